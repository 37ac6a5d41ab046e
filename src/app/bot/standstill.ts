import type { JobState } from '#core/job.ts';
import type { JobQueue } from '#core/ports/job-queue.ts';
import { urgentKinds, type JobKind } from './job-kinds.ts';

/**
 * Whether a person stopped everything in this repository. The jobs say it themselves: the last one of `stop` and
 * `resume` counts, so it outlives a restart, holds on every machine, and shows who did it and when.
 */
export async function isStopped(queue: Pick<JobQueue, 'list'>, tenant: string): Promise<boolean> {
  const newest = async (name: JobKind) => {
    const [last] = await queue.list({ tenant, name, limit: 1 });
    return last && last.state !== 'cancelled' ? last : undefined;
  };
  const [stop, resume] = await Promise.all([newest('stop'), newest('resume')]);
  if (!stop) return false;
  // Two in the same millisecond: standing still is the safe side.
  return !resume || resume.createdAt <= stop.createdAt;
}

const unended: readonly JobState[] = ['running', 'queued'];
const mostJobs = 1000;

/** Ends what runs and what waits; the signals of what runs are aborted at once. Answers how many. */
export async function cancelAll(
  queue: Pick<JobQueue, 'list' | 'cancel'>,
  whose: { readonly tenant: string } | { readonly owner: string },
  reason: string,
): Promise<number> {
  let cancelled = 0;
  for (const state of unended) {
    const jobs = await queue.list({ ...('tenant' in whose ? whose : {}), state, limit: mostJobs });
    for (const job of jobs) {
      // What stops is not stopped.
      if (urgentKinds.has(job.name)) continue;
      if ('owner' in whose && !job.tenant.startsWith(`${whose.owner}/`)) continue;
      if (await queue.cancel(job.id, reason)) cancelled += 1;
    }
  }
  return cancelled;
}
