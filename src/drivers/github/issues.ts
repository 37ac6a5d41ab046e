import { z } from 'zod';
import type { GitHubRepository } from './client.ts';
import { readPages } from './pages.ts';

const labels = z.array(z.union([z.string(), z.object({ name: z.string().optional() })]));
const issueSchema = z.object({
  number: z.number().int(),
  html_url: z.string(),
  state: z.enum(['open', 'closed']),
  title: z.string(),
  body: z.string().nullish(),
  user: z.object({ id: z.number().int() }).nullish(),
  labels,
  created_at: z.iso.datetime({ offset: true }),
  closed_at: z.iso.datetime({ offset: true }).nullish(),
  pull_request: z.object({ merged_at: z.string().nullish() }).nullish(),
});

export interface IssueFacts {
  readonly number: number;
  readonly url: string;
  readonly state: 'open' | 'closed';
  readonly title: string;
  readonly body: string;
  readonly authorId: number | undefined;
  readonly labels: readonly string[];
  /** ISO 8601. */
  readonly createdAt: string;
  readonly closedAt: string | undefined;
  readonly isPull: boolean;
  /** Of pull requests. */
  readonly isMerged: boolean;
}

/**
 * Issues and pull requests that one account opened, newest first, whatever their state. `login` only makes the list
 * short: who wrote them is checked by id. On some servers the filter knows no bots and answers with nothing; then
 * those with the label `heal` are looked through.
 */
export async function listOwnIssues(
  repository: GitHubRepository,
  self: { readonly id: number; readonly login: string },
  mostPages = 20,
): Promise<readonly IssueFacts[]> {
  const own = await listIssues(repository, { creator: self.login }, self.id, mostPages);
  return own.length > 0 ? own : listIssues(repository, { labels: 'heal' }, self.id, mostPages);
}

async function listIssues(
  { client, owner, repo }: GitHubRepository,
  filter: { readonly creator: string } | { readonly labels: string },
  author: number,
  mostPages: number,
): Promise<readonly IssueFacts[]> {
  const found: IssueFacts[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const { data } = await client.rest.issues.listForRepo({
      owner,
      repo,
      state: 'all',
      ...filter,
      sort: 'created',
      direction: 'desc',
      per_page: 100,
      page,
    });
    const rows = z.array(issueSchema).parse(data).map(toIssue);
    found.push(...rows.filter(({ authorId }) => authorId === author));
    if (rows.length < 100) break;
  }
  return found;
}

export async function readIssue({ client, owner, repo }: GitHubRepository, number: number): Promise<IssueFacts> {
  const { data } = await client.rest.issues.get({ owner, repo, issue_number: number });
  return toIssue(issueSchema.parse(data));
}

export async function createIssue(
  { client, owner, repo }: GitHubRepository,
  issue: { readonly title: string; readonly body: string; readonly labels: readonly string[] },
): Promise<IssueFacts> {
  const { data } = await client.rest.issues.create({ owner, repo, ...issue, labels: [...issue.labels] });
  return toIssue(issueSchema.parse(data));
}

export async function updateIssue(
  { client, owner, repo }: GitHubRepository,
  number: number,
  changes: {
    readonly title?: string;
    readonly body?: string;
    readonly state?: 'open' | 'closed';
    readonly state_reason?: 'completed' | 'not_planned' | 'reopened';
  },
): Promise<void> {
  await client.rest.issues.update({ owner, repo, issue_number: number, ...changes });
}

export interface CommentFacts {
  readonly id: number;
  readonly body: string;
  readonly authorId: number | undefined;
}
const commentSchema = z.object({
  id: z.number().int(),
  body: z.string().nullish(),
  user: z.object({ id: z.number().int() }).nullish(),
});

/** All comments of an issue or a pull request, oldest first. */
export async function listComments(
  { client, owner, repo }: GitHubRepository,
  number: number,
): Promise<readonly CommentFacts[]> {
  const first = client.rest.issues.listComments({ owner, repo, issue_number: number, per_page: 100 });
  const rows = await readPages(client, first, (page) => z.array(commentSchema).parse(page));
  return rows.map(({ id, body, user }) => ({ id, body: body ?? '', authorId: user?.id }));
}

export async function createComment(
  { client, owner, repo }: GitHubRepository,
  number: number,
  body: string,
): Promise<number> {
  const { data } = await client.rest.issues.createComment({ owner, repo, issue_number: number, body });
  return commentSchema.parse(data).id;
}

export async function updateComment(
  { client, owner, repo }: GitHubRepository,
  id: number,
  body: string,
): Promise<void> {
  await client.rest.issues.updateComment({ owner, repo, comment_id: id, body });
}

function toIssue(issue: z.infer<typeof issueSchema>): IssueFacts {
  return {
    number: issue.number,
    url: issue.html_url,
    state: issue.state,
    title: issue.title,
    body: issue.body ?? '',
    authorId: issue.user?.id,
    labels: issue.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    createdAt: issue.created_at,
    closedAt: issue.closed_at ?? undefined,
    isPull: issue.pull_request != null,
    isMerged: issue.pull_request?.merged_at != null,
  };
}
