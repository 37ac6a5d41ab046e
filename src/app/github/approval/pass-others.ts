import { readReviewedPull } from '#drivers/github/reviews.ts';
import { requiresCheck } from '#drivers/github/rules.ts';
import { approvalCheck } from './read-facts.ts';
import { refreshApproval, type ApprovalRequest, type Refreshed } from './refresh.ts';

/**
 * For pull requests that are not ours. Where the rules require our check, all of them would wait for it for ever: it
 * says at once that it has nothing to say. Where they do not, nothing is written.
 */
export async function passOthers(request: Omit<ApprovalRequest, 'origin'>): Promise<Refreshed['check']> {
  const { repo, pull: number, own } = request;
  const pull = await readReviewedPull(repo, number);
  if (pull.authorId !== undefined && own.userIds.includes(pull.authorId))
    throw new Error('A pull request of Heal is not one of others.');
  if (own.appId === undefined || !(await requiresCheck(repo, pull.baseRef, approvalCheck))) return 'none';
  const need = { needed: false, why: 'This is no pull request of Heal: its rules do not apply.' };
  return (await refreshApproval({ ...request, origin: { need, askedBy: [] } })).check;
}
