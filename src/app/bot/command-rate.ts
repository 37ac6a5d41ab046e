import { z } from 'zod';
import type { JobQueue } from '#core/ports/job-queue.ts';
import { rateLimit, type CommandRate } from '../github/commands/authorise.ts';

const askedSchema = z.object({ intent: z.object({ by: z.object({ id: z.number() }) }) });

/** Counts the jobs that were made of what people asked for: all bots see the same, and it outlives a restart. */
export function makeCommandRate(queue: Pick<JobQueue, 'list'>, tenant: string, now: () => Date): CommandRate {
  return {
    async count(by, windowMs) {
      const since = now().getTime() - windowMs;
      // Everybody's: those of one person are among them, however many others ask.
      const jobs = await queue.list({ tenant, name: 'answer-person', limit: rateLimit.commands * 50 });
      return jobs.filter(({ createdAt, payload }) => {
        const asked = askedSchema.safeParse(payload);
        return Date.parse(createdAt) >= since && asked.data?.intent.by.id === by;
      }).length;
    },
  };
}
