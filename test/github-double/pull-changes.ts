import { GitHubError, refuseInput } from './errors.ts';
import { readRef } from './git.ts';
import type { Actor } from './operation.ts';
import { fetchHead } from './pushes.ts';
import { roles, type Account, type Issue, type Pull, type Repo } from './state.ts';
import { viewPull } from './views/pull.ts';
import type { World } from './world.ts';

export function findPull(repo: Repo, number: number): Pull {
  const pull = repo.issues.get(number)?.pull;
  if (!pull) throw new GitHubError(404, 'Not Found');
  return pull;
}

/** Repositories may keep workflows from opening and approving pull requests. */
export function demandActionsSetting(repo: Repo, actor: Actor): void {
  if (actor.token?.installation?.app.slug === 'github-actions' && !repo.letsActionsOpenPulls)
    throw new GitHubError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
}

/** People change what is theirs; the rest takes triage. */
export function demandAuthor(world: World, repo: Repo, account: Account, issue: Issue, isApp: boolean): void {
  if (isApp || issue.author === account) return;
  if (roles.indexOf(world.roleOf(repo, account)) < roles.indexOf('triage'))
    throw new GitHubError(403, 'Resource not accessible by personal access token');
}

export async function announcePull(
  world: World,
  repo: Repo,
  pull: Pull,
  action: string,
  sender: Account,
  more: Record<string, unknown> = {},
): Promise<void> {
  const payload = { number: pull.issue.number, pull_request: await viewPull(world, repo, pull), ...more };
  await world.emit({ name: 'pull_request', action, repo, sender, payload });
}

export async function setDraft(world: World, repo: Repo, pull: Pull, isDraft: boolean, sender: Account): Promise<void> {
  if (pull.isDraft === isDraft) return;
  pull.isDraft = isDraft;
  await announcePull(world, repo, pull, isDraft ? 'converted_to_draft' : 'ready_for_review', sender);
}

export async function reopenPull(world: World, repo: Repo, pull: Pull, account: Account): Promise<void> {
  const { issue } = pull;
  const sha = await readRef(pull.headRepo.dir, `refs/heads/${pull.headRef}`);
  if (pull.mergedAt !== null)
    throw refuseInput('PullRequest', 'Cannot reopen a merged pull request', 'state', 'invalid');
  if (!sha) throw refuseInput('PullRequest', `The ${pull.headRef} branch has been deleted.`, 'state', 'invalid');
  Object.assign(issue, { state: 'open', closedAt: null, closedBy: undefined });
  await fetchHead(repo, pull, sha);
  pull.headSha = sha;
  await announcePull(world, repo, pull, 'reopened', account);
}
