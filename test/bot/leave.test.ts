import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Installation, Repo } from '../github-double/index.ts';
import { countOpenJobs, makeBotWorld, makeHealed, readJobs, type BotWorld } from './support/world.ts';

let world: BotWorld;
let mine: Repo;
let others: Repo;
let installation: Installation;
beforeEach(async () => {
  world = await makeBotWorld();
  mine = await makeHealed(world, 'ann/shop');
  others = await makeHealed(world, 'ben/shop');
  installation = await world.github.install(world.app, 'ann', [mine]);
  await world.github.install(world.app, 'ben', [others]);
  await world.quiet();
});
afterEach(async () => {
  expect(world.github.violations).toEqual([]);
  await world.close();
});

/** One job of each runs, and another waits behind it. */
async function keepBusy(): Promise<void> {
  const { github } = world;
  github.faults.add({ path: '/installation', times: 2, fault: { kind: 'slow', milliseconds: 4_000 } });
  for (const [login, repo] of [
    ['ann', mine],
    ['ben', others],
  ] as const)
    for (const text of ['one\n', 'two\n']) await github.as(login).push({ repo, files: { 'NOTES.md': text } });
  await github.webhooks.settled();
  await world.until('four jobs', () => countOpenJobs(world.bot) === 4);
}
const statesOf = (repo: Repo) =>
  readJobs(world.bot, 'heal')
    .filter(({ tenant }) => String(tenant).endsWith(`#${repo.id}`))
    .map(({ state }) => state);

it.each([
  ['uninstalled', () => world.github.uninstall(installation)],
  ['suspended', () => world.github.suspend(installation)],
])('the App is %s: what runs and waits there ends, and elsewhere goes on', async (_how, leave) => {
  await keepBusy();
  await leave();
  await world.until('the end', () => statesOf(mine).every((state) => state === 'cancelled'), 3_000);
  await world.until('the others', () => statesOf(others).every((state) => state === 'succeeded'));
  expect(world.github.workflows.list(mine)).toEqual([]);
  expect(world.github.workflows.list(others)).toHaveLength(1);
});

it('a repository that took another name is another: what waits for the old name ends', async () => {
  await keepBusy();
  await world.github.webhooks.sendRaw(world.app, 'repository', {
    action: 'renamed',
    changes: { repository: { name: { from: 'shop' } } },
    repository: { id: mine.id, full_name: 'ann/store', name: 'store', default_branch: 'main' },
    sender: { id: 1, login: 'ann', type: 'User' },
  });
  await world.until('the end', () => statesOf(mine).every((state) => state === 'cancelled'), 3_000);
  await world.until('the others', () => statesOf(others).every((state) => state === 'succeeded'));
});
