import type { Language } from '#core/finding.ts';
import { languageOf } from '#syntax/parse.ts';
import { resolveModule } from '#syntax/python/modules.ts';
import { resolveRelative } from '#syntax/typescript/resolve.ts';
import { callEntry, construct, typeOfParam } from './calls.ts';
import { Env } from './env.ts';
import { evaluate } from './evaluate.ts';
import { run } from './interpret.ts';
import type { FunctionIr, ModuleIr } from './ir.ts';
import { lowerPython } from './lower-python.ts';
import { lowerScript } from './lower-script.ts';
import type { Frame, Machine, SinkSighting } from './machine.ts';
import type { EntryModel, Models } from './models.ts';
import { unknown, type FunctionValue, type Value } from './values.ts';

export interface Analysis {
  /** Sinks of the file and of those that it calls into, each once. */
  analyse(path: string): readonly SinkSighting[];
}
export interface AnalysisParts {
  readonly models: Models;
  readonly language: Language;
  /** Text of a file that was read before; undefined when there is none. */
  text(path: string): string | undefined;
  /** Every source file of the package. */
  readonly files: ReadonlySet<string>;
}

/** Steps of one entry: what is beyond stays unknown, and unknown is never reported. */
const entryBudget = 30_000;

export function makeAnalysis(parts: AnalysisParts): Analysis {
  const modules = new Map<string, ModuleIr | undefined>();
  const envs = new Map<string, Env>();
  const running = new Set<string>();

  const moduleOf = (path: string): ModuleIr | undefined => {
    if (modules.has(path)) return modules.get(path);
    const text = parts.text(path);
    const made = text === undefined ? undefined : lower(path, text);
    modules.set(path, made);
    return made;
  };

  const makeMachine = (see: (sighting: SinkSighting) => void, visited: Set<string>): Machine => {
    let left = entryBudget;
    const machine: Machine = {
      models: parts.models,
      visited,
      see,
      spend: () => left-- > 0,
      lookup: (from, module, name) => lookup(machine, from, module, name),
      member(module, name) {
        if (running.has(module.path)) return unknown;
        const env = topLevel(module, machine);
        const exported = module.exports.get(name);
        if (!exported) return env.get(name) ?? unknown;
        return evaluate(exported, { machine, module, env, returns: [], escapes: [], depth: 0 });
      },
      pardoned: new Set(),
    };
    return machine;
  };

  const topLevel = (module: ModuleIr, machine: Machine): Env => {
    const known = envs.get(module.path);
    if (known) return known;
    const env = new Env();
    envs.set(module.path, env);
    running.add(module.path);
    for (const one of module.imports) env.declare(one.local, importValue(machine, module, one.module, one.name));
    run(module.body, { machine, module, env, returns: [], escapes: [], depth: 0 });
    running.delete(module.path);
    return env;
  };

  const importValue = (machine: Machine, from: ModuleIr, module: string, name: string | undefined): Value =>
    machine.lookup(from, module, name) ?? {
      taints: [],
      origin: 'fixed',
      type: machine.models.canonical(pathOf(module, name)),
    };

  const lookup = (machine: Machine, from: ModuleIr, module: string, name: string | undefined): Value | undefined => {
    const isPython = languageOf(from.path) === 'python';
    const target = isPython
      ? name !== undefined
        ? resolveModule(from.path, joined(module, name), parts.files)
        : undefined
      : undefined;
    const home = isPython
      ? resolveModule(from.path, module, parts.files)
      : resolveRelative(from.path, module, parts.files);
    if (target !== undefined && home !== target) {
      const found = moduleOf(target);
      return found && moduleValue(found);
    }
    const found = home === undefined || !/^\.|^[A-Za-z_]/.test(module) ? undefined : moduleOf(home);
    if (!found || running.has(found.path)) return found ? unknown : undefined;
    if (name === undefined) return moduleValue(found);
    const env = topLevel(found, machine);
    if (isPython) return env.get(name) ?? unknown;
    const exported = found.exports.get(name);
    return exported ? evaluate(exported, { machine, module: found, env, returns: [], escapes: [], depth: 0 }) : unknown;
  };

  return {
    analyse(path) {
      const module = moduleOf(path);
      if (!module) return [];
      const sightings = new Map<string, SinkSighting>();
      const see = (sighting: SinkSighting) => keepWorst(sightings, sighting);
      const visited = new Set<string>();
      envs.delete(path);
      const machine = makeMachine(see, visited);
      const env = topLevel(module, machine);
      const frame: Frame = { machine, module, env, returns: [], escapes: [], depth: 0 };
      // Functions nest: an inner one that its outer one ran is seen; running the outer may define more.
      for (let i = 0; i < module.functions.length; i++) {
        const fn = module.functions[i];
        if (!fn) continue;
        runEntry(fn, { ...frame, machine: makeMachine(see, visited) });
      }
      return [...sightings.values()];
    },
  };
}

