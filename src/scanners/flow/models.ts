import type { Language, Severity } from '#core/finding.ts';

/**
 * What a framework or library means for data flow, as data: `flows/<language>/<name>.yml`.
 * Things are named by their access path from an import: `flask.request.args`, `sqlite3.connect().cursor().execute`,
 * `express().get`; `()` stands for a call or a new object. `*.execute` is a method of whatever.
 */
export interface FlowModel {
  readonly name: string;
  readonly languages: readonly Language[];
  /** Other names of the same thing: `{ 'pg.Pool().connect()': 'pg.Client()' }`. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly sources: readonly SourceModel[];
  readonly entries: readonly EntryModel[];
  readonly sinks: readonly SinkModel[];
  /** Calls whose answer is harmless for some rules, or for all (`*`). */
  readonly sanitizers: readonly { readonly at: string; readonly for: readonly string[] }[];
  /** Calls that, when they answer yes, have checked their argument. */
  readonly guards: readonly { readonly at: string; readonly arg: number; readonly for: readonly string[] }[];
  /** Calls that hand on what they are given, unchanged in spirit: decoding, joining, reading. */
  readonly passes: readonly string[];
}
export interface SourceModel {
  readonly at: string;
  /** `page`: what a browser knows of its page; it harms that page only. */
  readonly kind: 'request' | 'argument' | 'environment' | 'file' | 'network' | 'page';
  readonly confidence: number;
  /** Rules for which it is harmless as it comes. */
  readonly safeFor?: readonly string[];
}
/** Functions that a framework calls with data from outside. */
export interface EntryModel {
  /** Decorator, or call that is given the function; absent: by the names of parameters alone. */
  readonly at?: string;
  /** The file must import this module. */
  readonly imports?: string;
  /** Access paths of parameters by position; `source` for data from outside, empty for nothing known. */
  readonly params?: readonly string[];
  /** By name, where the position says nothing. */
  readonly named?: Readonly<Record<string, string>>;
  /** What parameters not named so far are. */
  readonly others?: 'source' | 'nothing';
  /** What the function returns goes to a browser as HTML. */
  readonly returnsHtml?: boolean;
}
export interface SinkModel {
  readonly rule: string;
  readonly at?: string;
  /** Property that is written: `innerHTML`. */
  readonly set?: string;
  /** Positions and names of the arguments that count; `*` for all. */
  readonly args: readonly (number | string)[];
  /** The text as far as it is known must look like this. */
  readonly shape?: string;
  /** Named arguments (or, with a number, positions) that must have these values: `{ shell: true }`. */
  readonly when?: Readonly<Record<string, string | number | boolean | null>>;
  /** Text that begins like this cannot do harm: a fixed host, a fixed folder. */
  readonly safePrefix?: string;
  /** Only text counts: a list of arguments is no command line. */
  readonly textOnly?: boolean;
}
export interface FlowRule {
  readonly id: string;
  readonly title: string;
  readonly message: string;
  readonly severity: Severity;
  readonly cwe: number;
  readonly links: readonly string[];
}

/** All models of a language, ready to be asked by access path. */
export class Models {
  readonly entries: readonly EntryModel[];
  readonly #aliases = new Map<string, string>();
  readonly #sources = new Map<string, SourceModel>();
  readonly #sinks = new Map<string, SinkModel[]>();
  readonly #sets = new Map<string, SinkModel[]>();
  readonly #sanitizers = new Map<string, readonly string[]>();
  readonly #guards = new Map<string, { arg: number; for: readonly string[] }>();
  readonly #passes = new Set<string>();
  readonly #sinkWords: RegExp;
  readonly #sourceWords: RegExp;

  constructor(models: readonly FlowModel[], language: Language) {
    const own = models.filter((model) => model.languages.includes(language));
    this.entries = own.flatMap((model) => model.entries);
    const words = new Set<string>();
    for (const model of own) {
      for (const [from, to] of Object.entries(model.aliases)) this.#aliases.set(from, to);
      for (const source of model.sources) this.#sources.set(source.at, source);
      for (const sink of model.sinks) {
        const key = sink.set ?? sink.at ?? '';
        const table = sink.set === undefined ? this.#sinks : this.#sets;
        table.set(key, [...(table.get(key) ?? []), sink]);
        const word = /(\w+)(?:\(\))?$/.exec(key)?.[1];
        if (word) words.add(word);
      }
      for (const sanitizer of model.sanitizers) this.#sanitizers.set(sanitizer.at, sanitizer.for);
      for (const { at, ...guard } of model.guards) this.#guards.set(at, guard);
      for (const pass of model.passes) this.#passes.add(pass);
    }
    this.#sinkWords = wordsOf(words);
    const sources = own.flatMap((model) => [
      ...model.sources.map((one) => one.at),
      ...model.entries.map((one) => one.at ?? one.imports ?? ''),
    ]);
    this.#sourceWords = wordsOf(new Set(sources.map((at) => at.split(/\W/)[0] ?? '').filter(Boolean)));
  }

  /** Whether a file can have anything to do with a flow: it names a source, or a sink. */
  isWorthALook(text: string): boolean {
    return this.#sourceWords.test(text) || this.#sinkWords.test(text);
  }

  /** The one name of a thing, however it was reached. */
  canonical(path: string): string {
    let current = path;
    for (let i = 0; i < 4; i++) {
      const next = this.#aliases.get(current);
      if (next === undefined) break;
      current = next;
    }
    return current;
  }

  source(path: string): SourceModel | undefined {
    return this.#sources.get(path);
  }

  sinks(path: string, method: string | undefined): readonly SinkModel[] {
    const exact = this.#sinks.get(path);
    if (exact) return exact;
    return method === undefined ? [] : (this.#sinks.get(`*.${method}`) ?? []);
  }

  sets(property: string): readonly SinkModel[] {
    return this.#sets.get(property) ?? [];
  }

  sanitizer(path: string, method: string | undefined): readonly string[] | undefined {
    return this.#sanitizers.get(path) ?? (method === undefined ? undefined : this.#sanitizers.get(`*.${method}`));
  }

  guard(path: string, method: string | undefined): { arg: number; for: readonly string[] } | undefined {
    return this.#guards.get(path) ?? (method === undefined ? undefined : this.#guards.get(`*.${method}`));
  }

  passes(path: string, method: string | undefined): boolean {
    return this.#passes.has(path) || (method !== undefined && this.#passes.has(`*.${method}`));
  }

  entriesAt(path: string): readonly EntryModel[] {
    return this.entries.filter((entry) => entry.at === path);
  }
}

function wordsOf(words: ReadonlySet<string>): RegExp {
  return words.size === 0 ? /(?!)/ : new RegExp(`\\b(?:${[...words].join('|')})\\b`);
}
