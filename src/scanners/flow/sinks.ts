import type { CallSite } from './calls.ts';
import { stepAt } from './evaluate.ts';
import { addStep, type Frame } from './machine.ts';
import type { SinkModel } from './models.ts';
import { allTaints, isFixed, type Value } from './values.ts';

/** What can go wrong inside a page; the rest needs a server. */
const inPage: ReadonlySet<string> = new Set(['xss', 'open-redirect', 'code-injection']);
const shapes = new Map<string, RegExp>();

/** Notes what arrives at a call that can do harm. */
export function checkSinks(site: CallSite, frame: Frame): void {
  for (const sink of frame.machine.models.sinks(site.path, site.method)) {
    if (!isMeant(sink, site)) continue;
    const values = argumentsOf(sink, site);
    if (values.length === 0) continue;
    const bad = values.filter((value) => !isHarmless(value, sink));
    if (sink.shape !== undefined && !values.some((value) => hasShape(value, sink.shape ?? ''))) continue;
    const taint = bad.flatMap((value) => taintsOf(value, sink)).sort((a, b) => b.confidence - a.confidence)[0];
    const verdict = taint ? 'tainted' : bad.every((value) => isFixed(value)) ? 'fixed' : 'open';
    const name = site.method ?? site.path;
    const stepped =
      taint && addStep({ taints: [taint], origin: 'open' }, stepAt(site.expr, `reaches \`${name}\``, frame)).taints[0];
    frame.machine.see({ sink, path: frame.module.path, range: site.expr, verdict, taint: stepped });
  }
}

function taintsOf(value: Value, sink: SinkModel) {
  const taints = sink.textOnly ? value.taints : allTaints(value);
  return taints.filter(({ safeFor, kind }) => !safeFor.has(sink.rule) && (kind !== 'page' || inPage.has(sink.rule)));
}

function argumentsOf(sink: SinkModel, { args, named }: CallSite): readonly Value[] {
  return sink.args.flatMap((at) => {
    if (at === '*') return [...args, ...named.values()];
    const found =
      typeof at === 'number' ? args[at] : (named.get(at) ?? args.find((arg) => arg.fields?.has(at))?.fields?.get(at));
    return found ? [found] : [];
  });
}

function isMeant(sink: SinkModel, { args, named }: CallSite): boolean {
  return Object.entries(sink.when ?? {}).every(([name, wanted]) => {
    const found = /^\d+$/.test(name)
      ? args[Number(name)]
      : (named.get(name) ?? args.find((arg) => arg.fields?.has(name))?.fields?.get(name));
    if (wanted === 'any') return found !== undefined;
    if (wanted === 'absent') return found === undefined;
    return found?.constant !== undefined && found.constant.value === wanted;
  });
}

function isHarmless(value: Value, sink: SinkModel): boolean {
  if (value.isPlain) return true;
  if (sink.textOnly && value.items) return true;
  if (sink.safePrefix === undefined || value.prefix === undefined) return false;
  return regex(sink.safePrefix).test(value.prefix);
}

function hasShape(value: Value, shape: string): boolean {
  return value.shape !== undefined && regex(shape).test(value.shape);
}

/** Models ship with Heal: their expressions are reviewed. */
function regex(source: string): RegExp {
  let found = shapes.get(source);
  if (!found) shapes.set(source, (found = new RegExp(source, 'i')));
  return found;
}
