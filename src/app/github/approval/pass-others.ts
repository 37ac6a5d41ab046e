import type { ReviewedPull } from '#core/review.ts';
import { requiresCheck } from '#drivers/github/rules.ts';
import { approvalCheck } from './read-facts.ts';
import { refreshApproval, type ApprovalRequest, type Refreshed } from './refresh.ts';

/**
 * For pull requests that are not ours. Where the rules require our check, all of them would wait for it for ever: it
 * says at once that it has nothing to say. Where they do not, nothing is written.
 */
export async function passOthers(
  request: Omit<ApprovalRequest, 'origin'>,
  pull: Pick<ReviewedPull, 'baseRef'>,
): Promise<Refreshed['check']> {
  const { repo, own } = request;
  if (own.appId === undefined || !(await requiresCheck(repo, pull.baseRef, approvalCheck))) return 'none';
  const need = { needed: false, why: 'This is no pull request of Heal: its rules do not apply.' };
  const { check, error } = await refreshApproval({ ...request, origin: { need, askedBy: [] } });
  // A later attempt may read what could not be read.
  if (error !== undefined) throw error;
  return check;
}
