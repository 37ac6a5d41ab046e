import type { TextEdit } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import { enclosingFunction, isFunction } from '#syntax/javascript/nodes.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { nodesAt, usesOf } from '#syntax/typescript/nodes.ts';

const statements = /_statement$|_declaration$|^variable_declarator$/;

/** Edits that await a promise where it is put into a variable that the flagged statement reads. */
export async function awaitAtOrigin(path: string, start: number, context: CodeContext): Promise<TextEdit[]> {
  const root = parse(path, context.text).root();
  const holders = nodesAt(root, start);
  const statement = holders.findLast((node) => statements.test(String(node.kind())));
  if (statement === undefined) return [];
  const words = { any: [{ kind: 'identifier' }, { kind: 'shorthand_property_identifier' }] };
  const names = new Set(statement.findAll({ rule: words }).map((node) => node.text()));
  const edits: TextEdit[] = [];
  for (const owner of holders.filter((node) => isFunction(node) && isAsync(node)).toReversed()) {
    for (const value of valuesOf(owner, names, start)) {
      const { start: at, end } = span(value.node);
      const type = await context.typescript.typeAt(path, at, end);
      if (type === undefined || !/(^|[|&] )Promise(Like)?</.test(type)) continue;
      if (isHandledAsPromise(owner, value.name)) continue;
      edits.push({ path, start: at, end: at, text: 'await ' });
    }
  }
  return edits;
}

/** Calls that are put into one of the names, or into a pattern at `start`, directly in this function. */
function valuesOf(owner: Node, names: ReadonlySet<string>, start: number): { name: string; node: Node }[] {
  const found: { name: string; node: Node }[] = [];
  const rule = { any: [{ kind: 'variable_declarator' }, { kind: 'assignment_expression' }] };
  for (const each of owner.findAll({ rule })) {
    const name = (each.field('name') ?? each.field('left'))?.text();
    const node = each.field('value') ?? each.field('right');
    if (name === undefined || node === null || node.kind() !== 'call_expression') continue;
    const { start: from, end: to } = span(each);
    const isPatternHere = /^[[{]/.test(name) && from <= start && start < to;
    if (!names.has(name) && !isPatternHere) continue;
    const nearest = enclosingFunction(each);
    if (nearest?.id() === owner.id()) found.push({ name, node });
  }
  return found;
}

function isAsync(node: Node): boolean {
  return node.children().some((child) => child.kind() === 'async');
}

/** The code knows elsewhere that it holds a promise: it runs beside other work on purpose. */
function isHandledAsPromise(owner: Node, name: string): boolean {
  return usesOf(owner, name).some((use) => {
    const parent = use.parent();
    if (parent?.kind() === 'await_expression') return true;
    if (parent?.kind() === 'member_expression')
      return /^(then|catch|finally)$/.test(parent.field('property')?.text() ?? '');
    return use.ancestors().some((each) => each.kind() === 'call_expression' && /^Promise\./.test(each.text()));
  });
}
