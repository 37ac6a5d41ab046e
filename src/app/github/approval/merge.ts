import { mergeAt, type MergeAnswer } from '#drivers/github/reviews.ts';
import type { ApprovalDecision } from '#policy/review.ts';
import { readApprovalFacts, type OwnIdentity } from './read-facts.ts';
import { decideFrom, type ApprovalRequest } from './refresh.ts';

export type MergePermit =
  { readonly may: true; readonly headSha: string } | { readonly may: false; readonly why: string };

/** True where only GitHub's own rules can hold a HIGH fix back: it stays a draft, and nothing merges it. */
export function keepsDraft(own: OwnIdentity, decision: Pick<ApprovalDecision, 'state'>): boolean {
  return own.appId === undefined && decision.state !== 'not-needed';
}

/** Whether Heal itself may merge, for a decision that was made just now. */
export function mayMerge(
  decision: Pick<ApprovalDecision, 'state' | 'why' | 'headSha'>,
  own: OwnIdentity,
  pull: { readonly isDraft: boolean },
): MergePermit {
  const { state, why, headSha } = decision;
  if (keepsDraft(own, decision))
    return {
      may: false,
      why: 'Without the GitHub App nobody can vouch for an approval: it stays a draft for a person to merge.',
    };
  if (state !== 'approved' && state !== 'not-needed') return { may: false, why };
  if (headSha === undefined) return { may: false, why: 'It is not known which commit was approved.' };
  return pull.isDraft ? { may: false, why: 'It is a draft.' } : { may: true, headSha };
}

export type Merged = MergeAnswer | { readonly merged: false; readonly reason: 'not-approved'; readonly detail: string };

/**
 * Merges exactly the commit that is approved now, or nothing. `stopped` is asked last, right before the merge: what it
 * answers is why not.
 */
export async function mergeApproved(
  request: ApprovalRequest & {
    readonly method: 'merge' | 'squash' | 'rebase';
    /** The commit that whoever asked for it looked at: any other is not merged. Undefined: the approved one. */
    readonly onlyAt?: string | undefined;
    readonly stopped: () => Promise<string | undefined>;
  },
): Promise<Merged> {
  const { repo, pull: number, origin, own, method, onlyAt, stopped } = request;
  const read = await readApprovalFacts(repo, number, origin, own);
  const permit = mayMerge(decideFrom(read), own, read.pull);
  if (!permit.may) return refuse(permit.why);
  if (onlyAt !== undefined && permit.headSha !== onlyAt) return refuse('The branch has moved on from that commit.');
  if (read.pull.state !== 'open') return refuse('The pull request is closed.');
  const stop = await stopped();
  return stop === undefined ? mergeAt(repo, { number, headSha: permit.headSha, method }) : refuse(stop);
}

function refuse(detail: string): Merged {
  return { merged: false, reason: 'not-approved', detail };
}
