import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { indentationAt, lineEnding, lineStart, nextLine } from '#syntax/lines.ts';
import { parse, span, type Tree } from '#syntax/parse.ts';
import { Positions } from '#syntax/positions.ts';
import { addImport } from '#syntax/python/add-import.ts';
import { effectOfImport } from '#syntax/python/import-effects.ts';
import { importsOf, type PythonImport } from '#syntax/python/imports.ts';
import { isNamedInText } from '#syntax/python/names.ts';
import { hasComment, indentationStep, removeStatement } from '#syntax/python/statements.ts';
import { typingName } from '#syntax/python/target-version.ts';
import { usersElsewhere } from '#syntax/python/users-elsewhere.ts';
import { needsOf, type Needs } from './needs.ts';

/** More deferred imports than this would hide the dependency instead of moving it. */
const mostFunctions = 2;

/** Opens a cycle of imports at the import that is needed least, without changing what runs when. */
export const healer: CodeHealer = {
  name: 'break-import-cycle',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/import-cycle'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path, line, endLine } = finding.place;
    const tree = parse(path, context.text);
    const positions = new Positions(context.text);
    const from = positions.lineStart(line);
    const to = positions.nextLineStart(endLine);
    const statement = importsOf(tree).find(({ node }) => span(node).start < to && span(node).end > from);
    if (statement === undefined) return { leftAlone: 'no import stands at this place' };
    const reason = await reasonToKeep(path, statement, context, tree);
    if (reason !== undefined) return { leftAlone: reason };
    const needs = needsOf(tree, statement);
    if ('doubt' in needs) return { leftAlone: needs.doubt };
    const acting =
      needs.functions.size === 0 && needs.forTypes.length === 0
        ? await effect(path, statement, context, tree)
        : undefined;
    if (acting !== undefined) return { leftAlone: acting };
    return planFor(path, statement, needs, context, tree);
  },
};

async function reasonToKeep(
  path: string,
  statement: PythonImport,
  context: CodeContext,
  tree: Tree,
): Promise<string | undefined> {
  if (statement.where !== 'module') return 'the import does not run when the module is loaded';
  if (statement.isWildcard) return 'a wildcard import: nobody can tell which names are needed';
  if (statement.kind === 'import' && statement.names.length > 1)
    return 'the statement imports several modules: split it first';
  if (hasComment(context.text, statement.node)) return 'a comment stands at the import and would go with it';
  if (/(^|\/)__init__\.py$/.test(path)) return 'the package offers what it imports here to its users';
  for (const name of statement.names) {
    if (new RegExp(`__all__[\\s\\S]*["']${name.bound}["']`).test(context.text))
      return `\`__all__\` offers ${name.bound} to others`;
    const user = await usersElsewhere(path, name.bound, context);
    if (user !== undefined) return `${user} takes ${name.bound} from this module`;
    if (isNamedInText(tree.root(), name.bound) && /globals\(\)|getattr\(/.test(context.text))
      return `a string names ${name.bound}, which may be looked up when the program runs`;
  }
  return undefined;
}

/** Why an import that no name needs may still be there on purpose. */
async function effect(
  path: string,
  statement: PythonImport,
  context: CodeContext,
  tree: Tree,
): Promise<string | undefined> {
  for (const name of statement.names) {
    const found = await effectOfImport(path, statement, name, importsOf(tree), context);
    if (found.mayAct) return found.reason;
  }
  return undefined;
}

function planFor(path: string, statement: PythonImport, needs: Needs, context: CodeContext, tree: Tree) {
  const what = statement.kind === 'import' ? (statement.names[0]?.name ?? '') : statement.module;
  const { functions, forTypes } = needs;
  if (functions.size > mostFunctions) {
    const names = [...functions.values()].map(({ name }) => name).join(', ');
    return {
      leftAlone: `${functions.size} functions need the import (${names}): move what both modules share into a third`,
    };
  }
  const edits: TextEdit[] = [];
  for (const fn of functions.values()) {
    const edit = deferInto(path, context.text, statement, fn);
    if (edit === undefined) return { leftAlone: `${fn.name} is written on one line: an import does not fit in` };
    edits.push(edit);
  }
  if (forTypes.length > 0) edits.push(...importForTypes(path, context.text, tree, statement, forTypes));
  else edits.push(removeStatement(path, context.text, statement.node));
  const summary =
    functions.size > 0
      ? `Import ${what} where it is used, so that the modules no longer need each other to load`
      : forTypes.length > 0
        ? `Import ${what} for type checking only, since only annotations use it`
        : `Remove the unused import of ${what}, which closes a cycle`;
  return { change: { edits }, summary };
}

/** The statement with some of its names only. */
function restricted(statement: PythonImport, names: readonly string[]): string {
  if (statement.kind === 'import') return statement.node.text();
  const kept = statement.names.filter((name) => names.includes(name.bound)).map((name) => name.node.text());
  return `from ${statement.module} import ${kept.join(', ')}`;
}

/** As the first statement of the function, behind its docstring. */
function deferInto(
  path: string,
  text: string,
  statement: PythonImport,
  fn: Needs['functions'] extends ReadonlyMap<number, infer F> ? F : never,
): TextEdit | undefined {
  const first = fn.body.children().find((node) => node.isNamed() && !node.is('comment'));
  if (first === undefined) return undefined;
  const isDocstring = first.is('expression_statement') && first.children()[0]?.is('string') === true;
  const indent = indentationAt(text, span(first).start);
  const at = isDocstring ? nextLine(text, span(first).end) : lineStart(text, span(first).start);
  if (text.slice(lineStart(text, span(first).start), span(first).start).trim() !== '') return undefined;
  return { path, start: at, end: at, text: indent + restricted(statement, fn.names) + lineEnding(text) };
}

/** Under `if TYPE_CHECKING:`, in place of the statement, with the import of that name where it is missing. */
function importForTypes(
  path: string,
  text: string,
  tree: Tree,
  statement: PythonImport,
  names: readonly string[],
): TextEdit[] {
  const { start, end } = span(statement.node);
  const flag = typingName(tree, 'TYPE_CHECKING');
  const ending = lineEnding(text);
  const guarded = `if ${flag ?? 'TYPE_CHECKING'}:${ending}${indentationStep(text)}${restricted(statement, names)}`;
  if (flag !== undefined) return [{ path, start, end, text: guarded }];
  const added = addImport(path, text, tree, { module: 'typing', name: 'TYPE_CHECKING' }, () => false);
  // The flag must be bound before it is asked.
  if (added.start > start)
    return [{ path, start, end, text: `from typing import TYPE_CHECKING${ending}${ending}${guarded}` }];
  if (added.start === start) return [{ path, start, end, text: added.text + guarded }];
  return [added, { path, start, end, text: guarded }];
}
