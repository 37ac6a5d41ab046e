import { span, type Node } from '#syntax/parse.ts';
import { functionAround } from '#syntax/python/functions.ts';
import { bindingsOf, readsOf } from '#syntax/python/names.ts';
import { enclosing, isSame } from '#syntax/python/nodes.ts';

const coroutine = String.raw`["']Coroutine(?:Type)?\[`;
const messages = [
  new RegExp(`^Cannot access attribute "\\w+" for class ${coroutine}`),
  new RegExp(`^"__\\w+__" method not defined on type ${coroutine}`),
  new RegExp(`^${coroutine}[^\\n]*["'] (is not iterable|has no attribute)`),
  new RegExp(`^Argument of type ${coroutine}(?!.* parameter "[^"]*" of type "[^"]*(?:Coroutine|Awaitable))`, 's'),
  new RegExp(`^Argument .* has incompatible type ${coroutine}(?!.*expected "[^"]*(?:Coroutine|Awaitable))`, 's'),
  new RegExp(`^Value of type ${coroutine}[^\\n]*["'] is not indexable`),
];

/** True when a coroutine is used where what it gives is wanted. */
export function isAboutCoroutine(message: string): boolean {
  return messages.some((pattern) => pattern.test(message));
}

/** The expression that is the coroutine, from what the tool marked: it itself, or an attribute or item of it. */
export function usedPart(node: Node, start: number): Node {
  const parent = node.parent();
  if (parent?.is('attribute') === true && isSame(parent.field('attribute'), node))
    return parent.field('object') ?? node;
  if (node.is('attribute') && span(node).start === start) return node.field('object') ?? node;
  if (node.is('subscript') && span(node).start === start) return node.field('value') ?? node;
  return node;
}

/** The call that made it: the expression itself, or what its name was assigned, when every use of the name wants the result. */
export function sourceOf(node: Node, text: string): Node | undefined {
  if (node.is('call')) return node.parent()?.is('await') === true ? undefined : node;
  const fn = node.is('identifier') ? functionAround(node) : undefined;
  if (fn === undefined) return undefined;
  const name = node.text();
  const [binding, ...others] = bindingsOf(fn.node, name);
  const assignment = binding === undefined ? undefined : enclosing(binding, 'assignment');
  const value = assignment?.field('right');
  if (others.length > 0 || value?.is('call') !== true || !isSame(assignment?.field('left'), binding)) return undefined;
  const isHandedOn = readsOf(fn.body, name).some((read) => {
    const parent = read.parent();
    if (parent?.is('await') === true || parent?.is('return_statement') === true) return true;
    const call = parent?.is('argument_list') === true ? parent.parent() : undefined;
    return /(gather|wait|wait_for|create_task|ensure_future|run|shield|start_soon|append|add)$/.test(
      call?.field('function')?.text() ?? '',
    );
  });
  return isHandedOn || text === '' ? undefined : value;
}
