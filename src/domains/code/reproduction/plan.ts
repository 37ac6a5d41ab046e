/** A call that may show the fault, with texts of literals to try for each parameter, likeliest first. */
export interface CallPlan {
  readonly language: 'python' | 'script';
  readonly path: string;
  /** As the language imports it: a dotted name, or the path. */
  readonly module: string;
  readonly name: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly isKeywordOnly: boolean;
    readonly candidates: readonly string[];
  }[];
  /** Name of the class of the error. */
  readonly error: string;
  /** What the message of the error must hold. */
  readonly says: readonly string[];
  /** The statement in which it happens, before any heal. */
  readonly lines: { readonly from: number; readonly to: number };
}
export interface Seen {
  readonly error: string;
  readonly message: string;
  /** The member that was asked for, '' when the message names none. */
  readonly member: string;
  /** What the function was given when it was seen, as a log prints it. */
  readonly values: ReadonlyMap<string, string>;
}
