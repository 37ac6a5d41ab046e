import { withField } from './containers.ts';
import { evaluate, look } from './recursion.ts';
import type { Constant, Expr, Range, Target } from './ir.ts';
import type { Frame } from './machine.ts';
import { property, withSource } from './objects.ts';
import { checkSet } from './sinks.ts';
import { join, unknown, type Value } from './values.ts';

export function assign(target: Target, value: Value, declares: boolean, frame: Frame): void {
  switch (target.to) {
    case 'name':
      if (declares) frame.env.declare(target.name, value);
      else frame.env.assign(target.name, value);
      return;
    case 'attribute':
      store(target.object, target.name, value, target.range, frame);
      return;
    case 'index':
      store(target.object, evaluate(target.key, frame).constant?.value, value, target.range, frame);
      return;
    case 'parts':
      for (const { key, target: part, fallback } of target.parts) {
        const found = key === undefined ? value : withSource(property(value, key, frame), target.range, frame);
        const other = fallback && evaluate(fallback, frame);
        assign(part, other ? join(found, other) : found, declares, frame);
      }
      return;
    case 'nothing':
      return;
  }
}

/** Puts a value into an object: the name that holds the object holds a changed one from here on. */
export function store(object: Expr, key: Constant | undefined, value: Value, range: Range, frame: Frame): void {
  if (typeof key === 'string' && frame.machine.models.writes(key))
    checkSet(look(object, frame).type, key, value, range, frame);
  update(object, (old) => withField(old, key, value), frame);
}

/** Replaces what an expression stands for, up to the name that it begins with. */
export function update(object: Expr, change: (old: Value) => Value, frame: Frame): void {
  if (object.is === 'name') {
    frame.env.assign(object.name, change(frame.env.get(object.name) ?? unknown));
  } else if (object.is === 'attribute') {
    const changed = change(look(object, frame));
    update(object.object, (old) => withField(old, object.name, changed), frame);
  } else if (object.is === 'index') {
    const changed = change(look(object, frame));
    const key = look(object.key, frame).constant?.value;
    update(object.object, (old) => withField(old, key, changed), frame);
  }
}
