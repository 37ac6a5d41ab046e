import type { HealCase } from '#core/case.ts';
import type { Listener } from '#core/event.ts';
import type { Category, CodeFinding, Priority } from '#core/finding.ts';
import type { GateResult } from '#core/outcome.ts';
import type { ScannerReport } from '#core/scanner.ts';
import type { Approval } from './approval.ts';

/**
 * What the application can do for whoever drives it: command line today, Action and bot tomorrow.
 * `wire.ts` makes one; the command line only parses, calls and prints.
 */
export interface Heal {
  scan(options: ScanOptions): Promise<ScanReport>;
  fix(options: FixOptions): Promise<FixReport>;
  status(options: PlaceOptions): Promise<StatusReport>;
  /** The case with its whole history. Accepts an unambiguous prefix of an id. */
  explain(options: PlaceOptions & { readonly caseId: string }): Promise<Explanation>;
  undo(options: PlaceOptions & { readonly caseId: string }): Promise<UndoReport>;
  stop(options: PlaceOptions & { readonly reason: string }): Promise<{ readonly running: number }>;
  resume(options: PlaceOptions): Promise<{ readonly wasStopped: boolean }>;
  verifyAudit(options: PlaceOptions): Promise<AuditReport>;
  doctor(options: PlaceOptions): Promise<DoctorReport>;
}
export interface PlaceOptions {
  /** Any folder: a repository or a package inside one. Relative to the current folder. */
  readonly path: string;
}
export interface Selection {
  readonly categories?: readonly Category[];
  /** Exact (`ruff/F401`) or by family (`ruff/*`). */
  readonly rules?: readonly string[];
  /** Only files that differ from this ref (and what depends on them). `HEAD` means uncommitted changes. */
  readonly changed?: string;
  /** Together with `changed`: leave out findings that the ref has as well. */
  readonly newOnly?: boolean;
  readonly max?: number;
}
export interface ScanOptions extends PlaceOptions, Selection {
  readonly signal: AbortSignal;
  readonly listener?: Listener;
}
export interface FixOptions extends ScanOptions {
  readonly dryRun: boolean;
  /** One commit per rule on a new branch instead of the working tree. */
  readonly commit: boolean;
  /** Write the patch here instead of the working tree. */
  readonly patch?: string;
  /** False: heal with the safest class only, and say that tests did not stand behind it. */
  readonly tests: boolean;
  readonly testCommand?: string;
  /** Heal this one case, with exactly this remedy, whatever its record is. */
  readonly approve?: Approval;
}

/** `heal scan --json`. Public: version, schema in the docs, contract test. */
export interface ScanReport {
  readonly version: 1;
  readonly repository: string;
  readonly findings: readonly ReportedFinding[];
  readonly scanners: readonly ScannerReport[];
  /** Not part of the JSON: the findings in full, for SARIF and annotations. */
  readonly full: readonly CodeFinding[];
}
export interface ReportedFinding {
  readonly rule: string;
  readonly category: Category;
  readonly priority: Priority;
  readonly severity: string;
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly message: string;
  readonly fingerprint: string;
}
/** `heal fix --json`. Public, as above. */
export interface FixReport {
  readonly version: 1;
  readonly repository: string;
  readonly summary: {
    readonly found: number;
    readonly eligible: number;
    readonly healed: number;
    readonly skipped: number;
    readonly rolledBack: number;
    readonly escalated: number;
    readonly suiteRuns: number;
    readonly wallMs: number;
  };
  readonly cases: readonly ReportedCase[];
  /** Unified diff of everything that was healed, applicable with `git apply` in the package. */
  readonly patch: string;
  /** What a person should know beside the cases. Not part of the JSON. */
  readonly notes: FixNotes;
}
export interface ReportedCase {
  readonly id: string;
  readonly finding: ReportedFinding;
  readonly outcome: { readonly status: string; readonly reason: string };
  readonly remedy: {
    readonly origin: string;
    readonly healer: string;
    readonly summary: string;
    readonly diff: string;
  } | null;
  readonly gates: readonly GateResult[];
}
export interface FixNotes {
  readonly suite: string;
  readonly baseline: string;
  readonly isolation: string;
  readonly scanners: readonly ScannerReport[];
  /** Where the heals went: files of the working tree, a branch, a patch file, nowhere. */
  readonly written: {
    readonly to: 'working-tree' | 'branch' | 'patch' | 'nowhere';
    readonly ref: string;
    readonly files: readonly string[];
  };
  /** Warnings, each a sentence with what to do: red baseline, failed scanner, no tests. */
  readonly warnings: readonly string[];
  /** Ids of healed cases whose remedy changes behaviour on purpose: a person should look at these closely. */
  readonly lookClosely: readonly string[];
  /** Details of skipped, rolled back and escalated cases, by case id. */
  readonly details: Readonly<Record<string, string>>;
}
export interface StatusReport {
  readonly stopped: { readonly at: string; readonly reason: string } | undefined;
  readonly runs: readonly {
    readonly id: string;
    readonly startedAt: string;
    readonly state: 'running' | 'finished' | 'interrupted';
    readonly command: string;
  }[];
  readonly cases: Readonly<Record<string, number>>;
  readonly recent: readonly {
    readonly id: string;
    readonly rule: string;
    readonly path: string;
    readonly line: number;
    readonly status: string;
    readonly reason: string;
    readonly at: string;
  }[];
}
export interface Explanation {
  readonly healCase: HealCase;
  readonly history: readonly { readonly at: string; readonly from: string; readonly to: string }[];
  readonly diff: string;
}
export interface UndoReport {
  readonly undone: readonly string[];
  readonly files: readonly string[];
}
export interface AuditReport {
  readonly valid: boolean;
  readonly entries: number;
  readonly file: string;
  /** Where and how the chain is broken. */
  readonly problem: string | undefined;
}
export interface DoctorReport {
  readonly checks: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly detail: string;
    readonly remedy: string;
  }[];
}
