import { callEntry, typeOfParam } from './callbacks.ts';
import { construct } from './calls.ts';
import { evaluate } from './recursion.ts';
import type { FunctionIr, ModuleIr } from './ir.ts';
import { addStep, type Frame } from './machine.ts';
import type { EntryModel } from './models.ts';
import { hasShape, taintsOf } from './sinks.ts';
import type { FunctionValue, Value } from './values.ts';

/** A function as its framework calls it, or else with nothing known of its parameters. */
export function runEntry(fn: FunctionIr, frame: Frame): void {
  const { machine, module, env } = frame;
  const model = entryOf(fn, frame);
  const isVisited = machine.visited.has(`${module.path}:${fn.start}`);
  if (!model && isVisited) return;
  const target: FunctionValue = { fn, module, env, self: selfOf(fn, frame) };
  const typed = model ?? { named: typesOf(target, frame) };
  const value = callEntry(target, typed, frame);
  if (model?.returnsHtml) checkPage(fn, value, frame);
}

/** What a route returns is a page. */
function checkPage(fn: FunctionIr, value: Value, frame: Frame): void {
  const { machine, module } = frame;
  for (const sink of machine.models.sinks('<route>', undefined)) {
    const taint = taintsOf(value, sink)[0];
    if (!taint || (sink.shape !== undefined && !hasShape(value, sink.shape))) continue;
    const last = taint.steps.at(-1);
    const step = { path: module.path, start: fn.start, end: fn.end, note: 'is sent to the browser' };
    const range = last?.path === module.path ? last : { start: fn.start, end: fn.start };
    const stepped = addStep({ taints: [taint], origin: 'open' }, { ...step, ...range }).taints[0] ?? taint;
    machine.see({ sink, path: module.path, range, verdict: 'tainted', taint: stepped });
  }
}

function typesOf(target: FunctionValue, frame: Frame): Readonly<Record<string, string>> {
  return Object.fromEntries(target.fn.params.map((param) => [param.name, typeOfParam(param, target, frame) ?? '']));
}

function entryOf(fn: FunctionIr, frame: Frame): EntryModel | undefined {
  const { models } = frame.machine;
  for (const decorator of fn.decorators) {
    const value = evaluate(decorator, { ...frame, machine: { ...frame.machine, see: () => {} } });
    const entry = value.type === undefined ? undefined : models.entriesAt(models.canonical(value.type))[0];
    if (entry) return entry;
  }
  return models.looseEntries.find((entry) => fits(entry, fn, frame.module));
}

/** `def view(request, …)` in a file that imports Django; `export function GET` in a file of routes. */
function fits(entry: EntryModel, fn: FunctionIr, module: ModuleIr): boolean {
  const names = Object.keys(entry.named ?? {});
  if (names.length === 0 && entry.file === undefined) return false;
  if (entry.file !== undefined && !new RegExp(entry.file).test(module.path)) return false;
  if (entry.name !== undefined && !new RegExp(entry.name).test(fn.name)) return false;
  if (!names.every((name) => fn.params.some((param) => param.name === name))) return false;
  const wanted = entry.imports;
  return wanted === undefined || module.imports.some((one) => isWithin(one.module, wanted));
}

function isWithin(module: string, wanted: string): boolean {
  return module === wanted || module.startsWith(`${wanted}.`) || module.startsWith(`${wanted}/`);
}

/** The instance that a method sees when nobody in the file makes one: what its constructor stores in it is known. */
function selfOf(fn: FunctionIr, frame: Frame): Value | undefined {
  const type = frame.module.owners.get(fn);
  if (!type) return undefined;
  const cls: Value = { taints: [], origin: 'fixed', cls: { type, module: frame.module, env: frame.env } };
  return construct(cls, [], new Map(), { ...frame, machine: { ...frame.machine, see: () => {} } });
}
