import { canSee, isGranted } from './access.ts';
import { GitHubError } from './errors.ts';
import { readCommit, readRef, writeBlob, writeCommit, writeTree, zeroSha } from './git.ts';
import {
  FieldError,
  findNode,
  listThread,
  viewCommentNode,
  viewPullNode,
  viewRepoNode,
  viewThread,
  type Node,
} from './graphql-nodes.ts';
import type { Actor } from './operation.ts';
import { setDraft } from './pull-changes.ts';
import { moveRef } from './pushes.ts';
import { roles, type Account, type Repo, type ReviewComment } from './state.ts';
import { nodeId } from './views/account.ts';
import { viewReviewComment, viewPull } from './views/pull.ts';
import { webOf } from './views/repo.ts';
import { signAsGitHub, type World } from './world.ts';

interface Input<T> {
  readonly input: T;
}
/** The fields of Query and Mutation that Heal asks for. What is missing here answers null, which GitHub's schema mostly refuses. */
export function makeRoot(world: World, actor: Actor): Record<string, unknown> {
  const account = actor.account;
  if (!account) throw new GitHubError(401, 'Requires authentication');
  const find = <Kind extends Node['kind']>(id: string, kind: Kind): Extract<Node, { kind: Kind }> => {
    const node = findNode(world, id);
    if (!node || node.kind !== kind || !canSee(world, actor, node.repo))
      throw new FieldError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
    // Its kind was just compared.
    return node as Extract<Node, { kind: Kind }>;
  };
  const demand = (repo: Repo, permission: string, role: (typeof roles)[number]) => {
    const isAllowed =
      actor.token?.kind === 'installation'
        ? isGranted(actor.token.permissions, permission)
        : roles.indexOf(world.roleOf(repo, account)) >= roles.indexOf(role);
    if (!isAllowed) throw new FieldError('FORBIDDEN', 'Resource not accessible by integration');
  };
  const by = { account, token: actor.token };
  return {
    viewer: () => ({ login: account.login, id: nodeId('U', account.id), databaseId: account.id }),
    rateLimit: () => ({
      limit: 5000,
      cost: 1,
      remaining: 4999,
      used: 1,
      resetAt: world.stamp(world.now() + 3_600_000),
      nodeCount: 1,
    }),
    repository({ owner, name }: { owner: string; name: string }) {
      const repo = world.findRepo(owner, name);
      if (!repo || !canSee(world, actor, repo))
        throw new FieldError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      return viewRepoNode(world, repo);
    },
    node({ id }: { id: string }) {
      const node = findNode(world, id);
      if (!node || !canSee(world, actor, node.repo))
        throw new FieldError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
      if (node.kind === 'repo') return viewRepoNode(world, node.repo);
      if (node.kind === 'pull') return viewPullNode(world, node.repo, node.pull);
      return node.kind === 'thread'
        ? viewThread(world, node.repo, node.first)
        : viewCommentNode(world, node.repo, node.comment);
    },
    async createCommitOnBranch({ input }: Input<CommitInput>) {
      const repo = findBranchRepo(world, actor, input.branch);
      demand(repo, 'contents:write', 'write');
      const sha = await commitOnBranch(world, repo, input, by);
      const commit = await readCommit(repo.dir, sha);
      return {
        clientMutationId: input.clientMutationId ?? null,
        commit: {
          __typename: 'Commit',
          id: nodeId('C', sha),
          oid: sha,
          message: commit.message,
          url: `${webOf(world, repo)}/commit/${sha}`,
          signature: { __typename: 'GpgSignature', isValid: true, state: 'VALID', wasSignedByGitHub: true },
        },
      };
    },
    async updateRefs({
      input,
    }: Input<{ repositoryId: string; refUpdates: readonly RefUpdate[]; clientMutationId?: string }>) {
      const { repo } = find(input.repositoryId, 'repo');
      demand(repo, 'contents:write', 'write');
      for (const { name, beforeOid, afterOid, force } of input.refUpdates) {
        const now = (await readRef(repo.dir, name)) ?? zeroSha;
        if (beforeOid !== undefined && beforeOid !== null && beforeOid !== now)
          throw new FieldError('UNPROCESSABLE', `The ref ${name} was not at ${beforeOid}`);
        await asField(() => moveRef(world, repo, { ref: name, before: now, after: afterOid }, by, force ?? false));
      }
      return { clientMutationId: input.clientMutationId ?? null };
    },
    async resolveReviewThread({ input }: Input<{ threadId: string }>) {
      const { repo, first } = find(input.threadId, 'thread');
      demand(repo, 'pull_requests:write', 'write');
      await setResolved(world, repo, first, true, account);
      return { clientMutationId: null, thread: viewThread(world, repo, first) };
    },
    async unresolveReviewThread({ input }: Input<{ threadId: string }>) {
      const { repo, first } = find(input.threadId, 'thread');
      demand(repo, 'pull_requests:write', 'write');
      await setResolved(world, repo, first, false, account);
      return { clientMutationId: null, thread: viewThread(world, repo, first) };
    },
    async convertPullRequestToDraft({ input }: Input<{ pullRequestId: string }>) {
      const { repo, pull } = find(input.pullRequestId, 'pull');
      demand(repo, 'pull_requests:write', 'write');
      await setDraft(world, repo, pull, true, account);
      return { clientMutationId: null, pullRequest: viewPullNode(world, repo, pull) };
    },
    async markPullRequestReadyForReview({ input }: Input<{ pullRequestId: string }>) {
      const { repo, pull } = find(input.pullRequestId, 'pull');
      demand(repo, 'pull_requests:write', 'write');
      await setDraft(world, repo, pull, false, account);
      return { clientMutationId: null, pullRequest: viewPullNode(world, repo, pull) };
    },
    minimizeComment({ input }: Input<{ subjectId: string; classifier: string }>) {
      const { repo, comment } = find(input.subjectId, 'comment');
      demand(repo, 'issues:write', 'write');
      comment.minimized = input.classifier.toLowerCase();
      return { clientMutationId: null, minimizedComment: viewCommentNode(world, repo, comment) };
    },
  };
}

