import type { Node } from '#syntax/parse.ts';
import type { PythonFunction } from '#syntax/python/functions.ts';
import { bindingsOf, readsOf } from '#syntax/python/names.ts';
import { isSame } from '#syntax/python/nodes.ts';

/** True when the function only ever asks whether the value is true: `if force:`, `not force`, `a if force else b`. */
export function isOnlyAsked(fn: PythonFunction, name: string): boolean {
  const reads = readsOf(fn.body, name);
  return reads.length > 0 && bindingsOf(fn.body, name).length === 0 && reads.every(isCondition);
}

function isCondition(node: Node): boolean {
  const parent = node.parent();
  if (parent === null) return false;
  if (parent.is('not_operator')) return true;
  if (parent.is('parenthesized_expression') || parent.is('boolean_operator')) return isCondition(parent);
  if (parent.is('conditional_expression')) return isSame(parent.namedChildren()[1], node);
  const isBranch = parent.is('if_statement') || parent.is('elif_clause') || parent.is('while_statement');
  return isBranch && isSame(parent.field('condition'), node);
}
