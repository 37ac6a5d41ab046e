import { z } from 'zod';
import type { GitHubRepository } from './client.ts';
import { readPages } from './pages.ts';
import { diffTrees, type ChangedContent } from './trees.ts';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const account = z.object({ id: z.number().int().positive().optional() }).nullish();
const commitSchema = z.object({
  sha,
  author: account,
  committer: account,
  commit: z.object({
    message: z.string(),
    tree: z.object({ sha }),
    verification: z.object({ verified: z.boolean() }).optional(),
  }),
});
const pageSchema = z.object({
  total_commits: z.number().int().min(0),
  merge_base_commit: z.object({ sha, commit: z.object({ tree: z.object({ sha }) }) }),
  commits: z.array(commitSchema),
});

export interface ComparedCommit {
  readonly sha: string;
  readonly message: string;
  /** User ids; undefined where GitHub knows nobody with that address. Anyone can write any address. */
  readonly people: readonly (number | undefined)[];
  /** GitHub stands for the people: it was signed. */
  readonly isVerified: boolean;
}
export interface Comparison {
  readonly mergeBase: string;
  /** All of them, oldest first. */
  readonly commits: readonly ComparedCommit[];
  /** All that is other than at the merge base. */
  readonly files: readonly ChangedContent[];
}
const maxCommits = 1_000;

/**
 * What a branch would bring into another: its commits, and the content of every file that differs. Complete, or an
 * error: GitHub's own list of files ends without a word at 300.
 */
export async function compareBranch(
  repository: GitHubRepository,
  { baseRef, headSha }: { readonly baseRef: string; readonly headSha: string },
): Promise<Comparison> {
  const { client, owner, repo } = repository;
  const commits = new Map<string, z.infer<typeof commitSchema>>();
  for (let page = 1; ; page++) {
    const { data } = await client.rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead: `${baseRef}...${headSha}`,
      per_page: 100,
      page,
    });
    const { total_commits, merge_base_commit, commits: rows } = pageSchema.parse(data);
    if (total_commits > maxCommits) throw new Error(`The branch has more than ${maxCommits} commits.`);
    for (const row of rows) commits.set(row.sha, row);
    if (commits.size < total_commits && rows.length > 0) continue;
    const head = commits.get(headSha);
    if (commits.size !== total_commits || !head) throw new Error('The list of commits is not complete.');
    return {
      mergeBase: merge_base_commit.sha,
      commits: [...commits.values()].map(toCommit),
      files: await diffTrees(repository, merge_base_commit.commit.tree.sha, head.commit.tree.sha),
    };
  }
}

function toCommit({ sha: id, author, committer, commit }: z.infer<typeof commitSchema>): ComparedCommit {
  return {
    sha: id,
    message: commit.message,
    people: [author?.id, committer?.id, ...readCoAuthors(commit.message)],
    isVerified: commit.verification?.verified ?? false,
  };
}

/** Only addresses of GitHub itself name an account; any other may be anyone's. */
export function readCoAuthors(message: string): readonly (number | undefined)[] {
  return [...message.matchAll(/^[ \t]*co-authored-by:(.*)$/gim)].map(([, person = '']) => {
    const id = /<(\d{1,15})\+[^<>@\s]+@users\.noreply\.github\.com>\s*$/i.exec(person)?.[1];
    return id === undefined ? undefined : Number(id);
  });
}

const pushSchema = z.object({
  activity_type: z.string(),
  ref: z.string(),
  actor: z.object({ id: z.number().int().positive() }).nullish(),
});

/** User ids of everyone who ever pushed to a branch, whatever name their commits bear. */
export async function listPushers(
  { client, owner, repo }: GitHubRepository,
  branch: string,
): Promise<readonly (number | undefined)[]> {
  const ref = `refs/heads/${branch}`;
  const first = client.rest.repos.listActivities({ owner, repo, ref, per_page: 100 });
  const rows = await readPages(client, first, (data) => z.array(pushSchema).parse(data));
  const pushes = rows.filter((push) => push.ref === ref);
  if (pushes.length === 0) throw new Error('Nothing is known of who pushed to the branch.');
  return [...new Set(pushes.map(({ actor }) => actor?.id))];
}
