import type { CodeHealer } from '#core/healer.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readArguments } from '#syntax/python/calls.ts';
import { bindingsOf, identifiersOf, readsOf } from '#syntax/python/names.ts';
import { descendants, isInside } from '#syntax/python/nodes.ts';
import { scopeOf } from '#syntax/python/uses.ts';

/** Goes through the items themselves where nothing reads the number that `enumerate` gives them. */
export const healer: CodeHealer = {
  name: 'drop-unused-counter',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/B007'],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const loop = descendants(tree.root(), 'for_statement').findLast(
      (each) => span(each).start <= start && end <= span(each).end,
    );
    const parts = loop && readEnumerate(loop);
    if (!loop || !parts || !isInside(parts.counter, loop) || span(parts.counter).start !== start)
      return { leftAlone: 'the variable is not the number that `enumerate` gives: removing it would change the loop' };
    const { counter, item, items, target, call } = parts;
    if (bindingsOf(tree.root(), 'enumerate').length > 0)
      return { leftAlone: 'the file uses the name `enumerate` for something else' };
    const scope = scopeOf(loop);
    if (!scope.is('function_definition')) return { leftAlone: 'outside of a function others may read the variable' };
    const name = counter.text();
    const isShared = identifiersOf(scope, name).some((each) =>
      /^(?:global|nonlocal)_statement$/.test(String(each.parent()?.kind())),
    );
    if (isShared || readsOf(scope, name).length > 0) return { leftAlone: `${name} is read elsewhere in the function` };
    if (/\b(?:locals|vars|eval|exec)\s*\(/.test(scope.text()))
      return { leftAlone: 'the function looks at its variables by name' };
    if (target.find({ rule: { kind: 'comment' } }) !== null || call.find({ rule: { kind: 'comment' } }) !== null)
      return { leftAlone: 'a comment in the head of the loop would be lost' };
    const edits = [
      { path, ...span(target), text: withoutParentheses(item) },
      { path, ...span(call), text: items.text() },
    ];
    return { change: { edits }, summary: `Go through the items without the number ${name}, which nothing reads` };
  },
};

interface Enumerate {
  readonly target: Node;
  readonly counter: Node;
  readonly item: Node;
  readonly call: Node;
  readonly items: Node;
}

/** `for counter, item in enumerate(items)`, with or without a number to begin at. */
function readEnumerate(loop: Node): Enumerate | undefined {
  const target = loop.field('left');
  const call = loop.field('right');
  if (!target || call?.is('call') !== true || call.field('function')?.text() !== 'enumerate') return undefined;
  const parts = target.namedChildren().filter((each) => !each.is('comment'));
  const [counter, item] = parts;
  const isPair = /^(?:pattern_list|tuple_pattern)$/.test(String(target.kind())) && parts.length === 2;
  const [items, begin, ...more] = readArguments(call);
  if (!isPair || !counter?.is('identifier') || !item || item.is('list_splat_pattern')) return undefined;
  if (!items || items.name !== undefined || items.isSplat || more.length > 0) return undefined;
  // What it begins at may be worked out by a call.
  if (begin && (begin.isSplat || !begin.value.is('integer'))) return undefined;
  return { target, counter, item, call, items: items.value };
}

/** `(a, b)` needs no parentheses in the head of a loop. */
function withoutParentheses(item: Node): string {
  const inner = item.is('tuple_pattern') ? item.text().slice(1, -1).trim() : item.text();
  return inner.includes('\n') || inner === '' ? item.text() : inner;
}
