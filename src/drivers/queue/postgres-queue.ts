import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import type { Runner, TaskList, WorkerEvents } from 'graphile-worker';
import { messageOf } from '#core/errors.ts';
import type { JobQueue } from '#core/ports/job-queue.ts';
import { openPostgres } from '../database/postgres.ts';
import { claimJob } from './attempts.ts';
import { cancelJob } from './cancel.ts';
import { makeGraphileDelivery, workerSchema } from './graphile-delivery.ts';
import { listenForCancels } from './listen.ts';
import { loadGraphileWorker } from './load-graphile-worker.ts';
import { openRows, type QueueSettings } from './open-rows.ts';
import { makeReading } from './reading.ts';
import { addJob, asWaiting, inTransaction, type JobStore } from './rows.ts';
import { makeScheduleClock, parseCron } from './schedules.ts';
import { pause, startSession, type Session } from './session.ts';
import type { JobTables } from './tables.ts';

type WorkOptions = Parameters<JobQueue['work']>[1];

/** Schema of what is not one repository's: jobs and workers. */
const controlSchema = 'heal';
/** graphile-worker is told of new jobs; this is for what it missed, and for jobs that wait for their time. */
const pollMs = 500;
const busyMs = 250;
const laneFreeMs = [15, 60];

/** Jobs in PostgreSQL, for any number of processes on any number of machines. */
export async function openPostgresQueue(databaseUrl: string, settings: QueueSettings): Promise<JobQueue> {
  const database = await openPostgres<JobTables>({ databaseUrl, schema: controlSchema, connections: 10 });
  await openRows(database);
  const { pool } = database;
  const { Logger, makeWorkerUtils } = loadGraphileWorker();
  const logger = new Logger(() => () => undefined);
  const shared = { pgPool: pool, schema: workerSchema, logger };
  const utils = await makeWorkerUtils(shared);
  await utils.migrate();
  const store: JobStore = { database, delivery: makeGraphileDelivery(settings.leaseMs) };

  const startRunner = (
    session: Session,
    names: readonly string[],
    { parallel, signal }: Pick<WorkOptions, 'parallel' | 'signal'>,
  ): Promise<Runner> => {
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => void session.joinPool(workerPool.id));
    // Whoever looks for a job locks all lanes for that moment; others who look then find none, and would sleep.
    events.on('job:start', ({ worker }) => {
      if (!signal.aborted) worker.workerPool.nudge(1);
    });
    // A lane is free a moment after its job has ended; who looked in between would sleep, too.
    events.on('job:complete', ({ worker, job }) => {
      if (job.job_queue_id === null) return;
      for (const ms of laneFreeMs) setTimeout(() => !signal.aborted && worker.workerPool.nudge(1), ms).unref();
    });
    const deliver: TaskList[string] = (payload) => runDelivered(store, session, payload);
    return loadGraphileWorker().run({
      ...shared,
      events,
      taskList: Object.fromEntries(names.map((name) => [name, deliver])),
      // None: it would look for a file `crontab` in the current folder.
      parsedCronItems: [],
      concurrency: parallel,
      pollInterval: pollMs,
      noHandleSignals: true,
    });
  };

  return {
    ...makeReading(store),
    add: (job) => addJob(store, job),
    cancel: (id, reason) => cancelJob(store, id, reason),
    async work(handlers, { parallel, signal, schedules = [] }) {
      schedules.forEach(parseCron);
      await restoreDeliveries(store);
      const clock = makeScheduleClock();
      const session = await startSession(store, {
        ...settings,
        handlers,
        schedules,
        clock,
        watchMs: settings.leaseMs / 4,
      });
      const ending = new AbortController();
      const listening = listenForCancels(pool, ending.signal, () => void session.checkCancels());
      const names = Object.keys(handlers);
      const tell = (error: unknown) => settings.say(`graphile-worker stopped: ${messageOf(error)}`);
      const hasStopped = pause(2 ** 31 - 1, signal);
      while (!signal.aborted && names.length > 0) {
        const runner = await startRunner(session, names, { parallel, signal }).catch(tell);
        // It ends by itself only when something is wrong with the database: then another one tries.
        await Promise.race([runner?.promise.catch(tell), hasStopped]);
        if (signal.aborted) await Promise.all([runner?.stop().catch(tell), session.crew.end(settings.graceMs)]);
        else await pause(1000, signal);
      }
      await hasStopped;
      await session.end();
      ending.abort();
      await listening;
    },
    async close() {
      await utils.release();
      await database.close();
    },
  };
}

/** What graphile-worker hands over is a hint: the row decides whether there is something to do. */
async function runDelivered(store: JobStore, session: Session, payload: unknown): Promise<void> {
  const id = readId(payload);
  if (id === undefined) return;
  const claimed = await claimJob(store, session.worker, { id }).catch((error: unknown) => {
    if (isLaneTaken(error)) return undefined;
    throw error;
  });
  if (claimed) return session.crew.run(claimed);
  await inTransaction(store, async (transaction) => {
    const row = await transaction
      .selectFrom('job')
      .selectAll()
      .select(store.database.ago(-busyMs).as('soon'))
      .where('id', '=', id)
      .executeTakeFirst();
    // Ended, or it runs elsewhere: should that worker die, the job is delivered again.
    if (row?.state !== 'queued') return;
    await store.delivery.schedule(transaction, {
      ...asWaiting(row),
      runAt: row.run_at > row.soon ? row.run_at : row.soon,
    });
  });
}

/** Jobs that wait without a delivery, because somebody emptied graphile-worker's tables, get one. */
async function restoreDeliveries(store: JobStore): Promise<void> {
  await inTransaction(store, async (transaction) => {
    await store.database.lock(transaction, 'restore');
    const rows = await transaction
      .selectFrom('job')
      .selectAll()
      .where('state', '=', 'queued')
      .where(
        sql<boolean>`not exists (
          select 1 from ${sql.id(workerSchema)}.jobs as delivery
          where delivery.key = job.id and delivery.attempts < delivery.max_attempts)`,
      )
      .execute();
    for (const row of rows) await store.delivery.schedule(transaction, asWaiting(row));
  });
}

function readId(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('id' in payload)) return undefined;
  return typeof payload.id === 'string' ? payload.id : undefined;
}

/** `unique_violation` of the index that lets one job of a lane run. */
function isLaneTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
