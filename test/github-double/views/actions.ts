import { readCommit } from '../git.ts';
import type { Artifact, Job, Repo, Workflow, WorkflowRun } from '../state.ts';
import type { World } from '../world.ts';
import { createHash } from 'node:crypto';
import { nodeId, viewAccount, type View } from './account.ts';
import { listPullsAt } from './check.ts';
import { viewSimpleCommit } from './commit.ts';
import { apiOf, viewMinimalRepo, webOf } from './repo.ts';

export function viewWorkflow(world: World, repo: Repo, workflow: Workflow): View {
  const web = webOf(world, repo);
  return {
    id: workflow.id,
    node_id: nodeId('W', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: 'active',
    created_at: workflow.createdAt,
    updated_at: workflow.createdAt,
    url: `${apiOf(world, repo)}/actions/workflows/${workflow.id}`,
    html_url: `${web}/blob/${repo.defaultBranch}/${workflow.path}`,
    badge_url: `${web}/workflows/${encodeURIComponent(workflow.name)}/badge.svg`,
  };
}

export async function viewRun(world: World, repo: Repo, run: WorkflowRun): Promise<View> {
  const api = apiOf(world, repo);
  const url = `${api}/actions/runs/${run.id}`;
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId('WFR', run.id),
    check_suite_id: run.suite.id,
    check_suite_node_id: nodeId('CS', run.suite.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflow.path,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflow.id,
    url,
    html_url: `${webOf(world, repo)}/actions/runs/${run.id}`,
    display_title: run.title,
    pull_requests: listPullsAt(world, repo, run.headSha),
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.createdAt,
    actor: viewAccount(world, run.actor),
    triggering_actor: viewAccount(world, run.actor),
    referenced_workflows: [],
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.suite.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${api}/actions/workflows/${run.workflow.id}`,
    head_commit: viewSimpleCommit(await readCommit(repo.dir, run.headSha)),
    repository: viewMinimalRepo(world, repo),
    head_repository: viewMinimalRepo(world, run.headRepo),
  };
}

export function viewJob(world: World, repo: Repo, run: WorkflowRun, job: Job): View {
  const api = apiOf(world, repo);
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${api}/actions/runs/${run.id}`,
    run_attempt: run.attempt,
    node_id: nodeId('CR', job.id),
    head_sha: run.headSha,
    head_branch: run.headBranch,
    url: `${api}/actions/jobs/${job.id}`,
    html_url: `${webOf(world, repo)}/actions/runs/${run.id}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.startedAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    name: job.name,
    steps: [],
    check_run_url: `${api}/check-runs/${job.id}`,
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: 'GitHub Actions 1',
    runner_group_id: 1,
    runner_group_name: 'GitHub Actions',
    workflow_name: run.workflow.name,
  };
}

export function viewArtifact(world: World, repo: Repo, artifact: Artifact): View {
  const url = `${apiOf(world, repo)}/actions/artifacts/${artifact.id}`;
  const { run } = artifact;
  return {
    id: artifact.id,
    node_id: nodeId('AR', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.zip.length,
    digest: `sha256:${createHash('sha256').update(artifact.zip).digest('hex')}`,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.isExpired,
    created_at: artifact.createdAt,
    expires_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    workflow_run: {
      id: run.id,
      repository_id: repo.id,
      head_repository_id: run.headRepo.id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  };
}
