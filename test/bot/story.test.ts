import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameOf, type Repo } from '../github-double/index.ts';
import { cures, files, propose } from '../publish/setting.ts';
import { leaveBundle, runWorkflow } from './support/bundles.ts';
import { jobsDone, makeBotWorld, makeHealed, type BotWorld } from './support/world.ts';

let world: BotWorld;
beforeAll(async () => {
  world = await makeBotWorld();
});
afterAll(async () => {
  expect(world.github.violations).toEqual([]);
  await world.close();
});

const sources = Object.fromEntries(
  Object.entries(files).map(([path, one]) => [path, typeof one === 'string' ? one : one.content]),
);
const take = async (name: string): Promise<Repo> => {
  const repo = await makeHealed(world, name, sources);
  await world.github.install(world.app, repo.owner.login, [repo]);
  return repo;
};
const healsOf = (repo: Repo) =>
  [...repo.issues.values()].filter(({ pull, author }) => pull && author.login === 'heal[bot]');
const heads = (repo: Repo) => world.github.workflows.list(repo).map(({ headSha }) => headSha);

describe('a push with faults', () => {
  it('starts the workflow once, takes what it found, and opens a pull request that heals', async () => {
    const { github } = world;
    const repo = await take('ann/shop');
    const sha = await github.as('ann').push({ repo, files: { 'NOTES.md': 'one\n' } });
    const proposal = propose([cures.orders]);
    const run = await runWorkflow(world, repo, [proposal]);
    expect(run).toMatchObject({ headSha: sha, event: 'workflow_dispatch' });
    const pull = await world.until('a pull request', () => healsOf(repo)[0]);
    expect(pull.title).toContain('unused import');

    await world.quiet();
    // Every word of it once more, as GitHub may send it: nothing more happens.
    for (const delivery of [...github.webhooks.deliveries]) await github.webhooks.send(delivery);
    for (const delivery of github.webhooks.deliveries.filter(
      ({ event }) => event === 'push' || event === 'workflow_run',
    ))
      await github.webhooks.send(delivery, { guid: crypto.randomUUID() });
    await world.quiet();
    expect(heads(repo)).toEqual([sha]);
    expect(healsOf(repo)).toHaveLength(1);
    expect(jobsDone(world.bot, 'take-proposals')).toBe(1);
  });

  it('by the merge of a heal is looked at as well: there may be room for the next one', async () => {
    const { github } = world;
    const repo = github.world.findRepo('ann', 'shop');
    if (!repo) throw new Error('no repository');
    const merged = await github.as('ann').merge(repo, healsOf(repo)[0]?.number ?? 0, 'squash');
    await world.until('a run', () => heads(repo).includes(merged));
    await world.until('the end of it', () => jobsDone(world.bot, 'settle-pull') === 1);
  });
});

describe('whoever says that they are Heal', () => {
  it('is not: the id counts, not the name', async () => {
    const { github } = world;
    const repo = await take('mia/shop');
    const push = (sender: object, after: string) =>
      github.webhooks.sendRaw(world.app, 'push', {
        ref: 'refs/heads/main',
        after,
        deleted: false,
        repository: { id: repo.id, full_name: 'mia/shop', default_branch: 'main' },
        sender,
      });
    const tip = (await github.as('mia').rest.repos.getBranch({ ...nameOf(repo), branch: 'main' })).data.commit.sha;
    // The bot's own push starts nothing; with its name but not its id, it is somebody's.
    await push({ id: world.app.bot.id, login: 'heal[bot]', type: 'Bot' }, tip);
    await world.quiet();
    expect(heads(repo)).toEqual([]);
    // The same push by another delivery is the same push.
    await push({ id: 99, login: 'heal[bot]', type: 'Bot' }, tip);
    await world.quiet();
    expect(heads(repo)).toEqual([]);
    const next = await github.as('mia').push({ repo, files: { 'NOTES.md': 'two\n' } });
    await world.until('a run', () => heads(repo).includes(next));
  });
});

describe('what a run left behind is refused', () => {
  let repo: Repo;
  beforeAll(async () => {
    repo = await take('zoe/shop');
  });
  const tip = async () =>
    (await world.github.as('zoe').rest.repos.getBranch({ ...nameOf(repo), branch: 'main' })).data.commit.sha;
  async function expectRefused(why: RegExp, act: () => Promise<void>): Promise<void> {
    const before = world.bot.log.length;
    await act();
    const ended = await world.until('the refusal', () =>
      world.bot.log
        .slice(before)
        .find((line) => line['kind'] === 'take-proposals' && /^Job (done|failed)$/.test(line.message)),
    );
    expect(ended).toMatchObject({ message: 'Job failed', isFinal: true });
    expect(ended['error']).toMatch(why);
    expect(healsOf(repo)).toEqual([]);
  }
  const start = (changes: object = {}) =>
    world.github.workflows.start(repo, { file: 'heal.yml', event: 'workflow_dispatch', ...changes });
  const complete = (run: Awaited<ReturnType<typeof start>>, artifacts: Record<string, Uint8Array>) =>
    world.github.workflows.complete(repo, run, { conclusion: 'success', artifacts });

  it('when the run was for a fork', () =>
    expectRefused(/for a fork/, async () => {
      const fork = await world.github.fork(repo, 'mallory');
      const run = await start({ event: 'pull_request' });
      Object.assign(run, { headRepo: fork });
      await complete(run, leaveBundle(repo, run.headSha, [propose([cures.orders])]));
    }));
  it('when the run was on another branch', () =>
    expectRefused(/not for the default branch/, async () => {
      await world.github.as('zoe').push({ repo, branch: 'topic', files: { 'x.md': 'x' } });
      const run = await start({ branch: 'topic' });
      await complete(run, leaveBundle(repo, run.headSha, [propose([cures.orders])]));
    }));
  it('when something else set it off', () =>
    expectRefused(/set off by pull_request_target/, async () => {
      const run = await start({ event: 'pull_request_target' });
      await complete(run, leaveBundle(repo, run.headSha, [propose([cures.orders])]));
    }));
  it('when the bundle is for another commit', () =>
    expectRefused(/another commit/, async () => {
      await complete(await start(), leaveBundle(repo, 'f'.repeat(40), [propose([cures.orders])]));
    }));
  it('when the bundle is for another repository', () =>
    expectRefused(/another repository/, async () => {
      const run = await start();
      await complete(run, leaveBundle(repo, run.headSha, [propose([cures.orders])], { repository: 'ann/shop' }));
    }));
  it('when it is no archive', () =>
    expectRefused(/no readable archive/, async () => {
      await complete(await start(), { 'heal-proposals': Buffer.from('PK nothing') });
    }));
  it('when a job of another workflow says that it is ours', async () => {
    await world.github.as('zoe').push({ repo, files: { '.github/workflows/other.yml': 'name: heal\non: push\n' } });
    const run = await start({ file: 'other.yml', event: 'push' });
    await expectRefused(/another workflow/, async () => {
      await complete(run, leaveBundle(repo, await tip(), [propose([cures.orders])]));
      // The event says heal.yml; GitHub says otherwise.
      await world.github.webhooks.sendRaw(world.app, 'workflow_run', {
        action: 'completed',
        workflow_run: { id: run.id, run_attempt: 1, conclusion: 'success' },
        workflow: { path: '.github/workflows/heal.yml' },
        repository: { id: repo.id, full_name: 'zoe/shop', default_branch: 'main' },
        sender: { id: 1, login: 'x', type: 'User' },
      });
    });
  });
});
