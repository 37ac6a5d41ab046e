/** A finding that a person does not want to see healed or reported. */
export interface Ignored {
  readonly fingerprint: string;
  readonly rule: string;
  readonly path: string;
  readonly reason: string;
  readonly at: string;
}
/** What people chose not to hear of; every change of it stands in the audit trail. */
export interface Ignores {
  /** Replaces the reason of one that is ignored already. */
  add(ignored: Ignored): Promise<void>;
  /** False when it was not ignored. */
  remove(fingerprint: string, at: string): Promise<boolean>;
  /** Newest first. */
  all(): Promise<readonly Ignored[]>;
}
