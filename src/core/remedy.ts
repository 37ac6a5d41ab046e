import type { Evidence } from './evidence.ts';
import type { Change, Finding, Kind, Safety } from './finding.ts';
import type { GateResult } from './outcome.ts';

/** Who thought of the cure: data, code, the tool that found the fault, this repository's own past, a model. */
export const origins = ['pattern', 'healer', 'tool', 'history', 'model'] as const;
export type Origin = (typeof origins)[number];

/** The rungs of the ladder, cheapest and surest first: how the cure was found. */
export const rungs = ['exact', 'semantic', 'causal', 'model'] as const;
export type Rung = (typeof rungs)[number];

export interface RemedyHead {
  /** Unique among the remedies of one case: `<origin>:<name>[#n]`. What was tried is remembered by it. */
  readonly id: string;
  readonly rung: Rung;
  readonly origin: Origin;
  /** The healer's or pattern's path, e.g. `code/remove-unused-import`; for tools `ruff/F401`. */
  readonly healer: string;
  /** One line for people, imperative: `Pass the value as a parameter of the query`. */
  readonly summary: string;
  readonly safety: Safety;
  /** 0–1: the lower bound of what its record promises; see `record.ts`. */
  readonly confidence: number;
  /** Only where a gain was promised: what was measured of it before anything was tried. */
  readonly evidence?: Evidence;
}
/** A cure as data: nothing has happened yet. */
export interface Remedy<K extends Kind> extends RemedyHead {
  readonly kind: K;
  readonly change: Change<K>;
  /** What would be done, for people and for the record: a unified diff for code. */
  readonly preview: string;
}

export interface Proposal<K extends Kind> {
  readonly change: Change<K>;
  readonly summary: string;
  /** Only when this proposal is less (or more) certain than its healer in general. */
  readonly safety?: Safety;
}
/** Unsure → leave alone, and say why, in a sentence that a person can act on. */
export interface LeftAlone {
  readonly leftAlone: string;
}

export interface Diagnosis {
  readonly category: string;
  readonly confidence: number;
  readonly evidence: readonly string[];
  /** What was read before anything was planned: files, configuration, history. */
  readonly contextRead: readonly string[];
}

/** A remedy that failed verification: kept so that it is not tried again and can be explained. */
export interface Attempt {
  readonly remedy: RemedyHead;
  readonly gates: readonly GateResult[];
}

/** What one candidate said when it was asked. */
export interface Consideration {
  readonly origin: Origin;
  readonly healer: string;
  readonly said: string;
}
/** What one rung was asked, found and cost; shown by `heal explain`. */
export interface RungReport {
  readonly rung: Rung;
  /** What it looked for and found, in a sentence; empty when its candidates say it all. */
  readonly said: string;
  readonly considered: readonly Consideration[];
  readonly ms: number;
  readonly usd: number;
}
export interface LadderAnswer<K extends Kind> {
  readonly remedy: Remedy<K> | undefined;
  readonly asked: readonly RungReport[];
}
/** Finds the next remedy for a finding that is not among those that were attempted. */
export interface RemedyLadder<K extends Kind> {
  find(finding: Finding<K>, diagnosis: Diagnosis, attempts: readonly Attempt[]): Promise<LadderAnswer<K>>;
}
