import type { DataFlow, Category, Language, Priority, Severity, ToolFix, CodePlace } from './finding.ts';
import type { RunTool, Toolbox, ToolOrigin } from './ports/tools.ts';

/** What one tool said, in our words, before findings of several tools are merged. */
export interface RawFinding {
  /** `<scanner>/<the tool's own rule id>`. */
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly priority: Priority;
  readonly message: string;
  readonly place: CodePlace;
  readonly toolFixes: readonly ToolFix[];
  /** What is not `tainted` only confirms or lowers what other tools say about the same place. */
  readonly flow?: DataFlow;
}

export interface ScanRequest {
  /** Absolute; where this process reads the files. */
  readonly root: string;
  /** Absolute; where tools, perhaps in a sandbox, see the same folder. Tool output names paths below it. */
  readonly toolRoot: string;
  /** Files to report on: relative, sorted, `/`-separated, already without ignored, vendored, generated, binary and too large ones. */
  readonly files: readonly string[];
  /** Text files that are no source but may hold secrets or settings: `.env`, workflows. To be reported on as well. */
  readonly texts?: readonly string[];
  /** Every source file of the package, for tools that must see the whole. */
  readonly allFiles: readonly string[];
  /** Text of a file below `root`; undefined when absent or unreadable. */
  read(path: string): Promise<string | undefined>;
  readonly tools: Toolbox;
  readonly run: RunTool;
  readonly signal: AbortSignal;
}
export interface ScannerAnswer {
  readonly version: string;
  readonly origin: ToolOrigin;
  readonly findings: readonly RawFinding[];
  /** What could not be looked at, and why: becomes part of the report's detail. */
  readonly notes?: readonly string[];
}
/** One tool: its output in, findings out. Throws when the tool failed; the others go on. */
export interface Scanner {
  readonly name: string;
  readonly languages: readonly Language[];
  /** Rough share of the work, so that the longest starts first: pyright 10, oxlint 1. */
  readonly weight: number;
  /** False when the repository gives it nothing to do; with the reason when a person may wonder. */
  applies(request: ScanRequest): Promise<boolean>;
  scan(request: ScanRequest): Promise<ScannerAnswer>;
}
export interface ScannerReport {
  readonly name: string;
  readonly version: string;
  readonly origin: ToolOrigin;
  readonly ms: number;
  readonly status: 'ok' | 'failed' | 'skipped';
  /** Why it failed or was skipped; how many of its findings were dropped and why. */
  readonly detail: string;
  readonly findings: number;
}
