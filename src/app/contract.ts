import type { HealCase } from '#core/case.ts';
import type { Listener } from '#core/event.ts';
import type { Evidence } from '#core/evidence.ts';
import type { Category, CodeFinding, DataFlow, Priority } from '#core/finding.ts';
import type { GateResult } from '#core/outcome.ts';
import type { Ignored } from '#core/ports/ignores.ts';
import type { RecordEntry, Standing } from '#core/record.ts';
import type { ScannerReport } from '#core/scanner.ts';
import type { Measures } from '#observe/metrics.ts';
import type { Approval } from './healing/approval.ts';
import type { BackfillOptions, BackfillReport } from './learning/backfill-contract.ts';

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
  /** A person's yes to a heal that was verified and waits. */
  apply(options: ApplyOptions): Promise<ApplyReport>;
  ignore(options: IgnoreOptions): Promise<Ignored>;
  /** Takes an `ignore` back. */
  heed(options: Omit<IgnoreOptions, 'reason'>): Promise<Ignored>;
  listIgnored(options: PlaceOptions): Promise<IgnoredReport>;
  unquarantine(options: UnquarantineOptions): Promise<UnquarantineReport>;
  metrics(options: PlaceOptions): Promise<MetricsReport>;
  stop(options: PlaceOptions & { readonly reason: string }): Promise<{ readonly running: number }>;
  resume(options: PlaceOptions): Promise<{ readonly wasStopped: boolean }>;
  verifyAudit(options: PlaceOptions): Promise<AuditReport>;
  doctor(options: DoctorOptions): Promise<DoctorReport>;
  /** Learns from what people committed. */
  /** What to tell a person once, after their first heal here; undefined when they were told. */
  offer(options: PlaceOptions): Promise<string | undefined>;
  backfill(options: BackfillOptions): Promise<BackfillReport>;
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
  /** Heal what the stack traces of this log lead to, and nothing else. */
  readonly fromLog?: string;
  /** With `fromLog`: keep the tests that reproduce what was healed. */
  readonly withTest?: boolean;
  /** Heal this one case, with exactly this remedy, whatever its record is. */
  readonly approve?: Approval;
  /** Verify anew what was verified before and waits for a person. */
  readonly again?: boolean;
}

/** `heal scan --json`. Public: version, schema in the docs, contract test. */
export interface ScanReport {
  readonly version: 1;
  readonly repository: string;
  readonly findings: readonly ReportedFinding[];
  readonly scanners: readonly ScannerReport[];
  /** Findings that people set aside: not among the others. */
  readonly ignored: number;
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
  /** Only where data flow was followed. */
  readonly flow?: ReportedFlow;
}
/** The way of data from where it comes in to where it does harm. */
export interface ReportedFlow {
  readonly verdict: DataFlow['verdict'];
  /** 0–1. */
  readonly confidence: number;
  readonly steps: readonly { readonly path: string; readonly line: number; readonly note: string }[];
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
    /** Which rung of the ladder found it: `exact`, `semantic`, `causal`, `model`. */
    readonly rung: string;
    readonly origin: string;
    readonly healer: string;
    readonly summary: string;
    readonly diff: string;
  } | null;
  readonly gates: readonly GateResult[];
  /** What was measured of a heal that promises to be faster; null for all others. */
  readonly evidence: Evidence | null;
}
export interface FixNotes {
  readonly suite: string;
  readonly baseline: string;
  /** Heals that wait since an earlier run and were not verified anew; empty for none. */
  readonly waiting?: string;
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
  /** Why it was not healed without asking, in a sentence; or what stood behind the heal. */
  readonly why: string;
  /** Of the remedy that the case ended with, as it is now. */
  readonly standing: (Standing & { readonly remedy: string }) | undefined;
  /** What became of what was tried for this case, oldest first. */
  readonly record: readonly RecordEntry[];
}
export interface ApplyOptions extends PlaceOptions {
  /** Id of the case or its beginning, or the fingerprint of its finding. */
  readonly caseId: string;
  /** The log that the case came from, where it came from one. */
  readonly fromLog?: string;
  readonly signal: AbortSignal;
  readonly listener?: Listener;
}
/** `heal apply --json`. */
export interface ApplyReport {
  readonly version: 1;
  readonly id: string;
  readonly applied: boolean;
  readonly summary: string;
  /** What kept it from being applied; '' when it was. */
  readonly why: string;
  readonly files: readonly string[];
  readonly patch: string;
  readonly gates: readonly GateResult[];
}
export interface IgnoreOptions extends PlaceOptions {
  /** Fingerprint of a finding, or the case that it became. */
  readonly finding: string;
  readonly reason: string;
}
export interface IgnoredReport {
  readonly version: 1;
  readonly ignored: readonly Ignored[];
}
export interface UnquarantineOptions extends PlaceOptions {
  /** As people see it: `code/yaml-safe-load`, `ruff/F401`. */
  readonly remedy: string;
  /** Bring the record back that was wiped last. */
  readonly takeBack?: boolean;
}
export interface UnquarantineReport {
  readonly version: 1;
  readonly remedy: string;
  readonly before: Standing;
  readonly after: Standing;
}
/** `heal metrics --json`. */
export interface MetricsReport {
  readonly version: 1;
  readonly spans: Readonly<Record<'1h' | '24h' | '7d' | 'all', Measures>>;
  /** US dollars for models, by day in UTC, oldest first. */
  readonly spending: readonly { readonly day: string; readonly usd: number; readonly calls: number }[];
  readonly patterns: {
    readonly shipped: number;
    readonly imported: number;
    readonly learned: number;
    readonly learnedByDay: readonly { readonly day: string; readonly patterns: number }[];
  };
  /** Remedies with a record here, by how far they are trusted now. */
  readonly remedies: { readonly trusted: number; readonly asks: number; readonly quarantined: number };
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
export interface DoctorOptions extends PlaceOptions {
  /** Scan, and show what a model would be sent for one of the findings. */
  readonly showPrompt?: boolean;
  /** `owner/name`: look at the rules of that repository on GitHub, and at nothing here. */
  readonly github?: string;
  /** Look at what replays of desktop workflows need here, and at nothing else. */
  readonly replay?: boolean;
}
export interface DoctorReport {
  readonly checks: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly detail: string;
    readonly remedy: string;
  }[];
  /** Absent when nobody asked; null when no finding here would be put to a model. */
  readonly prompt?: ModelPrompt | null;
}
export interface ModelPrompt {
  /** `ruff/S113 at shop/orders.py:10` */
  readonly about: string;
  /** Empty when no endpoint is set. */
  readonly url: string;
  /** False when the model is off: then this is what would be sent if it were on. */
  readonly wouldBeSent: boolean;
  readonly system: string;
  readonly user: string;
  /** The whole request; its key goes in a header and is not shown. */
  readonly body: object;
}
