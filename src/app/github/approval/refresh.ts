import type { ReviewedPull } from '#core/review.ts';
import { createCheckRun, updateCheckRun, type CheckRun } from '#drivers/github/checks.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { listPullsAt } from '#drivers/github/reviews.ts';
import { decideApproval, type ApprovalDecision } from '#policy/review.ts';
import {
  approvalCheck,
  readApprovalFacts,
  type ApprovalFacts,
  type HealOrigin,
  type OwnIdentity,
} from './read-facts.ts';
import { conclusions, writeApproval } from './texts.ts';

export interface ApprovalRequest {
  readonly repo: GitHubRepository;
  /** Its number. */
  readonly pull: number;
  readonly origin: HealOrigin;
  readonly own: OwnIdentity;
}
export interface Refreshed {
  readonly decision: ApprovalDecision;
  /**
   * `none`: there is no App that could vouch for it, or the pull request is closed. `kept`: another pull request has the
   * same commit and needs an approval; a check belongs to a commit, so the stricter word stays.
   */
  readonly check: 'created' | 'updated' | 'unchanged' | 'kept' | 'none';
  /** Set when something could not be read: it is closed, and worth another try. */
  readonly error: unknown;
}

/**
 * Decides anew and says so in the App's check run `heal/approval`. Whatever woke it up (a review, a push, a timer, the
 * same event again) is only a reason to look. Run it in one lane for each pull request, so that an older reading never
 * ends after a newer one; and again, later, when `error` is set. Throws when the closing could not be written either.
 */
export async function refreshApproval({ repo, pull: number, origin, own }: ApprovalRequest): Promise<Refreshed> {
  const read = await readApprovalFacts(repo, number, origin, own);
  const decision = decideFrom(read);
  const isOver = read.pull.state === 'closed';
  const check =
    own.appId === undefined || isOver ? 'none' : await writeCheck({ repo, pull: number, origin, own }, read, decision);
  return { decision, check, error: read.error };
}

/** The decision alone, as it is now; nothing is written. */
export async function readApproval(request: ApprovalRequest): Promise<ApprovalDecision> {
  return decideFrom(await readApprovalFacts(request.repo, request.pull, request.origin, request.own));
}

export function decideFrom({ facts, pull }: ApprovalFacts): ApprovalDecision {
  return { ...decideApproval(facts), headSha: pull.headSha };
}

async function writeCheck(
  { repo, origin, own }: ApprovalRequest,
  { pull, runs, newContentSince }: ApprovalFacts,
  decision: ApprovalDecision,
): Promise<Refreshed['check']> {
  const detailsUrl = `${pull.url}/files`;
  if (decision.state === 'not-needed') {
    const isAnothers = runs?.some((run) => run.conclusion !== 'neutral' && run.detailsUrl !== detailsUrl);
    if (isAnothers || (runs?.length === 0 && (await isHealedElsewhere(repo, pull, own)))) return 'kept';
  }
  const state = {
    conclusion: conclusions[decision.state],
    output: writeApproval(decision, origin),
    detailsUrl,
    ...(decision.digest === undefined ? {} : { externalId: decision.digest }),
  };
  const newest = runs?.[0];
  if (!newest || newContentSince !== undefined) {
    const startedAt = newContentSince === undefined ? {} : { startedAt: newContentSince };
    await createCheckRun(repo, { ...state, ...startedAt, name: approvalCheck, headSha: pull.headSha });
    return 'created';
  }
  if (isSame(newest, state)) return 'unchanged';
  await updateCheckRun(repo, newest.id, state);
  return 'updated';
}

/** Another pull request of Heal has this commit, and its check was not written yet. */
async function isHealedElsewhere(repo: GitHubRepository, pull: ReviewedPull, own: OwnIdentity): Promise<boolean> {
  const pulls = await listPullsAt(repo, pull.headSha);
  return pulls.some(({ number, authorId }) => {
    return number !== pull.number && authorId !== undefined && own.userIds.includes(authorId);
  });
}

function isSame(run: CheckRun, state: Parameters<typeof updateCheckRun>[2]): boolean {
  return (
    run.conclusion === state.conclusion &&
    run.title === state.output.title &&
    run.summary === state.output.summary &&
    (state.externalId === undefined || run.externalId === state.externalId)
  );
}
