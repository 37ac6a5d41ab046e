import { cleanText, ended, inTransaction, move, type JobStore } from './rows.ts';

/** False: the job had ended, or there is none. */
export async function cancelJob(store: JobStore, id: string, reason: string): Promise<boolean> {
  // Between two looks at it a job may have begun or gone back to waiting: then look again.
  for (let tries = 0; tries < 20; tries++) {
    const answer = await tryCancel(store, id, reason);
    if (answer !== undefined) return answer;
  }
  throw new Error(`the job ${id} changed too often to be cancelled`);
}

function tryCancel(store: JobStore, id: string, reason: string): Promise<boolean | undefined> {
  const why = cleanText(reason);
  // As JSON, so that it can become the job's result as it stands.
  const cancelReason = JSON.stringify(why);
  return inTransaction(store, async (transaction) => {
    const waiting = await move(
      store,
      transaction,
      id,
      (query) => query.where('state', '=', 'queued'),
      { ...ended(store, 'cancelled', why), cancel_reason: cancelReason },
      { type: 'cancelled', data: why },
    );
    if (waiting) {
      await store.delivery.withdraw(transaction, id);
      return true;
    }
    const running = await move(
      store,
      transaction,
      id,
      (query) => query.where('state', '=', 'running').where('cancel_reason', 'is', null),
      { cancel_reason: cancelReason },
      { type: 'cancel_requested', data: why },
    );
    if (running) {
      await store.delivery.announceCancel(transaction, id);
      return true;
    }
    const row = await transaction
      .selectFrom('job')
      .select(['state', 'cancel_reason'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (row?.state === 'running' && row.cancel_reason !== null) return true;
    return row?.state === 'running' || row?.state === 'queued' ? undefined : false;
  });
}
