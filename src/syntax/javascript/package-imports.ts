import type { TextEdit } from '../../core/finding.ts';
import { lineEnding } from '../lines.ts';
import { findAll, span, type Tree } from '../parse.ts';
import { referencesIn, removeLine, removeNames } from '../typescript/imports.ts';
import { bracesOf, insertionPoint, presentName, sourceOf, type ModuleSystem, type NeededName } from './imports.ts';
import { freeName } from './names.ts';
import { namedChildren } from './nodes.ts';
import { quoteOf, usesSemicolons } from './strings.ts';

/** One name of a module: `imported` is `default`, `*`, or the name as the module exports it. */
export interface WantedName {
  readonly module: string;
  readonly imported: string;
  readonly local: string;
}

/**
 * A name of a package, ready for use at the top level of the file, as `needBuiltin` does it for Node's own modules.
 * Undefined when the name is taken, or when CommonJS would have to guess what a default export is.
 */
export function needName(
  path: string,
  text: string,
  tree: Tree,
  system: ModuleSystem,
  wanted: WantedName,
): NeededName | undefined {
  const { module, imported, local } = wanted;
  const present = presentName(tree, module.replace(/^node:/, ''), imported);
  // The module itself may be there under the name of its default export.
  if (present !== undefined) return { local: present.replace(/\.(?:default|\*)$/, ''), edits: [] };
  if (freeName(local, text) !== local || (system === 'commonjs' && imported === 'default')) return undefined;
  const statements = namedChildren(tree.root());
  if (imported !== 'default' && imported !== '*') {
    const same = statements.find((one) => sourceOf(one) === module && bracesOf(one) !== undefined);
    const last = same && namedChildren(bracesOf(same) ?? same).at(-1);
    if (last) return { local, edits: [{ path, start: span(last).end, end: span(last).end, text: `, ${local}` }] };
  }
  const quote = quoteOf(text);
  const end = usesSemicolons(text) ? ';' : '';
  const names = imported === 'default' ? local : imported === '*' ? `* as ${local}` : `{ ${local} }`;
  const required = imported === '*' ? local : names;
  const line =
    system === 'esm'
      ? `import ${names} from ${quote}${module}${quote}${end}`
      : `const ${required} = require(${quote}${module}${quote})${end}`;
  const lastImport = statements.findLast((one) => sourceOf(one) !== undefined);
  if (lastImport) {
    const at = span(lastImport).end;
    return { local, edits: [{ path, start: at, end: at, text: lineEnding(text) + line }] };
  }
  const at = insertionPoint(text, tree.root(), statements, module);
  return { local, edits: [{ path, start: at, end: at, text: line + lineEnding(text) }] };
}

/**
 * Takes imported names away that nothing uses once `edits` are made. A whole import goes only when it is one of Node's
 * own modules, which do nothing when they are loaded; an import that `added` writes into stays as it is. Answers with `added` and the removals.
 */
export function dropNames(
  tree: Tree,
  path: string,
  text: string,
  names: readonly string[],
  edits: readonly TextEdit[],
  added: readonly TextEdit[],
): TextEdit[] {
  const root = tree.root();
  const isGone = (start: number, end: number) => edits.some((edit) => edit.start <= start && end <= edit.end);
  const result = [...added];
  for (const statement of referencesIn(root)) {
    if (statement.kind !== 'import' && statement.kind !== 'require') continue;
    if (added.some((edit) => statement.start < edit.start && edit.start < statement.end)) continue;
    const unused = statement.names.filter(({ local }) => {
      if (!names.includes(local)) return false;
      if (edits.some((edit) => new RegExp(`(?<![\\w$.])${local.replaceAll('$', '\\$')}(?![\\w$])`).test(edit.text)))
        return false;
      const uses = findAll(tree, {
        any: [{ kind: 'identifier' }, { kind: 'type_identifier' }, { kind: 'shorthand_property_identifier' }],
        regex: `^${local.replaceAll('$', '\\$')}$`,
      }).map(span);
      return uses.every(({ start, end }) => (statement.start <= start && end <= statement.end) || isGone(start, end));
    });
    if (unused.length === 0) continue;
    if (unused.length === statement.names.length) {
      const isOwn = statement.specifier.startsWith('node:');
      if (!isOwn) continue;
      // A new import that would stand behind this one takes its place.
      const behind = result.findIndex((edit) => edit.start === statement.end && edit.end === statement.end);
      const next = result[behind];
      if (next === undefined) result.push(removeLine(path, text, statement.start, statement.end));
      else result[behind] = { path, start: statement.start, end: statement.end, text: next.text.replace(/^\s+/, '') };
      continue;
    }
    if (statement.kind === 'require') continue;
    const edit = removeNames(path, text, statement, new Set(unused.map(({ local }) => local)));
    if (edit) result.push(edit);
  }
  return result;
}
