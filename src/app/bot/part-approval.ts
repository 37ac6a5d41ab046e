import type { JobAnswer, JobQueue } from '#core/ports/job-queue.ts';
import { readReviewedPull } from '#drivers/github/reviews.ts';
import { refreshApproval } from '../github/approval/refresh.ts';
import { succeed } from './bot.ts';
import { findOrigin } from './origins.ts';
import type { PartInput } from './parts.ts';

/** Decides again whether a pull request of Heal may be merged; one of anybody else is not its matter. */
export async function decideApproval(
  { github, own, job, number }: PartInput & { readonly number: number },
  { queue, appId }: { readonly queue: Pick<JobQueue, 'list'>; readonly appId: number },
): Promise<JobAnswer> {
  const pull = await readReviewedPull(github, number);
  if (pull.authorId !== own.id) return succeed('nothing: it is not a pull request of Heal');
  const origin = await findOrigin(queue, job.tenant, number);
  const { decision, error } = await refreshApproval({
    repo: github,
    pull: number,
    origin,
    own: { appId, userIds: [own.id] },
  });
  // It is closed by now; a later attempt may read what could not be read.
  if (error !== undefined) throw error;
  return succeed(`#${number}: ${decision.state}`);
}
