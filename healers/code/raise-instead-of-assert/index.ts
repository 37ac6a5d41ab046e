import type { CodeHealer } from '#core/healer.ts';
import { indentationAt, lineEnding, lineStart } from '#syntax/lines.ts';
import { parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { findAccessAsserts, type AccessAssert } from '#syntax/python/access-asserts.ts';
import { importsOf } from '#syntax/python/imports.ts';
import { descendants, enclosing } from '#syntax/python/nodes.ts';
import { indentationStep, restOfLine } from '#syntax/python/statements.ts';

/** Checks access with a condition, which stays when Python leaves assertions out. */
export const healer: CodeHealer = {
  name: 'raise-instead-of-assert',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/assert-as-check'],
  // The type of the error changes: an AssertionError is what nobody is meant to catch.
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const tree = parse(path, text);
    const { start, end } = rangeOf(finding.place, text);
    const found = findAccessAsserts(tree).find(
      ({ statement }) => span(statement).start < end && start < span(statement).end,
    );
    if (found === undefined) return { leftAlone: 'No assertion checks access here.' };
    const { statement } = found;
    const head = lineStart(text, span(statement).start);
    const rest = restOfLine(text, statement);
    if (text.slice(head, span(statement).start).trim() !== '' || rest.startsWith(';'))
      return { leftAlone: 'The assertion shares its line with other code.' };
    if (statement.text().includes('\n') || rest.startsWith('#'))
      return { leftAlone: 'The assertion takes several lines, or has a comment.' };
    if (isCaught(statement))
      return { leftAlone: 'An AssertionError is caught around it: that would have to change, too.' };
    const error = errorFor(found, tree);
    const indent = indentationAt(text, head);
    const message = found.message === undefined ? '' : `(${found.message.text()})`;
    const lines = [
      `${indent}if ${negate(found.condition)}:`,
      `${indent}${indentationStep(text)}raise ${error}${message}`,
    ];
    return {
      change: { edits: [{ path, start: head, end: span(statement).end, text: lines.join(lineEnding(text)) }] },
      summary: `Raise ${error} where an assertion may be left out`,
    };
  },
};

/** Django answers its own error with 403; elsewhere Python's own error for what is not permitted. */
function errorFor({ asks }: AccessAssert, tree: Tree): string {
  if (asks === 'genuine') return 'ValueError';
  const django = importsOf(tree).find(({ module }) => module === 'django.core.exceptions');
  return django?.names.find(({ name }) => name === 'PermissionDenied')?.bound ?? 'PermissionError';
}

function isCaught(statement: Node): boolean {
  const tried = enclosing(statement, 'try_statement');
  if (tried === undefined) return false;
  const handlers = descendants(tried, 'except_clause').map((node) => node.text().split(':')[0] ?? '');
  return handlers.some((handler) => /^except\s*$|AssertionError|\bException\b|OSError|ValueError/.test(handler));
}

const opposites: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
};

function negate(condition: Node): string {
  if (condition.is('not_operator')) return condition.field('argument')?.text() ?? `not (${condition.text()})`;
  if (condition.is('comparison_operator')) {
    const [left, right, ...more] = condition.namedChildren();
    const between = left && right ? condition.text().slice(left.text().length, -right.text().length).trim() : '';
    const opposite = opposites[between];
    if (left && right && more.length === 0 && opposite) return `${left.text()} ${opposite} ${right.text()}`;
  }
  return /^(identifier|attribute|call|subscript|parenthesized_expression)$/.test(String(condition.kind()))
    ? `not ${condition.text()}`
    : `not (${condition.text()})`;
}
