import { UsageError } from '#core/errors.ts';
import type { JobQueue } from '#core/ports/job-queue.ts';
import { usualBackoff, type Backoff } from './backoff.ts';

export interface JobQueueOptions {
  /** `postgres://…`: jobs are shared by every process that gives the same. Wins over `file`. */
  readonly databaseUrl?: string | undefined;
  /** SQLite: for processes on this machine. */
  readonly file?: string | undefined;
  /** How long a worker that is not heard of may live: its jobs are others' after that. 10 seconds when absent. */
  readonly leaseMs?: number;
  /** How long running jobs have to end when their worker does, before they are given back. 10 seconds when absent. */
  readonly graceMs?: number;
  /** How long jobs and their history are kept after they ended; their keys may come again after that. 90 days when absent. */
  readonly keepMs?: number;
  /** Pauses between attempts; 2 seconds, doubled up to 10 minutes, when absent. */
  readonly backoff?: Backoff;
  /** 0 ≤ x < 1; for the pauses between attempts. */
  readonly random?: () => number;
  /** Hears of trouble that mends itself, such as a database that is away for a while. */
  readonly say?: (line: string) => void;
}

/** Throws `EnvironmentError` when the database cannot be used: not reached, no rights, a transaction pooler. */
export async function openJobQueue(options: JobQueueOptions): Promise<JobQueue> {
  const {
    databaseUrl,
    file,
    leaseMs = 10_000,
    graceMs = 10_000,
    keepMs = 90 * 24 * 3_600_000,
    backoff = usualBackoff,
    random = Math.random,
    say = () => undefined,
  } = options;
  const settings = { leaseMs, graceMs, keepMs, backoff, random, say };
  // Each loaded only where it is used: PostgreSQL is much to load.
  if (databaseUrl !== undefined) return (await import('./postgres-queue.ts')).openPostgresQueue(databaseUrl, settings);
  if (file !== undefined) return (await import('./sqlite-queue.ts')).openSqliteQueue(file, settings);
  throw new UsageError('Jobs need a place.', 'Give HEAL_DATABASE_URL or a file.');
}
