import type { JobQueue } from '#core/ports/job-queue.ts';
import type { ReviewedPull } from '#core/review.ts';
import { readIssue } from '#drivers/github/issues.ts';
import { readRepository } from '#drivers/github/repository.ts';
import { mergeApproved } from '../github/approval/merge.ts';
import type { Granted } from '../github/commands/authorise.ts';
import { labels } from '../github/publish/own-pulls.ts';
import { findOrigin } from './origins.ts';
import type { PartInput } from './parts.ts';
import { isStopped } from './standstill.ts';

/** Merges a fix of Heal at the commit that the person named, if it may be merged now; answers what to say. */
export async function mergeFix(
  { github, own, job, granted }: PartInput & { readonly granted: Granted },
  pull: Pick<ReviewedPull, 'number' | 'authorId'>,
  { queue, appId }: { readonly queue: Pick<JobQueue, 'list'>; readonly appId: number },
): Promise<string> {
  if (pull.authorId !== own.id) return 'Heal merges nothing but its own fixes.';
  const { merges } = await readRepository(github);
  const method = (['squash', 'merge', 'rebase'] as const).find((one) => merges.includes(one));
  if (method === undefined) return 'Not merged: the repository lets nothing be merged by its settings.';
  const answer = await mergeApproved({
    repo: github,
    pull: pull.number,
    origin: await findOrigin(queue, job.tenant, pull.number),
    own: { appId, userIds: [own.id] },
    onlyAt: granted.headSha,
    method,
    stopped: async () => {
      if (await isStopped(queue, job.tenant))
        return 'Heal is stopped in this repository. `/heal resume` takes that back.';
      const issue = await readIssue(github, pull.number);
      return issue.labels.includes(labels.stop) ? `The label \`${labels.stop}\` is on it.` : undefined;
    },
  });
  return answer.merged
    ? `Merged as \`${answer.sha.slice(0, 7)}\`. To undo, press *Revert* on this page.`
    : `Not merged: ${answer.detail}`;
}
