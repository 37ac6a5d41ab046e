import type { JobAnswer } from '#core/ports/job-queue.ts';
import { cancelRun, findWorkflow, listRuns } from '#drivers/github/actions.ts';
import { succeed, type Bot, type BotHandler, type BotRun } from '../bot.ts';
import { makeJob, tenantOf, type Actor, type JobPayload } from '../job-kinds.ts';
import { healWorkflowFile } from '../names.ts';
import type { Want } from '../parts.ts';
import { cancelAll } from '../standstill.ts';

type Place = { readonly repository: string; readonly repositoryId: number };

export const runCommand = async (payload: JobPayload<'run-command'>, run: BotRun, bot: Bot): Promise<JobAnswer> => {
  const { wants, ...answer } = await bot.parts.runCommand({ ...(await run.openPart()), ...payload });
  await grant(wants, payload, payload.actor, run, bot);
  return answer;
};

export const readDashboard = async (
  payload: JobPayload<'read-dashboard'>,
  run: BotRun,
  bot: Bot,
): Promise<JobAnswer> => {
  const { wants, ...answer } = await bot.parts.readDashboard({ ...(await run.openPart()), ...payload });
  await grant(wants, payload, payload.actor, run, bot);
  return answer;
};

export const pressButton: BotHandler<'press-button'> = async (payload, run, bot) => {
  const input = await run.openPart();
  // A button that Heal pressed itself would press itself again.
  if (payload.actor.id === input.ownId) return succeed('nothing: it was Heal itself');
  const { wants, ...answer } = await bot.parts.pressButton({ ...input, ...payload });
  await grant(wants, payload, payload.actor, run, bot);
  return answer;
};

/** The label is for people who have no write access as well: whoever may put labels may stop. */
export const heedLabel: BotHandler<'heed-label'> = async (payload, run, bot) => {
  const input = await run.openPart();
  if (payload.actor.id === input.ownId) return succeed('nothing: it was Heal itself');
  if (!(await bot.parts.mayStop({ ...input, actor: payload.actor }))) return succeed('nothing: not allowed to');
  await grant(payload.isOn ? 'stop' : 'resume', payload, payload.actor, run, bot);
  return succeed(payload.isOn ? 'stopped' : 'resumed');
};

/** What a part found to be allowed. Stopping is done at once, before anything else is. */
async function grant(want: Want | undefined, place: Place, actor: Actor, run: BotRun, bot: Bot): Promise<void> {
  if (want === undefined) return;
  const { repository, repositoryId } = place;
  const made = { key: run.job.id, source: run.job.source };
  const at = { repository, repositoryId };
  if (want === 'heal') {
    const payload = { ...at, reason: 'command' as const, actor };
    await bot.queue.add(makeJob({ kind: 'heal', payload, ...made }));
    return;
  }
  await bot.queue.add(makeJob({ kind: want, payload: { ...at, by: actor.login }, ...made }));
  if (want === 'stop') await cancelAll(bot.queue, { tenant: tenantOf(at) }, `stopped by ${actor.login}`);
}

/** The record that it is stopped is this job; what was added while it waited is ended here, and runs at GitHub as well. */
export const stop: BotHandler<'stop'> = async (payload, run, { queue }) => {
  const cancelled = await cancelAll(queue, { tenant: tenantOf(payload) }, `stopped by ${payload.by}`);
  const github = await run.open();
  const workflow = await findWorkflow(github, healWorkflowFile);
  const runs = workflow ? await listRuns(github, { workflowId: workflow.id }) : [];
  let ended = 0;
  for (const { id, status } of runs) if (status !== 'completed' && (await cancelRun(github, id))) ended += 1;
  return succeed(`stopped; ${cancelled} more jobs and ${ended} runs were ended`);
};

export const resume: BotHandler<'resume'> = async (payload, run, { queue }) => {
  const { repository, repositoryId } = payload;
  const heal = { repository, repositoryId, reason: 'command' as const };
  await queue.add(makeJob({ kind: 'heal', payload: heal, key: run.job.id, source: run.job.source }));
  return succeed(`resumed by ${payload.by}`);
};
