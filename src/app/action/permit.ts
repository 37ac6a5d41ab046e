import type { ActionEvent } from './event.ts';
import type { ActionCommand } from './inputs.ts';

/** What this run may do. */
export type Permit =
  | { readonly may: 'everything' }
  /** Look and tell: no model, nothing learned, nothing published. */
  | { readonly may: 'look'; readonly why: string }
  | { readonly may: 'nothing'; readonly why: string; readonly remedy: string };

const usual = new Set(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch', 'pull_request']);
const twoJobs =
  'Use two jobs: one on `pull_request` that only reads (`command: fix`, `publish: patch`) and uploads its bundle, one that publishes it (`command: publish`) and checks nothing out. See examples/workflows/two-jobs.yml of Heal.';

/**
 * A fork's code must never meet a token that writes, nor secrets. `checkedOut` is the commit of the working tree,
 * undefined where nothing is checked out.
 */
export function decidePermit(event: ActionEvent, command: ActionCommand, checkedOut: string | undefined): Permit {
  const { name, pullRequest, repository } = event;
  if (name === 'pull_request_target') {
    return {
      may: 'nothing',
      why: 'Heal does not run on `pull_request_target`: it would bring the code of a pull request together with the secrets of this repository.',
      remedy: twoJobs,
    };
  }
  if (command === 'replay') return decideReplay(event);
  if (name === 'workflow_run') return decideWorkflowRun(event, command, checkedOut);
  if (pullRequest && !isSame(pullRequest.headRepository, repository)) {
    return {
      may: 'look',
      why: `This pull request comes from ${pullRequest.headRepository ? 'a fork' : 'a repository that is gone'}: Heal looks and tells, and publishes nothing.`,
    };
  }
  if (name === 'pull_request' && !pullRequest) {
    return { may: 'look', why: 'The event does not say where the pull request comes from: Heal only looks.' };
  }
  // GitHub gives these runs a token that only reads and none of the secrets, as it does for forks.
  if (event.actor === 'dependabot[bot]' && name !== 'schedule') {
    return { may: 'look', why: 'Runs of Dependabot have a token that only reads: Heal looks and tells.' };
  }
  if (/^heal[/-]/.test(event.branch)) {
    return { may: 'look', why: `${event.branch} is a branch of Heal's own: it is not healed again.` };
  }
  if (!pullRequest && event.branch === '') {
    return { may: 'look', why: 'This run is for a tag: there is no branch that heals could go to.' };
  }
  if (!usual.has(name)) {
    return {
      may: 'look',
      why: `Heal publishes on push, schedule, pull_request and workflow_dispatch, not on ${name}.`,
    };
  }
  return { may: 'everything' };
}

/** Whoever may have a workflow replayed may use the desktop: only what is merged is. */
function decideReplay({ name, branch, defaultBranch, repository, pullRequest }: ActionEvent): Permit {
  const isCalled =
    name === 'workflow_dispatch' || name === 'schedule' || name === 'push' || name === 'repository_dispatch';
  if (
    isCalled &&
    !pullRequest &&
    repository !== '' &&
    branch !== '' &&
    (branch === defaultBranch || name === 'schedule')
  )
    return { may: 'everything' };
  return {
    may: 'nothing',
    why: `Workflows are replayed from the default branch only, not on ${name}${branch === '' ? '' : ` of ${branch}`}: whoever may change one may use the desktop.`,
    remedy: 'Start it by workflow_dispatch, schedule or push on the default branch.',
  };
}

function decideWorkflowRun(
  { workflowRun, repository }: ActionEvent,
  command: ActionCommand,
  checkedOut: string | undefined,
): Permit {
  const isForeign = !isSame(workflowRun?.headRepository, repository);
  const isLooking = command === 'scan' || command === 'fix';
  // Where it comes from cannot be told from the commit alone: anything but the branch's own is taken for the fork's.
  if (isForeign && isLooking && (checkedOut === undefined || checkedOut === workflowRun?.headSha)) {
    return {
      may: 'nothing',
      why: 'This `workflow_run` has the code of a fork checked out, with the secrets of this repository beside it.',
      remedy: twoJobs,
    };
  }
  if (isForeign) {
    return {
      may: 'look',
      why: 'The run before this one came from a fork: Heal tells what it found, and publishes nothing.',
    };
  }
  return { may: 'everything' };
}

/** Names of repositories do not depend on case. */
function isSame(one: string | undefined, other: string): boolean {
  return one !== undefined && one.toLowerCase() === other.toLowerCase();
}
