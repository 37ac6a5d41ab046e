import type { Language } from '#core/finding.ts';
import type { EntryModel, FlowModel, SinkModel, SourceModel } from './models.ts';
import { importedRoots, looksLikeSql, makeHints } from './hints.ts';

interface Guard {
  readonly arg: number;
  readonly for: readonly string[];
}
/** Longer paths than this say nothing that a model could know. */
const longestPath = 200;

/** All models of a language, ready to be asked by access path. */
export class Catalogue {
  /** Entries without a place: the file and the names of parameters decide. */
  readonly looseEntries: readonly EntryModel[];
  readonly #entries = new Map<string, EntryModel[]>();
  readonly #aliases = new Map<string, string>();
  readonly #families: readonly string[];
  readonly #named = new Set<string>();
  readonly #canonical = new Map<string, string>();
  readonly #sources = new Map<string, SourceModel>();
  readonly #sinks = new Map<string, SinkModel[]>();
  readonly #sets = new Map<string, SinkModel[]>();
  readonly #written: ReadonlySet<string>;
  readonly #sanitizers = new Map<string, readonly string[]>();
  readonly #guards = new Map<string, Guard>();
  readonly #passes: ReadonlySet<string>;
  readonly #unpacks: ReadonlySet<string>;
  readonly #exits: ReadonlySet<string>;
  readonly #returns = new Map<string, number>();
  readonly #hints: readonly (readonly string[])[];

  constructor(models: readonly FlowModel[], language: Language) {
    const own = models.filter((model) => model.languages.includes(language));
    this.looseEntries = own.flatMap((model) => model.entries.filter((entry) => entry.at === undefined));
    this.#families = own.flatMap((model) => model.families);
    this.#passes = new Set(own.flatMap((model) => model.passes));
    this.#unpacks = new Set(own.flatMap((model) => model.unpacks));
    this.#exits = new Set(own.flatMap((model) => model.exits));
    for (const model of own) this.#add(model);
    this.#written = new Set([...this.#sets.keys()].flatMap((set) => /[\w$]+$/.exec(set)?.[0] ?? []));
    this.#hints = makeHints(own);
  }

  #add(model: FlowModel): void {
    for (const [from, to] of Object.entries(model.aliases)) this.#aliases.set(from, to);
    for (const [at, position] of Object.entries(model.returns)) this.#returns.set(at, position);
    for (const source of model.sources) this.#sources.set(source.at, source);
    for (const entry of model.entries) if (entry.at !== undefined) push(this.#entries, entry.at, entry);
    for (const sink of model.sinks) {
      if (sink.at !== undefined) push(this.#sinks, sink.at, sink);
      if (sink.set !== undefined) push(this.#sets, sink.set, sink);
    }
    for (const sanitizer of model.sanitizers) this.#sanitizers.set(sanitizer.at, sanitizer.for);
    for (const { at, ...guard } of model.guards) this.#guards.set(at, guard);
    for (const one of [model.sources, model.sinks, model.sanitizers]) {
      for (const { at } of one) if (at !== undefined) this.#named.add(at);
    }
  }

  /** Whether a file can have anything to do with a flow: it names what brings data in, or a sink that linters know. */
  isWorthALook(text: string): boolean {
    if (looksLikeSql.test(text)) return true;
    const roots = importedRoots(text);
    return this.#hints.some(([root = '', ...rest]) => roots.has(root) && rest.every((word) => text.includes(word)));
  }

  /** The one name of a thing, however it was reached. */
  canonical(path: string): string {
    const known = this.#canonical.get(path);
    if (known !== undefined) return known;
    let current = path.length > longestPath ? '' : path;
    for (let i = 0; i < 4; i++) {
      const next = this.#aliases.get(current);
      if (next === undefined) break;
      current = next;
    }
    const family = this.#named.has(current) ? undefined : this.#families.find((one) => current.startsWith(one));
    if (family !== undefined) {
      const member = `${family}${/\.[\w$]+$/.exec(current)?.[0] ?? ''}`;
      current = this.#named.has(member) ? member : family;
    }
    this.#canonical.set(path, current);
    return current;
  }

  source(path: string): SourceModel | undefined {
    return this.#sources.get(path);
  }

  sinks(path: string, method: string | undefined): readonly SinkModel[] {
    return find(this.#sinks, path, method) ?? [];
  }

  /** Whether some sink is a property of this name. */
  writes(property: string): boolean {
    return this.#written.has(property);
  }

  /** Sinks of a property that is written, by its name alone and by the type of its object. */
  sets(type: string | undefined, property: string): readonly SinkModel[] {
    const own = type === undefined ? undefined : this.#sets.get(this.canonical(`${type}.${property}`));
    return own ?? this.#sets.get(property) ?? [];
  }

  sanitizer(path: string, method: string | undefined): readonly string[] | undefined {
    return find(this.#sanitizers, path, method);
  }

  guard(path: string, method: string | undefined): Guard | undefined {
    return find(this.#guards, path, method);
  }

  passes(path: string, method: string | undefined): boolean {
    return this.#passes.has(path) || (method !== undefined && this.#passes.has(`*.${method}`));
  }

  unpacks(path: string): boolean {
    return this.#unpacks.has(path);
  }

  exits(path: string): boolean {
    return this.#exits.has(path);
  }

  /** Position of the argument that a call gives back. */
  returned(path: string): number | undefined {
    return this.#returns.get(path);
  }

  entriesAt(path: string): readonly EntryModel[] {
    return this.#entries.get(path) ?? [];
  }
}

function push<T>(table: Map<string, T[]>, key: string, value: T): void {
  const list = table.get(key);
  if (list) list.push(value);
  else table.set(key, [value]);
}

function find<T>(table: ReadonlyMap<string, T>, path: string, method: string | undefined): T | undefined {
  return table.get(path) ?? (method === undefined ? undefined : table.get(`*.${method}`));
}
