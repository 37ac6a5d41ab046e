import type { ApprovalNeed } from '#core/approval.ts';
import { messageOf } from '#core/errors.ts';
import { digestChange } from '#core/proposal.ts';
import type { Permission, Review, ReviewedPull } from '#core/review.ts';
import { listOwnRuns, type CheckRun } from '#drivers/github/checks.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { compareBranch, listPushers } from '#drivers/github/compare.ts';
import { readPermission } from '#drivers/github/permissions.ts';
import { listContentChanges, listReviews, readReviewedPull } from '#drivers/github/reviews.ts';
import { findContentSince, latestOf } from '#policy/review-content.ts';
import { listJudges, type ReviewFacts } from '#policy/review.ts';

export const approvalCheck = 'heal/approval';
/** Who Heal is on GitHub. */
export interface OwnIdentity {
  /** Id of our App. Undefined: Heal runs with a token of GitHub Actions or of a person, and can guarantee nothing. */
  readonly appId: number | undefined;
  /** User ids under which it acts: the bot of the App, `github-actions[bot]`, the owner of the token. */
  readonly userIds: readonly number[];
}
/** What publishing knows of a pull request; never read from the pull request itself, where others can write. */
export interface HealOrigin {
  /** Undefined: not known any more. It then needs an approval. */
  readonly need: ApprovalNeed | undefined;
  /** User ids of everyone who asked for it; empty for a schedule or a push. Undefined: not known, which closes. */
  readonly askedBy: readonly number[] | undefined;
}
export interface ApprovalFacts {
  readonly pull: ReviewedPull;
  readonly facts: ReviewFacts | { readonly unreadable: string };
  /** The App's own runs on the head, newest first; undefined when they could not be read. */
  readonly runs: readonly CheckRun[] | undefined;
  /** What the content was until now is not what it is: the earlier run stays as a note of that. */
  readonly newContentSince: string | undefined;
  /** Why it is unreadable: for a retry. */
  readonly error: unknown;
}
const maxJudges = 100;
const maxReadings = 3;

/** Everything that a decision rests on, from the API alone, as it was at one moment. Throws when there is no pull request to read. */
export async function readApprovalFacts(
  repo: GitHubRepository,
  number: number,
  origin: HealOrigin,
  own: OwnIdentity,
): Promise<ApprovalFacts> {
  let pull = await readReviewedPull(repo, number);
  for (let reading = 1; ; reading++) {
    let runs: readonly CheckRun[] | undefined;
    try {
      runs = await listRuns(repo, pull, own);
      const answer = await readOnce(repo, pull, origin, own, runs);
      const after = await readReviewedPull(repo, number);
      if (isSame(pull, after)) return { pull: after, runs, ...answer, error: undefined };
      pull = after;
      if (reading === maxReadings) throw new Error('It kept changing while it was read.');
    } catch (error) {
      if (isAborted(error)) throw error;
      return { pull, facts: { unreadable: describe(error) }, runs, newContentSince: undefined, error };
    }
  }
}

async function listRuns(
  repo: GitHubRepository,
  { headSha }: ReviewedPull,
  { appId }: OwnIdentity,
): Promise<readonly CheckRun[]> {
  return appId === undefined ? [] : listOwnRuns(repo, { headSha, name: approvalCheck, appId });
}

async function readOnce(
  repo: GitHubRepository,
  pull: ReviewedPull,
  { need, askedBy }: HealOrigin,
  own: OwnIdentity,
  runs: readonly CheckRun[],
): Promise<Pick<ApprovalFacts, 'facts' | 'newContentSince'>> {
  const base = { need, askedBy, pull, permissions: new Map<number, Permission>(), ownIds: own.userIds };
  if (need?.needed === false || pull.state !== 'open') {
    const facts = { ...base, digest: undefined, contentSince: undefined, committers: [], reviews: [] };
    return { facts, newContentSince: undefined };
  }
  const { commits, files } = await compareBranch(repo, pull);
  const digest = digestChange(files);
  const isSigned = commits.every(({ isVerified }) => isVerified);
  // Anyone can write any name into a commit that is not signed: then whoever pushed counts as well.
  const pushers = isSigned ? [] : await listPushers(repo, requireOwnBranch(pull));
  const changes = await listContentChanges(repo, pull.number);
  const reviews = await listReviews(repo, pull.number);
  const notes = runs.flatMap(({ id, externalId, startedAt }) =>
    externalId === undefined ? [] : [{ id, digest: externalId, since: startedAt }],
  );
  const readUntil = latestOf([pull.updatedAt, ...timesOf(reviews)]) ?? pull.updatedAt;
  const { since, isOther } = findContentSince({ digest, notes, changes, readUntil });
  const committers = [...new Set([...commits.flatMap(({ people }) => people), ...pushers])];
  const known = { ...base, digest, contentSince: since, committers, reviews };
  return {
    facts: { ...known, permissions: await readPermissions(repo, known) },
    newContentSince: isOther ? readUntil : undefined,
  };
}

async function readPermissions(
  repo: GitHubRepository,
  facts: Omit<ReviewFacts, 'permissions'>,
): Promise<ReadonlyMap<number, Permission>> {
  const judges = listJudges(facts);
  if (judges.length > maxJudges) throw new Error(`More than ${maxJudges} people have reviewed it.`);
  const permissions = new Map<number, Permission>();
  for (const judge of judges) permissions.set(judge.id, await readPermission(repo, judge));
  return permissions;
}

function requireOwnBranch({ isFromHere, headRef }: ReviewedPull): string {
  if (!isFromHere) throw new Error('The branch is in another repository, and a commit of it is not signed.');
  return headRef;
}

function timesOf(reviews: readonly Review[]): readonly string[] {
  return reviews.flatMap(({ submittedAt }) => submittedAt ?? []);
}

function isSame(a: ReviewedPull, b: ReviewedPull): boolean {
  return a.updatedAt === b.updatedAt && a.headSha === b.headSha && a.baseRef === b.baseRef && a.state === b.state;
}

function isAborted(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'StoppedError');
}

/** Sentences of ours are for people; of anything else only what kind of failure it was. */
function describe(error: unknown): string {
  if (error instanceof Error && 'status' in error) return `GitHub answered ${String(error.status)} when it was asked.`;
  const said = messageOf(error);
  return error instanceof Error && error.constructor === Error && /^[A-Z][\w ,'-]{5,160}\.$/.test(said)
    ? said
    : 'An answer of GitHub was not understood.';
}