/** A module as an object. */
function moduleValue(module: ModuleIr): Value {
  return { taints: [], origin: 'fixed', module };
}

function lower(path: string, text: string): ModuleIr {
  return languageOf(path) === 'python' ? lowerPython(path, text) : lowerScript(path, text);
}

/** A function as its framework calls it, or else with nothing known of its parameters. */
function runEntry(fn: FunctionIr, frame: Frame): void {
  const { machine, module, env } = frame;
  const model = entryOf(fn, frame);
  const isVisited = machine.visited.has(`${module.path}:${fn.start}`);
  if (!model && isVisited) return;
  const target: FunctionValue = { fn, module, env, self: selfOf(fn, frame) };
  const typed = model ?? { named: typesOf(target, frame) };
  const value = callEntry(target, typed, frame);
  if (!model?.returnsHtml) return;
  for (const sink of machine.models.sinks('<route>', undefined)) {
    const taint = value.taints.find((one) => !one.safeFor.has(sink.rule));
    const looksLikeHtml = sink.shape === undefined || new RegExp(sink.shape, 'i').test(value.shape ?? '');
    if (taint && looksLikeHtml) {
      const step = { path: module.path, start: fn.start, end: fn.end, note: 'is sent to the browser' };
      machine.see({
        sink,
        path: module.path,
        range: taint.steps.at(-1)?.path === module.path ? (taint.steps.at(-1) ?? fn) : fn,
        verdict: 'tainted',
        taint: { ...taint, steps: [...taint.steps, step] },
      });
    }
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
  return models.entries.find((entry) => entry.at === undefined && fitsNames(entry, fn, frame.module));
}

/** `def view(request, …)` in a file that imports Django. */
function fitsNames(entry: EntryModel, fn: FunctionIr, module: ModuleIr): boolean {
  const names = Object.keys(entry.named ?? {});
  if (names.length === 0 || !names.every((name) => fn.params.some((param) => param.name === name))) return false;
  const wanted = entry.imports;
  return (
    wanted === undefined ||
    module.imports.some(
      (one) => one.module === wanted || one.module.startsWith(`${wanted}.`) || one.module.startsWith(`${wanted}/`),
    )
  );
}

/** The instance that a method sees when nobody in the file makes one: what its constructor stores in it is known. */
function selfOf(fn: FunctionIr, frame: Frame): Value | undefined {
  const type = frame.module.owners.get(fn);
  if (!type) return undefined;
  const cls: Value = { taints: [], origin: 'fixed', cls: { type, module: frame.module, env: frame.env } };
  return construct(cls, [], new Map(), { ...frame, machine: { ...frame.machine, see: () => {} } });
}

const verdicts = { tainted: 2, open: 1, fixed: 0 } as const;

function keepWorst(sightings: Map<string, SinkSighting>, sighting: SinkSighting): void {
  const key = `${sighting.path}:${sighting.range.start}:${sighting.sink.rule}`;
  const old = sightings.get(key);
  const isWorse =
    !old ||
    verdicts[sighting.verdict] > verdicts[old.verdict] ||
    (sighting.verdict === 'tainted' && (sighting.taint?.confidence ?? 0) > (old.taint?.confidence ?? 0));
  if (isWorse) sightings.set(key, sighting);
}

/** Access path of an import: `flask.request`, `node:fs` without its prefix; a default export is the module itself. */
function pathOf(module: string, name: string | undefined): string {
  const base = module.replace(/^node:/, '').replace(/\/promises$/, '.promises');
  return name === undefined || name === 'default' ? base : `${base}.${name}`;
}

function joined(module: string, name: string): string {
  return module.endsWith('.') ? `${module}${name}` : `${module}.${name}`;
}
