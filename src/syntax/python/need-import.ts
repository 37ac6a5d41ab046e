import type { TextEdit } from '../../core/finding.ts';
import { lineStart, nextLine } from '../lines.ts';
import { span, type Tree } from '../parse.ts';
import { escapeRegExp } from '../words.ts';
import { addImport, type WantedImport } from './add-import.ts';
import { importsOf, type PythonImport } from './imports.ts';
import { identifiersOf, isNamedInTypes, readsOf } from './names.ts';
import { hasComment, removeStatement } from './statements.ts';

export interface NeededName {
  /** How the file writes it: `secrets`, `sec`, `literal_eval`. */
  readonly local: string;
  readonly edits: readonly TextEdit[];
}

/**
 * A standard module, or a name of one, ready for use everywhere in the file: what is imported already,
 * else with the edit that imports it. Undefined when the file uses the name for something else.
 */
export function needImport(path: string, text: string, tree: Tree, wanted: WantedImport): NeededName | undefined {
  const [present] = namesFor(tree, wanted);
  if (present !== undefined) return { local: present, edits: [] };
  const bound = wanted.alias ?? wanted.name ?? wanted.module;
  if (isNameUsed(tree, bound)) return undefined;
  return { local: bound, edits: [addImport(path, text, tree, wanted, (module) => isOfPackage(module, path))] };
}

/** True for modules of the folder that the file lies in, with `src/` in front of it or not. */
function isOfPackage(module: string, path: string): boolean {
  const [first, second] = path.split('/');
  const root = first === 'src' && second !== undefined ? second : first;
  return path.includes('/') && module.split('.')[0] === root;
}

/** How the file writes what is wanted, by its imports at the top level: `yaml`, `y.safe_load`; empty when it is not imported. */
export function namesFor(tree: Tree, wanted: WantedImport): string[] {
  const found: string[] = [];
  for (const statement of importsOf(tree)) {
    if (statement.where !== 'module') continue;
    for (const name of statement.names) {
      const isSame =
        statement.kind === 'import'
          ? wanted.name === undefined && name.name === wanted.module
          : statement.module === wanted.module && name.name === wanted.name;
      if (isSame) found.push(name.bound);
      else if (statement.kind === 'import' && name.name === wanted.module && wanted.name !== undefined) {
        found.push(`${name.bound}.${wanted.name}`);
      }
    }
  }
  return found;
}

/** True when the name stands anywhere in the file for something: not behind a dot. */
export function isNameUsed(tree: Tree, name: string): boolean {
  return identifiersOf(tree.root(), name).some((node) => node.parent()?.is('attribute') !== true);
}

/**
 * Takes imports of the names away that nothing uses once `edits` are made, and answers with the edits of the imports:
 * those of `added` and the removals. An import that may be wanted by others - listed in `__all__`, quoted, commented,
 * in `__init__.py`, conditional - stays.
 */
export function dropUnusedImports(
  path: string,
  text: string,
  tree: Tree,
  names: readonly string[],
  edits: readonly TextEdit[],
  added: readonly TextEdit[] = [],
): TextEdit[] {
  if (/(^|\/)__init__\.py$/.test(path)) return [...added];
  const unused = new Set(names.filter((name) => !isStillUsed(tree, name, edits)));
  const result = [...added];
  for (const statement of importsOf(tree)) {
    if (statement.where !== 'module' || !statement.names.some(({ bound }) => unused.has(bound))) continue;
    if (hasComment(text, statement.node)) continue;
    const { start, end } = span(statement.node);
    const within = result.filter((edit) => start < edit.start && edit.start <= end && edit.start === edit.end);
    const removal = dropNames(path, text, statement, unused, within);
    if (removal === undefined) continue;
    for (const edit of within) result.splice(result.indexOf(edit), 1);
    result.push(removal);
  }
  return result;
}

function isStillUsed(tree: Tree, name: string, edits: readonly TextEdit[]): boolean {
  const isGone = (start: number, end: number) => edits.some((edit) => edit.start <= start && end <= edit.end);
  if (readsOf(tree.root(), name).some((node) => !isGone(span(node).start, span(node).end))) return true;
  // The new text may use the name as well.
  const word = new RegExp(`(?<![\\w.])${escapeRegExp(name)}(?!\\w)`);
  if (edits.some((edit) => word.test(edit.text)) || isNamedInTypes(tree.root(), name)) return true;
  return importsOf(tree).filter((statement) => statement.names.some(({ bound }) => bound === name)).length > 1;
}

/** One edit of the statement: without the names, with what `within` writes into it. Undefined when it is too involved. */
function dropNames(
  path: string,
  text: string,
  statement: PythonImport,
  unused: ReadonlySet<string>,
  within: readonly TextEdit[],
): TextEdit | undefined {
  const kept = statement.names.filter(({ bound }) => !unused.has(bound)).map(({ node }) => node.text());
  const fresh = within.map((edit) => edit.text.replace(/^[\s,]+|[\s,]+$/g, ''));
  if (kept.length + fresh.length === 0) return removeStatement(path, text, statement.node);
  const first = statement.names[0];
  const last = statement.names.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const start = span(first.node).start;
  const end = span(last.node).end;
  if (!text.slice(start, end).includes('\n')) return { path, start, end, text: [...kept, ...fresh].join(', ') };
  const gone = statement.names.filter(({ bound }) => unused.has(bound));
  const only = gone[0];
  if (gone.length !== 1 || only === undefined || fresh.length > 0) return undefined;
  const line = { start: lineStart(text, span(only.node).start), end: nextLine(text, span(only.node).end) };
  const isOnOwnLine = text.slice(line.start, line.end).trim() === `${only.node.text()},`;
  return isOnOwnLine ? { path, ...line, text: '' } : undefined;
}
