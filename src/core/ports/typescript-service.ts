import type { TextEdit } from '../finding.ts';

/** TypeScript's language service on the package, with unsaved changes as the copy has them. */
export interface TypeScriptService {
  /** Cures that TypeScript offers for the error `code` (2304, not `TS2304`) at [start, end). */
  codeFixes(path: string, start: number, end: number, code: number): Promise<readonly TypeScriptFix[]>;
  /** The type of the node that spans exactly [start, end), as TypeScript prints it. */
  typeAt(path: string, start: number, end: number): Promise<string | undefined>;
  /**
   * Errors of a file as it would be with `edits` (of any files) applied; their offsets are of that text.
   * Undefined when TypeScript does not read the file.
   */
  errors(path: string, edits?: readonly TextEdit[]): Promise<readonly TypeScriptError[] | undefined>;
  /** What the innermost function around `offset` returns by its body; undefined when there is none, or it returns nothing. */
  returns(path: string, offset: number): Promise<FunctionReturns | undefined>;
}
export interface TypeScriptFix {
  /** `import`, `fixOverrideModifier`, …: the service's own `fixName`. */
  readonly name: string;
  readonly description: string;
  readonly edits: readonly TextEdit[];
}
export interface TypeScriptError {
  readonly code: number;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}
export interface FunctionReturns {
  /** The type that the function would have without its annotation, as it can be written there; undefined when it cannot be named. */
  readonly inferred: string | undefined;
  /** [start, end) of the type annotation; undefined when it has none. */
  readonly annotation: { readonly start: number; readonly end: number } | undefined;
  /** Where an annotation would be written: after `)` of the parameters. */
  readonly insertAt: number;
  /** One for each returned expression: whether it fits the annotation. */
  readonly fits: readonly boolean[];
}
