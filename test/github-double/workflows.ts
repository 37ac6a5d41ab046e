import { announceRun, listWorkflows, startRun } from './running.ts';
import { readRef } from './git.ts';
import type { Artifact, Job, Repo, WorkflowRun } from './state.ts';
import type { World } from './world.ts';

/** GitHub's runners, played by the test: runs begin when dispatched (or started here) and end when told. */
export class Workflows {
  readonly #world: World;
  readonly #inTurn: <T>(work: () => Promise<T>) => Promise<T>;

  constructor(world: World, inTurn: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#world = world;
    this.#inTurn = inTurn;
  }

  /** Newest last. */
  list(repo: Repo): WorkflowRun[] {
    return [...repo.runs.values()];
  }

  /** A run that another event began: `push`, `schedule`, `pull_request`. `file` lies in `.github/workflows`. */
  start(
    repo: Repo,
    input: { file: string; event: string; branch?: string; sha?: string; actor?: string; headRepo?: Repo },
  ): Promise<WorkflowRun> {
    return this.#inTurn(async () => {
      const { branch = repo.defaultBranch } = input;
      const workflow = (await listWorkflows(this.#world, repo)).find(
        (each) => each.path === `.github/workflows/${input.file}`,
      );
      const sha = input.sha ?? (await readRef(repo.dir, `refs/heads/${branch}`));
      if (!workflow || !sha) throw new Error(`no workflow ${input.file} on ${branch}`);
      const actor = this.#world.account(input.actor ?? repo.owner.login);
      return startRun(this.#world, repo, {
        workflow,
        event: input.event,
        branch,
        sha,
        actor,
        headRepo: input.headRepo ?? repo,
      });
    });
  }

  progress(repo: Repo, run: WorkflowRun): Promise<void> {
    return this.#inTurn(async () => {
      run.status = 'in_progress';
      run.updatedAt = this.#world.stamp();
      await announceRun(this.#world, repo, run, 'in_progress', run.actor);
    });
  }

  /** Ends a run, with what it leaves behind. `artifacts`: zip files by name. */
  complete(
    repo: Repo,
    run: WorkflowRun,
    input: {
      readonly conclusion: string;
      readonly artifacts?: Readonly<Record<string, Uint8Array>>;
      readonly jobs?: readonly { readonly name: string; readonly conclusion: string; readonly log?: string }[];
    },
  ): Promise<void> {
    return this.#inTurn(async () => {
      const at = this.#world.stamp();
      for (const [name, zip] of Object.entries(input.artifacts ?? {})) {
        const artifact: Artifact = { id: this.#world.nextId(), name, zip, run, createdAt: at, isExpired: false };
        repo.artifacts.set(artifact.id, artifact);
      }
      if (input.jobs)
        run.jobs = input.jobs.map((job): Job => ({
          id: this.#world.nextId(),
          name: job.name,
          status: 'completed',
          conclusion: job.conclusion,
          log: job.log ?? '',
          startedAt: run.createdAt,
          completedAt: at,
        }));
      Object.assign(run, { status: 'completed', conclusion: input.conclusion, updatedAt: at });
      await announceRun(this.#world, repo, run, 'completed', run.actor);
    });
  }
}
