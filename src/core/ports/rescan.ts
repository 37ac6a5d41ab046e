import type { CodeFinding } from '../finding.ts';
import type { ScannerReport } from '../scanner.ts';

/** Scans files of the copy as it stands at this moment. */
export interface Rescan {
  scan(files: readonly string[], signal: AbortSignal, which?: (scanner: string) => boolean): Promise<RescanAnswer>;
  /** The given files and those that import them, directly or not. */
  withDependents(files: readonly string[]): Promise<readonly string[]>;
}
export interface RescanAnswer {
  readonly findings: readonly CodeFinding[];
  readonly reports: readonly ScannerReport[];
}
