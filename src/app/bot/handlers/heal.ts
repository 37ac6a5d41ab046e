import { dispatchWorkflow, findWorkflow, listRuns, repeatRun } from '#drivers/github/actions.ts';
import { readTip } from '#drivers/github/refs.ts';
import { readRepository } from '#drivers/github/repository.ts';
import { readReviewedPull } from '#drivers/github/reviews.ts';
import { reportConfigProblems } from '../../github/dashboard/config-issue.ts';
import type { JobAnswer, JobQueue } from '#core/ports/job-queue.ts';
import { askPerson, succeed, type BotHandler, type BotRun } from '../bot.ts';
import { makeJob, type JobPayload } from '../job-kinds.ts';
import { isAllowed } from '../run-here.ts';
import { tellStages } from '../heal-check.ts';
import { healWorkflowFile } from '../names.ts';
import { readConfig } from '../../github/read-config.ts';

const lookAgainMs = 20 * 60_000;
/** Six hours are the longest that GitHub lets a job run. */
const mostRounds = 18;
/** Ended before they had looked at anything. */
const endless = new Set(['cancelled', 'skipped', 'stale']);

/** Starts the workflow in the repository itself: its code runs on GitHub's runners, and never here. */
export const startHeal: BotHandler<'heal'> = async (payload, run, { queue, now, appId, here }) => {
  const { github, own } = await run.openPart();
  const facts = await readRepository(github);
  if (facts.isArchived) return succeed('nothing: the repository is archived');
  const isHere = isAllowed(here.allowed, payload.repository);
  const workflow = isHere ? undefined : await findWorkflow(github, healWorkflowFile);
  if (!isHere) {
    if (!workflow) return succeed('nothing: it has no heal workflow');
    if (!workflow.isActive) return succeed('nothing: its heal workflow is switched off');
  }
  const head = await readTip(github, facts.defaultBranch);
  if (head === undefined) return succeed('nothing: the branch is gone');
  if (payload.reason === 'push') {
    if (payload.sha !== head) return succeed('nothing: a newer push has a job of its own');
    // The merge of a heal by a person makes room for the next one; what Heal pushed itself makes none.
    if (payload.actor?.id === own.id) return succeed('nothing: it was Heal itself');
  }

  const { source: file, problems } = await readConfig(github, facts.defaultBranch);
  await reportConfigProblems({ repository: github, self: own, file, problems, signal: run.signal });
  if (problems.length > 0) return askPerson('the configuration is wrong; there is an issue about it');

  if (!workflow) return lookHere({ ...payload, sha: head }, run, queue);

  // A commit is looked at once, unless a person asks; so a job that was ended after its request does not send it again.
  const since = run.job.createdAt;
  const runs = await listRuns(github, { workflowId: workflow.id, headSha: head });
  const isAsked = payload.reason === 'command';
  const earlier = runs.find(
    ({ headBranch, conclusion, createdAt, event }) =>
      event !== 'pull_request' &&
      headBranch === facts.defaultBranch &&
      !endless.has(conclusion) &&
      (!isAsked || createdAt >= since.slice(0, 19)),
  );
  if (earlier) return succeed(`nothing: run ${earlier.id} is for this commit`);

  await run.say('Starting');
  const started = await dispatchWorkflow(github, { id: workflow.id, ref: facts.defaultBranch, inputs: {} });
  if (started === 'not-startable') return succeed('nothing: its heal workflow does not listen to workflow_dispatch');
  const stage = {
    name: isAsked ? 'Re-running' : 'Starting',
    detail: 'The workflow was asked for.',
    at: now(),
  } as const;
  await tellStages({ github, appId, headSha: head, now, say: run.say, signal: run.signal }, [stage]);
  const { repository, repositoryId } = payload;
  await queue.add(
    makeJob({
      kind: 'follow-run',
      payload: { repository, repositoryId, sha: head, since, round: 1 },
      key: `${run.job.id}:1`,
      source: run.job.source,
      runAt: new Date(now().getTime() + lookAgainMs).toISOString(),
    }),
  );
  return { state: 'succeeded', result: { did: `started the heal workflow on ${head.slice(0, 7)}`, head } };
};

/** On this machine: once for each commit, unless a person asks. */
async function lookHere(
  { repository, repositoryId, sha, reason }: JobPayload<'heal'> & { readonly sha: string },
  { job }: BotRun,
  queue: Pick<JobQueue, 'add'>,
): Promise<JobAnswer> {
  const key = reason === 'command' ? `${sha}:${job.id}` : sha;
  await queue.add(makeJob({ kind: 'heal-here', payload: { repository, repositoryId, sha }, key, source: job.source }));
  return { state: 'succeeded', result: { did: `looks at ${sha.slice(0, 7)} here`, head: sha } };
}

/** The run that the pull request set off is repeated: on its commit, with what that run may do, and no more. */
export const lookAgain: BotHandler<'look-again'> = async ({ number }, run) => {
  const github = await run.open();
  const pull = await readReviewedPull(github, number);
  if (pull.state === 'closed') return succeed('nothing: it is closed');
  const workflow = await findWorkflow(github, healWorkflowFile);
  if (!workflow) return succeed('nothing: it has no heal workflow');
  const runs = await listRuns(github, { workflowId: workflow.id, headSha: pull.headSha });
  const newest = runs.find(({ event }) => event === 'pull_request');
  if (!newest) return succeed('nothing: the workflow did not run for it');
  const isRunning = newest.status !== 'completed' || (await repeatRun(github, newest.id)) === 'running';
  return succeed(isRunning ? 'it runs still' : `repeats run ${newest.id}`);
};

/** GitHub does not send a word of it twice: a run whose end was not heard of is found by looking. */
export const followRun: BotHandler<'follow-run'> = async (payload, run, { queue, now }) => {
  const github = await run.open();
  const workflow = await findWorkflow(github, healWorkflowFile);
  if (!workflow) return succeed('nothing: the workflow is gone');
  const { repository, repositoryId, sha, since, round } = payload;
  const runs = await listRuns(github, { workflowId: workflow.id, headSha: sha });
  for (const ended of runs.filter(({ status }) => status === 'completed')) {
    const key = `${ended.id}:${ended.attempt}`;
    const taken = { repository, repositoryId, runId: ended.id, attempt: ended.attempt };
    await queue.add(makeJob({ kind: 'take-proposals', payload: taken, key, source: run.job.source }));
  }
  if (runs.every(({ status }) => status === 'completed') || round >= mostRounds) return succeed('looked after');
  await queue.add(
    makeJob({
      kind: 'follow-run',
      payload: { repository, repositoryId, sha, since, round: round + 1 },
      key: `${run.job.id}:${round + 1}`,
      source: run.job.source,
      runAt: new Date(now().getTime() + lookAgainMs).toISOString(),
    }),
  );
  return succeed('it runs still');
};
