import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameOf } from '../github-double/index.ts';
import { action, jobsDone, makeBotWorld, readJobs, withJobs, type BotWorld } from './support/world.ts';

let world: BotWorld;
beforeAll(async () => {
  world = await makeBotWorld();
});
afterAll(async () => {
  expect(world.github.violations).toEqual([]);
  await world.close();
});

describe('an installation', () => {
  it('offers the workflow in one pull request that changes nothing by itself, and once only', async () => {
    const { github } = world;
    const repo = await github.createRepo('ann/shop', { files: { 'README.md': '# Shop\n' } });
    const installation = await github.install(world.app, 'ann', [repo]);
    const ann = github.as('ann');
    const offer = await world.until('a pull request', async () => {
      const { data } = await ann.rest.pulls.list({ ...nameOf(repo), state: 'all' });
      return data[0];
    });
    expect(offer.title).toBe('ci: let Heal look after this repository');
    expect(offer.user?.login).toBe('heal[bot]');
    expect(offer.body).toContain('Nothing happens here until you merge this.');
    const { data: files } = await ann.rest.pulls.listFiles({ ...nameOf(repo), pull_number: offer.number });
    expect(files.map(({ filename, status }) => [filename, status])).toEqual([
      ['.github/heal.yml', 'added'],
      ['.github/workflows/heal.yml', 'added'],
    ]);
    expect(files[1]?.patch).toContain(`uses: ${action}`);

    // Installed again, offered again, the word of it twice: still one. And closing it means no.
    await ann.close(repo, offer.number);
    const payload = {
      action: 'created',
      installation: { id: installation.id, account: { login: 'ann' } },
      repositories: [{ id: repo.id, full_name: 'ann/shop' }],
    };
    await github.webhooks.sendRaw(world.app, 'installation', payload);
    await github.webhooks.sendRaw(world.app, 'installation', { ...payload, action: 'unsuspend' });
    await world.quiet();
    expect((await ann.rest.pulls.list({ ...nameOf(repo), state: 'all' })).data).toHaveLength(1);
    expect(jobsDone(world.bot, 'onboard')).toBe(1);
    // It is no heal: nothing is to be approved.
    expect([...repo.checkRuns.values()].map(({ name }) => name)).not.toContain('heal/approval');
  });

  it('of a repository that has the workflow offers nothing', async () => {
    const { github } = world;
    const repo = await github.createRepo('ben/shop', {
      files: { '.github/workflows/heal.yml': 'name: heal\non: workflow_dispatch\n' },
    });
    await github.install(world.app, 'ben', [repo]);
    await world.until('the job', () =>
      world.bot.log.find((line) => line['tenant'] === `ben/shop#${repo.id}` && line.message === 'Job done'),
    );
    expect((await github.as('ben').rest.pulls.list({ ...nameOf(repo), state: 'all' })).data).toEqual([]);
  });

  it('that an event only speaks of is none: GitHub is asked, and has no token for it', async () => {
    const { github } = world;
    const repo = await github.createRepo('eve/vault', { files: { 'README.md': 'x' } });
    const before = github.requests.length;
    const mine = [...github.world.installations.keys()][0] ?? 0;
    await github.webhooks.sendRaw(world.app, 'installation', {
      action: 'created',
      // The installation of somebody else, the repository of a third.
      installation: { id: mine, account: { login: 'ann' } },
      repositories: [{ id: repo.id, full_name: 'eve/vault' }],
    });
    const ended = await world.until('the job', () =>
      world.bot.log.find((line) => line['tenant'] === `eve/vault#${repo.id}` && line.message === 'Job failed'),
    );
    expect(ended['isFinal']).toBe(true);
    expect(github.requests.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('is gone through once a night: what is there is looked at, and what is not is left alone', async () => {
    const { github } = world;
    // Also what a bot does that is told of too many repositories at once.
    await github.webhooks.sendRaw(world.app, 'installation', {
      action: 'created',
      installation: { id: 1, account: { login: 'ann' } },
      repositories: [],
    });
    await world.until('the round', () => jobsDone(world.bot, 'sweep') === 1);
    await world.quiet();
    const planned = readJobs(world.bot, 'nightly');
    expect(planned.map(({ tenant }) => String(tenant).split('#')[0]).toSorted()).toEqual(['ann/shop', 'ben/shop']);
    const inHours = planned.map(({ run_at: at }) => (Date.parse(String(at)) - Date.now()) / 3_600_000);
    for (const hours of inHours) expect(hours).toBeLessThan(4);

    // The night comes.
    const night = new Date().toISOString();
    withJobs(world.bot, (database) => database.prepare("update job set run_at = ? where name = 'nightly'").run(night));
    const ben = github.world.findRepo('ben', 'shop');
    await world.until('a run', () => ben && github.workflows.list(ben).length === 1);
  });

  it('every token is for one repository, with what its job needs', async () => {
    const tokens = [...world.github.world.tokens.values()].filter(
      ({ installation }) => installation?.app === world.app,
    );
    expect(tokens.length).toBeGreaterThan(1);
    // To list what it is installed on, one that reads names and nothing else.
    const isList = ({ permissions }: (typeof tokens)[number]) => Object.keys(permissions ?? {}).join() === 'metadata';
    for (const token of tokens.filter((one) => !isList(one)))
      expect(token.repositories).toSatisfy((set: Set<number> | 'all') => set !== 'all' && set.size === 1);
    for (const token of tokens) expect(world.bot.output()).not.toContain(token.value);
  });
});
