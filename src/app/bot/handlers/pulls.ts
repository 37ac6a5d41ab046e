import { succeed, type BotHandler } from '../bot.ts';

/** The parts find out whether it is a heal, and whose; pull requests of people are looked at by their own workflow run. */
export const reviewPull: BotHandler<'review-pull'> = async ({ number }, run, { parts }) =>
  parts.refreshApproval({ ...(await run.openPart()), number });

export const refreshApproval: BotHandler<'refresh-approval'> = async ({ number }, run, { parts }) =>
  parts.refreshApproval({ ...(await run.openPart()), number });

export const settlePull: BotHandler<'settle-pull'> = async ({ number, isMerged, actor }, run, { parts }) =>
  parts.settle({ ...(await run.openPart()), number, isMerged, actor });

/** The job's row is the record; what is done with it is for the healing of runs. */
export const recordRun: BotHandler<'record-run'> = async ({ runId, conclusion }) =>
  succeed(`run ${runId} ended with ${conclusion}`);
