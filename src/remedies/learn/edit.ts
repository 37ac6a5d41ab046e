import type { CodePlace } from '#core/finding.ts';
import { languageOf, parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf, type Range } from '#syntax/positions.ts';
import { readDefinitions } from './definitions.ts';
import { findChanges, rangeBefore, type Change, type Path } from './difference.ts';
import { readImports, type ImportedName } from './imports.ts';
import { canBeRoot, isImport, type Family } from './kinds.ts';
import { limits, normalise, refuse, type Refusal } from './pair.ts';
import { readTerm, type Term } from './term.ts';

/** One cure as a change of one piece of syntax; several when more of the enclosing code can be taken in. */
export interface Edit {
  readonly family: Family;
  readonly path: string;
  /** Of the finding; undefined: the change itself. */
  readonly place: CodePlace | undefined;
  readonly beforeText: string;
  readonly afterText: string;
  /** Of the whole file, before. */
  readonly tree: Tree;
  readonly before: Term;
  readonly after: Term;
  /** Everything that changed in the file, by its place in the text before. */
  readonly changed: readonly Range[];
  readonly beforeImports: ReadonlyMap<string, ImportedName>;
  readonly afterImports: ReadonlyMap<string, ImportedName>;
  /** Of the file before, by name: what its own top level calls into being. */
  readonly definitions: ReadonlyMap<string, string>;
}
export interface EditSource {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Undefined: the whole file is about this one change. */
  readonly place: CodePlace | undefined;
}

/** The change at the place of a finding, from the smallest code that it is about to the largest. */
export function findEdits(source: EditSource): readonly Edit[] | Refusal {
  const { path, before, after, place } = source;
  const language = languageOf(path);
  if (language === undefined) return refuse('does-not-parse', `${path} is no source file.`);
  if (before.length > limits.textLength || after.length > limits.textLength) {
    return refuse('too-large', `The file has more than ${limits.textLength} characters.`);
  }
  const family: Family = language === 'python' ? 'python' : 'script';
  const trees = { before: parse(path, before), after: parse(path, after) };
  const all = findChanges(trees.before.root(), trees.after.root());
  if (all === undefined) return refuse('too-large', 'The code is nested too deeply, or a list in it is too long.');
  const changes = all.filter((change) => !isOfImports(change));
  if (all.length === 0) return refuse('nothing-changed', 'The two texts hold the same code.');
  if (changes.length === 0) return refuse('imports-only', 'Only imports changed.');
  const near = place === undefined ? changes : changesAt(changes, before, place);
  if (near.length === 0) return refuse('not-at-the-finding', 'Nothing changed where the finding was.');
  if (changes.length - near.length > limits.changesElsewhere) {
    return refuse('too-large', `${changes.length - near.length} other places of the file changed as well.`);
  }
  return readLevels(commonPath(near), {
    ...{ family, path, place, trees, before, after },
    changed: changes.map(rangeBefore),
  });
}

function isOfImports({ path, gone, come }: Change): boolean {
  if (path.some(([node]) => isImport(String(node.kind())))) return true;
  return [...gone, ...come].every((node) => isImport(String(node.kind())));
}

/** Changes inside the finding's place; else, for a finding that is a mere point of it, those of its line. */
function changesAt(changes: readonly Change[], text: string, place: CodePlace): Change[] {
  const range = rangeOf(place, text);
  const touches = (from: number, to: number) => (change: Change) => {
    const at = rangeBefore(change);
    if (change.gone.length === 0 && at.end - at.start > 2000) return false;
    return at.start < to && from < at.end;
  };
  const inside = changes.filter(touches(range.start, range.end));
  if (inside.length > 0) return inside;
  const lineEnd = text.indexOf('\n', range.end - 1);
  return changes.filter(touches(text.lastIndexOf('\n', range.start - 1) + 1, lineEnd < 0 ? text.length : lineEnd));
}

/** The way from the root that all these changes share. */
function commonPath(changes: readonly Change[]): Path {
  const full = changes.map(({ path, gone, come }): Path => {
    const [one, other] = [gone[0], come[0]];
    return gone.length === 1 && come.length === 1 && one && other ? [...path, [one, other]] : path;
  });
  const [first = []] = full;
  let length = 0;
  while (length < first.length && full.every((path) => path[length]?.[0].id() === first[length]?.[0].id())) length++;
  return first.slice(0, length);
}

