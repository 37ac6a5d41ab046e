import type { Pattern, PatternExamples } from '#core/pattern.ts';
import { span, type Node } from '#syntax/parse.ts';
import { checkPattern } from '../pattern-conformance.ts';
import type { Edit } from './edit.ts';
import { isBlock, isStatement } from './kinds.ts';
import { healAt, placeAt, wouldChange } from './judge.ts';
import { limits, refuse, type Refusal } from './pair.ts';
import type { ImportedName } from './imports.ts';
import { isIdentifier, walk, type Term } from './term.ts';

/** One cure cut out of its file: the statement that it is about, with the imports of its names. */
export interface Example {
  readonly extension: string;
  readonly before: string;
  readonly after: string;
}
/** Code that a pattern must leave alone. */
export interface Untouched {
  /** `near`: made up, close to a cure; `left`: a finding that was left as it is; `kept`: a person said so. */
  readonly why: 'near' | 'left' | 'kept';
  readonly extension: string;
  readonly text: string;
}

/**
 * What a pattern shows of itself: each cure cut out of its file, and code beside it that must stay.
 * Refused when the cut no longer shows the cure, or the pattern does not keep what it promises on it.
 */
export function cutExample(pattern: Pattern, edit: Edit): Example | Refusal {
  let refusal: Refusal = refuse('does-not-conform', 'No statement could be cut out.');
  for (const { text, offset } of cutsOf(edit)) {
    const path = `before.${extensionOf(edit.path)}`;
    const place = placeAt(path, text, offset, offset + edit.before.end - edit.before.start);
    const healed = healAt(pattern, path, text, place);
    if (healed === undefined || 'refused' in healed) continue;
    const example = { extension: extensionOf(edit.path), before: text, after: healed.text };
    const wrong = complaintOf(pattern, [example], [{ why: 'near', extension: example.extension, text: '\n' }]);
    if (wrong === undefined) return example;
    refusal = refuse('does-not-conform', wrong);
  }
  return refusal;
}

export function toExamples(examples: readonly Example[], untouched: readonly Untouched[]): PatternExamples {
  return {
    heals: examples.map(({ extension, before, after }, at) => ({
      name: `before-${at + 1}.${extension}`,
      before,
      after,
    })),
    untouched: untouched.map(({ why, extension, text }, at) => ({
      name: `untouched-${why}-${at + 1}.${extension}`,
      text,
    })),
  };
}

/** The other way: what `toExamples` wrote, and what people wrote beside it. */
export function fromExamples({ heals, untouched }: PatternExamples): {
  readonly examples: readonly Example[];
  readonly untouched: readonly Untouched[];
} {
  return {
    examples: heals.map(({ name, before, after }) => ({ extension: extensionOf(name), before, after })),
    untouched: untouched.map(({ name, text }) => {
      const why = /^untouched-(near|left)-/.exec(name)?.[1];
      return { why: why === 'near' || why === 'left' ? why : 'kept', extension: extensionOf(name), text };
    }),
  };
}

/** What a pattern does not keep of its promise; undefined when it keeps it. */
export function complaintOf(
  pattern: Pattern,
  examples: readonly Example[],
  untouched: readonly Untouched[],
): string | undefined {
  return checkPattern(pattern, toExamples(examples, untouched))[0];
}

/** The same code with another name or word where the cure's own stood: near enough to be mistaken. */
export function makeNearMiss(pattern: Pattern, edit: Edit): Untouched | undefined {
  const [cut] = cutsOf(edit);
  if (cut === undefined) return undefined;
  const names = [...walk(edit.before)].filter((term) => term.children.length === 0 && isNameOfInterface(term));
  for (const name of names.toSorted((a, b) => b.start - a.start)) {
    const at = cut.offset + name.start - edit.before.start;
    const text = `${cut.text.slice(0, at)}other_${cut.text.slice(at, at + name.end - name.start)}${cut.text.slice(at + name.end - name.start)}`;
    if (!wouldChange(pattern, `untouched.${extensionOf(edit.path)}`, text)) {
      return { why: 'near', extension: extensionOf(edit.path), text };
    }
  }
  return undefined;
}

