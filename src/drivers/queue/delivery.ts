import type { Kysely, RawBuilder } from 'kysely';
import type { JobTables } from './tables.ts';

/** How a worker hears of a job. What it says is a hint: the row decides, and a hint too many does nothing. */
export interface Delivery {
  /** In the transaction that makes the job wait: a worker hears of it at `runAt` (ISO 8601; absent: at once). */
  schedule(transaction: Kysely<JobTables>, job: WaitingJob): Promise<void>;
  /** What `schedule` does as an expression, where the database can write row, event and delivery by one statement. */
  readonly scheduling?: (job: WaitingJob) => RawBuilder<unknown>;
  /** In the transaction that ends a waiting job. */
  withdraw(transaction: Kysely<JobTables>, id: string): Promise<void>;
  /** In the transaction that asks a running job to end: whoever runs it hears of it. */
  announceCancel(transaction: Kysely<JobTables>, id: string): Promise<void>;
  /** In the transaction that declares workers dead: what is held for their pools is let go. */
  release(transaction: Kysely<JobTables>, pools: readonly string[]): Promise<void>;
}
export interface WaitingJob {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  readonly lane: string | null;
  readonly priority: number;
  readonly runAt?: string;
}
