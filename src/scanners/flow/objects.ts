import { readField } from './containers.ts';
import { evaluate } from './recursion.ts';
import type { Range } from './ir.ts';
import { stepAt, type Frame } from './machine.ts';
import { joinTaints, plain, unknown, type Value } from './values.ts';

/** A property of a value: what was stored there, or what the models know of its kind. */
export function property(object: Value, key: string | number, frame: Frame): Value {
  if (object.module && typeof key === 'string') return frame.machine.member(object.module, key);
  const stored = readField(object, key);
  const known = object.fields?.has(String(key)) || (typeof key === 'number' && object.items);
  if (known) return stored;
  if (object.type === undefined) return stored;
  const path = frame.machine.models.canonical(typeof key === 'number' ? `${object.type}[]` : `${object.type}.${key}`);
  return { ...stored, type: path };
}

export function attributeOf(object: Value, name: string, frame: Frame): Value {
  if (name === 'length' && !object.fields?.has(name)) return plain;
  return methodOf(object, name, frame) ?? inheritedProperty(object, name, frame) ?? property(object, name, frame);
}

/** What a class outside of this package gives to those that extend it: `self.path` of a request handler. */
function inheritedProperty(object: Value, name: string, frame: Frame, depth = 6): Value | undefined {
  if (!object.cls || depth === 0 || object.fields?.has(name)) return undefined;
  const { type, module, env } = object.cls;
  for (const base of type.bases) {
    const parent = evaluate(base, { ...frame, module, env });
    if (parent.type !== undefined)
      return { ...unknown, type: frame.machine.models.canonical(`${parent.type}().${name}`) };
    const inherited = parent.cls && inheritedProperty({ ...object, cls: parent.cls }, name, frame, depth - 1);
    if (inherited) return inherited;
  }
  return undefined;
}

/** A method of a class of this package. */
function methodOf(object: Value, name: string, frame: Frame, depth = 6): Value | undefined {
  if (object.fields?.has(name) || !object.cls || depth === 0) return undefined;
  const { type, module, env } = object.cls;
  const fn = type.methods.find((one) => one.name === name);
  if (fn) return { taints: [], origin: 'fixed', fn: { fn, module, env, self: object } };
  for (const base of type.bases) {
    const parent = evaluate(base, { ...frame, module, env });
    if (!parent.cls) continue;
    const inherited = methodOf({ ...object, cls: parent.cls }, name, frame, depth - 1);
    if (inherited) return inherited;
  }
  return undefined;
}

/** Marks what the models call a source. */
export function withSource(value: Value, at: Range, frame: Frame): Value {
  if (value.type === undefined) return value;
  const source = frame.machine.models.source(value.type);
  if (!source) return value;
  const note = `comes from outside (\`${value.type}\`)`;
  const taint = {
    kind: source.kind,
    confidence: source.confidence,
    steps: [stepAt(at, note, frame)],
    safeFor: new Set(source.safeFor ?? []),
  };
  return { ...value, origin: 'open', taints: joinTaints([taint], value.taints) };
}
