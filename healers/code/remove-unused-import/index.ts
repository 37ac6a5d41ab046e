import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { lineStart } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOfImport } from '#syntax/python/import-effects.ts';
import { importsOf, type ImportedName, type PythonImport } from '#syntax/python/imports.ts';
import { findMisspellings } from '#syntax/python/misspelt-imports.ts';
import { isNamedInText, readsOf } from '#syntax/python/names.ts';
import { enclosing } from '#syntax/python/nodes.ts';
import { hasComment, removeStatement } from '#syntax/python/statements.ts';
import { usersElsewhere } from '#syntax/python/users-elsewhere.ts';

/** Takes away an import that nothing uses, unless it may be there for what it does. */
export const healer: CodeHealer = {
  name: 'remove-unused-import',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/F401', 'pyright/reportUnusedImport'],
  safety: 'careful',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = offsetsOf(finding.place, context.text);
    const found = unusedAt(importsOf(tree), tree.root(), start, end, finding.message);
    if (found === undefined) return { leftAlone: 'no import that is unused stands at this place' };
    const { statement, name } = found;
    const reason = await reasonToKeep(path, statement, name, context);
    if (reason !== undefined) return { leftAlone: reason };
    const isWhole = statement.names.length === 1;
    if (isWhole || statement.kind === 'import') {
      const effect = await effectOfImport(path, statement, name, importsOf(tree), context);
      if (effect.mayAct) return { leftAlone: effect.reason };
    }
    const edit = isWhole ? removeStatement(path, context.text, statement.node) : removeName(path, statement, name);
    return { change: { edits: [edit] }, summary: `Remove the unused import of ${name.name}` };
  },
};

interface Unused {
  readonly statement: PythonImport;
  readonly name: ImportedName;
}

/** The name that the place or the message means; one that is not read anywhere. */
function unusedAt(
  imports: readonly PythonImport[],
  root: Node,
  start: number,
  end: number,
  message: string,
): Unused | undefined {
  const candidates = imports
    .filter(({ node }) => span(node).start < Math.max(end, start + 1) && span(node).end > start)
    .flatMap((statement) => statement.names.map((name) => ({ statement, name })));
  const unused = candidates.filter(({ name }) => readsOf(root, name.bound).length === 0);
  const quoted = /[`"']([^`"']+)[`"']/.exec(message)?.[1]?.replace(/ as .*$/, '');
  const inPlace = unused.filter(
    ({ name }) => span(name.node).start < Math.max(end, start + 1) && span(name.node).end > start,
  );
  const named = inPlace.find(({ name, statement }) => {
    const full = statement.kind === 'import' ? name.name : `${statement.module.replace(/\.$/, '')}.${name.name}`;
    return quoted === undefined || quoted === full || quoted === name.name || quoted === name.bound;
  });
  return named ?? (inPlace.length === 1 ? inPlace[0] : undefined);
}

async function reasonToKeep(
  path: string,
  statement: PythonImport,
  name: ImportedName,
  context: CodeContext,
): Promise<string | undefined> {
  const { node } = statement;
  const root = node.getRoot().root();
  if (/(^|\/)__init__\.pyi?$/.test(path))
    return 'a package may offer this name to its users: remove it or list it in __all__';
  if (path.endsWith('.pyi') || /(^|\/)conftest\.py$/.test(path)) return 'names of this file may be used by its reader';
  if (statement.kind === 'from' && /(^|\.)_[a-z]\w*$/.test(statement.module))
    return `${statement.module} is private: this module may be the place from which others take ${name.name}`;
  const isAlone =
    node
      .parent()
      ?.children()
      .filter((it) => it.isNamed() && !it.is('comment')).length === 1;
  if (statement.where === 'guarded' && isAlone) return 'a condition stands there for this import alone';
  if (name.alias === name.name)
    return `\`${name.name} as ${name.name}\` says that the name is offered to others on purpose`;
  if (statement.where === 'try' && enclosing(node, 'try_statement')?.find({ rule: { kind: 'except_clause' } }) != null)
    return 'the import is tried, which probes whether the module is there';
  if (statement.names.length === 1 ? hasComment(context.text, node) : commentBeside(context.text, name.node))
    return 'a comment stands beside the import and would go with it';
  if (isNamedInText(root, name.bound) && isInDunderAll(root, name.bound))
    return `\`__all__\` offers ${name.bound} to others`;
  if (statement.where === 'typing' && isNamedInText(root, name.bound))
    return 'a string or comment may use the name as a type';
  if (/^#\s*type:|:\s*["']/m.test(root.text()) && isNamedInAnnotation(root, name.bound))
    return 'a quoted type uses the name';
  const misspelt = await findMisspellings(root.getRoot(), {
    path,
    files: context.files,
    read: (file) => context.read(file),
  });
  const meant = misspelt.find((it) => it.statement.node.id() === node.id());
  if (meant !== undefined) return `\`${meant.wrong}\` looks like a misspelt \`${meant.right}\`, which the file uses`;
  const user = await usersElsewhere(path, name.bound, context);
  return user === undefined ? undefined : `${user} takes ${name.bound} from this module`;
}

function commentBeside(text: string, node: Node): boolean {
  const { end } = span(node);
  return /^[ \t]*,?[ \t]*\)?[ \t]*#/.test(text.slice(end, end + 200));
}

function isInDunderAll(root: Node, name: string): boolean {
  return new RegExp(`__all__[^\\n]*(=|extend|append)[\\s\\S]*["']${name}["']`).test(root.text());
}

/** A string in an annotation, in `cast("X", …)`, or a `# type:` comment that holds the name as a word. */
function isNamedInAnnotation(root: Node, name: string): boolean {
  const word = new RegExp(`(?<![\\w.])${name}(?!\\w)`);
  return root
    .findAll({ rule: { any: [{ kind: 'string' }, { kind: 'comment' }] } })
    .some((node) =>
      node.is('comment')
        ? /^#\s*type:/.test(node.text()) && word.test(node.text())
        : word.test(node.text()) && node.ancestors().some((outer) => outer.is('type')),
    );
}

/** One name of several: with its comma, and with its line when it has one of its own. */
function removeName(path: string, statement: PythonImport, name: ImportedName): TextEdit {
  const index = statement.names.indexOf(name);
  const own = span(name.node);
  const next = statement.names[index + 1];
  const previous = statement.names[index - 1];
  const text = statement.node.getRoot().root().text();
  const lineHead = text.slice(lineStart(text, own.start), own.start);
  const lineTail = /^[ \t]*,?[ \t]*\r?\n/.exec(text.slice(own.end))?.[0];
  if (lineHead.trim() === '' && lineTail !== undefined && (lineTail.includes(',') || next === undefined)) {
    const start = own.start - lineHead.length;
    // The last of the list without a trailing comma: the one before keeps its comma, which is allowed in parentheses.
    return { path, start, end: own.end + lineTail.length, text: '' };
  }
  if (next !== undefined) return { path, start: own.start, end: span(next.node).start, text: '' };
  return { path, start: previous === undefined ? own.start : span(previous.node).end, end: own.end, text: '' };
}
