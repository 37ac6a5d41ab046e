import { GitHubError } from '../errors.ts';
import {
  isAncestor,
  listCommits,
  mergeTrees,
  readCommit,
  readRef,
  swapRef,
  writeCommit,
  zeroSha,
  type Person,
} from '../git.ts';
import { nothing, ok, type Operations } from '../operation.ts';
import { announcePush, closePull, moveRef, type Pusher } from '../pushes.ts';
import { isExempt, listBlockers } from '../rules.ts';
import { setState } from '../issue-changes.ts';
import type { Account, Pull, Repo } from '../state.ts';
import { viewCommit } from '../views/commit.ts';
import { readMergeability } from '../views/pull.ts';
import { apiOf } from '../views/repo.ts';
import { signAsGitHub, type World } from '../world.ts';
import { findPull } from '../pull-changes.ts';

type Method = 'merge' | 'squash' | 'rebase';

export const merges: Operations = {
  'pulls/check-if-merged': {
    app: 'pull_requests:read',
    handle({ repo, params }) {
      if (findPull(repo, params.pull_number).mergedAt === null) throw new GitHubError(404, 'Not Found');
      return nothing;
    },
  },
  'pulls/merge': {
    app: 'contents:write',
    role: 'write',
    async handle({ world, repo, actor, account, params, body }) {
      const pull = findPull(repo, params.pull_number);
      const method = body?.merge_method ?? 'merge';
      if (body?.sha !== undefined && body.sha !== pull.headSha)
        throw new GitHubError(409, 'Head branch was modified. Review and try the merge again.');
      await demandMergeable(world, repo, pull, method, { account, token: actor.token });
      const title = body?.commit_title ?? nameMerge(pull, method);
      const message = `${title}\n\n${body?.commit_message ?? pull.issue.title}`;
      const commit = await writeMerge(world, repo, pull, method, message, { account, token: actor.token });
      if (method !== 'rebase') repo.signed.add(commit);
      const before = pull.baseSha;
      Object.assign(pull, { mergedAt: world.stamp(), mergedBy: account, mergeCommit: commit });
      if (!(await swapRef(repo.dir, `refs/heads/${pull.baseRef}`, before, commit))) {
        Object.assign(pull, { mergedAt: null, mergedBy: undefined, mergeCommit: null });
        throw new GitHubError(409, 'Base branch was modified. Review and try the merge again.');
      }
      await closePull(world, repo, pull, account);
      await announcePush(
        world,
        repo,
        { ref: `refs/heads/${pull.baseRef}`, before, after: commit },
        { account, token: actor.token },
      );
      if (pull.baseRef === repo.defaultBranch) await closeNamed(world, repo, pull, account);
      if (repo.deletesBranchOnMerge && pull.headRepo === repo)
        await moveRef(
          world,
          repo,
          { ref: `refs/heads/${pull.headRef}`, before: pull.headSha, after: zeroSha },
          { account, token: actor.token },
        );
      return ok({ sha: commit, merged: true, message: 'Pull Request successfully merged' });
    },
  },
  'pulls/update-branch': {
    app: 'pull_requests:write',
    async handle({ world, repo, actor, account, params, body }) {
      const pull = findPull(repo, params.pull_number);
      if (body?.expected_head_sha !== undefined && body.expected_head_sha !== pull.headSha)
        throw new GitHubError(422, `expected head sha didn’t match current head ref.`);
      if (await isAncestor(repo.dir, pull.baseSha, pull.headSha))
        throw new GitHubError(422, 'There are no new commits on the base branch.');
      const tree = await mergeTrees(repo.dir, pull.headSha, pull.baseSha);
      if (!tree) throw new GitHubError(422, 'merge conflict between base and head');
      const date = world.stamp();
      const self = { name: account.login, email: account.email, date };
      const message = `Merge branch '${pull.baseRef}' into ${pull.headRef}`;
      const commit = await writeCommit(repo.dir, {
        tree,
        parents: [pull.headSha, pull.baseSha],
        author: self,
        committer: signAsGitHub(date),
        message,
      });
      repo.signed.add(commit);
      await moveRef(
        world,
        pull.headRepo,
        { ref: `refs/heads/${pull.headRef}`, before: pull.headSha, after: commit },
        { account, token: actor.token },
      );
      return ok(
        { message: 'Updating pull request branch.', url: `${apiOf(world, repo)}/pulls/${pull.issue.number}` },
        202,
      );
    },
  },
  'repos/merge': {
    app: 'contents:write',
    role: 'write',
    async handle({ world, repo, actor, account, body }) {
      const base = await readRef(repo.dir, `refs/heads/${body.base}`);
      const head = (await readRef(repo.dir, `refs/heads/${body.head}`)) ?? body.head;
      if (!base) throw new GitHubError(404, 'Base does not exist');
      if (await isAncestor(repo.dir, head, base)) return nothing;
      const tree = await mergeTrees(repo.dir, base, head);
      if (!tree) throw new GitHubError(409, 'Merge conflict');
      const date = world.stamp();
      const self = { name: account.login, email: account.email, date };
      const message = body.commit_message ?? `Merge ${body.head} into ${body.base}`;
      const commit = await writeCommit(repo.dir, {
        tree,
        parents: [base, head],
        author: self,
        committer: signAsGitHub(date),
        message,
      });
      repo.signed.add(commit);
      await moveRef(
        world,
        repo,
        { ref: `refs/heads/${body.base}`, before: base, after: commit },
        { account, token: actor.token },
      );
      return ok(viewCommit(world, repo, await readCommit(repo.dir, commit)), 201);
    },
  },
};

