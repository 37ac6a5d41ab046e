import type { ScannerAnswer } from '#core/scanner.ts';

/** One thing that ruff said, from either build, with offsets into the text. */
export interface RuffDiagnostic {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly fix?: {
    readonly message: string;
    readonly applicability?: 'safe' | 'unsafe' | 'display';
    readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  };
}
export interface RuffRun {
  readonly version: string;
  readonly origin: ScannerAnswer['origin'];
  readonly diagnostics: readonly RuffDiagnostic[];
  readonly notes: readonly string[];
}
/** Stubs are left out: the WASM build reads every file as a plain module. */
export function isPython(path: string): boolean {
  return path.endsWith('.py');
}
