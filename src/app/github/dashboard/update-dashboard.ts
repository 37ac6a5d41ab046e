import type { GitHubRepository } from '#drivers/github/client.ts';
import { createIssue, listOwnIssues, updateIssue, type IssueFacts } from '#drivers/github/issues.ts';
import type { PublishedProposal, Self } from '../publish/contract.ts';
import type { OwnState } from '../publish/own-pulls.ts';
import { describeLabel } from '../publish/pull-labels.ts';
import type { Stage } from '../publish/stage.ts';
import { ensureLabel } from '#drivers/github/labels.ts';
import { dashboardTitle, findDashboard, listDashboards, toDashboard, type Dashboard } from './find-dashboard.ts';
import { isSameBody, writeDashboard } from './write-dashboard.ts';

export interface DashboardFacts {
  readonly found: Dashboard | undefined;
  /** As it was before this publication. */
  readonly state: OwnState;
  readonly proposals: readonly PublishedProposal[];
  /** Numbers of pull requests that were closed now. */
  readonly closed: readonly number[];
  readonly now: Date;
}

/** Writes the one dashboard; only where something on it is other than before. Undefined where there are no issues, or nothing to tell. */
export async function updateDashboard(stage: Stage, facts: DashboardFacts): Promise<Dashboard | undefined> {
  const { repository, bundle, settings } = stage;
  const { found } = facts;
  // What a run on another branch saw is not what the dashboard is about.
  if (!stage.facts.hasIssues || bundle.branch !== stage.facts.defaultBranch) return found;
  for (const { number, state } of listDashboards(facts.state.issues).slice(1)) {
    if (state === 'open') await updateIssue(repository, number, { state: 'closed', state_reason: 'not_planned' });
  }
  const isEmpty = facts.proposals.length === 0 && facts.state.open.length === 0 && bundle.open.length === 0;
  if (!found && isEmpty) return undefined;
  const body = writeDashboard({ ...facts, bundle, secrets: settings.secrets });
  if (!found) return createDashboard(stage, body);
  const isOpen = found.state === 'open';
  if (isOpen && isSameBody(found.body, body)) return found;
  // Closed by a person: it is theirs to open again, and is kept up to date until they do.
  if (!isSameBody(found.body, body)) await updateIssue(repository, found.number, { body });
  return { ...found, body };
}

async function createDashboard(stage: Stage, body: string): Promise<Dashboard> {
  const { repository, settings } = stage;
  await ensureLabel(repository, describeLabel('heal'));
  const issue = await stage.once({
    act: () => createIssue(repository, { title: dashboardTitle, body, labels: ['heal'] }),
    find: () => findAgain(repository, settings.self),
  });
  return toDashboard(issue);
}

async function findAgain(repository: GitHubRepository, self: Self): Promise<IssueFacts | undefined> {
  const own = await listOwnIssues(repository, self, 1);
  const number = findDashboard(own)?.number;
  return own.find((issue) => issue.number === number);
}
