import { listChangedFiles } from './diff.ts';
import { GitHubError } from './errors.ts';
import { isAncestor, listCommits, peelTag, readCommit, readRef, runGit, swapRef, zeroSha, type Commit } from './git.ts';
import { recordPush } from './history.ts';
import { announceReview } from './reviewing.ts';
import { isExempt, isPusher, readDemand } from './rules.ts';
import type { Account, Pull, Repo, Token } from './state.ts';
import { isGranted } from './access.ts';
import { openSuites } from './suites.ts';
import { viewPull } from './views/pull.ts';
import { webOf } from './views/repo.ts';
import type { World } from './world.ts';

export interface RefChange {
  /** `refs/heads/main` */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}
export interface Pusher {
  readonly account: Account;
  readonly token: Token | undefined;
}

/** Moves a reference as somebody, by its rules, and lets everything follow that follows from it. */
export async function moveRef(world: World, repo: Repo, change: RefChange, by: Pusher, force = false): Promise<void> {
  const refusal = await explainRefusal(world, repo, change, by, force);
  if (refusal !== undefined) throw new GitHubError(422, refusal);
  if (!(await swapRef(repo.dir, change.ref, change.before, change.after)))
    throw new GitHubError(422, 'Reference update failed');
  await announcePush(world, repo, change, by);
}

/** Why rules forbid it; nothing when they do not. */
export async function explainRefusal(
  world: World,
  repo: Repo,
  { ref, before, after }: RefChange,
  by: Pusher,
  force: boolean,
): Promise<string | undefined> {
  if (
    by.token?.kind === 'installation' &&
    after !== zeroSha &&
    !isGranted(by.token.permissions, 'workflows:write') &&
    (await touchesWorkflows(repo, before, after))
  )
    return 'refusing to allow a GitHub App to create or update workflow without `workflows` permission';
  if (!ref.startsWith('refs/heads/')) return undefined;
  if (after === zeroSha && ref === `refs/heads/${repo.defaultBranch}`) return 'Cannot delete the default branch';
  const isForward = before === zeroSha || after === zeroSha || (await isAncestor(repo.dir, before, after));
  if (!isForward && !force) return 'Update is not a fast forward';
  const branch = ref.slice('refs/heads/'.length);
  const demand = readDemand(repo, branch);
  if (isExempt(world, repo, branch, by.account, by.token)) return undefined;
  if (!isPusher(repo, branch, by.account, by.token)) return 'You are not authorized to push to this branch.';
  if (after === zeroSha) return demand.forbidsDeletion ? `Cannot delete this protected branch` : undefined;
  if (!isForward && demand.forbidsForce) return 'Cannot force-push to this protected branch';
  if (before !== zeroSha && demand.needsPull) return 'Changes must be made through a pull request.';
  const [missing] = demand.checks;
  return before !== zeroSha && missing ? `Required status check "${missing.context}" is expected.` : undefined;
}

async function touchesWorkflows(repo: Repo, before: string, after: string): Promise<boolean> {
  const range = before === zeroSha ? [after] : [after, `^${before}`];
  const { out } = await runGit(repo.dir, [
    'log',
    '--format=',
    '--name-only',
    ...range,
    '--not',
    '--branches',
    '--',
    '.github/workflows',
  ]);
  return out.length > 0;
}

/** The reference has moved: events, pull requests, suites. */
export async function announcePush(world: World, repo: Repo, change: RefChange, by: Pusher): Promise<void> {
  const { ref, before, after } = change;
  repo.pushedAt = world.stamp();
  const isBranch = ref.startsWith('refs/heads/');
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  const shared = { ref: name, ref_type: isBranch ? 'branch' : 'tag', pusher_type: 'user' };
  if (before === zeroSha)
    await world.emit({
      name: 'create',
      repo,
      sender: by.account,
      payload: { ...shared, master_branch: repo.defaultBranch, description: null },
    });
  await world.emit({ name: 'push', repo, sender: by.account, payload: await buildPush(world, repo, change, by) });
  if (after === zeroSha) await world.emit({ name: 'delete', repo, sender: by.account, payload: shared });
  if (!isBranch) return;
  const isMerge = world.listPulls(repo).some((pull) => pull.mergeCommit === after);
  await recordPush(world, repo, change, by.account, isMerge);
  if (after !== zeroSha) await openSuites(world, repo, after, name, by);
  for (const each of world.listNetwork(repo))
    for (const pull of world.listPulls(each)) await followPush(world, each, pull, repo, name, change, by);
}

