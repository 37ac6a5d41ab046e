import type { Env } from './env.ts';
import type { ClassIr, Constant, Expr, FunctionIr, ModuleIr, Range } from './ir.ts';

/** One step of the way from source to sink. */
export interface Step extends Range {
  readonly path: string;
  readonly note: string;
}
/** Data that somebody else decides on. */
export interface Taint {
  /** What kind of source: `request`, `argument`, `environment`, `file`. */
  readonly kind: string;
  /** 0–1: how sure it is that this is what arrives. */
  readonly confidence: number;
  readonly steps: readonly Step[];
  /** Rules for which it was made harmless on the way; `*` for all. */
  readonly safeFor: ReadonlySet<string>;
}
export interface FunctionValue {
  readonly fn: FunctionIr;
  readonly module: ModuleIr;
  readonly env: Env;
  /** The instance that a method was taken from. */
  readonly self: Value | undefined;
}
export interface ClassValue {
  readonly type: ClassIr;
  readonly module: ModuleIr;
  readonly env: Env;
}

/** What is known of an expression at one point of one path through the program. */
export interface Value {
  readonly taints: readonly Taint[];
  /** Absent: not known. */
  readonly constant?: { readonly value: Constant };
  /** `fixed`: everything in it stands in the program; `open`: some of it comes from where we cannot see. */
  readonly origin: 'fixed' | 'open';
  /** Dotted name of what it is or is an instance of: `flask.request.args`, `sqlite3.Cursor`, `pg.Pool`. */
  readonly type?: string;
  /** True when it is a number, a truth value or the like: no text can hide in it. */
  readonly isPlain?: boolean;
  readonly fn?: FunctionValue;
  readonly cls?: ClassValue;
  /** A module of this package: its names are looked up when they are asked for. */
  readonly module?: ModuleIr;
  /** Properties or keys that are known one by one. */
  readonly fields?: ReadonlyMap<string, Value>;
  /** Items in order, while the order is known. */
  readonly items?: readonly Value[];
  /** What it was made with, by name: `XMLParser(load_dtd=True)`. */
  readonly options?: ReadonlyMap<string, Value>;
  /** What other keys or items may be. */
  readonly rest?: Value;
  /** Text that it surely begins with. */
  readonly prefix?: string;
  /** What is bad about the first part that is not fixed, whatever follows: nothing in `base + path`. */
  readonly start?: readonly Taint[];
  /** Tests of which one was true when this is. */
  readonly tests?: readonly Expr[];
  /** What it was on each of the ways that lead here, where they begin differently. */
  readonly either?: readonly Value[];
  /** Its text, holes as `\0`: what a sink may want to look at. */
  readonly shape?: string;
}

export const unknown: Value = { taints: [], origin: 'open' };
export const plain: Value = { taints: [], origin: 'fixed', isPlain: true };

/** What a call that never comes back gives. */
export const never: Value = { taints: [], origin: 'fixed', isPlain: true };

export function constantOf(value: Constant): Value {
  const base: Value = { taints: [], origin: 'fixed', constant: { value } };
  if (typeof value === 'string') return { ...base, prefix: value, shape: value };
  return { ...base, isPlain: true };
}

const maxTaints = 4;

export function joinTaints(...lists: readonly (readonly Taint[])[]): readonly Taint[] {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length <= 1) return filled[0] ?? [];
  const all: Taint[] = [];
  for (const taint of filled.flat()) {
    const same = all.findIndex((one) => one.steps[0]?.start === taint.steps[0]?.start && one.kind === taint.kind);
    const other = all[same];
    if (other === undefined) all.push(taint);
    // Two ways from one source: the less cleaned one counts.
    else if (other !== taint) all[same] = other.safeFor.size <= taint.safeFor.size ? other : taint;
  }
  return all.slice(0, maxTaints);
}

