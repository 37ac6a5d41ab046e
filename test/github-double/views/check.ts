import { readCommit } from '../git.ts';
import type { CheckRun, CheckSuite, Pull, Repo, Status } from '../state.ts';
import type { World } from '../world.ts';
import { nodeId, viewAccount, viewApp, type View } from './account.ts';
import { viewSimpleCommit } from './commit.ts';
import { apiOf, viewMinimalRepo, webOf } from './repo.ts';

export function viewMinimalPull(world: World, pull: Pull, repo: Repo): View {
  const side = (each: Repo, ref: string, sha: string) => ({
    ref,
    sha,
    repo: { id: each.id, url: apiOf(world, each), name: each.name },
  });
  return {
    id: pull.id,
    number: pull.issue.number,
    url: `${apiOf(world, repo)}/pulls/${pull.issue.number}`,
    head: side(pull.headRepo, pull.headRef, pull.headSha),
    base: side(repo, pull.baseRef, pull.baseSha),
  };
}

export function listPullsAt(world: World, repo: Repo, sha: string): View[] {
  return world
    .listPulls(repo)
    .filter((pull) => pull.issue.state === 'open' && pull.headSha === sha && pull.headRepo === repo)
    .map((pull) => viewMinimalPull(world, pull, repo));
}

export function viewCheckRun(world: World, repo: Repo, run: CheckRun): View {
  const url = `${apiOf(world, repo)}/check-runs/${run.id}`;
  return {
    id: run.id,
    node_id: nodeId('CR', run.id),
    head_sha: run.headSha,
    external_id: run.externalId ?? '',
    url,
    html_url: `${webOf(world, repo)}/runs/${run.id}`,
    details_url: run.detailsUrl ?? `${webOf(world, repo)}/runs/${run.id}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: run.suite.id },
    app: viewApp(world, run.suite.app),
    pull_requests: listPullsAt(world, repo, run.headSha),
  };
}

export function listRunsOf(repo: Repo, suite: CheckSuite): CheckRun[] {
  return [...repo.checkRuns.values()].filter((run) => run.suite === suite);
}

const worst = ['action_required', 'timed_out', 'cancelled', 'failure', 'neutral', 'skipped', 'success'];

export function summarizeSuite(runs: readonly CheckRun[]): { status: string; conclusion: string | null } {
  if (runs.length === 0) return { status: 'queued', conclusion: null };
  if (runs.some((run) => run.status !== 'completed')) return { status: 'in_progress', conclusion: null };
  return {
    status: 'completed',
    conclusion: worst.find((each) => runs.some((run) => run.conclusion === each)) ?? 'neutral',
  };
}

export async function viewCheckSuite(world: World, repo: Repo, suite: CheckSuite): Promise<View> {
  const runs = listRunsOf(repo, suite);
  const url = `${apiOf(world, repo)}/check-suites/${suite.id}`;
  const commit = await readCommit(repo.dir, suite.headSha);
  return {
    id: suite.id,
    node_id: nodeId('CS', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...summarizeSuite(runs),
    url,
    before: commit.parents[0] ?? null,
    after: suite.headSha,
    pull_requests: listPullsAt(world, repo, suite.headSha),
    app: viewApp(world, suite.app),
    repository: viewMinimalRepo(world, repo),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
    head_commit: viewSimpleCommit(commit),
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
    rerequestable: true,
    runs_rerequestable: true,
  };
}

export function viewStatus(world: World, repo: Repo, status: Status): View {
  return {
    url: `${apiOf(world, repo)}/statuses/${status.sha}`,
    avatar_url: `${world.webUrl}/avatars/${status.creator.id}`,
    id: status.id,
    node_id: nodeId('SC', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    creator: viewAccount(world, status.creator),
  };
}
