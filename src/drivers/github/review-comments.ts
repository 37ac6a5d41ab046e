import { z } from 'zod';
import type { GitHubRepository } from './client.ts';
import { readPages } from './pages.ts';

const fileSchema = z.object({ filename: z.string().min(1), status: z.string(), patch: z.string().optional() });
export interface PullFile {
  readonly path: string;
  readonly isRemoved: boolean;
  /** Hunks of a unified diff, without its header; undefined for binary files and where it is too long. */
  readonly patch: string | undefined;
}

/** What a pull request changes, by file; at most the 3,000 that GitHub tells of. */
export async function listPullFiles(
  { client, owner, repo }: GitHubRepository,
  number: number,
): Promise<readonly PullFile[]> {
  const first = client.rest.pulls.listFiles({ owner, repo, pull_number: number, per_page: 100 });
  const rows = await readPages(client, first, (data) => z.array(fileSchema).parse(data));
  return rows.map(({ filename, status, patch }) => ({ path: filename, isRemoved: status === 'removed', patch }));
}

export interface ReviewThread {
  /** For GraphQL. */
  readonly id: string;
  readonly path: string;
  readonly isResolved: boolean;
  /** The lines that it was about are others by now. */
  readonly isOutdated: boolean;
  /** The comment that began it. */
  readonly first: { readonly id: number; readonly authorId: number | undefined; readonly body: string };
}
const author = z.object({ databaseId: z.number().int().nullish() }).nullish();
const threadsSchema = z.object({
  repository: z.object({
    pullRequest: z.object({
      reviewThreads: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
        nodes: z.array(
          z.object({
            id: z.string().min(1),
            path: z.string(),
            isResolved: z.boolean(),
            isOutdated: z.boolean(),
            comments: z.object({
              nodes: z.array(z.object({ databaseId: z.number().int(), body: z.string(), author })).max(1),
            }),
          }),
        ),
      }),
    }),
  }),
});
const threadsQuery = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id path isResolved isOutdated
          comments(first: 1) { nodes { databaseId body author { ... on Bot { databaseId } ... on User { databaseId } } } }
        }
      }
    }
  }
}`;
const mostPages = 50;

/** Whosever they are, oldest first. */
export async function listReviewThreads(
  { client, owner, repo }: GitHubRepository,
  number: number,
): Promise<readonly ReviewThread[]> {
  const found: ReviewThread[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const answer: unknown = await client.graphql(threadsQuery, { owner, repo, number, after });
    const { nodes, pageInfo } = threadsSchema.parse(answer).repository.pullRequest.reviewThreads;
    for (const { id, path, isResolved, isOutdated, comments } of nodes) {
      const [first] = comments.nodes;
      if (!first) continue;
      const { databaseId, body, author: by } = first;
      found.push({
        ...{ id, path, isResolved, isOutdated },
        first: { id: databaseId, authorId: by?.databaseId ?? undefined, body },
      });
    }
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor ?? null;
  }
  throw new Error('A list of GitHub has no end.');
}

/** On lines of the new side of the diff, all of one hunk. */
export interface NewReviewComment {
  readonly path: string;
  readonly body: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** One review with all of these comments, on exactly this commit, which neither approves nor blocks. */
export async function createCommentReview(
  { client, owner, repo }: GitHubRepository,
  number: number,
  review: { readonly headSha: string; readonly body: string; readonly comments: readonly NewReviewComment[] },
): Promise<void> {
  await client.rest.pulls.createReview({
    owner,
    repo,
    pull_number: number,
    commit_id: review.headSha,
    event: 'COMMENT',
    body: review.body,
    comments: review.comments.map(({ path, body, startLine, endLine }) => ({
      path,
      body,
      line: endLine,
      side: 'RIGHT',
      ...(startLine < endLine ? { start_line: startLine, start_side: 'RIGHT' } : {}),
    })),
  });
}

export async function updateReviewComment(
  { client, owner, repo }: GitHubRepository,
  id: number,
  body: string,
): Promise<void> {
  await client.rest.pulls.updateReviewComment({ owner, repo, comment_id: id, body });
}

/** Done already is no error: it is done again. */
export async function resolveThread({ client }: GitHubRepository, id: string): Promise<void> {
  await client.graphql(
    'mutation ($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { isResolved } } }',
    { id },
  );
}
