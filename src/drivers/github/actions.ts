import { messageOf } from '#core/errors.ts';
import { statusOf } from './app-auth.ts';
import type { GitHubRepository } from './client.ts';

export interface WorkflowRun {
  readonly id: number;
  readonly attempt: number;
  readonly workflowId: number;
  /** `push`, `workflow_dispatch`, `pull_request`, … */
  readonly event: string;
  readonly status: string;
  /** Empty until it has ended. */
  readonly conclusion: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** Undefined when the fork that it came from is gone. */
  readonly headRepositoryId: number | undefined;
  readonly repositoryId: number;
  readonly createdAt: string;
  /** ISO 8601, of this attempt. */
  readonly startedAt: string;
  /** The page of the run. */
  readonly url: string;
}
export interface RunArtifact {
  readonly id: number;
  readonly name: string;
  /** Bytes of the archive. */
  readonly size: number;
  readonly isExpired: boolean;
  /** `sha256:<hex>` of the archive, where GitHub knows it. */
  readonly digest: string | undefined;
}
/** Ids of a workflow by the name of its file in `.github/workflows`; undefined where there is none on the default branch. */
export async function findWorkflow(
  { client, owner, repo }: GitHubRepository,
  file: string,
): Promise<{ readonly id: number; readonly isActive: boolean } | undefined> {
  try {
    const { data } = await client.rest.actions.getWorkflow({ owner, repo, workflow_id: file });
    return { id: data.id, isActive: data.state === 'active' };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** Starts a workflow on a branch. `not-startable`: it does not listen to `workflow_dispatch`, or not with these inputs. */
export async function dispatchWorkflow(
  { client, owner, repo }: GitHubRepository,
  workflow: { readonly id: number; readonly ref: string; readonly inputs: Readonly<Record<string, string>> },
): Promise<'started' | 'not-startable'> {
  try {
    await client.rest.actions.createWorkflowDispatch({
      owner,
      repo,
      workflow_id: workflow.id,
      ref: workflow.ref,
      inputs: { ...workflow.inputs },
    });
    return 'started';
  } catch (error) {
    if (statusOf(error) === 422) return 'not-startable';
    throw error;
  }
}

export async function readRun({ client, owner, repo }: GitHubRepository, runId: number): Promise<WorkflowRun> {
  const { data } = await client.rest.actions.getWorkflowRun({ owner, repo, run_id: runId });
  return toRun(data);
}

/** Newest first, at most 100. */
export async function listRuns(
  { client, owner, repo }: GitHubRepository,
  filter: { readonly workflowId: number; readonly headSha?: string; readonly since?: string },
): Promise<readonly WorkflowRun[]> {
  const { data } = await client.rest.actions.listWorkflowRuns({
    owner,
    repo,
    workflow_id: filter.workflowId,
    per_page: 100,
    ...(filter.headSha === undefined ? {} : { head_sha: filter.headSha }),
    ...(filter.since === undefined ? {} : { created: `>=${filter.since}` }),
  });
  return data.workflow_runs.map(toRun);
}

/** At most 100; a run of ours leaves two or three. */
export async function listArtifacts(
  { client, owner, repo }: GitHubRepository,
  runId: number,
): Promise<readonly RunArtifact[]> {
  const { data } = await client.rest.actions.listWorkflowRunArtifacts({ owner, repo, run_id: runId, per_page: 100 });
  return data.artifacts.map((artifact) => ({
    id: artifact.id,
    name: artifact.name,
    size: artifact.size_in_bytes,
    isExpired: artifact.expired,
    digest: artifact.digest ?? undefined,
  }));
}

/** All of its jobs once more, on the same commit. `running`: it has not ended. */
export async function repeatRun(
  { client, owner, repo }: GitHubRepository,
  runId: number,
): Promise<'started' | 'running'> {
  try {
    await client.rest.actions.reRunWorkflow({ owner, repo, run_id: runId });
    return 'started';
  } catch (error) {
    if (statusOf(error) === 403 && /already running/i.test(messageOf(error))) return 'running';
    throw error;
  }
}

/** False: it had ended already. */
export async function cancelRun({ client, owner, repo }: GitHubRepository, runId: number): Promise<boolean> {
  try {
    await client.rest.actions.cancelWorkflowRun({ owner, repo, run_id: runId });
    return true;
  } catch (error) {
    if (statusOf(error) === 409) return false;
    throw error;
  }
}

type RunAnswer = Awaited<ReturnType<GitHubRepository['client']['rest']['actions']['getWorkflowRun']>>['data'];

function toRun(run: RunAnswer): WorkflowRun {
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    workflowId: run.workflow_id,
    event: run.event,
    status: run.status ?? '',
    conclusion: run.conclusion ?? '',
    headSha: run.head_sha,
    headBranch: run.head_branch ?? '',
    // GitHub says null here once a fork was deleted, whatever its schema says.
    headRepositoryId: (run.head_repository as { readonly id: number } | null)?.id,
    repositoryId: run.repository.id,
    createdAt: run.created_at,
    startedAt: run.run_started_at ?? run.created_at,
    url: run.html_url,
  };
}