interface RefUpdate {
  readonly name: string;
  readonly beforeOid?: string | null;
  readonly afterOid: string;
  readonly force?: boolean | null;
}
interface BranchInput {
  readonly id?: string;
  readonly repositoryNameWithOwner?: string;
  readonly branchName?: string;
}
interface CommitInput {
  readonly branch: BranchInput;
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  };
  readonly clientMutationId?: string;
}

function findBranchRepo(world: World, actor: Actor, branch: BranchInput): Repo {
  const [owner = '', name = ''] = branch.repositoryNameWithOwner?.split('/') ?? [];
  const repo = world.findRepo(owner, name);
  if (!repo || !canSee(world, actor, repo))
    throw new FieldError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
  return repo;
}

/** Modes are lost: this way of committing knows plain files only. */
async function commitOnBranch(
  world: World,
  repo: Repo,
  input: CommitInput,
  by: { account: Account; token: Actor['token'] },
): Promise<string> {
  const ref = `refs/heads/${input.branch.branchName ?? ''}`;
  const head = await readRef(repo.dir, ref);
  if (!head) throw new FieldError('NOT_FOUND', `No ref exists with the name ${ref}`);
  if (head !== input.expectedHeadOid)
    throw new FieldError(
      'STALE_DATA',
      `Expected branch to point to "${input.expectedHeadOid}" but it did not. Pull and try again.`,
    );
  const changes = [];
  for (const { path, contents } of input.fileChanges?.additions ?? [])
    changes.push({ path, mode: '100644', sha: await writeBlob(repo.dir, Buffer.from(contents, 'base64')) });
  for (const { path } of input.fileChanges?.deletions ?? []) changes.push({ path, mode: '100644', sha: null });
  const tree = await writeTree(repo.dir, (await readCommit(repo.dir, head)).tree, changes);
  const date = world.stamp();
  const author = { name: by.account.login, email: by.account.email, date };
  const committer = signAsGitHub(date);
  const message = input.message.body ? `${input.message.headline}\n\n${input.message.body}` : input.message.headline;
  const sha = await writeCommit(repo.dir, { tree, parents: [head], author, committer, message });
  repo.signed.add(sha);
  await asField(() => moveRef(world, repo, { ref, before: head, after: sha }, by));
  return sha;
}

async function asField(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof GitHubError ? new FieldError('UNPROCESSABLE', error.message) : error;
  }
}

async function setResolved(
  world: World,
  repo: Repo,
  first: ReviewComment,
  isResolved: boolean,
  by: Account,
): Promise<void> {
  if (first.isResolved === isResolved) return;
  first.isResolved = isResolved;
  first.resolvedBy = isResolved ? by : undefined;
  const comments = listThread(repo, first).map((each) => viewReviewComment(world, repo, each));
  const payload = {
    pull_request: await viewPull(world, repo, first.pull),
    thread: { node_id: nodeId('PRRT', first.id), comments },
  };
  await world.emit({
    name: 'pull_request_review_thread',
    action: isResolved ? 'resolved' : 'unresolved',
    repo,
    sender: by,
    payload,
  });
}
