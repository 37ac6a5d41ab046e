import type { Node } from '../parse.ts';
import { contains, isFunction, isLoop, methodOf } from './nodes.ts';
import type { Binding } from './scopes.ts';

const iterators = /^(map|filter|forEach|some|every|find|findIndex|findLast|flatMap|reduce|reduceRight)$/;

/** What runs a node many times: a loop, or a call such as `xs.filter(…)` whose callback holds it. */
export interface Repeat {
  readonly node: Node;
  /** The part that runs each time: the loop without its start, the callback. */
  readonly body: Node;
}

/** Everything that repeats a node, nearest first, as far as it can be seen: other functions end the view. */
export function repeatsAround(node: Node): Repeat[] {
  const repeats: Repeat[] = [];
  let child = node;
  for (const ancestor of node.ancestors()) {
    if (isLoop(ancestor)) {
      const isHeader = ['right', 'initializer'].some((field) => ancestor.field(field)?.id() === child.id());
      if (!isHeader) repeats.push({ node: ancestor, body: child });
    }
    if (isFunction(ancestor)) {
      const call = ancestor.parent()?.parent();
      const method = call && methodOf(call);
      if (!call || !method || !iterators.test(method.name) || method.args[0]?.id() !== ancestor.id()) return repeats;
      repeats.push({ node: call, body: ancestor });
    }
    child = ancestor;
  }
  return repeats;
}

/** True when a name lives outside of what repeats: it is the same thing each time. */
export function isFromOutside(found: Binding, repeat: Repeat): boolean {
  return !contains(repeat.node, found.name);
}