function isNameOfInterface(term: Term): boolean {
  return term.isNamed && !term.isLocal && /identifier$/.test(term.kind) && /^\w+$/.test(term.text);
}

/** A statement of the same file, before the cure, with its imports. */
export function cutUntouched(
  { path, tree, beforeText, beforeImports }: Edit,
  start: number,
  end: number,
): Untouched | undefined {
  const statement = statementAt(tree.root(), start, end);
  if (statement === undefined) return undefined;
  const range = span(statement);
  const { text } = dedentFrom(beforeText, range.start, range.end);
  if (text.split('\n').length > limits.exampleLines) return undefined;
  return { why: 'left', extension: extensionOf(path), text: `${headFor(text, beforeImports)}${text}\n` };
}

interface CutOut {
  readonly text: string;
  /** Where the changed code begins in it. */
  readonly offset: number;
}

/** The statement around the change, then the changed code alone. */
function cutsOf(edit: Edit): readonly CutOut[] {
  const { before, beforeText, tree, beforeImports } = edit;
  const needed = definitionsIn(edit);
  const cuts: CutOut[] = [];
  const statement = statementAt(tree.root(), before.start, before.end);
  const ranges = statement ? [span(statement), before] : [before];
  for (const { start, end } of ranges) {
    if (beforeText.slice(start, end).split('\n').length > limits.exampleLines) continue;
    const { text, shift } = dedentFrom(beforeText, start, end);
    const imports = headFor(`${text} ${needed}`, beforeImports);
    const head = needed === '' ? imports : `${imports}${needed}\n\n`;
    cuts.push({ text: `${head}${text}\n`, offset: head.length + shift(before.start) });
  }
  return cuts;
}

/** What the cure needs of the file's own top level. */
function definitionsIn({ before, after, definitions }: Edit): string {
  const names = (side: Term) => [...walk(side)].filter(isIdentifier).map(({ text }) => text);
  const old = new Set(names(before));
  return [...new Set(names(after))].flatMap((name) => (old.has(name) ? [] : (definitions.get(name) ?? []))).join('\n');
}

/** The imports of the names in a piece of code, and an empty line. */
function headFor(code: string, imports: ReadonlyMap<string, ImportedName>): string {
  const words = new Set(code.match(/[\p{L}\p{N}_$]+/gu));
  const statements = [...imports.values()]
    .filter(({ local, statement }) => statement !== undefined && words.has(local))
    .map(({ statement }) => statement ?? '')
    .slice(0, 10)
    .toSorted();
  return statements.length > 0 ? `${statements.join('\n')}\n\n` : '';
}

/** The smallest statement around a range that can stand alone. */
function statementAt(root: Node, start: number, end: number): Node | undefined {
  let at = root;
  let best: Node | undefined;
  for (let depth = 0; depth < limits.depth * 2; depth++) {
    const inner = at.children().find((child) => {
      const range = span(child);
      return child.isNamed() && range.start <= start && range.end >= end;
    });
    if (inner === undefined) break;
    const isOnItsOwn = isBlock(String(at.kind())) || at.is('module') || at.is('program');
    if (isOnItsOwn && isStatement(String(inner.kind()))) best = inner;
    at = inner;
  }
  return best;
}

/** Code moved to the margin, with `\n` at the end of lines; `shift` says where an offset of the file went. */
function dedentFrom(text: string, start: number, end: number): { text: string; shift: (offset: number) => number } {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const margin = /^[ \t]*/.exec(line)?.[0] ?? '';
  const move = (code: string) =>
    code
      .replaceAll('\r\n', '\n')
      .split('\n')
      .map((each, at) => (at > 0 && each.startsWith(margin) ? each.slice(margin.length) : each))
      .join('\n');
  return { text: move(text.slice(start, end)), shift: (offset) => move(text.slice(start, offset)).length };
}

export function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}
