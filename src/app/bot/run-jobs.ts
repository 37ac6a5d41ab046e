import { messageOf } from '#core/errors.ts';
import {
  JobRefused,
  type JobAnswer,
  type JobHandler,
  type JobHandlers,
  type RunningJob,
} from '#core/ports/job-queue.ts';
import type { Person } from '#core/review.ts';
import { findBotUser, NotInstalled, statusOf } from '#drivers/github/app-auth.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { healHere } from './handlers/heal-here.ts';
import { jobPermissions, succeed, type Bot, type BotHandlers, type BotRun } from './bot.ts';
import { catchUp, forget, nightly, sweep } from './handlers/care.ts';
import { followRun, lookAgain, startHeal } from './handlers/heal.ts';
import { onboard } from './handlers/onboard.ts';
import { answerPerson, readDashboard, resume, stop } from './handlers/people.ts';
import { recordRun, refreshApproval, reviewPull, settlePull } from './handlers/pulls.ts';
import { showRun, takeProposals } from './handlers/take-proposals.ts';
import { jobKinds, tenantOf, urgentKinds, type JobKind } from './job-kinds.ts';
import { isStopped } from './standstill.ts';

export const botHandlers: BotHandlers = {
  onboard,
  heal: startHeal,
  'heal-here': healHere,
  'look-again': lookAgain,
  'follow-run': followRun,
  'show-run': showRun,
  'take-proposals': takeProposals,
  'record-run': recordRun,
  'review-pull': reviewPull,
  'refresh-approval': refreshApproval,
  'settle-pull': settlePull,
  'answer-person': answerPerson,
  'answer-stop': answerPerson,
  'read-dashboard': readDashboard,
  'read-stop-tick': readDashboard,
  stop,
  resume,
  forget,
  'catch-up': catchUp,
  sweep,
  nightly,
};
/** What a person can ask for while everything is stopped, and what writes nothing. */
const worksWhenStopped: ReadonlySet<JobKind> = new Set(['answer-person', 'read-dashboard', 'record-run', 'sweep']);

/** The handlers for the queue: those that must not wait, and all others. */
export function makeJobHandlers(bot: Bot): { readonly urgent: JobHandlers; readonly usual: JobHandlers } {
  const findOwn = makeFindOwn(bot);
  const kinds = Object.keys(botHandlers) as JobKind[];
  const handlers = kinds.map((kind): [string, JobHandler] => [kind, (running) => doJob(kind, running, bot, findOwn)]);
  return {
    urgent: Object.fromEntries(handlers.filter(([kind]) => urgentKinds.has(kind))),
    usual: Object.fromEntries(handlers.filter(([kind]) => !urgentKinds.has(kind))),
  };
}

type FindOwn = (github: GitHubRepository, signal: AbortSignal) => Promise<Person>;

async function doJob(kind: JobKind, running: RunningJob, bot: Bot, findOwn: FindOwn): Promise<JobAnswer> {
  const { job, signal } = running;
  const log = bot.log.with({ job: job.id, kind, tenant: job.tenant, attempt: running.attempt.number });
  const payload = jobKinds[kind].safeParse(job.payload);
  if (!payload.success) throw new JobRefused(`the row of ${kind} is not one of this version`);
  if ('repository' in payload.data && tenantOf(payload.data) !== job.tenant)
    throw new JobRefused('the row belongs to another repository');
  const started = performance.now();
  const say = (line: string) => log.info({ line }, 'GitHub');
  const { data } = payload;
  const open: BotRun['open'] = () => {
    const permissions = jobPermissions[kind];
    if (!permissions || !('repository' in data)) throw new Error(`${kind} does not talk to GitHub about a repository`);
    const { repository, repositoryId } = data;
    return bot.app.openRepository({ repository, repositoryId, permissions, signal, say });
  };
  const run: BotRun = {
    job,
    signal,
    say: (stage) => running.say('stage', stage),
    open,
    async openPart() {
      const github = await open();
      const own = await findOwn(github, signal);
      const repository = `${github.owner}/${github.repo}`;
      const repositoryId = 'repository' in data ? data.repositoryId : 0;
      return { github, repository, repositoryId, signal, now: bot.now, say: run.say, own, job };
    },
  };
  try {
    if (!urgentKinds.has(kind) && !worksWhenStopped.has(kind) && (await isStopped(bot.queue, job.tenant)))
      return succeed('nothing: Heal is stopped in this repository');
    // The payload was parsed by the schema of this kind: the two belong together, which the types cannot say of a union.
    const handle = botHandlers[kind] as (payload: unknown, run: BotRun, bot: Bot) => Promise<JobAnswer>;
    const answer = await handle(data, run, bot);
    const ms = Math.round(performance.now() - started);
    log.info({ state: answer.state, did: readDid(answer.result), ms }, 'Job done');
    return answer;
  } catch (error) {
    const refused = toRefusal(error);
    log.warn({ error: messageOf(refused), isFinal: refused instanceof JobRefused }, 'Job failed');
    throw refused;
  }
}

/** What no repetition mends: an App that is gone, or a token that was refused, renewed, and refused again. */
function toRefusal(error: unknown): unknown {
  if (error instanceof JobRefused) return error;
  if (error instanceof NotInstalled) return new JobRefused(messageOf(error), { cause: error });
  if (statusOf(error) === 401)
    return new JobRefused('GitHub refused the token, and the one after it as well', { cause: error });
  return error;
}

/** As whom the bot acts: asked once, when it is needed first. */
function makeFindOwn({ app, log }: Pick<Bot, 'app' | 'log'>): FindOwn {
  let known: Person | undefined;
  return async (github, signal) => {
    if (known) return known;
    const { slug } = await app.identify({ signal, say: (line) => log.info({ line }, 'GitHub') });
    known = { id: await findBotUser(github, slug), login: `${slug}[bot]` };
    return known;
  };
}

/** What a handler says that it did: words of ours. */
function readDid(result: JobAnswer['result']): string | undefined {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return undefined;
  const said: unknown = Reflect.get(result, 'did') ?? Reflect.get(result, 'why');
  return typeof said === 'string' ? said : undefined;
}