async function demandMergeable(world: World, repo: Repo, pull: Pull, method: Method, by: Pusher): Promise<void> {
  const { mergeable, state } = await readMergeability(world, repo, pull);
  if (pull.mergedAt !== null || pull.issue.state === 'closed')
    throw new GitHubError(405, 'Pull Request is not mergeable');
  if (pull.isDraft) throw new GitHubError(405, 'Pull Request is still a draft');
  if (!repo.allowedMerges.has(method))
    throw new GitHubError(
      405,
      `${method === 'merge' ? 'Merge commits are' : `${method} merges are`} not allowed on this repository.`,
    );
  if (mergeable === false) throw new GitHubError(405, 'Pull Request is not mergeable');
  const [blocker] = isExempt(world, repo, pull.baseRef, by.account, by.token) ? [] : listBlockers(world, repo, pull);
  if (blocker !== undefined) throw new GitHubError(405, `Repository rule violations found\n\n${blocker}\n\n`);
  if (state === 'behind') throw new GitHubError(405, 'Head branch is out of date with the base branch.');
}

/** `Fixes #12` closes, from the body and from every commit, whoever wrote it there. */
async function closeNamed(world: World, repo: Repo, pull: Pull, account: Account): Promise<void> {
  const commits = await listCommits(repo.dir, [pull.headSha, `^${pull.baseSha}`]);
  const texts = [pull.issue.body ?? '', ...commits.map((commit) => commit.message)];
  const numbers = texts.flatMap((text) =>
    [...text.matchAll(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? #(\d+)\b/gi)].map((match) => Number(match[1])),
  );
  for (const issue of numbers.flatMap((number) => repo.issues.get(number) ?? []))
    if (issue.state === 'open' && !issue.pull) await setState(world, repo, issue, account, 'closed', 'completed');
}

function nameMerge(pull: Pull, method: Method): string {
  const { title, number } = pull.issue;
  return method === 'merge'
    ? `Merge pull request #${number} from ${pull.headRepo.owner.login}/${pull.headRef}`
    : `${title} (#${number})`;
}

async function writeMerge(
  world: World,
  repo: Repo,
  pull: Pull,
  method: Method,
  message: string,
  by: Pusher,
): Promise<string> {
  const date = world.stamp();
  const github = signAsGitHub(date);
  const self = { name: by.account.login, email: by.account.email, date };
  if (method === 'rebase') return rebase(repo, pull, self);
  const tree = await mergeTrees(repo.dir, pull.baseSha, pull.headSha);
  if (!tree) throw new GitHubError(405, 'Pull Request is not mergeable');
  const { author } = pull.issue;
  const parents = method === 'merge' ? [pull.baseSha, pull.headSha] : [pull.baseSha];
  const who = method === 'merge' ? self : { name: author.login, email: author.email, date };
  return writeCommit(repo.dir, { tree, parents, author: who, committer: github, message });
}

/** Only what lies right on the base is replayed: its trees stay as they are. */
async function rebase(repo: Repo, pull: Pull, committer: Person): Promise<string> {
  if (!(await isAncestor(repo.dir, pull.baseSha, pull.headSha)))
    throw new GitHubError(405, "This branch can't be rebased");
  let parent = pull.baseSha;
  for (const commit of (await listCommits(repo.dir, [pull.headSha, `^${pull.baseSha}`])).toReversed())
    parent = await writeCommit(repo.dir, {
      tree: commit.tree,
      parents: [parent],
      author: commit.author,
      committer,
      message: commit.message,
    });
  return parent;
}
