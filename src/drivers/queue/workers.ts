import { inTransaction, type Fence, type JobStore } from './rows.ts';
import { loseAttempt } from './attempts.ts';

/** Says that the worker lives. False: it was unknown, and so whatever it ran belongs to others by now. */
export function beat(store: JobStore, worker: string, pool: string | undefined): Promise<boolean> {
  const seen = { pool: pool ?? null, seen_at: store.database.now };
  return inTransaction(store, async (transaction) => {
    const known = await transaction
      .updateTable('job_worker')
      .set(seen)
      .where('id', '=', worker)
      .returning('id')
      .executeTakeFirst();
    if (known) return true;
    await transaction
      .insertInto('job_worker')
      .values({ id: worker, ...seen })
      .execute();
    return false;
  });
}

export async function leave(store: JobStore, worker: string): Promise<void> {
  await inTransaction(store, (transaction) => transaction.deleteFrom('job_worker').where('id', '=', worker).execute());
}

/** Declares workers dead that were not seen for a lease, and gives their jobs to others. Answers with how many jobs. */
export function sweep(store: JobStore, leaseMs: number): Promise<number> {
  return inTransaction(store, async (transaction) => {
    await store.database.lock(transaction, 'sweep');
    const dead = await transaction
      .deleteFrom('job_worker')
      .where('seen_at', '<', store.database.ago(leaseMs))
      .returning('pool')
      .execute();
    const lost = await transaction
      .selectFrom('job')
      .select(['id', 'worker', 'attempts'])
      .where('state', '=', 'running')
      .where((eb) =>
        eb.not(
          eb.exists(eb.selectFrom('job_worker').select('job_worker.id').whereRef('job_worker.id', '=', 'job.worker')),
        ),
      )
      .execute();
    for (const { id, worker, attempts } of lost)
      await loseAttempt(store, transaction, { id, worker: worker ?? '', attempt: attempts });
    await store.delivery.release(
      transaction,
      dead.flatMap(({ pool }) => pool ?? []),
    );
    return lost.length;
  });
}

/** Jobs that ended longer ago than that are forgotten, with all that is known of them; some at a time. */
export function forgetOld(store: JobStore, keepMs: number): Promise<number> {
  return inTransaction(store, async (transaction) => {
    const old = await transaction
      .selectFrom('job')
      .select('id')
      .where('finished_at', '<', store.database.ago(keepMs))
      .orderBy('created_at')
      .limit(mostForgotten)
      .execute();
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await transaction.deleteFrom('job_event').where('job_id', 'in', ids).execute();
    await transaction.deleteFrom('job_attempt').where('job_id', 'in', ids).execute();
    await transaction.deleteFrom('job').where('id', 'in', ids).execute();
    return ids.length;
  });
}
const mostForgotten = 500;

/** Jobs of this worker that people want to end, with the reason. */
export async function readCancels(
  { database }: JobStore,
  worker: string,
): Promise<readonly (Fence & { readonly reason: string })[]> {
  const rows = await database.db
    .selectFrom('job')
    .select(['id', 'attempts', 'cancel_reason'])
    .where('state', '=', 'running')
    .where('worker', '=', worker)
    .where('cancel_reason', 'is not', null)
    .execute();
  return rows.map(({ id, attempts, cancel_reason: reason }) => ({
    id,
    worker,
    attempt: attempts,
    reason: String(JSON.parse(reason ?? '""')),
  }));
}
