/** The kinds of thing that Heal repairs. A new kind is one line here; the compiler names the rest. */
export interface Kinds {
  readonly code: { readonly place: CodePlace; readonly change: CodeChange };
  readonly run: { readonly place: RunPlace; readonly change: RunChange };
  readonly replay: { readonly place: ReplayPlace; readonly change: ReplayChange };
}
export type Kind = keyof Kinds;
export type Place<K extends Kind> = Kinds[K]['place'];
export type Change<K extends Kind> = Kinds[K]['change'];

/** Lines and columns count from 1; columns count UTF-16 units; the end is exclusive in its column. */
export interface CodePlace {
  /** Relative to the package that is healed, with `/` on every platform. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
/** Half-open range of UTF-16 offsets into the text of `path` as it was when the finding was made. */
export interface TextEdit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
export interface CodeChange {
  readonly edits: readonly TextEdit[];
}
export interface RunPlace {
  readonly runId: string;
  readonly job: string;
}
export interface RunChange {
  readonly rerun: 'failed' | 'all';
  readonly afterMs: number;
}
export interface ReplayPlace {
  /** Folder of the workflow, relative to the repository, with `/`. */
  readonly folder: string;
  readonly workflow: string;
  /** Id of the step. */
  readonly step: string;
}
/** What is remembered of one target is replaced; steps, conditions and parameters stay as they are. */
export interface ReplayChange {
  /** Id of the target. */
  readonly target: string;
  /** Of the workflow's folder, each as it is to be. */
  readonly files: readonly {
    /** Relative to that folder. */
    readonly path: string;
    /** Base64. */
    readonly content: string;
  }[];
}

export const codeCategories = ['security', 'type', 'import', 'logic', 'performance', 'style'] as const;
/** `replay`: a desktop workflow whose screen changed. */
export const categories = [...codeCategories, 'replay'] as const;
export type Category = (typeof categories)[number];
/** P0 security, P1 errors, P2 warnings, P3 style: the order of work and of every report. */
export const priorities = ['P0', 'P1', 'P2', 'P3'] as const;
export type Priority = (typeof priorities)[number];
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];
export type Language = 'python' | 'typescript' | 'javascript';

/** One tool's word for the fault. A finding that two tools report has two. */
export interface FindingSource {
  readonly scanner: string;
  /** `<scanner>/<the tool's own rule id>`, e.g. `ruff/F401`. */
  readonly rule: string;
}

/**
 * How far a fix can be trusted before it is tried.
 * `safe` keeps behaviour for every input, and may be applied without a test suite;
 * `careful` keeps behaviour under stated assumptions, so tests must confirm it;
 * `risky` changes behaviour on purpose, or its tool has been wrong before: tests and a person.
 */
export const safeties = ['safe', 'careful', 'risky'] as const;
export type Safety = (typeof safeties)[number];

/** What a tool offers as its own cure. Never a suppression: scanners drop those. */
export interface ToolFix {
  readonly summary: string;
  readonly safety: Safety;
  readonly edits: readonly TextEdit[];
}

/** One step of the way that data takes from where it comes in to where it does harm. */
export interface FlowStep {
  readonly place: CodePlace;
  readonly note: string;
}
/** What following the data says about a finding. */
export interface DataFlow {
  /**
   * `tainted`: data from outside arrives; `open`: it cannot be seen from here what arrives;
   * `fixed`: everything that arrives stands in the program.
   */
  readonly verdict: 'tainted' | 'open' | 'fixed';
  /** 0–1. */
  readonly confidence: number;
  readonly steps: readonly FlowStep[];
}

/** The parts that every kind shares; guards, audit and reports read only these. */
export interface FindingHead {
  /** Short and stable: the same fault has the same id in the next scan. */
  readonly id: string;
  readonly kind: Kind;
  readonly rule: string;
  readonly category: Category;
  readonly priority: Priority;
  readonly severity: Severity;
  readonly message: string;
  /** `v1:` + hex; see `fingerprint.ts`. */
  readonly fingerprint: string;
  readonly sources: readonly FindingSource[];
}
export interface Finding<K extends Kind> extends FindingHead {
  readonly kind: K;
  readonly place: Place<K>;
  readonly toolFixes: readonly ToolFix[];
  /** Only where data flow was followed. */
  readonly flow?: DataFlow;
}
export type CodeFinding = Finding<'code'>;
