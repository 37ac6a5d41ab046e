/** `needs_attention`: it ended, and a person has to decide something. */
export const jobStates = ['queued', 'running', 'needs_attention', 'succeeded', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];
export const attemptStates = ['started', 'failed', 'succeeded', 'lost'] as const;
/** `lost`: its worker died or its lease ran out. */
export type AttemptState = (typeof attemptStates)[number];

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface NewJob {
  /** Which handler takes it, e.g. `publish-bundle`. */
  readonly name: string;
  /** Whose it is: `owner/name` of the repository. Nothing of one tenant is ever shown to another. */
  readonly tenant: string;
  /** Adding the same key of the same tenant again adds nothing, for as long as the job is kept. */
  readonly key: string;
  /** Jobs of one lane run one after the other, in the order in which they came: a repository, a case. */
  readonly lane?: string;
  readonly payload: Json;
  /** Smaller runs earlier; 0 is usual. */
  readonly priority?: number;
  /** ISO 8601; not before. */
  readonly runAt?: string;
  /** 5 when absent. */
  readonly maxAttempts?: number;
  /** Where it came from, for people: `webhook push 1234…`, `cli`, `schedule`. */
  readonly source: string;
}
export interface Job extends Required<Omit<NewJob, 'lane'>> {
  readonly id: string;
  readonly lane: string | undefined;
  readonly state: JobState;
  readonly attempts: number;
  readonly createdAt: string;
  readonly finishedAt: string | undefined;
  /** What it answered, or why it ended as it did. */
  readonly result: Json;
}
export interface JobAttempt {
  readonly id: string;
  readonly jobId: string;
  readonly number: number;
  readonly state: AttemptState;
  readonly worker: string;
  readonly startedAt: string;
  readonly endedAt: string | undefined;
  readonly detail: string;
}
/** What happened to a job, in the order in which it did: enough to show it live, and to rebuild it. */
export interface JobEvent {
  readonly seq: number;
  readonly jobId: string;
  readonly attemptId: string | undefined;
  readonly at: string;
  /** `queued`, `started`, `stage`, `retry`, `lost`, `cancelled`, `succeeded`, … */
  readonly type: string;
  readonly data: Json;
}
