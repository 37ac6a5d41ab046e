import { z } from 'zod';
import { reviewStates, type Review, type ReviewedPull } from '#core/review.ts';
import { statusOf } from './app-auth.ts';
import type { GitHubRepository } from './client.ts';
import { readPages } from './pages.ts';

const account = z.object({ id: z.number().int().positive(), login: z.string().min(1), type: z.string() });
const sha = z.string().regex(/^[0-9a-f]{40}$/);
const instant = z.iso.datetime({ offset: true });
const pullSchema = z.object({
  number: z.number().int(),
  node_id: z.string().min(1),
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
    nodeId: pull.node_id,
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
  const first = client.rest.pulls.listReviews({ owner, repo, pull_number: number, per_page: 100 });
  const rows = await readPages(client, first, (data) => z.array(reviewSchema).parse(data));
  return rows.map(({ id, user, state, commit_id, submitted_at }) => ({
    id,
    user: user ?? undefined,
    state,
    commitId: commit_id ?? undefined,
    submittedAt: submitted_at ?? undefined,
  }));
}

/** The open pull requests whose head is this commit. */
export async function listPullsAt(
  { client, owner, repo }: GitHubRepository,
  headSha: string,
): Promise<readonly Pick<ReviewedPull, 'number' | 'authorId'>[]> {
  const { listPullRequestsAssociatedWithCommit: list } = client.rest.repos;
  const first = list({ owner, repo, commit_sha: headSha, per_page: 100 });
  const rows = await readPages(client, first, (data) => z.array(pullSchema.omit({ updated_at: true })).parse(data));
  return rows
    .filter(({ state, head }) => state === 'open' && head.sha === headSha)
    .map(({ number, user }) => ({ number, authorId: user?.id }));
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
  const first = client.rest.issues.listEvents({ owner, repo, issue_number: number, per_page: 100 });
  const rows = await readPages(client, first, (data) => z.array(eventSchema).parse(data));
  return rows.filter(({ event }) => contentEvents.has(event)).map(({ created_at }) => created_at);
}

export type MergeAnswer =
  | { readonly merged: true; readonly sha: string }
  /** `moved`: the branch is at another commit by now; `refused`: GitHub's rules do not let it through. */
  | { readonly merged: false; readonly reason: 'moved' | 'refused'; readonly detail: string };

const mergedSchema = z.object({ merged: z.literal(true), sha });
const afterSchema = z.object({ merged: z.boolean(), head: z.object({ sha }), merge_commit_sha: sha.nullish() });

/** Merges only while the branch is at `headSha`. Whatever the answer is, or if none comes: what was merged is told so. */
export async function mergeAt(
  repository: GitHubRepository,
  merge: { readonly number: number; readonly headSha: string; readonly method: 'merge' | 'squash' | 'rebase' },
): Promise<MergeAnswer> {
  const { client, owner, repo } = repository;
  const { number, headSha, method } = merge;
  try {
    const expected = { sha: sha.parse(headSha), merge_method: method };
    const { data } = await client.rest.pulls.merge({ owner, repo, pull_number: number, ...expected });
    return { merged: true, sha: mergedSchema.parse(data).sha };
  } catch (error) {
    const { data } = await client.rest.pulls.get({ owner, repo, pull_number: number });
    const after = afterSchema.parse(data);
    if (after.merged && after.head.sha === headSha && after.merge_commit_sha)
      return { merged: true, sha: after.merge_commit_sha };
    const status = statusOf(error);
    if (status === 409)
      return { merged: false, reason: 'moved', detail: 'The branch has moved since it was approved.' };
    if (status === 405 || status === 422)
      return { merged: false, reason: 'refused', detail: "The repository's rules do not let it be merged yet." };
    throw error;
  }
}
