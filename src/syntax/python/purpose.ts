import { span, type Node } from '../parse.ts';
import { wordsOf } from '../words.ts';

/**
 * Words of the names that an expression is written under: what it is assigned to or passed as, the functions and
 * classes around it. `new_session_token`, `CacheKey` → new, session, token, cache, key.
 */
export function wordsAround(node: Node): Set<string> {
  const names: string[] = [];
  let child = node;
  for (let at = node.parent(); at !== null; child = at, at = at.parent()) {
    switch (String(at.kind())) {
      case 'assignment':
      case 'augmented_assignment':
      case 'named_expression': {
        const target = at.field('left') ?? at.field('name');
        if (target && span(target).end <= span(node).start) names.push(lastName(target));
        break;
      }
      case 'keyword_argument':
      case 'default_parameter':
      case 'typed_default_parameter':
      case 'function_definition':
      case 'class_definition':
        names.push(at.field('name')?.text() ?? '');
        break;
      case 'pair': {
        const key = at.field('key');
        if (key?.is('string') === true && key.id() !== child.id()) names.push(key.text());
        break;
      }
    }
  }
  return new Set(names.flatMap(wordsOf));
}

/** `key` of `self.key`, `d["key"]`, `key`. */
function lastName(target: Node): string {
  if (target.is('attribute')) return target.field('attribute')?.text() ?? '';
  if (target.is('subscript')) return target.field('subscript')?.text() ?? '';
  return target.text();
}

/** The call that a finding stands on: the smallest of those that `accept` and overlap [start, end). */
export function smallestOverlapping(nodes: readonly Node[], start: number, end: number): Node | undefined {
  const size = (node: Node) => span(node).end - span(node).start;
  const touching = nodes.filter((node) => span(node).start < end && start < span(node).end);
  return touching.toSorted((a, b) => size(a) - size(b) || span(a).start - span(b).start)[0];
}