interface Files {
  readonly family: Family;
  readonly path: string;
  readonly place: CodePlace | undefined;
  readonly trees: { readonly before: Tree; readonly after: Tree };
  readonly before: string;
  readonly after: string;
  readonly changed: readonly Range[];
}

function readLevels(path: Path, files: Files): readonly Edit[] | Refusal {
  const imports = {
    before: readImports(files.family, files.trees.before),
    after: readImports(files.family, files.trees.after),
  };
  const definitions = readDefinitions(files.family, files.trees.before, imports.before, files.changed);
  const edits: Edit[] = [];
  let refusal: Refusal | undefined;
  for (const [one, other] of rootsOf(path)) {
    const shared = sharedBlocks(files.family, one, other);
    const before = readTerm(one, { family: files.family, imports: imports.before, shared: new Set(shared.keys()) });
    const after = readTerm(other, { family: files.family, imports: imports.after, shared: new Set(shared.keys()) });
    const inBlocks = [...shared.values()].reduce((sum, lines) => sum + lines, 0);
    const lines = one.text().split('\n').length - inBlocks;
    if (before === 'too-large' || after === 'too-large' || lines > limits.lines) {
      refusal = refuse('too-large', `The change is spread over ${lines} lines.`);
      break;
    }
    if (before === 'holds-a-comment' || after === 'holds-a-comment') {
      refusal = refuse('holds-a-comment', 'A comment stands inside the code that was changed.');
      break;
    }
    edits.push({
      family: files.family,
      path: files.path,
      place: files.place,
      tree: files.trees.before,
      beforeText: files.before,
      afterText: files.after,
      before,
      after,
      changed: files.changed,
      beforeImports: imports.before,
      afterImports: imports.after,
      definitions,
    });
    if (edits.length === limits.levels) break;
  }
  if (edits.length > 0) return edits;
  return refusal ?? refuse('several-statements', 'Several statements changed at once.');
}

/** Blocks that stand in both, by their normalised text, with how many line breaks they have; the outermost ones. */
function sharedBlocks(family: Family, before: Node, after: Node): ReadonlyMap<string, number> {
  const kind = family === 'python' ? 'block' : 'statement_block';
  const blocksOf = (node: Node) => node.findAll({ rule: { kind } });
  const there = new Set(blocksOf(after).map((block) => normalise(block.text())));
  const shared = new Map<string, number>();
  let end = -1;
  for (const block of blocksOf(before)) {
    const text = block.text();
    const range = span(block);
    if (range.start < end || !there.has(normalise(text)) || !/[\p{L}\p{N}]\W+[\p{L}\p{N}]/u.test(text)) continue;
    end = range.end;
    shared.set(normalise(text), text.split('\n').length - 1);
  }
  return shared;
}

/** What can be the root of a pattern, innermost first; what is called goes with its call, a list with its owner. */
function rootsOf(path: Path): Path {
  const roots: (readonly [Node, Node])[] = [];
  for (let at = path.length - 1; at > 0; at--) {
    const pair = path[at];
    const parent = path[at - 1]?.[0];
    if (pair === undefined || parent === undefined) continue;
    const [before, after] = pair;
    if (!canBeRoot(String(before.kind())) || !canBeRoot(String(after.kind()))) continue;
    if (/^(call|call_expression|new_expression)$/.test(String(parent.kind())) && isCallee(parent, before)) continue;
    if (/^(identifier|string|integer|true|false|none|number)$/.test(String(before.kind())) && at > 1) continue;
    const inner = roots.at(-1);
    if (inner && sameRange(inner[0], before) && sameRange(inner[1], after)) continue;
    roots.push(pair);
  }
  return roots;
}

function isCallee(call: Node, node: Node): boolean {
  const callee = call.field('function') ?? call.field('constructor');
  return callee !== null && callee.id() === node.id();
}

function sameRange(a: Node, b: Node): boolean {
  const [one, other] = [span(a), span(b)];
  return one.start === other.start && one.end === other.end;
}
