import type { Language, Severity } from '#core/finding.ts';

/**
 * What a framework or library means for data flow, as data: `flows/<language>/<name>.yml`.
 * Things are named by their access path from an import: `flask.request.args`, `sqlite3.connect().cursor().execute`,
 * `express().get`; `()` stands for a call or a new object, `[]` for an item. `*.execute` is a method of whatever.
 */
export interface FlowModel {
  readonly name: string;
  readonly languages: readonly Language[];
  /** Other names of the same thing: `{ 'pg.Pool().connect()': 'pg.Client()' }`. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Whatever hangs below one of these counts as itself, unless it is named: a database and its collections. */
  readonly families: readonly string[];
  readonly sources: readonly SourceModel[];
  readonly entries: readonly EntryModel[];
  readonly sinks: readonly SinkModel[];
  /** Calls whose answer is harmless for some rules, or for all (`*`). `objects`: it is surely text. */
  readonly sanitizers: readonly { readonly at: string; readonly for: readonly string[] }[];
  /** Calls that, when they answer yes, have checked their argument; -1 for what the method is called on. */
  readonly guards: readonly { readonly at: string; readonly arg: number; readonly for: readonly string[] }[];
  /** Calls that hand on what they are given, unchanged in spirit: decoding, joining, reading. */
  readonly passes: readonly string[];
  /** Calls that make objects out of text. */
  readonly unpacks: readonly string[];
  /** Calls that answer with one of their arguments, by its position: `{ util.promisify: 0 }`. */
  readonly returns: Readonly<Record<string, number>>;
  /** Calls that never come back: `flask.abort()`. */
  readonly exits: readonly string[];
}
export interface SourceModel {
  readonly at: string;
  /** `page`: what a browser knows of its page; it harms that page only. `argument`: whoever starts the program decides. */
  readonly kind: 'request' | 'argument' | 'environment' | 'file' | 'network' | 'page';
  readonly confidence: number;
  /** Rules for which it is harmless as it comes; `objects`: it is surely text. */
  readonly safeFor?: readonly string[];
}
/** Functions that a framework calls with data from outside. */
export interface EntryModel {
  /** Decorator, or call that is given the function; absent: by the other conditions alone. */
  readonly at?: string;
  /** The file must import this module. */
  readonly imports?: string;
  /** The path of the file and the name of the function must look like this. */
  readonly file?: string;
  readonly name?: string;
  /** Arguments of the call that is given the function. */
  readonly when?: Readonly<Record<string, Condition>>;
  /** Access paths of parameters by position; `source` for data from outside, `nothing` for nothing known. */
  readonly params?: readonly string[];
  /** By name, where the position says nothing. */
  readonly named?: Readonly<Record<string, string>>;
  /** What parameters not named so far are. */
  readonly others?: 'source' | 'nothing';
  /** Parameters whose default or type is made by one of these come from the program: `fastapi.Depends`. */
  readonly skip?: readonly string[];
  /** What the function returns goes to a browser as HTML. */
  readonly returnsHtml?: boolean;
}
/**
 * What an argument must be: a constant; `any` or `absent`; one or none of some constants or access paths; a text like
 * this. What is not known is never as wanted.
 */
export type Condition =
  | string
  | number
  | boolean
  | null
  | { readonly is: readonly (string | number | boolean)[] }
  | { readonly not: readonly (string | number | boolean)[] }
  | { readonly like: string; readonly orAbsent?: boolean };
/**
 * Arguments are named by position or name, with alternatives, and may go on inside: `0`, `url`, `1|parser.load_dtd`,
 * `0|args[0]`; `self` is what the method is called on, `*` all of them.
 */
export interface SinkModel {
  readonly rule: string;
  readonly at?: string;
  /** Property that is written: `innerHTML`, or `koa.Context().body`. */
  readonly set?: string;
  /** The arguments that count; of a property, the parts of what is written. */
  readonly args: readonly (number | string)[];
  /** The text as far as it is known must look like this; holes are `\0`. */
  readonly shape?: string;
  /** What other arguments must be: `{ shell: true }`. */
  readonly when?: Readonly<Record<string, Condition>>;
  /** Text that begins like this cannot do harm: a fixed host, a fixed folder. */
  readonly safePrefix?: string;
  /** Only text counts: a list of arguments is no command line. */
  readonly textOnly?: boolean;
  /** Text is harmless: only objects bring operators with them. */
  readonly objectsOnly?: boolean;
  /** Position of the format: numbers and `%r` in it are harmless. */
  readonly format?: number;
}
export interface FlowRule {
  readonly id: string;
  readonly title: string;
  readonly message: string;
  readonly severity: Severity;
  readonly cwe: number;
  readonly links: readonly string[];
}
