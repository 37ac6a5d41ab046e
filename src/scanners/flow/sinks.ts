import { argumentAt, holds } from './arguments.ts';
import type { CallSite } from './calls.ts';
import type { Range } from './ir.ts';
import { addStep, type Frame, stepAt } from './machine.ts';
import type { SinkModel } from './models.ts';
import { allTaints, isFixed, type Taint, type Value } from './values.ts';

/** Sources that can harm only in some ways: a page only itself, and whoever starts a program may read its files anyway. */
const harmful: Readonly<Record<string, ReadonlySet<string>>> = {
  page: new Set(['xss', 'open-redirect', 'code-injection', 'xpath-injection']),
  argument: new Set(['sql-injection', 'command-injection', 'code-injection', 'deserialization']),
  environment: new Set(['sql-injection', 'code-injection', 'deserialization']),
};
const shapes = new Map<string, RegExp>();

/** Notes what arrives at a call that can do harm. */
export function checkSinks(site: CallSite, frame: Frame): void {
  for (const sink of frame.machine.models.sinks(site.path, site.method)) {
    if (!holds(sink.when, site)) continue;
    note(sink, argumentsOf(sink, site), site.expr, `reaches \`${site.method ?? site.path}\``, frame);
  }
}

/** Notes what is written to a property that can do harm. `type` is that of its object. */
export function checkSet(type: string | undefined, property: string, value: Value, at: Range, frame: Frame): void {
  for (const sink of frame.machine.models.sets(type, property)) {
    const given = { args: [], named: value.fields ?? new Map<string, Value>(), receiver: undefined };
    const values = sink.args.length === 0 ? [value] : sink.args.flatMap((spec) => argumentAt(spec, given) ?? []);
    note(sink, values, at, `is written to \`${property}\``, frame);
  }
}

function note(sink: SinkModel, values: readonly Value[], at: Range, end: string, frame: Frame): void {
  if (values.length === 0) return;
  if (sink.shape !== undefined && !values.some((value) => hasShape(value, sink.shape ?? ''))) return;
  const bad = values.filter((value) => !isHarmless(value, sink));
  const taint = bad.flatMap((value) => taintsOf(value, sink)).sort((a, b) => b.confidence - a.confidence)[0];
  const verdict = taint ? 'tainted' : bad.every((value) => isFixed(value)) ? 'fixed' : 'open';
  const last = stepAt(at, end, frame);
  const stepped = taint && addStep({ taints: [taint], origin: 'open' }, last).taints[0];
  frame.machine.see({ sink, path: frame.module.path, range: at, verdict, taint: stepped });
}

export function taintsOf(value: Value, sink: SinkModel): readonly Taint[] {
  const taints = sink.textOnly ? value.taints : allTaints(value);
  return taints.filter(
    ({ safeFor, kind }) =>
      !safeFor.has(sink.rule) &&
      !(sink.objectsOnly && safeFor.has('objects')) &&
      (harmful[kind]?.has(sink.rule) ?? true),
  );
}

function argumentsOf(sink: SinkModel, site: CallSite): readonly Value[] {
  if (sink.format !== undefined) return formattedArguments(sink, site);
  return sink.args.flatMap((spec) =>
    spec === '*' ? [...site.args, ...site.named.values()] : (argumentAt(spec, site) ?? []),
  );
}

/** Arguments that a format such as `'%s of %d'` writes as they are. */
function formattedArguments(sink: SinkModel, { args }: CallSite): readonly Value[] {
  const format = args[sink.format ?? 0]?.constant?.value;
  if (typeof format !== 'string') return [];
  const holes = format.match(/%(?!%)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]/g) ?? [];
  return args.slice((sink.format ?? 0) + 1).filter((_, i) => holes[i]?.endsWith('s'));
}

function isHarmless(value: Value, sink: SinkModel): boolean {
  if (value.isPlain) return true;
  if (sink.textOnly && value.items) return true;
  if (sink.safePrefix === undefined) return false;
  if (value.either?.every((one) => one.taints.length === 0 || isHarmless(one, sink))) return true;
  if (value.start?.every(({ safeFor }) => safeFor.has(sink.rule))) return true;
  if (value.prefix === undefined) return false;
  return regex(sink.safePrefix).test(value.prefix);
}

export function hasShape(value: Value, shape: string): boolean {
  return value.shape !== undefined && regex(shape).test(value.shape);
}

/** Models ship with Heal: their expressions are reviewed. */
function regex(source: string): RegExp {
  let found = shapes.get(source);
  if (!found) shapes.set(source, (found = new RegExp(source, 'i')));
  return found;
}
