import type { WorkflowRun } from '#drivers/github/actions.ts';

export interface RunExpectations {
  readonly workflowId: number;
  readonly repositoryId: number;
  readonly defaultBranch: string;
}
export type RunVerdict =
  | { readonly use: 'publish' | 'suggest' }
  | { readonly use: 'nothing'; readonly why: string }
  | { readonly use: 'refused'; readonly why: string };

const trustedEvents = new Set(['workflow_dispatch', 'push', 'schedule']);

/**
 * What the artifact of a run may be used for. Pull requests are opened only from a run of our workflow file as it is on
 * the default branch, on the default branch, set off by nobody's pull request; suggestions only where the branch is of
 * this very repository. Nothing that came from a fork is used at all.
 */
export function judgeRun(run: WorkflowRun, expected: RunExpectations): RunVerdict {
  const refuse = (why: string): RunVerdict => ({ use: 'refused', why });
  if (run.repositoryId !== expected.repositoryId) return refuse('the run belongs to another repository');
  if (run.workflowId !== expected.workflowId) return refuse('the run is of another workflow');
  if (run.headRepositoryId !== expected.repositoryId) return refuse('the run is for a fork');
  if (run.status !== 'completed') return { use: 'nothing', why: 'the run has not ended' };
  if (run.conclusion !== 'success') return { use: 'nothing', why: `the run ended with ${run.conclusion || 'nothing'}` };
  if (run.event === 'pull_request') return { use: 'suggest' };
  if (!trustedEvents.has(run.event)) return refuse(`the run was set off by ${run.event}`);
  if (run.headBranch !== expected.defaultBranch) return refuse('the run is not for the default branch');
  return { use: 'publish' };
}
