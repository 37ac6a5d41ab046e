import type { AttemptState, JobState } from '#core/job.ts';

/** The rows say what a job is, whoever carries it to a worker; `payload`, `result` and `data` are JSON. */
export interface JobTables {
  readonly job: {
    /** Sorts by when it was added. */
    readonly id: string;
    readonly tenant: string;
    readonly name: string;
    readonly key: string;
    readonly lane: string | null;
    readonly payload: string;
    readonly priority: number;
    readonly run_at: string;
    readonly max_attempts: number;
    readonly source: string;
    readonly state: JobState;
    /** Attempts that were started. */
    readonly attempts: number;
    /** Those of them that ended with their worker, in good order: they do not count against `max_attempts`. */
    readonly given_back: number;
    /** Events that were written: the next one has the next number. */
    readonly events: number;
    /** Who runs it; together with `attempts` the fence: whoever else writes, writes nothing. */
    readonly worker: string | null;
    readonly cancel_reason: string | null;
    readonly created_at: string;
    readonly finished_at: string | null;
    readonly result: string;
  };
  readonly job_attempt: {
    readonly job_id: string;
    readonly number: number;
    readonly state: AttemptState;
    readonly worker: string;
    readonly started_at: string;
    readonly ended_at: string | null;
    readonly detail: string;
  };
  readonly job_event: {
    readonly job_id: string;
    /** 1, 2, 3, … for each job. */
    readonly seq: number;
    readonly attempt: number | null;
    readonly at: string;
    readonly type: string;
    readonly data: string;
  };
  /** A process that takes jobs. One that was not seen for the length of a lease is dead, and its jobs go to others. */
  readonly job_worker: {
    readonly id: string;
    /** Name under which graphile-worker locks what it hands to this process. */
    readonly pool: string | null;
    readonly seen_at: string;
  };
  /** When a schedule was looked at last: what became due since then is due. */
  readonly job_schedule: {
    readonly id: string;
    readonly looked_at: string;
  };
}
