import { callContainer } from './container-calls.ts';
import { anyItem, concat } from './containers.ts';
import { Env } from './env.ts';
import { evaluate, stepAt } from './evaluate.ts';
import { run } from './interpret.ts';
import { assign } from './stores.ts';
import type { Expr, FunctionIr, Param } from './ir.ts';
import { addStep, maxDepth, weaken, type Frame } from './machine.ts';
import { checkSinks } from './sinks.ts';
import { allTaints, clean, join, joinTaints, plain, unknown, type FunctionValue, type Value } from './values.ts';

export interface CallSite {
  readonly expr: Extract<Expr, { is: 'call' }>;
  /** Access path of what is called, by its canonical name; empty when it is not known. */
  readonly path: string;
  readonly method: string | undefined;
  readonly receiver: Value | undefined;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

/** Names that promise to make text harmless; what they really do is theirs. */
const cleaners = /escape|sanit|purif|quote|encode|strip_?tags|bleach|slugify|secure_filename|basename|parameteri[sz]e/i;
const numbers =
  /^(int|float|len|bool|abs|round|ord|hash|id|sum|Number|parseInt|parseFloat|Boolean|BigInt|Decimal|UUID)$/;
/** Methods of text that give back the text, more or less. */
const textMethods =
  /^(strip|lstrip|rstrip|lower|upper|title|capitalize|casefold|replace|format|format_map|join|split|rsplit|splitlines|partition|encode|decode|ljust|rjust|zfill|center|removeprefix|removesuffix|translate|expandtabs|trim|trimStart|trimEnd|toLowerCase|toUpperCase|toString|concat|slice|substring|substr|replaceAll|repeat|padStart|padEnd|normalize|charAt|at|valueOf|read|readline|readlines|getvalue|copy|text|json)$/;

export function evaluateCall(expr: Extract<Expr, { is: 'call' }>, frame: Frame): Value {
  const { callee } = expr;
  const receiver = callee.is === 'attribute' ? evaluate(callee.object, frame) : undefined;
  const target = evaluate(callee, frame);
  const args = expr.args.map((arg) => evaluate(arg, frame));
  const named = new Map(expr.named.map(({ name, value }) => [name, evaluate(value, frame)] as const));
  const method = callee.is === 'attribute' ? callee.name : undefined;
  const path = frame.machine.models.canonical(target.type ?? '');
  const site: CallSite = { expr, path, method, receiver, args, named };
  checkSinks(site, frame);
  runCallbacks(site, frame);
  const own = target.fn
    ? callFunction(target.fn, args, named, frame)
    : target.cls
      ? construct(target, args, named, frame)
      : undefined;
  const value = own ?? callContainer(site, frame) ?? callUnknown(site, frame);
  const cleaned = frame.machine.models.sanitizer(path, method);
  return cleaned ? clean(value, cleaned) : value;
}

function callUnknown(site: CallSite, frame: Frame): Value {
  const { path, method, receiver, args, named } = site;
  const { models } = frame.machine;
  const name = method ?? (site.expr.callee.is === 'name' ? site.expr.callee.name : '');
  const type = path === '' ? undefined : models.canonical(`${path}()`);
  if (method === undefined && numbers.test(name)) return plain;
  const all = [...args, ...named.values()];
  const isText = method !== undefined && textMethods.test(method);
  const isFirstHand =
    isText ||
    models.passes(path, method) ||
    /^(str|String|repr|list|tuple|set|dict|sorted|reversed|bytes|Array\.from)$/.test(name);
  if (isFirstHand) {
    const value = concat([...(receiver ? [receiver] : []), ...all]);
    const { constant: _constant, ...rest } = value;
    return { ...rest, ...(type === undefined ? {} : { type }) };
  }
  if (
    /^(is|has|can|should|__contains__|includes|startswith|startsWith|endswith|endsWith|isdigit|exists|test|indexOf|find|count|index)/.test(
      name,
    ) &&
    !receiver?.fields
  ) {
    return { ...plain, ...(type === undefined ? {} : { type }), isPlain: type === undefined };
  }
  const given = joinTaints(...all.map((value) => allTaints(value)));
  const strength = cleaners.test(name) ? 0.2 : 0.5;
  // A method of something tainted gives tainted things; a stranger that is given some may do so too.
  const taints = joinTaints(
    receiver && type === undefined
      ? weaken(allTaints(receiver), cleaners.test(name) ? 0.2 : 0.9)
      : (receiver?.taints ?? []),
    weaken(given, strength),
  );
  return { taints, origin: 'open', ...(type === undefined ? {} : { type }) };
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
  if (!ends && inner.returns.length === 0) return finish(env, fn, target, isPython, onSelf, { ...plain });
  return finish(env, fn, target, isPython, onSelf, inner.returns.length === 0 ? plain : inner.returns.reduce(join));
}

function finish(
  env: Env,
  fn: FunctionIr,
  target: FunctionValue,
  isPython: boolean,
  onSelf: ((self: Value) => void) | undefined,
  value: Value,
): Value {
  if (onSelf && target.self) onSelf(env.get(isPython ? (fn.params[0]?.name ?? 'self') : 'this') ?? target.self);
  return value;
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

/** Functions that are handed to a call will be called: with items of the receiver, or with what a framework gives them. */
function runCallbacks(site: CallSite, frame: Frame): void {
  const { path, receiver, args } = site;
  const entries = frame.machine.models.entriesAt(path);
  for (const arg of args) {
    for (const one of [arg, ...(arg.items ?? [])]) {
      if (!one.fn || frame.depth >= maxDepth) continue;
      const model = entries[0];
      if (model) {
        callEntry(one.fn, model, frame);
        continue;
      }
      const item = receiver ? anyItem(receiver) : unknown;
      const params = one.fn.fn.params.map((_, i) => (i === 0 && receiver && !receiver.type ? item : unknown));
      callFunction(one.fn, params, new Map(), frame);
    }
  }
}

/** Runs a function as a framework would. */
export function callEntry(
  target: FunctionValue,
  model: {
    readonly params?: readonly string[];
    readonly named?: Readonly<Record<string, string>>;
    readonly others?: 'source' | 'nothing';
  },
  frame: Frame,
): Value {
  const hasSelf = /^(self|cls)$/.test(target.fn.params[0]?.name ?? '');
  const isMethod = hasSelf && target.self === undefined;
  const params = hasSelf ? target.fn.params.slice(1) : target.fn.params;
  const values = params.map((param, i) => {
    const what =
      model.named?.[param.name] ?? model.params?.[i] ?? typeOfParam(param, target, frame) ?? model.others ?? '';
    return entryValue(what, param, target, frame);
  });
  return callFunction(target, isMethod ? [unknown, ...values] : values, new Map(), frame);
}

const harmlessTypes = /^(int|float|bool|number|boolean|UUID|uuid\.UUID|date|datetime|Decimal)(\s*\||$)/;

function entryValue(what: string, param: Param, target: FunctionValue, frame: Frame): Value {
  if (what === 'source') {
    if (param.type !== undefined && harmlessTypes.test(param.type)) return plain;
    const steps = [
      {
        path: target.module.path,
        start: target.fn.start,
        end: target.fn.start,
        note: `comes from outside as \`${param.name}\``,
      },
    ];
    return { taints: [{ kind: 'request', confidence: 0.9, steps, safeFor: new Set() }], origin: 'open' };
  }
  if (what === '' || what === 'nothing') return unknown;
  return { taints: [], origin: 'open', type: frame.machine.models.canonical(what) };
}

/** Access path of an instance of the type that a parameter names, by the imports of its module. */
export function typeOfParam(param: Param, target: FunctionValue, frame: Frame): string | undefined {
  const written = param.type
    ?.replace(/^(Optional\[|readonly )/, '')
    .replace(/[\]?]+$/, '')
    .replace(/<.*$/s, '')
    .trim();
  if (!written || !/^[\w.]+$/.test(written)) return undefined;
  const [head = '', ...more] = written.split('.');
  const found = target.env.get(head);
  if (found?.type === undefined) return undefined;
  return frame.machine.models.canonical(`${[found.type, ...more].join('.')}()`);
}
