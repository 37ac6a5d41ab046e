import type { RecordEntry } from '../record.ts';

/** What happened to remedies in this repository; it only grows. */
export interface RemedyRecords {
  /** Told twice, an entry counts once. */
  add(entries: readonly RecordEntry[]): Promise<void>;
  /** Oldest first. */
  all(): Promise<readonly RecordEntry[]>;
}
