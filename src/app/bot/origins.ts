import { z } from 'zod';
import type { Job, Json } from '#core/job.ts';
import type { JobQueue } from '#core/ports/job-queue.ts';
import type { HealOrigin } from '../github/approval/read-facts.ts';

/** What a job that published remembers of a pull request: nobody but the bot can write it. */
export interface PublishedPull {
  readonly number: number;
  readonly need: { readonly needed: boolean; readonly why: string };
}
const resultSchema = z.object({
  published: z.array(z.object({ number: z.number(), need: z.object({ needed: z.boolean(), why: z.string() }) })),
  askedBy: z.array(z.number()),
});
const startedSchema = z.object({ head: z.string() });
const askedSchema = z.object({ reason: z.literal('command'), actor: z.object({ id: z.number() }) });
const mostJobs = 500;

export function toResult(did: string, published: readonly PublishedPull[], askedBy: readonly number[]): Json {
  return {
    did,
    published: published.map(({ number, need }) => ({ number, need: { needed: need.needed, why: need.why } })),
    askedBy,
  };
}

/**
 * What is known of a pull request: the newest word of what it needs, and everybody who ever asked for it. Not known any
 * more: then it needs an approval, and stays closed.
 */
export async function findOrigin(queue: Pick<JobQueue, 'list'>, tenant: string, number: number): Promise<HealOrigin> {
  const jobs = await queue.list({ tenant, name: 'take-proposals', limit: mostJobs });
  const records = jobs.flatMap(({ result }) => {
    const parsed = resultSchema.safeParse(result);
    const pull = parsed.data?.published.find((one) => one.number === number);
    return parsed.data && pull ? [{ need: pull.need, askedBy: parsed.data.askedBy }] : [];
  });
  if (!records[0]) return { need: undefined, askedBy: undefined };
  return { need: records[0].need, askedBy: [...new Set(records.flatMap(({ askedBy }) => askedBy))] };
}

/** User ids of the people on whose word the workflow was started for this commit. */
export async function findAskers(queue: Pick<JobQueue, 'list'>, tenant: string, head: string): Promise<number[]> {
  const jobs = await queue.list({ tenant, name: 'heal', limit: mostJobs });
  const asked = ({ payload, result }: Job): number[] => {
    const by = askedSchema.safeParse(payload).data?.actor.id;
    return by !== undefined && startedSchema.safeParse(result).data?.head === head ? [by] : [];
  };
  return [...new Set(jobs.flatMap(asked))];
}
