import type { Node } from '#syntax/parse.ts';
import { readArguments } from '#syntax/python/calls.ts';

/** A loop that adds one item to a list in each round, or in those rounds that fit. */
export interface Loop {
  readonly node: Node;
  /** `names`, `self.names`. */
  readonly list: Node;
  readonly target: Node;
  readonly items: Node;
  readonly fits: Node | undefined;
  readonly value: Node;
}

export function readLoop(node: Node): Loop | undefined {
  const target = node.field('left');
  const items = node.field('right');
  const body = node.field('body');
  if (!target || !items || !body || node.child(0)?.text() === 'async' || node.field('alternative')) return undefined;
  const only = onlyStatement(body);
  const isIf = only?.is('if_statement') === true;
  if (isIf && only.fieldChildren('alternative').length > 0) return undefined;
  const fits = isIf ? (only.field('condition') ?? undefined) : undefined;
  const block = isIf ? only.field('consequence') : null;
  const added = isIf ? block && onlyStatement(block) : only;
  const call = added?.is('expression_statement') === true ? added.child(0) : null;
  const callee = call?.is('call') === true ? call.field('function') : null;
  if (!call || callee?.is('attribute') !== true || callee.field('attribute')?.text() !== 'append') return undefined;
  const list = callee.field('object');
  const [argument, ...more] = readArguments(call);
  if (!list || !argument || more.length > 0 || argument.name !== undefined || argument.isSplat) return undefined;
  const isPlain = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(list.text());
  return isPlain && !argument.value.is('generator_expression')
    ? { node, list, target, items, fits, value: argument.value }
    : undefined;
}

function onlyStatement(block: Node): Node | undefined {
  const statements = block.namedChildren().filter((each) => !each.is('comment'));
  return statements.length === 1 ? statements[0] : undefined;
}
