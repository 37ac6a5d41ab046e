import type { JobAnswer, JobQueue } from '#core/ports/job-queue.ts';
import { setDraft } from '#drivers/github/pulls.ts';
import { readReviewedPull } from '#drivers/github/reviews.ts';
import { passOthers } from '../github/approval/pass-others.ts';
import { refreshApproval } from '../github/approval/refresh.ts';
import { succeed } from './bot.ts';
import { onboardingBranch } from './names.ts';
import { findOrigin } from './origins.ts';
import type { PartInput } from './parts.ts';

/**
 * Decides again whether a pull request of Heal may be merged. One of anybody else is not its matter; but where the rules
 * ask for the check, it has to be said, or nobody could merge anything.
 */
export async function decideApproval(
  { github, own, job, number }: PartInput & { readonly number: number },
  { queue, appId }: { readonly queue: Pick<JobQueue, 'list'>; readonly appId: number },
): Promise<JobAnswer> {
  const pull = await readReviewedPull(github, number);
  // What is offered at the beginning is no heal.
  const isOwn = pull.authorId === own.id && pull.headRef !== onboardingBranch;
  const request = { repo: github, pull: number, own: { appId, userIds: [own.id] } };
  if (!isOwn) {
    const said = await passOthers(request, pull);
    return succeed(said === 'none' ? 'nothing: it is not a pull request of Heal' : `#${number}: not-needed`);
  }
  const { decision, error } = await refreshApproval({
    ...request,
    origin: await findOrigin(queue, job.tenant, number),
  });
  // It is closed by now; a later attempt may read what could not be read.
  if (error !== undefined) throw error;
  // Whoever approved a draft meant the change. Is it pushed to again, the check closes; that it is no draft opens nothing.
  if (decision.state === 'approved' && pull.isDraft && pull.headSha === decision.headSha)
    await setDraft(github, pull, false);
  return succeed(`#${number}: ${decision.state}`);
}
