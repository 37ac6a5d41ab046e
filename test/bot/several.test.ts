import { afterAll, describe, expect, it } from 'vitest';
import { webhookPath } from '#app/bot/webhook.ts';
import { startPostgres } from '../postgres.ts';
import { cures, files, propose } from '../publish/setting.ts';
import { leaveBundle } from './support/bundles.ts';
import { webhookSecret } from './support/keys.ts';
import { spawnBot, type SpawnedBot } from './support/spawn-bot.ts';
import { makeBotWorld, makeHealed } from './support/world.ts';

const postgres = await startPostgres();
if (!postgres) it.skip('PostgreSQL: cannot be started here', () => undefined);
afterAll(() => postgres?.stop());

describe.runIf(postgres)('two bots on one database', () => {
  it('share the work, and when one is killed the other goes on: one run, one pull request', async () => {
    const world = await makeBotWorld({ HEAL_DATABASE_URL: (await postgres?.makeDatabase()) ?? '' });
    const other: SpawnedBot = await spawnBot(world.settings);
    const { github, app } = world;
    try {
      const sources = Object.fromEntries(
        Object.entries(files).map(([path, one]) => [path, typeof one === 'string' ? one : one.content]),
      );
      const repo = await makeHealed(world, 'ann/shop', sources);
      await github.install(app, 'ann', [repo]);
      const sha = await github.as('ann').push({ repo, files: { 'NOTES.md': 'one\n' } });
      // Every word of it to the other one as well.
      await github.webhooks.settled();
      github.webhooks.setTarget(app, `${other.url}${webhookPath}`, webhookSecret);
      for (const delivery of [...github.webhooks.deliveries]) await github.webhooks.send(delivery);
      const run = await world.until('a run', () => github.workflows.list(repo)[0]);
      await github.workflows.complete(repo, run, {
        conclusion: 'success',
        artifacts: leaveBundle(repo, sha, [propose([cures.orders])]),
      });
      await github.webhooks.settled();
      // Whichever of them has it: the first is gone, the second goes on.
      await world.bot.end('SIGKILL');
      const heals = () => [...repo.issues.values()].filter(({ pull, author }) => pull && author.login === 'heal[bot]');
      await world
        .until('a pull request', () => heals().length > 0, 60_000)
        .catch((error: unknown) => {
          throw new Error(`${String(error)}\nthe other one:\n${other.output().slice(-6000)}`);
        });
      const isDone = () => other.log.some(({ message, kind }) => kind === 'take-proposals' && message === 'Job done');
      await world.until('the end', () => isDone() || heals().length > 1, 60_000).catch(() => undefined);
      expect(heals()).toHaveLength(1);
      expect(github.workflows.list(repo)).toHaveLength(1);
      expect(github.violations).toEqual([]);
    } finally {
      await other.end('SIGKILL');
      await world.close();
    }
  }, 120_000);
});
