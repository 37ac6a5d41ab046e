import type { CallSite } from './calls.ts';
import { anyItem, asText, concat, readField, withField, withItem, withoutItem } from './containers.ts';
import { callFunction } from './recursion.ts';
import { maxDepth, type Frame } from './machine.ts';
import { update } from './stores.ts';
import { constantOf, join, plain, unknown, type Value } from './values.ts';

/** Methods of lists and tables that are known item by item; undefined for everything else. */
export function callContainer(site: CallSite, frame: Frame): Value | undefined {
  const { receiver, method, args, expr } = site;
  if (!receiver || method === undefined || expr.callee.is !== 'attribute') return undefined;
  const object = expr.callee.object;
  const change = (next: (old: Value) => Value) => update(object, next, frame);
  const [first = unknown, second] = args;
  switch (method) {
    case 'append':
    case 'push':
    case 'add':
    case 'appendleft':
      if (receiver.type !== undefined) return undefined;
      change((old) => args.reduce((list, arg) => withItem(list, arg, 'end'), old));
      return plain;
    case 'insert':
    case 'unshift':
      if (receiver.type !== undefined) return undefined;
      change((old) => withItem(old, method === 'insert' ? (second ?? first) : first, 'start'));
      return plain;
    case 'extend':
    case 'update':
      if (receiver.type !== undefined || (!receiver.items && !receiver.fields && !receiver.rest)) return undefined;
      change((old) => {
        let next = old;
        for (const item of first.items ?? []) next = withItem(next, item, 'end');
        for (const [key, value] of first.fields ?? []) next = withField(next, key, value);
        if (!first.items && !first.fields) next = withField(next, undefined, first);
        return next;
      });
      return plain;
    case 'pop':
    case 'shift':
    case 'remove': {
      if (!receiver.items) return undefined;
      const at = method === 'shift' ? 0 : method === 'pop' ? numberOf(args[0], -1) : undefined;
      const found = at === undefined ? plain : (receiver.items.at(at) ?? unknown);
      change((old) => withoutItem(old, at));
      return found;
    }
    case 'get':
    case 'getitem':
    case '__getitem__': {
      if (!receiver.fields && !receiver.rest) return undefined;
      const key = first.constant?.value;
      const found = readField(receiver, key);
      return second ? join(found, second) : found;
    }
    case 'set':
    case 'setdefault':
    case '__setitem__': {
      if (receiver.type !== undefined && !receiver.fields) return undefined;
      const key = first.constant?.value;
      change((old) => withField(old, key, second ?? unknown));
      return method === 'setdefault' ? (second ?? unknown) : plain;
    }
    case 'values':
    case 'items':
      if (!receiver.fields && !receiver.rest) return undefined;
      return {
        taints: [],
        origin: 'fixed',
        rest:
          method === 'values'
            ? anyItem(receiver)
            : { taints: [], origin: 'fixed', items: [constantOrPlain(receiver), anyItem(receiver)] },
      };
    case 'keys':
      return receiver.fields ? plain : undefined;
    case 'map':
    case 'flatMap': {
      const { fn } = first;
      if (!fn || frame.depth >= maxDepth || (!receiver.items && !receiver.rest && receiver.type !== undefined))
        return undefined;
      return { taints: [], origin: 'fixed', rest: callFunction(fn, [anyItem(receiver)], new Map(), frame) };
    }
    case 'filter':
    case 'sort':
    case 'reverse':
    case 'sorted':
      return receiver.items || receiver.rest
        ? { taints: receiver.taints, origin: receiver.origin, rest: anyItem(receiver) }
        : undefined;
    case 'find':
    case 'findLast':
    case 'at':
      return receiver.items ? anyItem(receiver) : undefined;
    case 'join':
      // `list.join(text)` in JavaScript, `text.join(list)` in Python.
      return isList(receiver) ? joined(receiver, first) : isList(first) ? joined(first, receiver) : undefined;
    default:
      return undefined;
  }
}

function isList(value: Value): boolean {
  return value.items !== undefined || value.rest !== undefined;
}

/** Items in order, with what stands between them; of items that are not known one by one, two stand for all. */
function joined(list: Value, between: Value): Value {
  const items = list.items && !list.rest ? list.items : [anyItem(list), anyItem(list)];
  const parts = items.slice(0, 50).flatMap((item, i) => (i === 0 ? [item] : [between, item]));
  return asText(concat(parts));
}

function constantOrPlain(receiver: Value): Value {
  const [only] = [...(receiver.fields?.keys() ?? [])];
  return receiver.fields?.size === 1 && only !== undefined ? constantOf(only) : plain;
}

function numberOf(value: Value | undefined, otherwise: number): number {
  const constant = value?.constant?.value;
  return typeof constant === 'number' ? constant : otherwise;
}
