import type { Applied, Authorized, Verified } from './case.ts';
import type { Finding, Kind } from './finding.ts';
import type { Diagnosis, Remedy } from './remedy.ts';
import type { Publication, Receipt, Verification } from './verification.ts';

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
