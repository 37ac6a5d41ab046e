import type { Applied, Authorized, Verified } from './case.ts';
import type { Finding, Kind } from './finding.ts';
import type { GateResult } from './outcome.ts';
import type { Diagnosis, Remedy } from './remedy.ts';

/** Proof that a batch was applied; `key` makes a repeated apply harmless. */
export interface Receipt {
  readonly key: string;
  readonly ref: string;
}
/** Why one case of a batch failed. */
export interface Complaint {
  readonly id: string;
  readonly detail: string;
}
export interface Verification {
  readonly passed: boolean;
  readonly gates: readonly GateResult[];
  /** Cases that are at fault for certain: their own edit breaks the file, their own finding is still there. */
  readonly culprits: readonly Complaint[];
  /** When nobody is certain: ids of the cases that can be at fault; empty when any of the batch can. */
  readonly suspects: readonly string[];
  /** False when no test suite stood behind the verdict. */
  readonly testedBySuite: boolean;
  /** Test-suite runs that this verdict cost, beside the baseline. */
  readonly suiteRuns: number;
}
export interface Publication {
  /** Where people find it: a commit, a patch, a journal entry that `heal undo` takes. */
  readonly ref: string;
  /** True when nobody else has to say yes: the heal is in the hands of the person who asked for it. */
  readonly final: boolean;
}

/** Where remedies of one kind are applied, checked, undone and published, always as a batch. */
export interface Domain<K extends Kind> {
  /** Where a person must have said yes: before the world is touched, or before the change is merged. */
  readonly gate: 'apply' | 'merge';
  diagnose(finding: Finding<K>): Promise<Diagnosis>;
  /** The same fault as it stands now, after other heals were published; undefined when it is gone. */
  relocate(finding: Finding<K>): Promise<Finding<K> | undefined>;
  /** True when the two must not be tried in one batch: overlapping edits, the same CI run. */
  conflict(a: Remedy<K>, b: Remedy<K>): boolean;
  /** Applies on a copy. The same `key` twice has the effect of once. */
  apply(batch: readonly Authorized<K>[], key: string): Promise<Receipt>;
  /**
   * `only` names the one gate whose answer is wanted, while the culprit of a failed batch is looked for.
   * What is published has passed every gate.
   */
  verify(batch: readonly Applied<K>[], only?: string): Promise<Verification | 'pending'>;
  rollback(receipt: Receipt): Promise<void>;
  publish(batch: readonly Verified<K>[]): Promise<Publication>;
}
