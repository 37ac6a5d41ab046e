import { announceRun, listWorkflows, readTrigger, startRun, type Trigger } from '../running.ts';
import { GitHubError } from '../errors.ts';
import { resolveRef } from '../git.ts';
import { list, nothing, ok, type Operations } from '../operation.ts';
import type { Artifact, Repo, Workflow, WorkflowRun } from '../state.ts';
import { viewArtifact, viewJob, viewRun, viewWorkflow } from '../views/actions.ts';
import { webOf } from '../views/repo.ts';

const read = 'actions:read';
const write = { app: 'actions:write', role: 'write' } as const;

export const actions: Operations = {
  'actions/list-repo-workflows': {
    app: read,
    handle: async ({ world, repo }) =>
      list(
        (await listWorkflows(world, repo)).map((each) => viewWorkflow(world, repo, each)),
        'workflows',
      ),
  },
  'actions/get-workflow': {
    app: read,
    async handle({ world, repo, params }) {
      return ok(viewWorkflow(world, repo, findWorkflow(await listWorkflows(world, repo), params.workflow_id)));
    },
  },
  'actions/create-workflow-dispatch': {
    ...write,
    async handle({ world, repo, account, params, body }) {
      const workflow = findWorkflow(await listWorkflows(world, repo), params.workflow_id);
      const ref = body.ref.replace(/^refs\/(heads|tags)\//, '');
      const sha = await resolveRef(repo.dir, ref);
      if (!sha) throw new GitHubError(422, `No ref found for: ${body.ref}`);
      const inputs = body.inputs ?? {};
      demandInputs(await readTrigger(repo, sha, workflow), inputs);
      await world.emit({
        name: 'workflow_dispatch',
        repo,
        sender: account,
        payload: { inputs, ref: `refs/heads/${ref}`, workflow: workflow.path },
      });
      const run = await startRun(world, repo, {
        workflow,
        event: 'workflow_dispatch',
        branch: ref,
        sha,
        actor: account,
        inputs,
      });
      if (body.return_run_details !== true) return nothing;
      return ok({
        workflow_run_id: run.id,
        run_url: String(viewRunUrl(world.apiUrl, repo, run)),
        html_url: `${webOf(world, repo)}/actions/runs/${run.id}`,
      });
    },
  },
  'actions/list-workflow-runs': {
    app: read,
    async handle({ world, repo, params, query }) {
      const workflow = findWorkflow(await listWorkflows(world, repo), params.workflow_id);
      const runs = selectRuns(repo, query).filter((run) => run.workflow === workflow);
      return list(await Promise.all(runs.map((run) => viewRun(world, repo, run))), 'workflow_runs');
    },
  },
  'actions/list-workflow-runs-for-repo': {
    app: read,
    handle: async ({ world, repo, query }) =>
      list(await Promise.all(selectRuns(repo, query).map((run) => viewRun(world, repo, run))), 'workflow_runs'),
  },
  'actions/get-workflow-run': {
    app: read,
    handle: async ({ world, repo, params }) => ok(await viewRun(world, repo, findRun(repo, params.run_id))),
  },
  'actions/list-jobs-for-workflow-run': {
    app: read,
    handle({ world, repo, params }) {
      const run = findRun(repo, params.run_id);
      return list(
        run.jobs.map((job) => viewJob(world, repo, run, job)),
        'jobs',
      );
    },
  },
  'actions/download-job-logs-for-workflow-run': {
    app: read,
    role: 'read',
    handle({ world, repo, params }) {
      const job = [...repo.runs.values()].flatMap((run) => run.jobs).find((each) => each.id === params.job_id);
      if (!job) throw new GitHubError(404, 'Not Found');
      return { status: 302, location: `${world.webUrl}/_download/logs/${repo.id}/${job.id}` };
    },
  },
  'actions/re-run-workflow': {
    ...write,
    async handle({ world, repo, account, params }) {
      await rerun(findRun(repo, params.run_id), () => true);
      await announceRun(world, repo, findRun(repo, params.run_id), 'requested', account);
      return ok({}, 201);
    },
  },
  'actions/re-run-workflow-failed-jobs': {
    ...write,
    async handle({ world, repo, account, params }) {
      await rerun(findRun(repo, params.run_id), (conclusion) => conclusion !== 'success');
      await announceRun(world, repo, findRun(repo, params.run_id), 'requested', account);
      return ok({}, 201);
    },
  },
  'actions/cancel-workflow-run': {
    ...write,
    async handle({ world, repo, account, params }) {
      const run = findRun(repo, params.run_id);
      if (run.status === 'completed') throw new GitHubError(409, 'Cannot cancel a workflow run that is completed.');
      Object.assign(run, { status: 'completed', conclusion: 'cancelled', updatedAt: world.stamp() });
      await announceRun(world, repo, run, 'completed', account);
      return ok({}, 202);
    },
  },
  'actions/list-workflow-run-artifacts': {
    app: read,
    handle({ world, repo, params, query }) {
      const found = [...repo.artifacts.values()].filter(
        (each) => each.run.id === params.run_id && (query.name === undefined || each.name === query.name),
      );
      return list(
        found.map((each) => viewArtifact(world, repo, each)),
        'artifacts',
      );
    },
  },
  'actions/list-artifacts-for-repo': {
    app: read,
    handle({ world, repo, query }) {
      const found = [...repo.artifacts.values()]
        .filter((each) => query.name === undefined || each.name === query.name)
        .toReversed();
      return list(
        found.map((each) => viewArtifact(world, repo, each)),
        'artifacts',
      );
    },
  },
  'actions/get-artifact': {
    app: read,
    handle: ({ world, repo, params }) => ok(viewArtifact(world, repo, findArtifact(repo, params.artifact_id))),
  },
  'actions/delete-artifact': {
    ...write,
    handle({ repo, params }) {
      repo.artifacts.delete(findArtifact(repo, params.artifact_id).id);
      return nothing;
    },
  },
  'actions/download-artifact': {
    app: read,
    handle({ world, repo, params, actor }) {
      if (!actor.token) throw new GitHubError(401, 'Requires authentication');
      const artifact = findArtifact(repo, params.artifact_id);
      if (artifact.isExpired) throw new GitHubError(410, 'Artifact has expired');
      return { status: 302, location: `${world.webUrl}/_download/artifacts/${repo.id}/${artifact.id}` };
    },
  },
};

function viewRunUrl(apiUrl: string, repo: Repo, run: WorkflowRun): string {
  return `${apiUrl}/repos/${repo.owner.login}/${repo.name}/actions/runs/${run.id}`;
}

/** Only what the workflow asks for, as it stands on that branch, and all of it. */
function demandInputs(trigger: Trigger | undefined, inputs: Readonly<Record<string, unknown>>): void {
  if (!trigger) throw new GitHubError(422, "Workflow does not have 'workflow_dispatch' trigger");
  const unexpected = Object.keys(inputs).filter((name) => !(name in trigger));
  if (unexpected.length > 0) throw new GitHubError(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  const missing = Object.entries(trigger).find(([name, { isRequired }]) => isRequired && !(name in inputs));
  if (missing) throw new GitHubError(422, `Required input '${missing[0]}' not provided`);
  if (JSON.stringify(inputs).length > 65_535) throw new GitHubError(422, 'inputs are too large.');
}

/** By number or by the name of the file. */
function findWorkflow(workflows: readonly Workflow[], id: number | string): Workflow {
  const found = workflows.find((each) => String(each.id) === String(id) || each.path === `.github/workflows/${id}`);
  if (!found) throw new GitHubError(404, 'Not Found');
  return found;
}

function findRun(repo: Repo, id: number): WorkflowRun {
  const run = repo.runs.get(id);
  if (!run) throw new GitHubError(404, 'Not Found');
  return run;
}

function findArtifact(repo: Repo, id: number): Artifact {
  const artifact = repo.artifacts.get(id);
  if (!artifact) throw new GitHubError(404, 'Not Found');
  return artifact;
}

function selectRuns(
  repo: Repo,
  query: {
    readonly branch?: string;
    readonly event?: string;
    readonly status?: string;
    readonly head_sha?: string;
    readonly actor?: string;
  },
): WorkflowRun[] {
  return [...repo.runs.values()]
    .filter((run) => query.branch === undefined || run.headBranch === query.branch)
    .filter((run) => query.event === undefined || run.event === query.event)
    .filter((run) => query.status === undefined || run.status === query.status || run.conclusion === query.status)
    .filter((run) => query.head_sha === undefined || run.headSha === query.head_sha)
    .filter((run) => query.actor === undefined || run.actor.login === query.actor)
    .toReversed();
}

async function rerun(run: WorkflowRun, isMeant: (conclusion: string | null) => boolean): Promise<void> {
  if (run.status !== 'completed') throw new GitHubError(403, 'This workflow is already running');
  run.attempt += 1;
  Object.assign(run, { status: 'queued', conclusion: null });
  for (const job of run.jobs)
    if (isMeant(job.conclusion)) Object.assign(job, { status: 'queued', conclusion: null, completedAt: null });
}
