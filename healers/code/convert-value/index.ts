import type { CodeFinding, TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import type { LeftAlone } from '#core/remedy.ts';
import { parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { descendants, isSame, nodeAt } from '#syntax/python/nodes.ts';
import { convertArgument } from './arguments.ts';
import { isLiteralText, isNumber, isText, wrapped, type Conversion } from './conversions.ts';

/** Converts a value to the type that is asked for, where the line as it stands can only fail and one conversion is meant. */
export const healer: CodeHealer = {
  name: 'convert-value',
  kind: 'code',
  languages: ['python'],
  rules: ['pyright/reportArgumentType', 'pyright/reportOperatorIssue', 'mypy/arg-type', 'mypy/operator'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const answer = /operator|Operator|operand/.test(finding.message.split('\n')[0] ?? '')
      ? convertOperand(finding, context, tree)
      : await convertArgument(finding, context, tree);
    if ('leftAlone' in answer) return answer;
    const edits: TextEdit[] = [
      ...(answer.imports ?? []),
      ...answer.parts.map(({ node, text }) => ({ path, ...span(node), text })),
    ];
    return { change: { edits }, summary: answer.summary };
  },
};

/** `"count: " + n`: a text is being built, and Python does not do this by itself. */
function convertOperand(finding: CodeFinding, context: CodeContext, tree: Tree): Conversion | LeftAlone {
  const match =
    /^Operator "(\+=?)" not supported for types "(.+?)" and "([^"]+)"/.exec(finding.message) ??
    /^Unsupported operand types for (\+) \("(.+?)" and "([^"]+)"\)/.exec(finding.message);
  const [, , left = '', right = ''] = match ?? [];
  const { start, end } = rangeOf(finding.place, context.text);
  const operation = match === null ? undefined : operationAt(tree, start, end);
  const a = operation?.field('left');
  const b = operation?.field('right');
  if (a == null || b == null) return { leftAlone: 'the operation has no single conversion that can be meant' };
  if (isText(left) && isNumber(right) && buildsText(a)) return { parts: [wrapped(b, 'str')], summary: say(b, 'str') };
  if (isNumber(left) && isText(right) && isLiteralText(b))
    return { parts: [wrapped(a, 'str')], summary: say(a, 'str') };
  if (left === 'bytes' && isText(right) && isPlainAscii(b))
    return { parts: [{ node: b, text: `b${b.text()}` }], summary: 'Write the text as bytes, which it is added to' };
  const listLike = /^(tuple\[|dict_keys\[|dict_values\[|dict_items\[|map\[|filter\[|zip\[|range$|set\[)/;
  if (/^list\[/.test(left) && listLike.test(right) && !/^set\[/.test(right))
    return { parts: [wrapped(b, 'list')], summary: say(b, 'list') };
  if (/^tuple\[/.test(left) && /^list\[/.test(right)) return { parts: [wrapped(b, 'tuple')], summary: say(b, 'tuple') };
  return { leftAlone: `whether ${left} or ${right} should be the other cannot be told` };
}

function say(node: Node, type: string): string {
  const text = node.text().replace(/\s+/g, ' ');
  return `Convert ${text.length > 40 ? 'the value' : `\`${text}\``} with ${type}()`;
}

function operationAt(tree: Tree, start: number, end: number): Node | undefined {
  const node = nodeAt(tree, start, end);
  const outer = [node, ...node.ancestors()].find(
    (each) => each.is('binary_operator') || each.is('augmented_assignment'),
  );
  if (outer !== undefined && span(outer).start === start) return outer;
  return descendants(tree.root(), 'binary_operator').find(
    (each) => span(each).start === start && span(each).end === end,
  );
}

/** A literal text, or a sum with one in it. */
function buildsText(node: Node): boolean {
  if (isLiteralText(node)) return true;
  if (!node.is('binary_operator')) return false;
  const [left, right] = [node.field('left'), node.field('right')];
  return [left, right].some((side) => side !== null && !isSame(side, node) && buildsText(side));
}

function isPlainAscii(node: Node): boolean {
  return node.is('string') && /^["'][\x20-\x7e]*["']$/.test(node.text()) && !node.text().includes('\\');
}
