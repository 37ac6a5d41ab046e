import type { Change, Finding, Kind, Safety } from './finding.ts';

/** Which rung of the ladder a remedy came from. */
export type Origin = 'pattern' | 'healer' | 'tool' | 'semantic' | 'causal' | 'model';

export interface RemedyHead {
  /** Unique among the remedies of one case: `<origin>:<name>[#n]`. What was tried is remembered by it. */
  readonly id: string;
  readonly origin: Origin;
  /** The healer's or pattern's path, e.g. `code/remove-unused-import`; for tools `ruff/F401`. */
  readonly healer: string;
  /** One line for people, imperative: `Pass the value as a parameter of the query`. */
  readonly summary: string;
  readonly safety: Safety;
  /** 0–1, from records; a remedy without a record has the prior of its safety class. */
  readonly confidence: number;
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

/** What every rung said when it was asked; shown by `heal explain`. */
export interface Consideration {
  readonly origin: Origin;
  readonly healer: string;
  readonly said: string;
}
export interface LadderAnswer<K extends Kind> {
  readonly remedy: Remedy<K> | undefined;
  readonly considered: readonly Consideration[];
}
/** Finds the next remedy for a finding that is not among `tried`. */
export interface RemedyLadder<K extends Kind> {
  find(finding: Finding<K>, diagnosis: Diagnosis, tried: readonly string[]): Promise<LadderAnswer<K>>;
}
