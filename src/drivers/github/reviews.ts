import { z } from 'zod';
import { reviewStates, type Review, type ReviewedPull } from '#core/review.ts';
import { statusOf } from './app-auth.ts';
import type { GitHubRepository } from './client.ts';

const account = z.object({ id: z.number().int().positive(), login: z.string().min(1), type: z.string() });
const sha = z.string().regex(/^[0-9a-f]{40}$/);
const instant = z.iso.datetime({ offset: true });
const pullSchema = z.object({
  number: z.number().int(),
  user: account.nullish(),
  state: z.enum(['open', 'closed']),
  draft: z.boolean().default(false),
  updated_at: instant,
  html_url: z.string(),
  head: z.object({ sha, ref: z.string().min(1), repo: z.object({ id: z.number() }).nullish() }),
  base: z.object({ ref: z.string().min(1), repo: z.object({ id: z.number() }) }),
});
const reviewSchema = z.object({
  id: z.number().int().positive(),
  user: account.nullish(),
  state: z.enum(reviewStates),
  commit_id: z.string().nullish(),
  submitted_at: instant.nullish(),
});
const eventSchema = z.object({ event: z.string(), created_at: instant });

export async function readReviewedPull(
  { client, owner, repo }: GitHubRepository,
  number: number,
): Promise<ReviewedPull> {
  const { data } = await client.rest.pulls.get({ owner, repo, pull_number: number });
  const pull = pullSchema.parse(data);
  return {
    number: pull.number,
    authorId: pull.user?.id,
    headSha: pull.head.sha,
    headRef: pull.head.ref,
    baseRef: pull.base.ref,
    isFromHere: pull.head.repo?.id === pull.base.repo.id,
    isDraft: pull.draft,
    state: pull.state,
    updatedAt: pull.updated_at,
    url: pull.html_url,
  };
}

/** All of them, of everybody, in the order in which they were given. An unknown state is an error. */
export async function listReviews(
  { client, owner, repo }: GitHubRepository,
  number: number,
): Promise<readonly Review[]> {
  const rows = await client.paginate(client.rest.pulls.listReviews, {
    owner,
    repo,
    pull_number: number,
    per_page: 100,
  });
  return rows.map((row) => {
    const { id, user, state, commit_id, submitted_at } = reviewSchema.parse(row);
    return {
      id,
      user: user ?? undefined,
      state,
      commitId: commit_id ?? undefined,
      submittedAt: submitted_at ?? undefined,
    };
  });
}

/** What gives a pull request other content without a new commit. */
const contentEvents: ReadonlySet<string> = new Set([
  'base_ref_changed',
  'automatic_base_change_succeeded',
  'base_ref_force_pushed',
  'head_ref_force_pushed',
  'head_ref_restored',
]);

/** When (ISO 8601) the base of a pull request became another, or its branch moved by force. */
export async function listContentChanges(
  { client, owner, repo }: GitHubRepository,
  number: number,
): Promise<readonly string[]> {
  const rows = await client.paginate(client.rest.issues.listEvents, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  });
  return rows
    .map((row) => eventSchema.parse(row))
    .filter(({ event }) => contentEvents.has(event))
    .map(({ created_at }) => created_at);
}

export type MergeAnswer =
  | { readonly merged: true; readonly sha: string }
  /** `moved`: the branch is at another commit by now; `refused`: GitHub's rules do not let it through. */
  | { readonly merged: false; readonly reason: 'moved' | 'refused'; readonly detail: string };

/** Merges only while the branch is at `headSha`. */
export async function mergeAt(
  { client, owner, repo }: GitHubRepository,
  merge: { readonly number: number; readonly headSha: string; readonly method: 'merge' | 'squash' | 'rebase' },
): Promise<MergeAnswer> {
  const { number, headSha, method } = merge;
  try {
    const { data } = await client.rest.pulls.merge({
      owner,
      repo,
      pull_number: number,
      sha: sha.parse(headSha),
      merge_method: method,
    });
    return data.merged
      ? { merged: true, sha: data.sha }
      : { merged: false, reason: 'refused', detail: 'GitHub did not merge it.' };
  } catch (error) {
    const status = statusOf(error);
    if (status === 409)
      return { merged: false, reason: 'moved', detail: 'The branch has moved since it was approved.' };
    if (status === 405 || status === 422)
      return { merged: false, reason: 'refused', detail: "The repository's rules do not let it be merged yet." };
    throw error;
  }
}
