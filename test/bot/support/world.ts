import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { appEvents, appPermissions } from '#app/bot/manifest.ts';
import { onboardingFiles } from '#app/bot/onboarding-texts.ts';
import { webhookPath } from '#app/bot/webhook.ts';
import { startDouble, type App, type CreatedApp, type GitHubDouble, type Repo } from '../../github-double/index.ts';
import { webhookSecret } from './keys.ts';
import { spawnBot, type SpawnedBot } from './spawn-bot.ts';

export const action = 'acme/heal@0123456789abcdef0123456789abcdef01234567';
const permissions = Object.fromEntries(Object.entries(appPermissions).map(([name, { level }]) => [name, level]));

/** GitHub, an App with what `app.yml` says, and a bot that is its. */
export interface BotWorld {
  readonly github: GitHubDouble;
  readonly app: App;
  /** What the bot was started with: for another one beside it. */
  readonly settings: Readonly<Record<string, string>>;
  bot: SpawnedBot;
  /** Ends the bot as told, and starts another where it left off. */
  restart(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Waits until it is so; fails with what is in the log. */
  until<T>(what: string, find: () => T | undefined | false | Promise<T | undefined | false>, ms?: number): Promise<T>;
  /** Until the bot has nothing to do: no delivery is under way, and every job that began has ended. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export async function makeBotWorld(env: Readonly<Record<string, string>> = {}): Promise<BotWorld> {
  const github = await startDouble();
  const created: CreatedApp = github.createApp({ slug: 'heal', permissions, events: [...appEvents] });
  const settings = {
    HEAL_APP_ID: String(created.app.id),
    HEAL_PRIVATE_KEY: created.privateKey,
    HEAL_GITHUB_URL: github.baseUrl,
    HEAL_ACTION: action,
    ...env,
  };
  const start = async (folder?: string) => {
    const bot = await spawnBot(settings, folder);
    github.webhooks.setTarget(created.app, `${bot.url}${webhookPath}`, webhookSecret);
    return bot;
  };
  const world: BotWorld = {
    github,
    app: created.app,
    settings,
    bot: await start(),
    async restart(signal) {
      await world.bot.end(signal);
      world.bot = await start(world.bot.folder);
    },
    async until(what, find, ms = 15_000) {
      const end = performance.now() + ms;
      for (;;) {
        const found = await find();
        if (found !== undefined && found !== false) return found;
        if (performance.now() > end) throw new Error(`${what}: not in ${ms} ms\n${world.bot.output().slice(-6000)}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    async quiet() {
      await world.until('quiet', async () => {
        await github.webhooks.settled();
        if (countOpenJobs(world.bot) > 0) return false;
        // A job that ended may have caused an event.
        await new Promise((resolve) => setTimeout(resolve, 50));
        await github.webhooks.settled();
        return countOpenJobs(world.bot) === 0;
      });
    },
    async close() {
      await world.bot.end('SIGKILL');
      await github.close();
    },
  };
  return world;
}

/** A repository that took Heal on: its workflow is on the default branch. */
export async function makeHealed(
  world: BotWorld,
  name: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Repo> {
  const workflow = onboardingFiles(action)[0];
  return world.github.createRepo(name, {
    files: { 'README.md': '# Shop\n', ...(workflow ? { [workflow.path]: workflow.text } : {}), ...files },
  });
}

export function jobsDone(bot: SpawnedBot, kind: string): number {
  return bot.log.filter((line) => line['kind'] === kind && line.message === 'Job done').length;
}

/** Jobs that run or could. */
export function countOpenJobs(bot: SpawnedBot): number {
  const open = "state = 'running' or (state = 'queued' and run_at <= ?)";
  return withJobs(bot, (database) => {
    const row = database.prepare(`select count(*) as jobs from job where ${open}`).get(new Date().toISOString());
    return Number(row?.['jobs']);
  });
}

export function readJobs(bot: SpawnedBot, kind: string): Record<string, unknown>[] {
  return withJobs(bot, (database) => database.prepare('select * from job where name = ?').all(kind));
}

/** The rows of the bot, while it runs. */
export function withJobs<T>({ folder }: SpawnedBot, look: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(join(folder, 'state', 'jobs.sqlite'), { timeout: 5_000 });
  try {
    return look(database);
  } finally {
    database.close();
  }
}
