import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { messageOf } from '#core/errors.ts';
import type { JobHandlers, Schedule } from '#core/ports/job-queue.ts';
import type { Backoff } from './backoff.ts';
import { makeCrew, type Crew } from './crew.ts';
import type { JobStore } from './rows.ts';
import type { ScheduleClock } from './schedules.ts';
import { beat, forgetOld, leave, readCancels, sweep } from './workers.ts';

export interface SessionOptions {
  readonly handlers: JobHandlers;
  readonly schedules: readonly Schedule[];
  readonly clock: ScheduleClock;
  /** A worker that was not heard of for so long is dead. */
  readonly leaseMs: number;
  /** How often a running job looks whether it was cancelled. */
  readonly watchMs: number;
  /** How long running jobs may take to end when their worker does. */
  readonly graceMs: number;
  readonly keepMs: number;
  readonly backoff: Backoff;
  readonly random: () => number;
  readonly say: (line: string) => void;
}
/** A process that takes jobs, from the moment it says so until it leaves. */
export interface Session {
  readonly worker: string;
  readonly crew: Crew;
  /** Name under which graphile-worker locks what it hands to this process. */
  joinPool(pool: string): Promise<void>;
  checkCancels(): Promise<void>;
  /** Ends or gives back what runs, and leaves. */
  end(): Promise<void>;
}

const scheduleMs = 10_000;
const cleanMs = 10 * 60_000;

export async function startSession(store: JobStore, options: SessionOptions): Promise<Session> {
  const { leaseMs, watchMs } = options;
  const worker = `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`;
  const crew = makeCrew(store, { ...options, worker });
  const timers = new AbortController();
  let pool: string | undefined;
  let seenAt = performance.now();

  const beatNow = async () => {
    const asked = performance.now();
    try {
      // Unknown means that others declared this worker dead, perhaps while it slept: what it runs is theirs.
      if (!(await beat(store, worker, pool))) crew.abandon();
      seenAt = asked;
    } catch (error) {
      options.say(`The heartbeat failed: ${messageOf(error)}`);
      // The database cannot be reached. Others cannot tell that from death, and must not be contradicted later.
      if (performance.now() - seenAt > leaseMs) crew.abandon();
    }
  };
  const checkCancels = async () => {
    if (crew.size === 0) return;
    for (const { reason, ...fence } of await readCancels(store, worker)) crew.cancel(fence, reason);
  };

  await beat(store, worker, pool);
  await sweep(store, leaseMs);
  const { signal } = timers;
  // One after the other, the first at once; what fails is tried again at the next time.
  const every = async (name: string, ms: number, work: () => Promise<unknown>) => {
    while (!signal.aborted) {
      await work().catch((error: unknown) => options.say(`The ${name} failed: ${messageOf(error)}`));
      await pause(ms, signal);
    }
  };
  const loops = [
    every('heartbeat', leaseMs / 4, beatNow),
    every('watch', watchMs, checkCancels),
    every('sweep', leaseMs / 2, () => sweep(store, leaseMs)),
    every('cleaning', cleanMs, () => forgetOld(store, options.keepMs)),
    every('clock', scheduleMs, () => options.clock.look(store, options.schedules)),
  ];
  return {
    worker,
    crew,
    async joinPool(name) {
      pool = name;
      await beatNow();
    },
    checkCancels: () => checkCancels().catch(() => undefined),
    async end() {
      await crew.end(options.graceMs);
      timers.abort();
      await Promise.all(loops);
      await leave(store, worker).catch(() => undefined);
    },
  };
}

/** Resolves after the time or when the signal is aborted, whichever is first. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
