import type { ApprovalNeed } from '#core/approval.ts';
import { mayWrite, type Permission, type Person, type Review, type ReviewedPull } from '#core/review.ts';

/** What GitHub's API says at one moment. Undefined is never "no": it is "nobody knows". */
export interface ReviewFacts {
  /** Undefined: nobody knows what it heals, so it needs an approval. */
  readonly need: ApprovalNeed | undefined;
  readonly pull: Pick<ReviewedPull, 'authorId' | 'headSha' | 'state'>;
  /** Of the content that differs from the base; see `digestChange`. */
  readonly digest: string | undefined;
  /** ISO 8601. Reviews given until then were for another content: the base was another. */
  readonly contentSince: string | undefined;
  /** User ids of everyone on whose word this heal was made. Empty: it came by itself. */
  readonly askedBy: readonly number[] | undefined;
  /** User ids of all authors, committers and co-authors of the branch's commits. */
  readonly committers: readonly (number | undefined)[];
  readonly reviews: readonly Review[];
  /** At this moment, by user id. */
  readonly permissions: ReadonlyMap<number, Permission>;
  /** User ids under which Heal acts. */
  readonly ownIds: readonly number[];
}
export interface ApprovalDecision {
  /** Only `approved` and `not-needed` open the gate. */
  readonly state: 'not-needed' | 'approved' | 'waiting' | 'blocked' | 'unknown';
  /** Whose word it is: approvals, or requests for changes. */
  readonly by: readonly Person[];
  /** One sentence for people. */
  readonly why: string;
  readonly headSha: string | undefined;
  readonly digest: string | undefined;
  /** Approvals that do not count, each with its reason. */
  readonly uncounted: readonly { readonly who: Person; readonly why: string }[];
}

/**
 * Whether a person's yes stands behind exactly this content. Everything comes from GitHub's API, read now: a payload,
 * a comment or a label is never a yes. What is not known closes.
 *
 * A request for changes by a writer blocks until they take it back or it is dismissed, as GitHub itself shows it.
 */
export function decideApproval(facts: ReviewFacts | { readonly unreadable: string }): ApprovalDecision {
  if ('unreadable' in facts) return close('unknown', facts.unreadable, undefined);
  const { need, pull, digest } = facts;
  if (need?.needed === false) return close('not-needed', need.why, facts);
  if (pull.state !== 'open') return close('blocked', 'The pull request is closed.', facts);
  const gap = findGap(facts);
  if (gap !== undefined) return close('unknown', gap, facts);

  const { approvals, objections } = listOpinions(facts.reviews);
  if (listJudges(facts).some(({ id }) => !facts.permissions.has(id)))
    return close('unknown', 'What a reviewer may do here could not be read.', facts);
  const against = objections.filter(({ user }) => isHuman(user) && mayWrite(facts.permissions.get(user.id)));
  if (against.length > 0)
    return { ...close('blocked', 'Changes are requested.', facts), by: against.map(({ user }) => toPerson(user)) };

  const judged = approvals.map((review) => ({ who: toPerson(review.user), why: whyUncounted(review, facts) }));
  const by = judged.filter(({ why }) => why === undefined).map(({ who }) => who);
  const uncounted = judged.flatMap(({ who, why }) => (why === undefined ? [] : [{ who, why }]));
  if (by.length > 0)
    return { state: 'approved', by, why: 'Approved as it is now.', headSha: pull.headSha, digest, uncounted };
  const why = uncounted.length > 0 ? 'No approval so far counts.' : 'Nobody has approved it yet.';
  return { ...close('waiting', why, facts), uncounted };
}

/** Everyone whose permission has to be known before `decideApproval` can say anything. */
export function listJudges(facts: Omit<ReviewFacts, 'permissions'>): readonly Person[] {
  const { approvals, objections } = listOpinions(facts.reviews);
  const counted = approvals.filter((review) => whyNotTheirs(review, facts) === undefined);
  return [...counted, ...objections.filter(({ user }) => isHuman(user))].map(({ user }) => toPerson(user));
}

