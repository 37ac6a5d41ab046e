import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewJob } from '#core/job.ts';
import type { JobQueue, Schedule } from '#core/ports/job-queue.ts';
import { openApp } from '#drivers/github/app-auth.ts';
import { openJobQueue } from '#drivers/queue/index.ts';
import { makeHealthRoutes } from '../server/health.ts';
import { makeLog } from '../server/log.ts';
import { makeReplayHealthRoute } from '../replay/health.ts';
import { readReplayStatus } from '../replay/read-status.ts';
import type { Route } from '../server/router.ts';
import { startServer } from '../server/server.ts';
import { engineFile } from '../install.ts';
import type { Bot } from './bot.ts';
import type { BotSettings } from './bot-settings.ts';
import { openEventJobs } from './event-jobs.ts';
import { makeJob } from './job-kinds.ts';
import { makeJobHandlers } from './run-jobs.ts';
import { makeWebhookRoute, webhookPath } from './webhook.ts';
import { openParts } from './wire-parts.ts';

export interface ServeOptions {
  readonly settings: BotSettings;
  readonly now: () => Date;
  /** A line of JSON, without its line feed. */
  readonly write: (line: string) => void;
  /** Aborted when the process is asked to end. */
  readonly signal: AbortSignal;
}

/** Long enough for a request or a job to end, short enough for what starts and stops containers. */
const graceMs = 5_000;
const urgentAtOnce = 4;

/** Runs the bot until the signal is aborted: webhooks in, jobs done, then everything brought to an end in good order. */
export async function serve({ settings, now, write, signal }: ServeOptions): Promise<void> {
  const { appId, privateKey, githubUrl, webhookSecret, databaseUrl } = settings;
  const log = makeLog({ write, now, secrets: secretsOf(settings) });
  const app = openApp({ appId, privateKey, baseUrl: githubUrl });
  const queue = await openQueue(settings);
  try {
    const makeJobs = await openEventJobs({ appId, privateKey, baseUrl: githubUrl, secret: webhookSecret });
    const parts = openParts({ appId, queue, now, secrets: secretsOf(settings) });
    const bot: Bot = {
      app,
      appId,
      queue,
      parts,
      log,
      now,
      random: Math.random,
      action: settings.action,
      here: { allowed: settings.here, env: settings.env, engineFile },
    };
    const { urgent, usual } = makeJobHandlers(bot);
    const health = makeHealthRoutes(
      [
        { name: 'jobs', check: async () => void (await queue.list({ limit: 1 })) },
        { name: 'github', check: async (waiting) => void (await app.identify({ signal: waiting, say: () => {} })) },
      ],
      now,
    );
    const server = await startServer({
      host: settings.host,
      port: settings.port,
      routes: [
        ...health,
        ...makeReplayRoutes(settings, now),
        makeWebhookRoute({ secret: webhookSecret, makeJobs, queue }),
      ],
      log,
    });
    log.info({ url: server.url, webhooks: webhookPath, queue: databaseUrl ? 'postgres' : 'sqlite' }, 'Listening');
    if (settings.action === undefined) log.warn({}, 'HEAL_ACTION is not set: repositories are not offered a workflow');
    await queue.add(planCatchUp(now()));
    const working = Promise.all([
      queue.work(urgent, { parallel: urgentAtOnce, signal }),
      queue.work(usual, { parallel: settings.parallel, signal, schedules: [nightSweep, hourlyCatchUp] }),
    ]);
    await Promise.race([working, ended(signal)]);
    log.info({}, 'Ending');
    await Promise.all([server.close(graceMs), working]);
    log.info({}, 'Ended');
  } finally {
    await queue.close();
  }
}

/** Only where replays run beside the bot. */
function makeReplayRoutes({ replayFolder, env }: BotSettings, now: () => Date): readonly Route[] {
  if (replayFolder === undefined) return [];
  return [makeReplayHealthRoute(() => readReplayStatus('.', { cwd: replayFolder, env, now }), now)];
}

const hourMs = 60 * 60_000;
/** GitHub keeps what it sent for three days. */
const longestAbsenceMs = 70 * hourMs;

/** What was missed before this start. Never that of an earlier start: between two within one second, much can be missed. */
function planCatchUp(now: Date): NewJob {
  const since = new Date(now.getTime() - longestAbsenceMs).toISOString();
  return makeJob({ kind: 'catch-up', payload: { since }, key: randomUUID(), source: 'start' });
}

const hourlyCatchUp: Schedule = {
  id: 'bot-catch-up',
  cron: '30 * * * *',
  job(at) {
    const since = new Date(Date.parse(at) - 3 * hourMs).toISOString();
    const { key: _, ...job } = makeJob({ kind: 'catch-up', payload: { since }, key: at, source: 'schedule' });
    return job;
  },
};

/** Every night at two, UTC. */
const nightSweep: Schedule = {
  id: 'bot-sweep',
  cron: '0 2 * * *',
  job(at) {
    const { key: _, ...job } = makeJob({
      kind: 'sweep',
      payload: { date: at.slice(0, 10) },
      key: at,
      source: 'schedule',
    });
    return job;
  },
};

async function openQueue({ databaseUrl, stateFolder }: BotSettings): Promise<JobQueue> {
  if (databaseUrl === undefined) await mkdir(stateFolder, { recursive: true, mode: 0o700 });
  return openJobQueue({ databaseUrl, file: join(stateFolder, 'jobs.sqlite'), graceMs });
}

/** What must never be read in a log, whatever wrote the line. */
function secretsOf({ webhookSecret, privateKey, databaseUrl }: BotSettings): readonly string[] {
  const password = URL.parse(databaseUrl ?? '')?.password;
  const lines = privateKey.split('\n').filter((line) => line.length > 20 && !line.startsWith('-'));
  return [webhookSecret, ...lines, ...(password ? [password, decodeURIComponent(password)] : [])];
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
