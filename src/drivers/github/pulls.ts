import { z } from 'zod';
import { statusOf } from './app-auth.ts';
import type { GitHubRepository } from './client.ts';
import { readPages } from './pages.ts';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const pullSchema = z.object({
  number: z.number().int(),
  node_id: z.string().min(1),
  html_url: z.string(),
  state: z.enum(['open', 'closed']),
  draft: z.boolean().default(false),
  title: z.string(),
  body: z.string().nullish(),
  user: z.object({ id: z.number().int() }).nullish(),
  labels: z.array(z.object({ name: z.string() })),
  created_at: z.iso.datetime({ offset: true }),
  merged_at: z.string().nullish(),
  head: z.object({ ref: z.string(), sha, repo: z.object({ id: z.number() }).nullish() }),
  base: z.object({ ref: z.string(), repo: z.object({ id: z.number() }) }),
});

export interface PullFacts {
  readonly number: number;
  readonly nodeId: string;
  readonly url: string;
  readonly state: 'open' | 'closed';
  readonly isMerged: boolean;
  readonly isDraft: boolean;
  readonly title: string;
  readonly body: string;
  readonly authorId: number | undefined;
  readonly labels: readonly string[];
  /** ISO 8601. */
  readonly createdAt: string;
  readonly headRef: string;
  readonly headSha: string;
  readonly baseRef: string;
  /** Its branch is of this very repository, not of a fork. */
  readonly isFromHere: boolean;
}

/** All open pull requests of the repository, whosever they are. */
export async function listOpenPulls({ client, owner, repo }: GitHubRepository): Promise<readonly PullFacts[]> {
  const first = client.rest.pulls.list({ owner, repo, state: 'open', per_page: 100 });
  return (await readPages(client, first, (page) => z.array(pullSchema).parse(page))).map(toPull);
}

const mostClosedPages = 10;

/** Closed ones, merged or not, those last changed first; no more than 1,000. */
export async function listClosedPulls({ client, owner, repo }: GitHubRepository): Promise<readonly PullFacts[]> {
  const found: PullFacts[] = [];
  for (let page = 1; page <= mostClosedPages; page++) {
    const { data } = await client.rest.pulls.list({
      owner,
      repo,
      state: 'closed',
      sort: 'updated',
      direction: 'desc',
      per_page: 100,
      page,
    });
    const rows = z.array(pullSchema).parse(data);
    found.push(...rows.map(toPull));
    if (rows.length < 100) break;
  }
  return found;
}

/** Pull requests of a branch of this repository, newest first, in any state. */
export async function findPulls(
  { client, owner, repo }: GitHubRepository,
  branch: string,
): Promise<readonly PullFacts[]> {
  const { data } = await client.rest.pulls.list({
    owner,
    repo,
    head: `${owner}:${branch}`,
    state: 'all',
    per_page: 100,
  });
  return z
    .array(pullSchema)
    .parse(data)
    .map(toPull)
    .filter((pull) => pull.headRef === branch && pull.isFromHere)
    .toSorted((a, b) => b.number - a.number);
}

export interface NewPull {
  readonly title: string;
  readonly body: string;
  readonly head: string;
  readonly base: string;
  readonly isDraft: boolean;
}

/** Where drafts are not to be had (private repositories of some plans) it is opened as a usual one. */
export async function createPull(repository: GitHubRepository, { isDraft, ...pull }: NewPull): Promise<PullFacts> {
  const { client, owner, repo } = repository;
  try {
    const { data } = await client.rest.pulls.create({ owner, repo, ...pull, draft: isDraft });
    return toPull(pullSchema.parse(data));
  } catch (error) {
    if (!isDraft || statusOf(error) !== 422 || !/draft/i.test(error instanceof Error ? error.message : '')) throw error;
    return createPull(repository, { ...pull, isDraft: false });
  }
}

export async function updatePull(
  { client, owner, repo }: GitHubRepository,
  number: number,
  changes: { readonly title?: string; readonly body?: string; readonly state?: 'open' | 'closed' },
): Promise<void> {
  await client.rest.pulls.update({ owner, repo, pull_number: number, ...changes });
}

/** Makes a draft of a pull request, or makes it ready; only GraphQL can. */
export async function setDraft(
  { client }: GitHubRepository,
  pull: Pick<PullFacts, 'nodeId'>,
  isDraft: boolean,
): Promise<void> {
  const mutation = isDraft ? 'convertPullRequestToDraft' : 'markPullRequestReadyForReview';
  await client.graphql(`mutation ($id: ID!) { ${mutation}(input: { pullRequestId: $id }) { clientMutationId } }`, {
    id: pull.nodeId,
  });
}

/** `octo` asks a person, `org/team` a team. Whoever cannot be asked is left out; the names of those are answered. */
export async function requestReviewers(
  { client, owner, repo }: GitHubRepository,
  number: number,
  names: readonly string[],
): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const name of names) {
    const team = name.split('/')[1];
    try {
      await client.rest.pulls.requestReviewers({
        owner,
        repo,
        pull_number: number,
        ...(team === undefined ? { reviewers: [name] } : { team_reviewers: [team] }),
      });
    } catch (error) {
      if (statusOf(error) !== 422 && statusOf(error) !== 404 && statusOf(error) !== 403) throw error;
      refused.push(name);
    }
  }
  return refused;
}

function toPull(pull: z.infer<typeof pullSchema>): PullFacts {
  return {
    number: pull.number,
    nodeId: pull.node_id,
    url: pull.html_url,
    state: pull.state,
    isMerged: pull.merged_at != null,
    isDraft: pull.draft,
    title: pull.title,
    body: pull.body ?? '',
    authorId: pull.user?.id,
    labels: pull.labels.map(({ name }) => name),
    createdAt: pull.created_at,
    headRef: pull.head.ref,
    headSha: pull.head.sha,
    baseRef: pull.base.ref,
    isFromHere: pull.head.repo?.id === pull.base.repo.id,
  };
}
