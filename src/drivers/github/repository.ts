import { z } from 'zod';
import { statusOf } from './app-auth.ts';
import type { GitHubRepository } from './client.ts';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const repositorySchema = z.object({
  node_id: z.string().min(1),
  full_name: z.string(),
  html_url: z.string(),
  default_branch: z.string().min(1),
  private: z.boolean(),
  fork: z.boolean(),
  archived: z.boolean().default(false),
  has_issues: z.boolean().default(true),
  allow_merge_commit: z.boolean().default(false),
  allow_squash_merge: z.boolean().default(false),
  allow_rebase_merge: z.boolean().default(false),
});
const branchSchema = z.object({ commit: z.object({ sha }), protected: z.boolean() });
const compareSchema = z.object({ status: z.enum(['identical', 'ahead', 'behind', 'diverged']) });

export interface RepositoryFacts {
  readonly nodeId: string;
  /** `owner/name`, as GitHub writes it now. */
  readonly fullName: string;
  readonly url: string;
  readonly defaultBranch: string;
  readonly isPrivate: boolean;
  readonly isFork: boolean;
  readonly isArchived: boolean;
  readonly hasIssues: boolean;
  /** The ways of merging that its settings allow; none where they were not told. */
  readonly merges: readonly ('merge' | 'squash' | 'rebase')[];
}

export async function readRepository({ client, owner, repo }: GitHubRepository): Promise<RepositoryFacts> {
  const { data } = await client.rest.repos.get({ owner, repo });
  const facts = repositorySchema.parse(data);
  return {
    nodeId: facts.node_id,
    fullName: facts.full_name,
    url: facts.html_url,
    defaultBranch: facts.default_branch,
    isPrivate: facts.private,
    isFork: facts.fork,
    isArchived: facts.archived,
    hasIssues: facts.has_issues,
    merges: [
      ...(facts.allow_squash_merge ? (['squash'] as const) : []),
      ...(facts.allow_merge_commit ? (['merge'] as const) : []),
      ...(facts.allow_rebase_merge ? (['rebase'] as const) : []),
    ],
  };
}

/** Tip of a branch; undefined where there is none. */
export async function readBranch(
  { client, owner, repo }: GitHubRepository,
  branch: string,
): Promise<{ readonly sha: string; readonly isProtected: boolean } | undefined> {
  try {
    const { data } = await client.rest.repos.getBranch({ owner, repo, branch });
    const found = branchSchema.parse(data);
    return { sha: found.commit.sha, isProtected: found.protected };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** How `to` stands to `from`; `unknown` where one of them does not exist here. */
export async function compareCommits(
  { client, owner, repo }: GitHubRepository,
  from: string,
  to: string,
): Promise<'identical' | 'ahead' | 'behind' | 'diverged' | 'unknown'> {
  try {
    const { data } = await client.rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead: `${from}...${to}`,
      per_page: 1,
    });
    return compareSchema.parse(data).status;
  } catch (error) {
    if (statusOf(error) === 404) return 'unknown';
    throw error;
  }
}
