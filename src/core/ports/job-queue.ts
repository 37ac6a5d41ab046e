import type { Job, JobAttempt, JobEvent, JobState, Json, NewJob } from '../job.ts';

/**
 * Durable jobs: what was acknowledged is done, once, whatever dies in between. Kept to one conformance suite by every
 * implementation: in this process on SQLite, over several machines on PostgreSQL.
 */
export interface JobQueue {
  /** Resolves when the job is safe. The same tenant and key again: the job that there is, and `isNew: false`. */
  add(job: NewJob): Promise<{ readonly id: string; readonly isNew: boolean }>;
  load(id: string): Promise<Job | undefined>;
  attempts(jobId: string): Promise<readonly JobAttempt[]>;
  /** Oldest first. */
  events(jobId: string, after?: number): Promise<readonly JobEvent[]>;
  /** Newest first. */
  list(filter: {
    readonly tenant?: string;
    readonly state?: JobState;
    readonly name?: string;
    readonly limit?: number;
  }): Promise<readonly Job[]>;
  /**
   * A queued job ends at once, a running one has its signal aborted, wherever it runs; what its handler answers all the
   * same stands. False: it had ended already.
   */
  cancel(id: string, reason: string): Promise<boolean>;
  /** Takes jobs until the signal is aborted; resolves when what was running has ended or was given back. */
  work(
    handlers: JobHandlers,
    options: {
      readonly parallel: number;
      readonly signal: AbortSignal;
      /** Every worker may name them: each time adds one job, however many there are. */
      readonly schedules?: readonly Schedule[];
    },
  ): Promise<void>;
  close(): Promise<void>;
}
export interface Schedule {
  /** Names it for ever: what was due is remembered under it. */
  readonly id: string;
  /** Five fields in UTC: minute, hour, day of the month, month, day of the week. */
  readonly cron: string;
  /** The job of a time (ISO 8601, a whole minute). What fell due while nobody worked is made up for once, for a day. */
  job(at: string): Omit<NewJob, 'key'>;
}
export type JobHandlers = Readonly<Record<string, JobHandler>>;
/** What it throws is a failed attempt: tried again after a pause that grows and varies, until `maxAttempts`. */
export type JobHandler = (running: RunningJob) => Promise<JobAnswer>;
export interface RunningJob {
  readonly job: Job;
  readonly attempt: JobAttempt;
  /** Aborted by `cancel`, by the end of the worker, and when the lease was lost. */
  readonly signal: AbortSignal;
  /** Adds an event to the job: a stage that people see. */
  say(type: string, data?: Json): Promise<void>;
}
export interface JobAnswer {
  readonly state: 'succeeded' | 'needs_attention';
  readonly result?: Json;
}
/** Thrown by a handler for what no repetition can mend: the job fails at once. */
export class JobRefused extends Error {}