/** Either of two values: after a branch. */
export function join(a: Value, b: Value): Value {
  if (a === b) return a;
  const fields = joinFields(a, b);
  const isSame = a.constant && b.constant && a.constant.value === b.constant.value;
  const items =
    a.items && b.items && a.items.length === b.items.length
      ? a.items.map((one, i) => join(one, b.items?.[i] ?? unknown))
      : undefined;
  const lost = items ? [] : [...(a.items ?? []), ...(b.items ?? [])];
  const rests = [a.rest, b.rest, ...lost].filter((one) => one !== undefined);
  return {
    taints: joinTaints(a.taints, b.taints),
    origin: a.origin === 'fixed' && b.origin === 'fixed' ? 'fixed' : 'open',
    ...(isSame && a.constant ? { constant: a.constant } : {}),
    ...(a.type !== undefined && (a.type === b.type || isNothing(b)) ? { type: a.type } : {}),
    ...(b.type !== undefined && isNothing(a) ? { type: b.type } : {}),
    ...(a.isPlain && b.isPlain ? { isPlain: true } : {}),
    ...(a.fn && (a.fn === b.fn || !b.fn) ? { fn: a.fn } : b.fn ? { fn: b.fn } : {}),
    ...(a.cls ? { cls: a.cls } : b.cls ? { cls: b.cls } : {}),
    ...(fields ? { fields } : {}),
    ...(items ? { items } : {}),
    ...(rests.length > 0 ? { rest: rests.reduce(join) } : {}),
    ...eitherOf(a, b),
    ...testsOf(a, b),
    ...(a.start && b.start ? { start: joinTaints(a.start, b.start) } : {}),
    ...(a.prefix !== undefined && b.prefix !== undefined ? { prefix: commonPrefix(a.prefix, b.prefix) } : {}),
    ...(a.shape !== undefined && b.shape !== undefined
      ? { shape: a.shape === b.shape ? a.shape : longer(a.shape, b.shape) }
      : {}),
  };
}

/** A flag that is set to a test on one way and to `false` on another was tested when it is true. */
function testsOf(a: Value, b: Value): Pick<Value, 'tests'> {
  const known = (value: Value) => value.tests ?? (value.constant?.value === false ? [] : undefined);
  const [left, right] = [known(a), known(b)];
  if (!left || !right) return {};
  const tests = [...new Set([...left, ...right])];
  return tests.length > 0 && tests.length <= 3 ? { tests } : {};
}

const mostWays = 4;

/** Only texts that begin in different ways are kept apart: where an address leads is seen at its beginning. */
function eitherOf(a: Value, b: Value): Pick<Value, 'either'> {
  if (a.prefix === b.prefix || (a.taints.length === 0 && b.taints.length === 0)) return {};
  const ways = [...(a.either ?? [a]), ...(b.either ?? [b])];
  return ways.length <= mostWays ? { either: ways } : {};
}

function isNothing(value: Value): boolean {
  return value.constant?.value === null;
}

function joinFields(a: Value, b: Value): ReadonlyMap<string, Value> | undefined {
  if (!a.fields && !b.fields) return undefined;
  const fields = new Map(a.fields ?? []);
  for (const [key, value] of b.fields ?? []) {
    const other = fields.get(key);
    fields.set(key, other ? join(other, value) : value);
  }
  return fields;
}

/** Everything bad that is anywhere in a value, containers included. */
export function allTaints(value: Value, depth = 3): readonly Taint[] {
  if (depth === 0 || (!value.fields && !value.items && !value.rest)) return value.taints;
  const parts = [...(value.fields?.values() ?? []), ...(value.items ?? []), ...(value.rest ? [value.rest] : [])];
  return joinTaints(value.taints, ...parts.map((part) => allTaints(part, depth - 1)));
}

export function isFixed(value: Value, depth = 3): boolean {
  if (value.isPlain) return true;
  if (value.origin === 'open' || value.taints.length > 0) return false;
  if (depth === 0) return true;
  const parts = [...(value.fields?.values() ?? []), ...(value.items ?? []), ...(value.rest ? [value.rest] : [])];
  return parts.every((part) => isFixed(part, depth - 1));
}

export function clean(value: Value, rules: readonly string[]): Value {
  if (rules.includes('*')) return { ...value, taints: [] };
  const taints = value.taints.map((taint) => ({ ...taint, safeFor: new Set([...taint.safeFor, ...rules]) }));
  return { ...value, taints };
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function longer(a: string, b: string): string {
  return a.length >= b.length ? a : b;
}
