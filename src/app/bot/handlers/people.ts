import type { JobAnswer } from '#core/ports/job-queue.ts';
import type { Person } from '#core/review.ts';
import { cancelRun, findWorkflow, listRuns } from '#drivers/github/actions.ts';
import { succeed, type Bot, type BotHandler, type BotRun } from '../bot.ts';
import { makeJob, tenantOf, toIntent, type JobPayload } from '../job-kinds.ts';
import { healWorkflowFile } from '../names.ts';
import type { Want } from '../parts.ts';
import { cancelAll } from '../standstill.ts';

type Place = { readonly repository: string; readonly repositoryId: number };

export const answerPerson = async (payload: JobPayload<'answer-person'>, run: BotRun, bot: Bot): Promise<JobAnswer> => {
  const intent = toIntent(payload.intent);
  const input = await run.openPart();
  // Labels and buttons of Heal itself are no wish of anybody.
  if (intent.by.id === input.own.id) return succeed('nothing: it was Heal itself');
  const want = (wanted: Want) => grant(wanted, payload, intent.by, run, bot);
  return bot.parts.answerPerson({ ...input, intent, want });
};

export const readDashboard = async (
  payload: JobPayload<'read-dashboard'>,
  run: BotRun,
  bot: Bot,
): Promise<JobAnswer> => {
  const input = await run.openPart();
  if (payload.actor.id === input.own.id) return succeed('nothing: it was Heal itself');
  const want = (wanted: Want) => grant(wanted, payload, payload.actor, run, bot);
  return bot.parts.readDashboard({ ...input, number: payload.number, actor: payload.actor, want });
};

/** What a part found to be allowed. Stopping is done at once, before anything else is. */
async function grant(want: Want, place: Place, by: Person, run: BotRun, bot: Bot): Promise<void> {
  const { repository, repositoryId } = place;
  const made = { key: run.job.id, source: run.job.source };
  const at = { repository, repositoryId };
  if (want === 'heal') {
    const actor = { id: by.id, login: by.login, isBot: false };
    await bot.queue.add(makeJob({ kind: 'heal', payload: { ...at, reason: 'command', actor }, ...made }));
    return;
  }
  if (typeof want === 'number') {
    await bot.queue.add(makeJob({ kind: 'look-again', payload: { ...at, number: want }, ...made }));
    return;
  }
  if (want !== 'end') await bot.queue.add(makeJob({ kind: want, payload: { ...at, by: by.login }, ...made }));
  if (want !== 'resume') await cancelAll(bot.queue, { tenant: tenantOf(at) }, `stopped by ${by.login}`);
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
