import { JobRefused } from '#core/ports/job-queue.ts';
import { findWorkflow, readRun } from '#drivers/github/actions.ts';
import { findPullOfHead } from '#drivers/github/pull-of-head.ts';
import { readRepository } from '#drivers/github/repository.ts';
import { askPerson, succeed, type BotHandler } from '../bot.ts';
import { judgeRun } from '../judge-run.ts';
import { healWorkflowFile } from '../names.ts';
import { takeBundle } from '../take-bundle.ts';

/** Takes what a run of the heal workflow found. The run is asked for at GitHub; the bundle is believed in nothing. */
export const takeProposals: BotHandler<'take-proposals'> = async ({ repositoryId, runId }, run, { parts }) => {
  const input = await run.openPart();
  const { github } = input;
  const [facts, workflow, found] = await Promise.all([
    readRepository(github),
    findWorkflow(github, healWorkflowFile),
    readRun(github, runId),
  ]);
  if (!workflow) return succeed('nothing: the workflow is gone');
  const { defaultBranch } = facts;
  const verdict = judgeRun(found, { workflowId: workflow.id, repositoryId, defaultBranch });
  if (verdict.use === 'refused') throw new JobRefused(`run ${runId}: ${verdict.why}`);
  if (verdict.use === 'nothing') {
    return found.conclusion === 'failure' || found.conclusion === 'timed_out'
      ? askPerson(`run ${runId} of the heal workflow: ${verdict.why}`)
      : succeed(`nothing: ${verdict.why}`);
  }
  const bundle = await takeBundle(input, runId);
  if (!bundle) return succeed('nothing: the run left no proposals');
  await run.say('Publishing');
  if (verdict.use === 'publish') return parts.publish({ ...input, bundle, headSha: found.headSha });
  const number = await findPullOfHead(github, { branch: found.headBranch, sha: found.headSha });
  if (number === undefined) return succeed('nothing: the pull request has moved on');
  return parts.suggest({ ...input, bundle, headSha: found.headSha, number });
};
