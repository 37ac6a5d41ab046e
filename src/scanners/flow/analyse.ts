import { languageOf } from '#syntax/parse.ts';
import { resolveModule } from '#syntax/python/modules.ts';
import { resolveRelative } from '#syntax/typescript/resolve.ts';
import { runEntry } from './entries.ts';
import { Env } from './env.ts';
import { callFunction } from './calls.ts';
import { evaluate, look } from './evaluate.ts';
import { run } from './interpret.ts';
import type { Expr, ImportIr, ModuleIr } from './ir.ts';
import { lowerPython } from './lower-python.ts';
import { lowerScript } from './lower-script.ts';
import type { Frame, Machine, SinkSighting } from './machine.ts';
import type { Catalogue } from './catalogue.ts';
import { unknown, type Value } from './values.ts';

export interface Analysis {
  /** Sinks of the file and of those that it calls into, each once. */
  analyse(path: string): readonly SinkSighting[];
}
export interface AnalysisParts {
  readonly models: Catalogue;
  /** Text of a file that was read before; undefined when there is none. */
  text(path: string): string | undefined;
  /** Every source file of the package. */
  readonly files: ReadonlySet<string>;
}

/** Steps of one entry: what is beyond stays unknown, and unknown is never reported. */
const entryBudget = 30_000;
/** Exports that lead to exports of other modules, one inside the other; each takes its share of the stack. */
const longestExportChain = 100;

export function makeAnalysis(parts: AnalysisParts): Analysis {
  const modules = new Map<string, ModuleIr | undefined>();
  const envs = new Map<string, Env>();
  const running = new Set<string>();
  const exporting = new Set<string>();

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
      interpreter: { evaluate, look, run, callFunction },
      models: parts.models,
      visited,
      see,
      spend: () => left-- > 0,
      lookup: (from, module, name) => lookup(machine, from, module, name),
      member(module, name) {
        if (running.has(module.path)) return unknown;
        const env = topLevel(module);
        const exported = module.exports.get(name);
        return exported ? exportedValue(machine, module, env, name, exported) : (env.get(name) ?? unknown);
      },
      pardoned: new Set(),
    };
    return machine;
  };

  /** `exports.server = wrap(exports.server)` is asked for itself while it is worked out: what it was before is not known. */
  const exportedValue = (machine: Machine, module: ModuleIr, env: Env, name: string, exported: Expr): Value => {
    const key = `${module.path}:${name}`;
    if (exporting.has(key) || exporting.size >= longestExportChain) return unknown;
    exporting.add(key);
    try {
      return evaluate(exported, { machine, module, env, returns: [], escapes: [], depth: 0 });
    } finally {
      exporting.delete(key);
    }
  };

  /** Names of a module after it ran. Each has a budget of its own, so that it does not matter who asks first. */
  const topLevel = (module: ModuleIr, own?: Machine): Env => {
    const known = envs.get(module.path);
    if (known) return known;
    const machine = own ?? makeMachine(() => {}, new Set());
    const imports = new Map(module.imports.map((one) => [one.local, onDemand(machine, module, one)] as const));
    const env = new Env(undefined, undefined, imports);
    envs.set(module.path, env);
    running.add(module.path);
    try {
      run(module.body, { machine, module, env, returns: [], escapes: [], depth: 0 });
    } finally {
      running.delete(module.path);
    }
    return env;
  };

  /** In a ring of imports a module may not have run yet when it is first asked: it is asked again then. */
  const onDemand = (machine: Machine, from: ModuleIr, { module, name }: ImportIr) => {
    let known: Value | undefined;
    return (): Value => {
      const value = known ?? importValue(machine, from, module, name);
      if (value !== unknown) known = value;
      return value;
    };
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
    if (name === undefined && (isPython || !found.exports.has('default'))) return moduleValue(found);
    const env = topLevel(found);
    if (isPython) return (name === undefined ? undefined : env.get(name)) ?? unknown;
    // `require` gives what the module exports as a whole.
    const exported = found.exports.get(name ?? 'default');
    if (!exported) return unknown;
    const value = exportedValue(machine, found, env, name ?? 'default', exported);
    return name === undefined ? { ...value, module: found } : value;
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
