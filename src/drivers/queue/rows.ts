import { sql, type Kysely, type UpdateObject } from 'kysely';
import type { JobState, Json, NewJob } from '#core/job.ts';
import type { Database } from '../database/database.ts';
import { isBusy } from '../database/node-sqlite.ts';
import type { Delivery, WaitingJob } from './delivery.ts';
import { makeJobId } from './job-id.ts';
import type { JobRow } from './read-rows.ts';
import type { JobTables } from './tables.ts';

export type Db = Kysely<JobTables>;
export interface JobStore {
  readonly database: Database<JobTables>;
  readonly delivery: Delivery;
  /** A transaction that several jobs are added in; absent where each has its own. */
  readonly share?: <T>(work: (transaction: Db) => Promise<T>) => Promise<T>;
}
/** Proof of being the one who runs a job: the row names both, or another does by now. */
export interface Fence {
  readonly id: string;
  readonly worker: string;
  readonly attempt: number;
}
export interface EventToWrite {
  readonly type: string;
  readonly attempt?: number;
  readonly data?: Json;
}
type JobChanges = UpdateObject<JobTables, 'job'>;
type JobQuery = ReturnType<typeof startUpdate>;

const mostBusyTries = 100;

/** All of it or nothing. Where others write at the moment it waits for its turn, without holding up this process. */
export async function inTransaction<T>({ database }: JobStore, work: (transaction: Db) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await database.db.transaction().execute(work);
    } catch (error) {
      if (!isBusy(error) || tries === mostBusyTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20 * Math.min(tries, 10)));
    }
  }
}

/** Row, event and delivery, or none of them. */
export async function addJob(store: JobStore, job: NewJob): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { database, delivery } = store;
  const runAt = job.runAt === undefined ? undefined : new Date(job.runAt).toISOString();
  const id = makeJobId();
  const row = {
    id,
    tenant: job.tenant,
    name: job.name,
    key: job.key,
    lane: job.lane ?? null,
    payload: JSON.stringify(job.payload),
    priority: Math.min(32_767, Math.max(-32_768, Math.round(job.priority ?? 0))),
    max_attempts: Math.max(1, Math.round(job.maxAttempts ?? 5)),
    source: job.source,
  };
  const waiting = { ...row, ...(runAt === undefined ? {} : { runAt }) };
  const queued = { type: 'queued', data: { source: job.source } };
  const insert = (db: Db) =>
    db
      .insertInto('job')
      .values({ ...row, ...fresh, run_at: runAt ?? database.now, created_at: database.now })
      .onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing())
      .returning('id');
  const { scheduling } = delivery;
  const added = scheduling
    ? await database.db
        .with('added', () => insert(database.db))
        .with('told', (db) =>
          db
            .insertInto('job_event')
            .columns(['job_id', 'seq', 'attempt', 'at', 'type', 'data'])
            .expression((eb) =>
              eb
                .selectFrom('added')
                .select([
                  'added.id',
                  sql<number>`1`.as('seq'),
                  sql<null>`null::integer`.as('attempt'),
                  database.now.as('at'),
                  sql<string>`${queued.type}`.as('type'),
                  sql<string>`${JSON.stringify(queued.data)}`.as('data'),
                ]),
            ),
        )
        .selectFrom('added')
        .select(['added.id', scheduling(waiting).as('delivery')])
        .executeTakeFirst()
    : await (store.share ?? alone(store))(async (transaction) => {
        const inserted = await insert(transaction).executeTakeFirst();
        if (inserted) {
          await writeEvent(store, transaction, id, 1, queued);
          await delivery.schedule(transaction, waiting);
        }
        return inserted;
      });
  if (added) return { id, isNew: true };
  const known = await database.db
    .selectFrom('job')
    .select('id')
    .where('tenant', '=', job.tenant)
    .where('key', '=', job.key)
    .executeTakeFirstOrThrow();
  return { id: known.id, isNew: false };
}
const alone =
  (store: JobStore) =>
  <T>(work: (transaction: Db) => Promise<T>): Promise<T> =>
    inTransaction(store, work);
const fresh = {
  state: 'queued',
  attempts: 0,
  given_back: 0,
  events: 1,
  worker: null,
  cancel_reason: null,
  finished_at: null,
  result: 'null',
} as const;

/**
 * The one way in which a row changes: where it is still as `when` says, together with the event that tells of it.
 * Undefined: it was another by now, and nothing was written.
 */
export async function move(
  store: JobStore,
  transaction: Db,
  id: string,
  when: (query: JobQuery) => JobQuery,
  changes: JobChanges,
  event: EventToWrite,
): Promise<JobRow | undefined> {
  const changed = startUpdate(transaction).set({ ...changes, events: sql<number>`events + 1` });
  const row = await when(changed.where('id', '=', id))
    .returningAll()
    .executeTakeFirst();
  if (row) {
    const running = row.state === 'running' ? { attempt: row.attempts } : {};
    await writeEvent(store, transaction, id, row.events, { ...running, ...event });
  }
  return row;
}
export const isHeldBy =
  ({ worker, attempt }: Fence) =>
  (query: JobQuery): JobQuery =>
    query.where('state', '=', 'running').where('worker', '=', worker).where('attempts', '=', attempt);

/** What is written where a job ends; nothing ever leaves such a state. */
export const ended = (
  { database }: JobStore,
  state: Exclude<JobState, 'queued' | 'running'>,
  result: Json,
): JobChanges => ({
  state,
  worker: null,
  finished_at: database.now,
  result: JSON.stringify(result),
});

export async function endAttempt(
  { database }: JobStore,
  transaction: Db,
  fence: Fence,
  state: 'failed' | 'succeeded' | 'lost',
  detail: string,
): Promise<void> {
  await transaction
    .updateTable('job_attempt')
    .set({ state, ended_at: database.now, detail })
    .where('job_id', '=', fence.id)
    .where('number', '=', fence.attempt)
    .execute();
}

export const asWaiting = (row: JobRow): WaitingJob => ({
  id: row.id,
  tenant: row.tenant,
  name: row.name,
  lane: row.lane,
  priority: row.priority,
  runAt: row.run_at,
});

/** Bounded, and without what PostgreSQL keeps in no text. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').slice(0, 4000);
}

function startUpdate(transaction: Db) {
  return transaction.updateTable('job');
}

async function writeEvent(
  { database }: JobStore,
  transaction: Db,
  jobId: string,
  seq: number,
  { type, attempt, data }: EventToWrite,
): Promise<void> {
  await transaction
    .insertInto('job_event')
    .values({
      job_id: jobId,
      seq,
      attempt: attempt ?? null,
      at: database.now,
      type,
      data: JSON.stringify(data ?? null),
    })
    .execute();
}
