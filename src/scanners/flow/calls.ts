import { runCallbacks } from './callbacks.ts';
import { callContainer } from './container-calls.ts';
import { Env } from './env.ts';
import { evaluate } from './recursion.ts';
import { attributeOf, withSource } from './objects.ts';
import { run } from './recursion.ts';
import type { Expr, FunctionIr, Param } from './ir.ts';
import { callLibrary } from './library-calls.ts';
import { addStep, maxDepth, weaken, type Frame, stepAt } from './machine.ts';
import { checkSinks } from './sinks.ts';
import { assign } from './stores.ts';
import { allTaints, clean, join, joinTaints, never, plain, unknown, type FunctionValue, type Value } from './values.ts';

export interface CallSite {
  readonly expr: Extract<Expr, { is: 'call' }>;
  /** Access path of what is called, by its canonical name; empty when it is not known. */
  readonly path: string;
  readonly method: string | undefined;
  readonly receiver: Value | undefined;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

export function evaluateCall(expr: Extract<Expr, { is: 'call' }>, frame: Frame): Value {
  const { callee } = expr;
  const { models } = frame.machine;
  const receiver = callee.is === 'attribute' ? evaluate(callee.object, frame) : undefined;
  // What a method is called on is evaluated once, or a chain of calls would cost twice as much with every link.
  const target =
    receiver && callee.is === 'attribute'
      ? withSource(attributeOf(receiver, callee.name, frame), callee, frame)
      : evaluate(callee, frame);
  const args = expr.args.map((arg) => evaluate(arg, frame));
  const named = new Map(expr.named.map(({ name, value }) => [name, evaluate(value, frame)] as const));
  const method = callee.is === 'attribute' ? callee.name : undefined;
  const path = models.canonical(target.type ?? '');
  const site: CallSite = { expr, path, method, receiver, args, named };
  checkSinks(site, frame);
  runCallbacks(site, frame);
  const value = own(target, site, frame) ?? callContainer(site, frame) ?? callLibrary(site, frame);
  const cleaned = models.sanitizer(path, method);
  return cleaned ? clean(value, cleaned) : value;
}

/** A function or class of this package. */
function own(target: Value, { args, named }: CallSite, frame: Frame): Value | undefined {
  if (target.fn) return callFunction(target.fn, args, named, frame);
  return target.cls ? construct(target, args, named, frame) : undefined;
}

/** A new object: what its `__init__` or constructor stores is known of it. */
export function construct(
  target: Value,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  frame: Frame,
): Value | undefined {
  const { cls } = target;
  if (!cls) return undefined;
  const instance: Value = { taints: [], origin: 'fixed', cls, fields: new Map() };
  const init = cls.type.methods.find((fn) => fn.name === '__init__' || fn.name === 'constructor');
  if (!init) return { ...instance, origin: 'open' };
  let self: Value = instance;
  callFunction({ fn: init, module: cls.module, env: cls.env, self: instance }, args, named, frame, (after) => {
    self = after;
  });
  return self;
}

/** Runs a function of this package with what it is given. `onSelf` hears what it made of its instance. */
export function callFunction(
  target: FunctionValue,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  frame: Frame,
  onSelf?: (self: Value) => void,
): Value {
  const { fn, module } = target;
  if (frame.depth >= maxDepth)
    return { taints: weaken(joinTaints(...args.map((arg) => allTaints(arg))), 0.5), origin: 'open' };
  frame.machine.visited.add(`${module.path}:${fn.start}`);
  const env = new Env(target.env);
  const inner: Frame = { ...frame, module, env, returns: [], escapes: [], depth: frame.depth + 1 };
  const isPython = module.path.endsWith('.py');
  const params = bindSelf(fn, target.self, env, isPython);
  bindParams(fn, params, args, named, inner);
  const ends = run(fn.body(), inner);
  if (onSelf && target.self) onSelf(env.get(isPython ? (fn.params[0]?.name ?? 'self') : 'this') ?? target.self);
  if (inner.returns.length === 0) return ends ? never : plain;
  return inner.returns.reduce(join);
}

function bindSelf(fn: FunctionIr, self: Value | undefined, env: Env, isPython: boolean): readonly Param[] {
  if (!self) return fn.params;
  if (!isPython) {
    env.declare('this', self);
    return fn.params;
  }
  const isStatic = fn.decorators.some((one) => one.is === 'name' && one.name === 'staticmethod');
  const [first, ...others] = fn.params;
  if (isStatic || !first) return fn.params;
  env.declare(first.name, self);
  return others;
}

function bindParams(
  fn: FunctionIr,
  params: readonly Param[],
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  frame: Frame,
): void {
  // Parameters have no range of their own: the step points at the function.
  const at = { start: fn.start, end: fn.start };
  for (const [i, param] of params.entries()) {
    const given = named.get(param.name) ?? (param.isRest ? undefined : args[i]);
    let value: Value;
    if (param.isRest)
      value = { taints: [], origin: 'fixed', items: args.slice(i), ...(named.size > 0 ? { fields: named } : {}) };
    else if (given) value = addStep(given, stepAt(at, `is given to \`${param.name}\``, frame));
    else value = param.fallback ? evaluate(param.fallback, frame) : unknown;
    if (param.target) assign(param.target, value, true, frame);
    else frame.env.declare(param.name, value);
  }
}