async function buildPush(
  world: World,
  repo: Repo,
  { ref, before, after }: RefChange,
  by: Pusher,
): Promise<Record<string, unknown>> {
  const isNew = before === zeroSha;
  const isGone = after === zeroSha;
  const range = isGone ? [] : isNew ? [after, `^refs/heads/${repo.defaultBranch}`] : [after, `^${before}`];
  const commits = range.length === 0 ? [] : (await listCommits(repo.dir, range, 2048)).toReversed();
  const isForced = !isNew && !isGone && !(await isAncestor(repo.dir, before, after));
  return {
    ref,
    before,
    after,
    base_ref: null,
    created: isNew,
    deleted: isGone,
    forced: isForced,
    compare: `${webOf(world, repo)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: await Promise.all(commits.map((commit) => buildPushedCommit(world, repo, commit))),
    head_commit: isGone
      ? null
      : await buildPushedCommit(world, repo, await readCommit(repo.dir, await peelTag(repo.dir, after))),
    pusher: { name: by.account.login, email: by.account.email },
  };
}

async function buildPushedCommit(world: World, repo: Repo, commit: Commit): Promise<Record<string, unknown>> {
  const parent = commit.parents[0] ?? '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
  const files = await listChangedFiles(repo.dir, parent, commit.sha);
  const paths = (...statuses: string[]) =>
    files.filter((file) => statuses.includes(file.status)).map((file) => file.path);
  const person = ({ name, email, date }: Commit['author']) => {
    const username = [...world.accounts.values()].find((account) => account.email === email)?.login;
    return { name, email, date, ...(username === undefined ? {} : { username }) };
  };
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${webOf(world, repo)}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    added: paths('added', 'copied'),
    removed: paths('removed'),
    modified: paths('modified', 'changed', 'renamed'),
  };
}

async function followPush(
  world: World,
  repo: Repo,
  pull: Pull,
  pushed: Repo,
  branch: string,
  change: RefChange,
  by: Pusher,
): Promise<void> {
  if (pull.issue.state !== 'open') return;
  if (repo === pushed && pull.baseRef === branch) await followBase(world, repo, pull, change, by);
  if (pull.headRepo !== pushed || pull.headRef !== branch || pull.mergedAt !== null) return;
  if (change.after === zeroSha) return closePull(world, repo, pull, by.account);
  await fetchHead(repo, pull, change.after);
  pull.headSha = change.after;
  pull.issue.updatedAt = world.stamp();
  for (const comment of repo.reviewComments.values()) {
    const isTouched = comment.pull === pull && !comment.isOutdated && comment.subject === 'line';
    if (
      isTouched &&
      (await listChangedFiles(repo.dir, comment.commit, change.after)).some((file) => file.path === comment.path)
    )
      comment.isOutdated = true;
  }
  await world.emit({
    name: 'pull_request',
    action: 'synchronize',
    repo,
    sender: by.account,
    payload: {
      number: pull.issue.number,
      before: change.before,
      after: change.after,
      pull_request: await viewPull(world, repo, pull),
    },
  });
  if (readDemand(repo, pull.baseRef).dismissesStale) await dismissAll(world, repo, pull, by.account);
  // A branch that is set back to its base has nothing to merge: GitHub closes its pull request.
  if (await isAncestor(repo.dir, pull.headSha, pull.baseSha)) await closePull(world, repo, pull, by.account);
}

/** A base that has come to hold the head means merged, however it came there. */
async function followBase(world: World, repo: Repo, pull: Pull, change: RefChange, by: Pusher): Promise<void> {
  if (change.after === zeroSha) return closePull(world, repo, pull, by.account);
  if (pull.mergedAt === null && (await isAncestor(repo.dir, pull.headSha, change.after))) {
    pull.mergedAt = world.stamp();
    pull.mergedBy = by.account;
    pull.mergeCommit = change.after;
    return closePull(world, repo, pull, by.account);
  }
  pull.baseSha = change.after;
}

async function dismissAll(world: World, repo: Repo, pull: Pull, by: Account): Promise<void> {
  for (const review of repo.reviews.values()) {
    if (review.pull !== pull || review.state !== 'APPROVED') continue;
    review.state = 'DISMISSED';
    await announceReview(world, repo, review, 'dismissed', by);
  }
}

/** `refs/pull/1/head` lies in the base repository, also for what comes from a fork. */
export async function fetchHead(repo: Repo, pull: Pull, sha: string): Promise<void> {
  const ref = `refs/pull/${pull.issue.number}/head`;
  if (pull.headRepo !== repo) await runGit(repo.dir, ['fetch', '--quiet', pull.headRepo.dir, sha]);
  await swapRef(repo.dir, ref, (await readRef(repo.dir, ref)) ?? zeroSha, sha);
}

export async function closePull(world: World, repo: Repo, pull: Pull, by: Account): Promise<void> {
  pull.issue.state = 'closed';
  pull.issue.closedAt = world.stamp();
  pull.issue.updatedAt = pull.issue.closedAt;
  pull.issue.closedBy = by;
  await world.emit({
    name: 'pull_request',
    action: 'closed',
    repo,
    sender: by,
    payload: { number: pull.issue.number, pull_request: await viewPull(world, repo, pull) },
  });
}
