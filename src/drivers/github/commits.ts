import { z } from 'zod';
import { blobId } from '#core/proposal.ts';
import type { GitHubRepository } from './client.ts';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const account = z.object({ id: z.number().int(), login: z.string() }).nullish();
const createdSchema = z.object({ sha });
const gitCommitSchema = z.object({ sha, verification: z.object({ verified: z.boolean() }).optional() });
const commitSchema = z.object({
  sha,
  commit: z.object({ message: z.string(), verification: z.object({ verified: z.boolean() }).optional() }),
  author: account,
  committer: account,
  parents: z.array(z.object({ sha })),
});

export interface CommitFacts {
  readonly sha: string;
  readonly message: string;
  /** User id; undefined where GitHub knows nobody with that address. */
  readonly authorId: number | undefined;
  readonly authorLogin: string | undefined;
  readonly committerId: number | undefined;
  readonly committerLogin: string | undefined;
  readonly parents: readonly string[];
  /** GitHub stands for who made it: it is signed. */
  readonly isVerified: boolean;
}
export interface NewFile {
  readonly path: string;
  /** The mode that the file has; it is kept. */
  readonly mode: '100644' | '100755';
  /** The whole content, base64. */
  readonly content: string;
}
export interface NewCommit {
  readonly parent: string;
  /** Object id of the parent's root folder. */
  readonly baseTree: string;
  readonly message: string;
  readonly files: readonly NewFile[];
}

/**
 * A commit that no branch knows yet. Without author and committer, GitHub signs it for an App; `isVerified` says
 * whether it did.
 */
export async function createCommit(
  { client, owner, repo }: GitHubRepository,
  { parent, baseTree, message, files }: NewCommit,
): Promise<{ readonly sha: string; readonly isVerified: boolean }> {
  const tree: { path: string; mode: '100644' | '100755'; type: 'blob'; sha: string }[] = [];
  for (const { path, mode, content } of files) {
    const blob = await client.rest.git.createBlob({ owner, repo, content, encoding: 'base64' });
    const made = createdSchema.parse(blob.data).sha;
    if (made !== blobId(Buffer.from(content, 'base64')))
      throw new Error('GitHub stored another content than it was given.');
    tree.push({ path, mode, type: 'blob', sha: made });
  }
  const root = await client.rest.git.createTree({ owner, repo, base_tree: baseTree, tree });
  const { data } = await client.rest.git.createCommit({
    owner,
    repo,
    message,
    tree: createdSchema.parse(root.data).sha,
    parents: [parent],
  });
  const commit = gitCommitSchema.parse(data);
  return { sha: commit.sha, isVerified: commit.verification?.verified ?? false };
}

const onBranchSchema = z.object({
  createCommitOnBranch: z.object({
    commit: z.object({ oid: sha, signature: z.object({ isValid: z.boolean() }).nullish() }),
  }),
});

/**
 * The other way to a signed commit: straight onto a branch that is at `parent`. It knows no modes: only for files that
 * nobody executes.
 */
export async function commitOnBranch(
  { client, owner, repo }: GitHubRepository,
  branch: string,
  { parent, message, files }: NewCommit,
): Promise<{ readonly sha: string; readonly isVerified: boolean }> {
  const [headline = '', ...rest] = message.split('\n');
  const answer = await client.graphql(
    `mutation ($input: CreateCommitOnBranchInput!) {
      createCommitOnBranch(input: $input) { commit { oid signature { isValid } } }
    }`,
    {
      input: {
        branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
        expectedHeadOid: parent,
        message: { headline, body: rest.join('\n').trim() },
        fileChanges: { additions: files.map(({ path, content }) => ({ path, contents: content })) },
      },
    },
  );
  const { commit } = onBranchSchema.parse(answer).createCommitOnBranch;
  return { sha: commit.oid, isVerified: commit.signature?.isValid ?? false };
}

const comparedSchema = z.object({
  total_commits: z.number().int().min(0),
  merge_base_commit: z.object({ sha, commit: z.object({ tree: z.object({ sha }) }) }),
  commits: z.array(commitSchema),
});

/** What a branch has beyond another one. Above 100 commits only the first hundred are told, and `isComplete` is false. */
export async function readAhead(
  { client, owner, repo }: GitHubRepository,
  base: string,
  head: string,
): Promise<{
  readonly mergeBase: { readonly sha: string; readonly tree: string };
  /** Oldest first. */
  readonly commits: readonly CommitFacts[];
  readonly isComplete: boolean;
}> {
  const basehead = `${base}...${head}`;
  const { data } = await client.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 100 });
  const { total_commits, merge_base_commit, commits } = comparedSchema.parse(data);
  return {
    mergeBase: { sha: merge_base_commit.sha, tree: merge_base_commit.commit.tree.sha },
    commits: commits.map(toCommit),
    isComplete: commits.length === total_commits,
  };
}

/** Newest first, at most 100. */
export async function listCommits(
  { client, owner, repo }: GitHubRepository,
  { from, most }: { readonly from: string; readonly most: number },
): Promise<readonly CommitFacts[]> {
  const { data } = await client.rest.repos.listCommits({ owner, repo, sha: from, per_page: Math.min(most, 100) });
  return z.array(commitSchema).parse(data).map(toCommit);
}

function toCommit({ sha: id, commit, author, committer, parents }: z.infer<typeof commitSchema>): CommitFacts {
  return {
    sha: id,
    message: commit.message,
    authorId: author?.id,
    authorLogin: author?.login,
    committerId: committer?.id,
    committerLogin: committer?.login,
    parents: parents.map((parent) => parent.sha),
    isVerified: commit.verification?.verified ?? false,
  };
}
