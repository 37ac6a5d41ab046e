import type { Selectable } from 'kysely';
import type { Job, JobAttempt, JobEvent, Json } from '#core/job.ts';
import type { JobTables } from './tables.ts';

export type JobRow = Selectable<JobTables['job']>;

// Only this folder writes these columns, with JSON.stringify of what the types ask for.
const readJson = (text: string) => JSON.parse(text) as Json;

export function readJob(row: JobRow): Job {
  return {
    id: row.id,
    tenant: row.tenant,
    name: row.name,
    key: row.key,
    lane: row.lane ?? undefined,
    payload: readJson(row.payload),
    priority: row.priority,
    runAt: row.run_at,
    maxAttempts: row.max_attempts,
    source: row.source,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    finishedAt: row.finished_at ?? undefined,
    result: readJson(row.result),
  };
}
export function readAttempt(row: Selectable<JobTables['job_attempt']>): JobAttempt {
  return {
    id: nameAttempt(row.job_id, row.number),
    jobId: row.job_id,
    number: row.number,
    state: row.state,
    worker: row.worker,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
    detail: row.detail,
  };
}
export function readEvent(row: Selectable<JobTables['job_event']>): JobEvent {
  return {
    seq: row.seq,
    jobId: row.job_id,
    attemptId: row.attempt === null ? undefined : nameAttempt(row.job_id, row.attempt),
    at: row.at,
    type: row.type,
    data: readJson(row.data),
  };
}
function nameAttempt(jobId: string, number: number): string {
  return `${jobId}.${number}`;
}
