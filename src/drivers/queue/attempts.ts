import { sql } from 'kysely';
import type { JobAttempt, JobState, Json } from '#core/job.ts';
import { readAttempt, type JobRow } from './read-rows.ts';
import {
  asWaiting,
  cleanText,
  endAttempt,
  ended,
  inTransaction,
  isHeldBy,
  move,
  type Db,
  type EventToWrite,
  type Fence,
  type JobStore,
} from './rows.ts';

export interface ClaimedJob {
  readonly row: JobRow;
  readonly attempt: JobAttempt;
}

/**
 * Makes a waiting job this worker's: the one of the id, or the first that is due among the names. Undefined when there
 * is none, when its lane is busy, and for a worker that was declared dead. On PostgreSQL two that claim jobs of one
 * lane at the same moment may both come this far: one of them gets the error of the unique index.
 */
export function claimJob(
  store: JobStore,
  worker: string,
  which: { readonly id: string } | { readonly names: readonly string[] },
): Promise<ClaimedJob | undefined> {
  return inTransaction(store, async (transaction) => {
    const id = 'id' in which ? which.id : await findDue(store, transaction, which.names);
    if (id === undefined) return undefined;
    const row = await move(
      store,
      transaction,
      id,
      (query) =>
        query
          .where('state', '=', 'queued')
          .where('run_at', '<=', store.database.now)
          .where((eb) =>
            eb.exists(eb.selectFrom('job_worker').select('job_worker.id').where('job_worker.id', '=', worker)),
          )
          .where(laneIsFree),
      { state: 'running', worker, attempts: sql<number>`attempts + 1` },
      { type: 'started', data: { worker } },
    );
    if (!row) return undefined;
    const attempt = await transaction
      .insertInto('job_attempt')
      .values({
        job_id: id,
        number: row.attempts,
        state: 'started',
        worker,
        started_at: store.database.now,
        ended_at: null,
        detail: '',
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return { row, attempt: readAttempt(attempt) };
  });
}
const laneIsFree = sql<boolean>`not exists (
  select 1 from job as other
  where other.tenant = job.tenant and other.lane = job.lane and other.state = 'running')`;

async function findDue({ database }: JobStore, transaction: Db, names: readonly string[]): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('job')
    .select('id')
    .where('state', '=', 'queued')
    .where('run_at', '<=', database.now)
    .where('name', 'in', names)
    .where(laneIsFree)
    .orderBy('priority')
    .orderBy('run_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** False: the job is not this worker's any more, and nothing was written. */
export function sayEvent(store: JobStore, fence: Fence, type: string, data: Json): Promise<boolean> {
  return inTransaction(store, async (transaction) => {
    const event = { type, attempt: fence.attempt, data };
    return (await move(store, transaction, fence.id, isHeldBy(fence), {}, event)) !== undefined;
  });
}

/** The end of a job by its handler. False: it was not this worker's any more. */
export function endJob(
  store: JobStore,
  fence: Fence,
  state: Extract<JobState, 'succeeded' | 'needs_attention' | 'failed'>,
  result: Json,
): Promise<boolean> {
  return inTransaction(store, async (transaction) => {
    const event = { type: state, attempt: fence.attempt, data: result };
    const row = await move(store, transaction, fence.id, isHeldBy(fence), ended(store, state, result), event);
    if (!row) return false;
    const detail = typeof result === 'string' ? cleanText(result) : '';
    await endAttempt(store, transaction, fence, state === 'failed' ? 'failed' : 'succeeded', detail);
    return true;
  });
}

/** A failed attempt: tried again after the pause, or the end where it was the last or was cancelled meanwhile. */
export function failAttempt(store: JobStore, fence: Fence, why: string, pauseMs: number): Promise<boolean> {
  const detail = cleanText(why);
  return inTransaction(store, (transaction) =>
    repeatJob(store, transaction, fence, {
      attempt: 'failed',
      detail,
      event: { type: 'retry', data: { why: detail } },
      changes: { run_at: store.database.ago(-pauseMs) },
    }),
  );
}

/** The worker ends in good order: the attempt does not count, and another may go on at once. */
export function giveBack(store: JobStore, fence: Fence): Promise<boolean> {
  const detail = 'The worker ended; the job was given back.';
  return inTransaction(store, (transaction) =>
    repeatJob(store, transaction, fence, {
      attempt: 'lost',
      detail,
      event: { type: 'given_back' },
      changes: { given_back: sql<number>`given_back + 1` },
      isFree: true,
    }),
  );
}

/** The worker died: the attempt counts, or a job that kills its workers would do so for ever. */
export function loseAttempt(store: JobStore, transaction: Db, fence: Fence): Promise<boolean> {
  const detail = `The worker ${fence.worker} was not heard of any more.`;
  return repeatJob(store, transaction, fence, { attempt: 'lost', detail, event: { type: 'lost' }, changes: {} });
}

interface Repetition {
  readonly attempt: 'failed' | 'lost';
  readonly detail: string;
  readonly event: EventToWrite;
  readonly changes: Parameters<typeof move>[4];
  /** It does not count against the most attempts. */
  readonly isFree?: boolean;
}

async function repeatJob(store: JobStore, transaction: Db, fence: Fence, how: Repetition): Promise<boolean> {
  const attempt = fence.attempt;
  const isHeld = isHeldBy(fence);
  // Three updates of which at most one finds its row: what was asked for while this began is seen by the database.
  const waiting = await move(
    store,
    transaction,
    fence.id,
    (query) => {
      const open = isHeld(query).where('cancel_reason', 'is', null);
      return how.isFree ? open : open.whereRef(sql`attempts - given_back`, '<', 'max_attempts');
    },
    { ...how.changes, state: 'queued', worker: null },
    { ...how.event, attempt },
  );
  if (waiting) await store.delivery.schedule(transaction, asWaiting(waiting));
  const isOver =
    waiting ??
    (await move(
      store,
      transaction,
      fence.id,
      (query) => isHeld(query).where('cancel_reason', 'is not', null),
      { ...ended(store, 'cancelled', null), result: sql<string>`${sql.ref('cancel_reason')}` },
      { type: 'cancelled', attempt },
    )) ??
    (await move(store, transaction, fence.id, isHeld, ended(store, 'failed', how.detail), {
      type: 'failed',
      attempt,
      data: how.detail,
    }));
  if (!isOver) return false;
  await endAttempt(store, transaction, fence, how.attempt, how.detail);
  return true;
}
