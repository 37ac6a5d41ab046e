import type { TextEdit } from '#core/finding.ts';
import { span, type Node, type Tree } from '#syntax/parse.ts';
import { lineEnding, lineStart, nextLine } from '../lines.ts';
import { importsOf, type PythonImport } from './imports.ts';
import { descendants } from './nodes.ts';
import { standardModules } from './standard-library.ts';

/** An import of one name: `{ module: 'os' }`, `{ module: '.cache', name: 'LRU', alias: 'Cache' }`. */
export interface WantedImport {
  readonly module: string;
  readonly name?: string;
  readonly alias?: string;
}
/** isort's sections, in order; names of the project are known to the caller only. */
type Section = 1 | 2 | 3 | 4;

const longestLine = 88;

/** The import as a statement. */
export function writeImport(wanted: WantedImport): string {
  const alias = wanted.alias === undefined ? '' : ` as ${wanted.alias}`;
  return wanted.name === undefined
    ? `import ${wanted.module}${alias}`
    : `from ${wanted.module} import ${wanted.name}${alias}`;
}

/**
 * Adds an import where the file would have it: into an existing `from` list of the module, else on its own line in
 * its section and order, behind docstring, comments and `__future__`. `isLocal` tells modules of the project.
 */
export function addImport(
  path: string,
  text: string,
  tree: Tree,
  wanted: WantedImport,
  isLocal: (module: string) => boolean,
): TextEdit {
  const header = headerImports(tree);
  return (
    mergeIntoList(path, text, header, wanted) ??
    insertLine(path, text, tree, header, wanted, (module) => sectionOf(module, isLocal))
  );
}

/** Imports in front of the first definition: later ones may run too late. */
function headerImports(tree: Tree): PythonImport[] {
  const body = tree.root().children();
  const definition = body.find((node) =>
    ['function_definition', 'class_definition', 'decorated_definition'].includes(String(node.kind())),
  );
  const limit = definition === undefined ? Infinity : span(definition).start;
  return importsOf(tree).filter(({ node, where }) => where === 'module' && span(node).start < limit);
}

function sectionOf(module: string, isLocal: (module: string) => boolean): Section {
  if (module.startsWith('.')) return 4;
  if (standardModules.has(module.split('.')[0] ?? '')) return 1;
  return isLocal(module) ? 3 : 2;
}

function mergeIntoList(
  path: string,
  text: string,
  header: readonly PythonImport[],
  wanted: WantedImport,
): TextEdit | undefined {
  if (wanted.name === undefined) return undefined;
  // Renamed names stand on lines of their own, as isort puts them, unless the file mixes them already.
  const fits = ({ names }: PythonImport) =>
    names.some((name) => name.alias === undefined) &&
    (wanted.alias === undefined || names.some((name) => name.alias !== undefined));
  const list = header.find(
    (item) => item.kind === 'from' && item.module === wanted.module && !item.isWildcard && fits(item),
  );
  const last = list?.names.at(-1);
  if (list === undefined || last === undefined) return undefined;
  if (descendants(list.node, 'comment').length > 0) return undefined;
  if (text.slice(span(list.node).end, nextLine(text, span(list.node).end)).trim() !== '') return undefined;
  const written = wanted.alias === undefined ? wanted.name : `${wanted.name} as ${wanted.alias}`;
  const names = list.names.map((name) => name.node.text());
  const follower = orderOf(names)?.(names, written);
  const next = follower === undefined ? undefined : list.names[follower];
  const isMultiLine = list.node.text().includes('\n');
  if (!isMultiLine) {
    if (list.node.text().length + written.length + 2 > longestLine) return undefined;
    const at = next === undefined ? span(last.node).end : span(next.node).start;
    return { path, start: at, end: at, text: next === undefined ? `, ${written}` : `${written}, ` };
  }
  const own = list.names.every(
    ({ node }) => text.slice(lineStart(text, span(node).start), span(node).start).trim() === '',
  );
  if (!own) return undefined;
  const start = span((next ?? last).node).start;
  const indent = text.slice(lineStart(text, start), start);
  const gap = lineEnding(text) + indent;
  if (next !== undefined) return { path, start, end: start, text: `${written},${gap}` };
  const end = span(last.node).end;
  return { path, start: end, end, text: `,${gap}${written}` };
}

type FindFollower = (names: readonly string[], wanted: string) => number | undefined;

/** How a list is sorted; undefined when it is not, so that new names go to its end. */
function orderOf(names: readonly string[]): FindFollower | undefined {
  const keys: ((name: string) => string)[] = [
    (name) => name,
    (name) => name.toLowerCase(),
    // isort's default: CONSTANTS, then Classes, then functions.
    (name) => (/^[A-Z0-9_]+$/.test(name) && name.length > 1 ? '0' : /^[A-Z]/.test(name) ? '1' : '2') + name,
  ];
  const key = keys.find((by) => isSorted(names.map(by)));
  if (key === undefined) return undefined;
  return (list, wanted) => {
    const index = list.findIndex((name) => key(name) > key(wanted));
    return index === -1 ? undefined : index;
  };
}