type Opinion = Review & { readonly user: NonNullable<Review['user']>; readonly submittedAt: string };

interface Opinions {
  readonly approvals: readonly Opinion[];
  readonly objections: readonly Opinion[];
}

/**
 * An approval is only what a person said last, dismissed or not. An objection stands as long as nothing that was not
 * dismissed came after it: dismissing the later of two, or the approval that followed, does not take it back.
 */
function listOpinions(reviews: readonly Review[]): Opinions {
  const all = reviews.filter(isOpinion);
  const standing = all.filter(({ state }) => state !== 'DISMISSED');
  return {
    approvals: latestOfEach(all).filter(({ state }) => state === 'APPROVED'),
    objections: latestOfEach(standing).filter(({ state }) => state === 'CHANGES_REQUESTED'),
  };
}

function latestOfEach(opinions: readonly Opinion[]): readonly Opinion[] {
  const latest = new Map<number, Opinion>();
  for (const opinion of opinions) {
    const before = latest.get(opinion.user.id);
    if (!before || isLater(opinion, before)) latest.set(opinion.user.id, opinion);
  }
  return [...latest.values()].toSorted((a, b) => a.id - b.id);
}

// Who wrote it is gone: nobody has a permission now, so nothing of it counts, for or against.
function isOpinion(review: Review): review is Opinion {
  const { state, user, submittedAt } = review;
  return user !== undefined && submittedAt !== undefined && state !== 'COMMENTED' && state !== 'PENDING';
}

function isLater(a: Opinion, b: Opinion): boolean {
  const apart = Date.parse(a.submittedAt) - Date.parse(b.submittedAt);
  return apart === 0 ? a.id > b.id : apart > 0;
}

function isHuman({ type }: Opinion['user']): boolean {
  return type === 'User';
}

function findGap({ pull, digest, askedBy, committers, reviews, contentSince }: ReviewFacts): string | undefined {
  if (pull.authorId === undefined) return 'The account that opened the pull request is gone.';
  if (digest === undefined) return 'What it changes could not be read.';
  if (askedBy === undefined) return 'It is not known who asked for this heal.';
  if (committers.length === 0) return 'The commits of the branch could not be read.';
  if (committers.includes(undefined))
    return 'A commit of the branch names a person whom GitHub does not know: it may be the reviewer.';
  const times = [contentSince, ...reviews.map(({ submittedAt }) => submittedAt)].filter((time) => time !== undefined);
  const isUndated = reviews.some(({ state, submittedAt }) => submittedAt === undefined && state !== 'PENDING');
  if (isUndated || times.some((time) => Number.isNaN(Date.parse(time)))) return 'A review has no time.';
  return undefined;
}

function whyUncounted(review: Opinion, facts: ReviewFacts): string | undefined {
  const theirs = whyNotTheirs(review, facts);
  if (theirs !== undefined) return theirs;
  return mayWrite(facts.permissions.get(review.user.id)) ? undefined : 'has no write permission here now';
}

function whyNotTheirs(
  { user, commitId, submittedAt }: Opinion,
  { pull, askedBy, committers, ownIds, contentSince }: Omit<ReviewFacts, 'permissions'>,
): string | undefined {
  if (ownIds.includes(user.id)) return 'is Heal itself';
  if (!isHuman(user)) return 'is no person';
  if (user.id === pull.authorId) return 'opened the pull request';
  if (committers.includes(user.id)) return 'has a commit on the branch';
  if (askedBy?.includes(user.id)) return 'asked for this heal';
  if (commitId !== pull.headSha) return 'approved another commit';
  if (contentSince !== undefined && Date.parse(submittedAt) <= Date.parse(contentSince))
    return 'approved it before the base changed';
  return undefined;
}

function toPerson({ id, login }: Person): Person {
  return { id, login };
}

function close(
  state: Exclude<ApprovalDecision['state'], 'approved'>,
  why: string,
  facts: ReviewFacts | undefined,
): ApprovalDecision {
  return { state, by: [], why, headSha: facts?.pull.headSha, digest: facts?.digest, uncounted: [] };
}
