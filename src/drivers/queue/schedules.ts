import type { ParsedCronItem } from 'graphile-worker';
import { EnvironmentError } from '#core/errors.ts';
import type { Schedule } from '#core/ports/job-queue.ts';
import { loadGraphileWorker } from './load-graphile-worker.ts';
import { addJob, inTransaction, type JobStore } from './rows.ts';

/** Adds the jobs whose time has come. */
export interface ScheduleClock {
  look(store: JobStore, schedules: readonly Schedule[]): Promise<void>;
}
const minuteMs = 60_000;
/** What was missed for longer is not made up for. */
const longestMs = 24 * 60 * minuteMs;

/**
 * Every process looks; the key of a job is its schedule and minute, so that it is added once. What came due while
 * nobody worked is made up for once, by its last time. A schedule that is new begins now.
 */
export function makeScheduleClock(now: () => Date = () => new Date()): ScheduleClock {
  const matchers = new Map<string, ParsedCronItem['match']>();
  return {
    async look(store, schedules) {
      for (const schedule of schedules) {
        const isDue = matchers.get(schedule.cron) ?? parseCron(schedule);
        matchers.set(schedule.cron, isDue);
        const at = now();
        const before = await readLook(store, schedule.id, at);
        const due = findLastDue(isDue, before, at);
        if (due)
          await addJob(store, {
            ...schedule.job(due.toISOString()),
            key: `schedule ${schedule.id} ${due.toISOString()}`,
          });
        // After the job: a process that dies between the two has the next one add it again, which adds nothing.
        await rememberLook(store, schedule.id, at);
      }
    },
  };
}

/** Throws `EnvironmentError` for what is no schedule. */
export function parseCron({ id, cron }: Pick<Schedule, 'id' | 'cron'>): ParsedCronItem['match'] {
  try {
    return loadGraphileWorker().parseCronItem({ task: 'schedule', match: cron, identifier: 'schedule' }).match;
  } catch {
    throw new EnvironmentError(
      `The schedule ${id} cannot be read: ${JSON.stringify(cron.slice(0, 100))}.`,
      'Write five fields in UTC: minute, hour, day of the month, month, day of the week; `0 3 * * *` is every night at three.',
    );
  }
}

function findLastDue(isDue: ParsedCronItem['match'], before: Date, now: Date): Date | undefined {
  const last = Math.floor(now.getTime() / minuteMs) * minuteMs;
  const first = Math.max(before.getTime(), now.getTime() - longestMs);
  for (let at = last; at > first; at -= minuteMs) {
    const date = new Date(at);
    const digest = {
      min: date.getUTCMinutes(),
      hour: date.getUTCHours(),
      date: date.getUTCDate(),
      month: date.getUTCMonth() + 1,
      dow: date.getUTCDay(),
    };
    if (isDue(digest)) return date;
  }
  return undefined;
}

async function readLook(store: JobStore, id: string, now: Date): Promise<Date> {
  const { db } = store.database;
  const row = await db.selectFrom('job_schedule').select('looked_at').where('id', '=', id).executeTakeFirst();
  return row ? new Date(row.looked_at) : now;
}

function rememberLook(store: JobStore, id: string, now: Date): Promise<void> {
  const looked = { looked_at: now.toISOString() };
  return inTransaction(store, async (transaction) => {
    await transaction
      .insertInto('job_schedule')
      .values({ id, ...looked })
      // A clock that is behind must not turn the others' back.
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(looked).where('job_schedule.looked_at', '<', looked.looked_at),
      )
      .execute();
  });
}