function isSorted(values: readonly string[]): boolean {
  return values.every((value, index) => index === 0 || (values[index - 1] ?? '') <= value);
}

function insertLine(
  path: string,
  text: string,
  tree: Tree,
  header: readonly PythonImport[],
  wanted: WantedImport,
  section: (module: string) => Section,
): TextEdit {
  const line = writeImport(wanted);
  const ending = lineEnding(text);
  const own = section(wanted.module);
  const place = (at: number, written: string): TextEdit => ({ path, start: at, end: at, text: written });
  const sections = header.map((item) => section(item.module || (item.names[0]?.name ?? '')));
  const same = header.filter((_, index) => sections[index] === own);
  if (same.length > 0) {
    const before = same.findLast((item) => sortKey(item, same) <= sortKey(wantedAsImport(wanted), same));
    const [first] = same;
    if (before !== undefined) return place(lineEnd(text, before.node, ending), line + ending);
    if (first !== undefined) return place(lineStart(text, span(first.node).start), line + ending);
  }
  const earlier = header.findLast((_, index) => (sections[index] ?? own) < own);
  const later = header.find((_, index) => (sections[index] ?? own) > own);
  if (earlier !== undefined) {
    const at = lineEnd(text, earlier.node, ending);
    return place(at, separated(text, header, sections) ? ending + line + ending : line + ending);
  }
  if (later !== undefined) return place(lineStart(text, span(later.node).start), line + ending + ending);
  return atTop(path, text, tree, line, ending);
}

/** True when the file puts a blank line between sections, or has one section only. */
function separated(text: string, header: readonly PythonImport[], sections: readonly Section[]): boolean {
  for (let i = 1; i < header.length; i++) {
    const [above, below] = [header[i - 1], header[i]];
    if (above === undefined || below === undefined || sections[i - 1] === sections[i]) continue;
    return /\n[ \t]*\r?\n/.test(text.slice(span(above.node).end, span(below.node).start));
  }
  return true;
}

interface Sortable {
  readonly kind: 'import' | 'from';
  readonly module: string;
  readonly names: readonly { readonly name: string }[];
}
function wantedAsImport(wanted: WantedImport): Sortable {
  return {
    kind: wanted.name === undefined ? 'import' : 'from',
    module: wanted.module,
    names: wanted.name === undefined ? [] : [{ name: wanted.name }],
  };
}

/** Plain imports first, as isort does, unless the section mixes both kinds. */
function sortKey(item: Sortable, section: readonly PythonImport[]): string {
  const name = item.names[0]?.name ?? '';
  // Lines of one module go by their first name; a control character sorts before whatever a module's name goes on with.
  const module = (item.module === '' ? name : `${item.module}\u0001${item.kind === 'from' ? name : ''}`).toLowerCase();
  const firstFrom = section.findIndex((other) => other.kind === 'from');
  const isMixed = firstFrom !== -1 && section.slice(firstFrom).some((other) => other.kind === 'import');
  return isMixed ? module : `${item.kind === 'import' ? 0 : 1} ${module}`;
}

function lineEnd(text: string, node: Node, ending: string): number {
  const end = nextLine(text, span(node).end);
  // A file may end without a line break right behind its last import.
  return end === text.length && !text.endsWith(ending) ? span(node).end : end;
}

/** Behind the docstring, leading comments and `from __future__`; in front of the first real statement. */
function atTop(path: string, text: string, tree: Tree, line: string, ending: string): TextEdit {
  let after: Node | undefined;
  let first: Node | undefined;
  for (const node of tree.root().children()) {
    const isDocstring =
      node.is('expression_statement') && after === undefined && node.children()[0]?.is('string') === true;
    if (node.is('future_import_statement') || isDocstring) after = node;
    else if (!node.is('comment')) {
      first = node;
      break;
    }
  }
  if (after !== undefined) {
    const at = nextLine(text, span(after).end);
    const hasGap = /^[ \t]*\r?\n/.test(text.slice(at));
    return { path, start: at, end: at, text: hasGap ? ending + line + ending : ending + line + ending + ending };
  }
  const comments = tree
    .root()
    .children()
    .filter((node) => node.is('comment') && (first === undefined || span(node).start < span(first).start));
  let at = text.startsWith('\ufeff') ? 1 : 0;
  for (const comment of comments) {
    // A comment that stands right on top of the first statement belongs to that statement, except shebang and coding.
    const end = nextLine(text, span(comment).end);
    const isHead = /^#!|coding[:=]/.test(comment.text()) || /^[ \t]*\r?\n/.test(text.slice(end));
    if (isHead) at = end;
  }
  return { path, start: at, end: at, text: at > 1 ? ending + line + ending : line + ending + ending };
}
