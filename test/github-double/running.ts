import { basename } from 'node:path/posix';
import { parse } from 'yaml';
import { findEntry, listTree, readBlob, readCommit, readRef } from './git.ts';
import { isRecord } from './schema.ts';
import type { Account, App, Repo, Workflow, WorkflowRun } from './state.ts';
import { findOrOpenSuite } from './suites.ts';
import { viewRun, viewWorkflow } from './views/actions.ts';
import type { World } from './world.ts';

/** The workflows of the default branch, each under the id that it got when it was first seen. */
export async function listWorkflows(world: World, repo: Repo): Promise<Workflow[]> {
  const head = await readRef(repo.dir, `refs/heads/${repo.defaultBranch}`);
  const files = head ? await listTree(repo.dir, head, true, '.github/workflows') : [];
  const found: Workflow[] = [];
  for (const file of files.filter((each) => /\.ya?ml$/.test(each.path))) {
    const text = (await readBlob(repo.dir, file.sha)).toString();
    const name = /^name:\s*['"]?(.*?)['"]?\s*$/m.exec(text)?.[1] ?? basename(file.path);
    const known = [...repo.workflows.values()].find((each) => each.path === file.path);
    const workflow = known ?? { id: world.nextId(), path: file.path, name, createdAt: world.stamp() };
    repo.workflows.set(workflow.id, workflow);
    found.push(workflow);
  }
  return found;
}

/** The inputs of `workflow_dispatch`, by name. */
export type Trigger = Readonly<Record<string, { readonly isRequired: boolean }>>;

/** Nothing where the workflow, as it is in this commit, is not started by hand. */
export async function readTrigger(repo: Repo, commit: string, workflow: Workflow): Promise<Trigger | undefined> {
  const entry = await findEntry(repo.dir, commit, workflow.path);
  const content: unknown = entry ? parse((await readBlob(repo.dir, entry.sha)).toString()) : undefined;
  const on = isRecord(content) ? content['on'] : undefined;
  if (on === 'workflow_dispatch' || (Array.isArray(on) && on.includes('workflow_dispatch'))) return {};
  if (!isRecord(on) || !('workflow_dispatch' in on)) return undefined;
  const dispatch = on['workflow_dispatch'];
  const inputs = isRecord(dispatch) && isRecord(dispatch['inputs']) ? dispatch['inputs'] : {};
  const needs = (input: unknown) => isRecord(input) && input['required'] === true && input['default'] === undefined;
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, { isRequired: needs(input) }]));
}

export async function startRun(
  world: World,
  repo: Repo,
  start: {
    readonly workflow: Workflow;
    readonly event: string;
    readonly branch: string;
    readonly sha: string;
    readonly actor: Account;
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly headRepo?: Repo;
  },
): Promise<WorkflowRun> {
  const at = world.stamp();
  const commit = await readCommit(repo.dir, start.sha);
  const run: WorkflowRun = {
    id: world.nextId(),
    number: [...repo.runs.values()].filter((each) => each.workflow === start.workflow).length + 1,
    workflow: start.workflow,
    event: start.event,
    headBranch: start.branch,
    headSha: start.sha,
    headRepo: start.headRepo ?? repo,
    actor: start.actor,
    title: commit.message.split('\n')[0] ?? '',
    inputs: start.inputs ?? {},
    attempt: 1,
    status: 'queued',
    conclusion: null,
    jobs: [],
    suite: findOrOpenSuite(world, repo, findActions(world), start.sha, start.branch),
    createdAt: at,
    updatedAt: at,
  };
  repo.runs.set(run.id, run);
  await announceRun(world, repo, run, 'requested', start.actor);
  return run;
}

export async function announceRun(
  world: World,
  repo: Repo,
  run: WorkflowRun,
  action: string,
  sender: Account,
): Promise<void> {
  const payload = { workflow_run: await viewRun(world, repo, run), workflow: viewWorkflow(world, repo, run.workflow) };
  await world.emit({ name: 'workflow_run', action, repo, sender, payload });
}

/** The App whose token workflows carry. Its number is the real one: rules name it. */
export function findActions(world: World): App {
  const app = world.apps.get(15_368);
  if (!app) throw new Error('the App of the workflows is missing');
  return app;
}
