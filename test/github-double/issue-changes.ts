import { GitHubError } from './errors.ts';
import type { Actor } from './operation.ts';
import { announcePull, reopenPull } from './pull-changes.ts';
import { closePull } from './pushes.ts';
import { roles, type Account, type Issue, type Label, type Repo } from './state.ts';
import { viewIssue } from './views/issue.ts';
import { viewLabel } from './views/repo.ts';
import type { World } from './world.ts';

export function findIssue(repo: Repo, number: number): Issue {
  const issue = repo.issues.get(number);
  if (!issue) throw new GitHubError(404, 'Not Found');
  return issue;
}

export function openIssue(
  world: World,
  repo: Repo,
  actor: Actor,
  author: Account,
  title: string,
  body: string | null,
): Issue {
  const at = world.stamp();
  const issue: Issue = {
    id: world.nextId(),
    number: repo.nextNumber++,
    author,
    viaApp: actor.token?.installation?.app,
    title,
    body,
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: [],
    isLocked: false,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    closedBy: undefined,
    pull: undefined,
  };
  repo.issues.set(issue.number, issue);
  return issue;
}

export function mayTriage(world: World, repo: Repo, actor: Actor, account: Account): boolean {
  return actor.token?.kind === 'installation' || roles.indexOf(world.roleOf(repo, account)) >= roles.indexOf('triage');
}

const longestBody = 65_536;
const longestTitle = 256;
/** What is too long for GitHub is refused, not cut. */
export function demandTexts(resource: string, title: string | undefined, body: string | null | undefined): void {
  const refuse = (field: string, most: number) =>
    new GitHubError(422, 'Validation Failed', [
      { resource, code: 'custom', field, message: `${field} is too long (maximum is ${most} characters)` },
    ]);
  if (title?.trim() === '')
    throw new GitHubError(422, 'Validation Failed', [{ resource, code: 'missing_field', field: 'title' }]);
  if (title !== undefined && [...title].length > longestTitle) throw refuse('title', longestTitle);
  if (body && [...body].length > longestBody) throw refuse('body', longestBody);
}

/** As `pull_request` where the issue is one. */
export async function announceIssue(
  world: World,
  repo: Repo,
  issue: Issue,
  action: string,
  sender: Account,
  more: Record<string, unknown> = {},
): Promise<void> {
  if (issue.pull) await announcePull(world, repo, issue.pull, action, sender, more);
  else
    await world.emit({
      name: 'issues',
      action,
      repo,
      sender,
      payload: { issue: viewIssue(world, repo, issue), ...more },
    });
}

export async function setState(
  world: World,
  repo: Repo,
  issue: Issue,
  sender: Account,
  state: 'open' | 'closed',
  reason: Issue['stateReason'],
): Promise<void> {
  if (issue.pull)
    return state === 'closed'
      ? closePull(world, repo, issue.pull, sender)
      : reopenPull(world, repo, issue.pull, sender);
  const isClosed = state === 'closed';
  Object.assign(issue, {
    state,
    stateReason: isClosed ? (reason ?? 'completed') : 'reopened',
    closedAt: isClosed ? world.stamp() : null,
    closedBy: isClosed ? sender : undefined,
  });
  await announceIssue(world, repo, issue, isClosed ? 'closed' : 'reopened', sender);
}

export async function setLabels(
  world: World,
  repo: Repo,
  issue: Issue,
  sender: Account,
  names: readonly string[],
): Promise<void> {
  for (const label of issue.labels.filter((each) => !names.includes(each.name))) {
    issue.labels = issue.labels.filter((each) => each !== label);
    await announceIssue(world, repo, issue, 'unlabeled', sender, { label: viewLabel(world, repo, label) });
  }
  for (const name of names) {
    if (issue.labels.some((each) => each.name === name)) continue;
    const label = findOrMakeLabel(world, repo, name);
    issue.labels.push(label);
    await announceIssue(world, repo, issue, 'labeled', sender, { label: viewLabel(world, repo, label) });
  }
  issue.updatedAt = world.stamp();
}

/** A label that is not there yet comes to be when it is used. */
export function findOrMakeLabel(world: World, repo: Repo, name: string): Label {
  const label = repo.labels.get(name.toLowerCase()) ?? { id: world.nextId(), name, color: 'ededed', description: null };
  repo.labels.set(name.toLowerCase(), label);
  return label;
}
