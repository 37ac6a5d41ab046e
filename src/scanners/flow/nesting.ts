import type { Node } from '#syntax/parse.ts';
import type { Expr, Range } from './ir.ts';

/** Deeper than any program that people write; what is below stays unknown. */
const deepest = 200;
let depth = 0;

/** Runs `lower` unless the text is nested too deeply for the stack: then `otherwise`. */
export function nested<T>(lower: () => T, otherwise: () => T): T {
  if (depth >= deepest) return otherwise();
  depth++;
  try {
    return lower();
  } finally {
    depth--;
  }
}

/** `a + b + c …` is nested to the left as deep as it is long: its parts, in order. */
export function plusParts(node: Node, isPlus: (node: Node) => boolean): Node[] {
  const parts: Node[] = [];
  let left: Node | null = node;
  while (left && isPlus(left)) {
    const right = left.field('right');
    if (right) parts.push(right);
    left = left.field('left');
  }
  if (left) parts.push(left);
  return parts.toReversed();
}

/** `-1` is a number; of other signs (`~x`, `typeof x`) only the operator is known. */
export function negative(operator: string, operand: Expr, range: Range): Expr {
  if (operator === '-' && operand.is === 'constant' && typeof operand.value === 'number')
    return { ...range, is: 'constant', value: -operand.value };
  return { ...range, is: 'sign', operator, operand };
}
