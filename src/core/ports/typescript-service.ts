import type { TextEdit } from '../finding.ts';

/** TypeScript's language service on the package, with unsaved changes as the copy has them. */
export interface TypeScriptService {
  /** Cures that TypeScript offers for the error `code` (2304, not `TS2304`) at [start, end). */
  codeFixes(path: string, start: number, end: number, code: number): Promise<readonly TypeScriptFix[]>;
  /** The type of the node that spans exactly [start, end), as TypeScript prints it. */
  typeAt(path: string, start: number, end: number): Promise<string | undefined>;
}
export interface TypeScriptFix {
  /** `import`, `fixOverrideModifier`, …: the service's own `fixName`. */
  readonly name: string;
  readonly description: string;
  readonly edits: readonly TextEdit[];
}
