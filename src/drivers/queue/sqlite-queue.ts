import { messageOf } from '#core/errors.ts';
import type { JobQueue } from '#core/ports/job-queue.ts';
import { openSqlite } from '../database/node-sqlite.ts';
import { claimJob } from './attempts.ts';
import { cancelJob } from './cancel.ts';
import type { Delivery } from './delivery.ts';
import { openRows, type QueueSettings } from './open-rows.ts';
import { makeReading } from './reading.ts';
import { addJob, type JobStore } from './rows.ts';
import { makeScheduleClock, parseCron } from './schedules.ts';
import { pause, startSession } from './session.ts';
import { shareTransaction } from './share-transaction.ts';
import type { JobTables } from './tables.ts';

/** Other processes on the same file are not heard of: workers look. In this process they are woken. */
const pollMs = 200;

/** Jobs in one SQLite file: of this process, or of several on this machine. */
export async function openSqliteQueue(file: string, settings: QueueSettings): Promise<JobQueue> {
  const bell = makeBell();
  const delivery: Delivery = {
    schedule: async () => bell.ring(),
    withdraw: async () => undefined,
    announceCancel: async () => bell.ring(),
    release: async () => undefined,
  };
  const database = openSqlite<JobTables>(file, { synchronous: 'FULL', waitMs: 50 });
  const store: JobStore = { database, delivery };
  await openRows(database);
  const adding: JobStore = { ...store, share: shareTransaction(store) };
  return {
    ...makeReading(store),
    add: (job) => addJob(adding, job),
    cancel: (id, reason) => cancelJob(store, id, reason),
    async work(handlers, { parallel, signal, schedules = [] }) {
      schedules.forEach(parseCron);
      const session = await startSession(store, {
        ...settings,
        handlers,
        schedules,
        clock: makeScheduleClock(),
        watchMs: pollMs,
      });
      const names = Object.keys(handlers);
      const tell = (error: unknown) => settings.say(`No job could be taken: ${messageOf(error)}`);
      const release = bell.listen(() => void session.checkCancels());
      while (!signal.aborted) {
        const claimed =
          session.crew.size < parallel && names.length > 0
            ? await claimJob(store, session.worker, { names }).catch(tell)
            : undefined;
        // A job that ends makes room, and perhaps its lane free.
        if (claimed) void session.crew.run(claimed).then(bell.ring);
        else await bell.wait(pollMs, signal);
      }
      release();
      await session.end();
    },
    close: () => database.close(),
  };
}

interface Bell {
  ring(): void;
  /** Until it rings, the time is over or the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  listen(listener: () => void): () => void;
}

function makeBell(): Bell {
  const listeners = new Set<() => void>();
  const listen = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    // Rung inside a transaction; heard after it, since this process has one connection and waits for it.
    ring: () => listeners.forEach((listener) => listener()),
    listen,
    async wait(ms, signal) {
      const heard = new AbortController();
      const stop = listen(() => heard.abort());
      await pause(ms, AbortSignal.any([heard.signal, signal]));
      stop();
    },
  };
}
