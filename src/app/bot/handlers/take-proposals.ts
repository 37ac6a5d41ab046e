import { JobRefused, type JobAnswer } from '#core/ports/job-queue.ts';
import { findWorkflow, readRun, type WorkflowRun } from '#drivers/github/actions.ts';
import { findPullOfHead } from '#drivers/github/pull-of-head.ts';
import { readRepository } from '#drivers/github/repository.ts';
import type { LiveStage } from '../../github/checks/texts.ts';
import { readBundle } from '../../github/publish/read-bundle.ts';
import { askPerson, succeed, type Bot, type BotHandler } from '../bot.ts';
import { describeRun, tellEnd, tellStages } from '../heal-check.ts';
import { judgeRun, type RunVerdict } from '../judge-run.ts';
import { healWorkflowFile } from '../names.ts';
import type { PartInput } from '../parts.ts';
import { takeBundle } from '../take-bundle.ts';

/** Shows people that their repository is being looked at. */
export const showRun: BotHandler<'show-run'> = async ({ repositoryId, runId }, run, { appId }) => {
  const input = await run.openPart();
  const [workflow, found] = await Promise.all([
    findWorkflow(input.github, healWorkflowFile),
    readRun(input.github, runId),
  ]);
  const isOurs = found.workflowId === workflow?.id && found.headRepositoryId === repositoryId;
  if (!isOurs || found.status === 'completed') return succeed('nothing: it is over, or not ours');
  await tellStages(placeOf(input, found, appId), stagesOf(found));
  return succeed(`run ${runId} is shown`);
};

/** Takes what a run of the heal workflow found. The run is asked for at GitHub; the bundle is believed in nothing. */
export const takeProposals: BotHandler<'take-proposals'> = async ({ repositoryId, runId }, run, bot) => {
  const input = await run.openPart();
  const { github, now } = input;
  const [facts, workflow, found] = await Promise.all([
    readRepository(github),
    findWorkflow(github, healWorkflowFile),
    readRun(github, runId),
  ]);
  if (!workflow) return succeed('nothing: the workflow is gone');
  const { defaultBranch } = facts;
  const verdict = judgeRun(found, { workflowId: workflow.id, repositoryId, defaultBranch });
  // On a commit of somebody else's nothing is shown either.
  if (verdict.use === 'refused') throw new JobRefused(`run ${runId}: ${verdict.why}`);
  const place = placeOf(input, found, bot.appId);
  const escalate = (why: string) =>
    tellEnd(place, [...stagesOf(found), { name: 'Escalating', detail: why, at: now() }], {
      conclusion: 'neutral',
      title: 'Heal could not finish',
      summary: `${why} Nothing was changed. *Details* leads to the log; *Re-run* tries again.`,
    });
  if (verdict.use === 'nothing') {
    if (found.conclusion !== 'failure' && found.conclusion !== 'timed_out') return succeed(`nothing: ${verdict.why}`);
    await escalate('The heal workflow failed.');
    return askPerson(`run ${runId} of the heal workflow: ${verdict.why}`);
  }
  try {
    return await publishRun(verdict, found, input, bot);
  } catch (error) {
    if (error instanceof JobRefused) await escalate('What the run left behind could not be used.');
    throw error;
  }
};

async function publishRun(
  verdict: Extract<RunVerdict, { use: 'publish' | 'suggest' }>,
  found: WorkflowRun,
  input: PartInput,
  { parts, appId }: Bot,
): Promise<JobAnswer> {
  const { github, now, say } = input;
  const place = placeOf(input, found, appId);
  const bundle = await takeBundle(input, found.id);
  if (!bundle) {
    const end = { conclusion: 'success', title: 'Nothing to heal', summary: 'The run left no proposals.' } as const;
    await tellEnd(place, stagesOf(found), end);
    return succeed('nothing: the run left no proposals');
  }
  const { headSha } = found;
  const number =
    verdict.use === 'suggest' ? await findPullOfHead(github, { branch: found.headBranch, sha: headSha }) : undefined;
  if (verdict.use === 'suggest' && number === undefined) return succeed('nothing: the pull request has moved on');
  await say('Publishing');
  const healing: LiveStage = { name: 'Healing', detail: 'What was verified is checked again and offered.', at: now() };
  const stages = [...stagesOf(found), healing];
  await tellStages(place, stages);
  const answer =
    number === undefined
      ? await parts.publish({ ...input, bundle, headSha })
      : await parts.suggest({ ...input, bundle, headSha, number });
  const read = readBundle(bundle, { repository: input.repository, head: headSha });
  if (read.bundle) await tellEnd(place, stages, describeRun(read.bundle, readDid(answer)));
  return answer;
}

function placeOf(input: PartInput, found: WorkflowRun, appId: number) {
  return { ...input, appId, headSha: found.headSha, runUrl: found.url };
}

function stagesOf({ id, createdAt, startedAt }: WorkflowRun): readonly LiveStage[] {
  return [
    { name: 'Starting', detail: 'The workflow was asked for.', at: new Date(createdAt) },
    { name: 'Diagnosing', detail: `Run ${id} looks for faults and tries cures.`, at: new Date(startedAt) },
  ];
}

function readDid({ result }: JobAnswer): string {
  const said: unknown = typeof result === 'object' && result !== null ? Reflect.get(result, 'did') : undefined;
  return typeof said === 'string' ? said : '';
}
