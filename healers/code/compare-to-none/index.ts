import type { CodeHealer } from '#core/healer.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { importsOf } from '#syntax/python/imports.ts';

/** Libraries whose objects answer `== None` with something else than a truth value. */
const ownEquality =
  /^(sqlalchemy|sqlmodel|flask_sqlalchemy|peewee|pony|pandas|numpy|polars|pyspark|dask|xarray|google|tortoise|sympy|z3|playhouse)\b/;

/** Asks whether something is None by identity. */
export const healer: CodeHealer = {
  name: 'compare-to-none',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/E711'],
  safety: 'careful',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const comparison = tree
      .root()
      .findAll({ rule: { kind: 'comparison_operator' } })
      .find(
        (node) =>
          span(node).start < end &&
          span(node).end > start &&
          node.children().some((child) => child.is('none') && span(child).start < end && span(child).end > start),
      );
    const [left, operator, right, ...more] = comparison?.children() ?? [];
    if (
      comparison === undefined ||
      left === undefined ||
      operator === undefined ||
      right === undefined ||
      more.length > 0
    )
      return { leftAlone: 'no plain comparison with None stands here' };
    if (!left.is('none') && !right.is('none')) return { leftAlone: 'no side of the comparison is None' };
    const text = operator.text() === '==' ? 'is' : operator.text() === '!=' ? 'is not' : undefined;
    if (text === undefined) return { leftAlone: 'the comparison asks for something else than equality' };
    const library = importsOf(tree)
      .flatMap((item) => (item.kind === 'from' ? [item.module] : item.names.map((name) => name.name)))
      .find((module) => ownEquality.test(module));
    const other = left.is('none') ? right : left;
    if (library !== undefined && !(other.is('identifier') && isAsked(comparison)))
      return { leftAlone: `objects of ${library} may give == another meaning, as in a query` };
    if (isInQuery(comparison))
      return { leftAlone: 'the comparison is an argument of a query, where == may build a condition' };
    const edit = { path, ...span(operator), text: spaced(context.text, span(operator), text) };
    return { change: { edits: [edit] }, summary: `Compare with None by \`${text}\`` };
  },
};

function spaced(text: string, operator: { start: number; end: number }, word: string): string {
  const before = /\s/.test(text[operator.start - 1] ?? '') ? '' : ' ';
  const after = /\s/.test(text[operator.end] ?? '') ? '' : ' ';
  return before + word + after;
}

/** True where only the truth of the comparison counts. */
function isAsked(comparison: Node): boolean {
  const parent = comparison.parent();
  if (parent === null) return false;
  if (parent.is('not_operator') || parent.is('boolean_operator') || parent.is('parenthesized_expression'))
    return isAsked(parent);
  return /^(if_statement|elif_clause|while_statement|conditional_expression|assert_statement|if_clause)$/.test(
    String(parent.kind()),
  );
}

function isInQuery(comparison: Node): boolean {
  return comparison.ancestors().some((node) => {
    if (node.is('subscript'))
      return node.field('value')?.text() !== undefined && comparison.parent()?.id() === node.id();
    const callee = node.is('call') ? (node.field('function')?.text() ?? '') : '';
    return /(^|\.)(filter|where|having|and_|or_|not_|exclude|join|outerjoin|on|query|select|loc|case|when)$/.test(
      callee,
    );
  });
}
