import type { CodeFinding, TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { identifiersOf, readsOf, roleOf } from '#syntax/python/names.ts';
import { enclosing, statementOf } from '#syntax/python/nodes.ts';
import { hasComment, removeStatement } from '#syntax/python/statements.ts';

/** Takes away a local variable that nothing reads, when making its value does nothing else. */
export const healer: CodeHealer = {
  name: 'remove-unused-variable',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/F841', 'pyright/reportUnusedVariable'],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const target = targetOf(finding, context.text, tree);
    if (target === undefined) return { leftAlone: 'no variable is bound here' };
    const scope = enclosing(target, 'function_definition');
    if (scope === undefined) return { leftAlone: 'variables of a module or class can be read from outside' };
    const name = target.text();
    if (readsOf(scope, name).length > 0) return { leftAlone: `${name} is read in this function` };
    if (identifiersOf(scope, name).some((node) => roleOf(node) === 'declare'))
      return { leftAlone: `${name} belongs to an outer scope` };
    if (/\b(locals|vars|eval|exec)\(/.test(scope.text()))
      return { leftAlone: `the function may read ${name} by its name` };
    const edit = removalOf(path, context.text, target);
    return 'doubt' in edit
      ? { leftAlone: edit.doubt }
      : { change: { edits: [edit] }, summary: `Remove the variable ${name}, which nothing reads` };
  },
};

function targetOf(finding: CodeFinding, text: string, tree: Tree): Node | undefined {
  const { start, end } = rangeOf(finding.place, text);
  const quoted = /[`"'](\w+)[`"']/.exec(finding.message)?.[1];
  return tree
    .root()
    .findAll({ rule: { kind: 'identifier' } })
    .find(
      (node) =>
        span(node).start < end &&
        span(node).end > start &&
        roleOf(node) === 'bind' &&
        (quoted === undefined || node.text() === quoted),
    );
}

function removalOf(path: string, text: string, target: Node): TextEdit | { readonly doubt: string } {
  const parent = target.parent();
  const asTarget = parent?.is('as_pattern_target') === true ? parent : undefined;
  const asPattern = asTarget?.parent();
  if (asTarget !== undefined && asPattern != null) {
    if (enclosing(asPattern, 'with_item', 'except_clause') === undefined)
      return { doubt: 'the name is part of a pattern' };
    // `with open(p) as f:` becomes `with open(p):`: what runs is the same.
    const value = asPattern.children().find((child) => child.isNamed());
    if (value === undefined) return { doubt: 'the statement cannot be read' };
    return { path, start: span(value).end, end: span(asPattern).end, text: '' };
  }
  const statement = statementOf(target);
  if (
    parent?.is('assignment') !== true ||
    statement?.is('expression_statement') !== true ||
    parent.parent()?.id() !== statement.id()
  )
    return { doubt: 'the variable is bound together with others, or by a loop' };
  const value = parent.field('right');
  if (value?.is('assignment') === true) return { doubt: 'the value is assigned to another variable too' };
  if (value !== null && !isInert(value))
    return { doubt: 'making the value may do something, or keep something alive: only a person knows' };
  if (hasComment(text, statement)) return { doubt: 'a comment stands beside the statement and would go with it' };
  return removeStatement(path, text, statement);
}

const inertLeaves = ['string', 'integer', 'float', 'true', 'false', 'none', 'identifier', 'ellipsis', 'lambda'];
const inertDisplays = ['list', 'tuple', 'dictionary', 'pair', 'parenthesized_expression', 'concatenated_string'];

/** True when evaluating cannot call code of anybody: literals, names, displays of them, and arithmetic on numbers. */
function isInert(node: Node): boolean {
  const kind = String(node.kind());
  if (kind === 'string') return node.find({ rule: { kind: 'interpolation' } }) === null;
  if (inertLeaves.includes(kind)) return true;
  const parts = node.children().filter((child) => child.isNamed() && !child.is('comment'));
  if (inertDisplays.includes(kind)) return parts.every(isInert);
  return kind === 'comparison_operator' ? parts.every(isNumber) : isNumber(node);
}

function isNumber(node: Node): boolean {
  if (node.is('integer') || node.is('float')) return true;
  if (!/^(binary_operator|unary_operator|parenthesized_expression)$/.test(String(node.kind()))) return false;
  // Powers and shifts can take all memory, divisions can fail: they are not taken for nothing.
  return !/\*\*|<<|\/|%/.test(node.text()) && node.children().every((child) => !child.isNamed() || isNumber(child));
}
