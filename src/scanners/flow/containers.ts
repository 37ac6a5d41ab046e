import type { Constant } from './ir.ts';
import { allTaints, clean, isFixed, join, joinTaints, unknown, type Value } from './values.ts';

/** What is found under a key or property; `key` undefined when it is not known. */
export function readField(container: Value, key: Constant | undefined): Value {
  const known = typeof key === 'string' || typeof key === 'number' ? container.fields?.get(String(key)) : undefined;
  if (known) return known;
  if (typeof key === 'number' && container.items) {
    const item = container.items.at(key);
    if (item) return item;
  }
  const parts =
    key === undefined || typeof key === 'number'
      ? [...(key === undefined ? (container.fields?.values() ?? []) : []), ...(container.items ?? [])]
      : [];
  const all = container.rest ? [...parts, container.rest] : parts;
  const own: Value = { taints: container.taints, origin: container.origin };
  if (all.length === 0) return own;
  const joined = all.reduce(join);
  return { ...joined, taints: joinTaints(joined.taints, container.taints) };
}

/** The container with something put under a key. */
export function withField(container: Value, key: Constant | undefined, value: Value): Value {
  const { constant: _constant, shape: _shape, prefix: _prefix, ...base } = container;
  if (key === undefined || key === null || typeof key === 'boolean') {
    return { ...base, rest: base.rest ? join(base.rest, value) : value };
  }
  if (typeof key === 'number' && base.items && key >= 0 && key < base.items.length) {
    return { ...base, items: base.items.with(key, value) };
  }
  return { ...base, fields: new Map([...(base.fields ?? []), [String(key), value]]) };
}

export function withItem(container: Value, value: Value, at: 'start' | 'end'): Value {
  if (!container.items) return withField(container, undefined, value);
  if (container.items.length > 30) return { ...container, rest: container.rest ? join(container.rest, value) : value };
  return { ...container, items: at === 'end' ? [...container.items, value] : [value, ...container.items] };
}

export function withoutItem(container: Value, index: number | undefined): Value {
  if (!container.items) return container;
  if (index === undefined)
    return {
      ...container,
      rest: container.items.reduce<Value>((a, b) => join(a, b), container.rest ?? container.items[0] ?? unknown),
    };
  const at = index < 0 ? container.items.length + index : index;
  return { ...container, items: container.items.filter((_, i) => i !== at) };
}

/** One item of a container, whichever. */
export function anyItem(container: Value): Value {
  const parts = [...(container.items ?? []), ...(container.fields?.values() ?? [])];
  if (container.rest) parts.push(container.rest);
  const own: Value = { taints: container.taints, origin: container.origin };
  if (parts.length === 0) return { ...own, ...(container.type === undefined ? {} : { type: `${container.type}[]` }) };
  const joined = parts.reduce(join);
  return { ...joined, taints: joinTaints(joined.taints, container.taints) };
}

/** Text that is put together from values: what is bad in one is bad in all. */
export function concat(values: readonly Value[]): Value {
  const taints = joinTaints(...values.map((value) => allTaints(value)));
  const isAllFixed = values.every((value) => isFixed(value));
  const texts = values.map((value) => textOf(value));
  const shape = values.map((value, i) => value.shape ?? texts[i] ?? '\0').join('');
  const first = values.find((_, i) => texts[i] === undefined);
  const isConstant = texts.every((text) => text !== undefined);
  return {
    taints,
    origin: isAllFixed ? 'fixed' : 'open',
    ...(isConstant ? { constant: { value: texts.join('') } } : {}),
    shape: shape.slice(0, 4000),
    prefix: prefixOf(values, texts),
    ...(first ? { start: first.start ?? first.taints } : {}),
  };
}

function textOf(value: Value): string | undefined {
  const constant = value.constant?.value;
  return typeof constant === 'string' || typeof constant === 'number' ? String(constant) : undefined;
}

function prefixOf(values: readonly Value[], texts: readonly (string | undefined)[]): string {
  let prefix = '';
  for (const [i, value] of values.entries()) {
    const text = texts[i];
    if (text === undefined) return prefix + (value.prefix ?? '');
    prefix += text;
  }
  return prefix;
}

/** Text has no operators in it: whatever is bad about it, it is no object. */
export function asText(value: Value): Value {
  return value.taints.length === 0 ? value : { ...value, taints: clean(value, ['objects']).taints };
}
