import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBotWorld, type BotWorld } from '../bot/support/world.ts';
import { nameOf, type Repo } from '../github-double/index.ts';
import { fileAt, makeRunner, openShop, runSuite, shop, type Runner } from './runner.ts';

let world: BotWorld;
let runner: Runner;
beforeAll(async () => {
  world = await makeBotWorld();
  runner = makeRunner(world);
}, 60_000);
afterAll(async () => {
  const { violations, ownFaults } = world.github;
  runner.close();
  await world.close();
  expect({ violations, ownFaults }).toEqual({ violations: [], ownFaults: [] });
});

const implicit = {
  'app/prices.py': `${shop['app/prices.py']}\n\ndef label(name: str = None) -> str:\n    """As people see it."""\n    return name or "none"\n`,
};
const commentsOf = (repo: Repo) =>
  [...repo.reviewComments.values()].filter(({ author }) => author.login === 'heal[bot]');

describe('a pull request with a type error', { timeout: 180_000 }, () => {
  it('gets a suggestion in its diff; applied, its conversation is closed', async () => {
    const { github } = world;
    const repo = await openShop(world, 'ann/shop', {}, { ben: 'write' });
    const ben = github.as('ben');
    await ben.push({ repo, branch: 'labels', files: implicit });
    const number = await ben.openPull(repo, { head: 'labels' });
    const { step } = await runner.workOnPull(repo, number);
    expect(step.code).toBe(0);
    const comment = await world.until('a suggestion', () => commentsOf(repo)[0], 30_000);
    expect(comment.body).toContain('```suggestion\ndef label(name: str | None = None) -> str:\n```');
    expect(comment.path).toBe('app/prices.py');

    // The button of the page makes a commit of the person who pressed it.
    const healed = implicit['app/prices.py'].replace('name: str = None', 'name: str | None = None');
    await ben.push({ repo, branch: 'labels', files: { 'app/prices.py': healed } });
    const again = await runner.workOnPull(repo, number);
    expect(again.step.code).toBe(0);
    await world.quiet();
    const { repository } = await ben.octokit.graphql<{
      repository: { pullRequest: { reviewThreads: { nodes: { isResolved: boolean }[] } } };
    }>(
      'query ($owner: String!, $repo: String!, $number: Int!) { repository(owner: $owner, name: $repo) { pullRequest(number: $number) { reviewThreads(first: 10) { nodes { isResolved } } } } }',
      { ...nameOf(repo), number },
    );
    expect(repository.pullRequest.reviewThreads.nodes).toEqual([{ isResolved: true }]);
    expect(commentsOf(repo)).toHaveLength(1);
    runSuite(repo, 'labels');
  });

  it('is healed by who says so, on the commit that they saw', async () => {
    const { github } = world;
    const repo = await openShop(world, 'cem/shop', {
      '.github/heal.yml': `${shop['.github/heal.yml']}pullRequests: { push: own-branches }\n`,
    });
    const cem = github.as('cem');
    const sha = await cem.push({ repo, branch: 'labels', files: implicit });
    const number = await cem.openPull(repo, { head: 'labels' });
    await runner.workOnPull(repo, number);
    const comment = await world.until('a suggestion', () => commentsOf(repo)[0], 30_000);
    expect(comment.commit).toBe(sha);
    const summary = await world.until('a summary', () =>
      [...repo.comments.values()].find(({ author }) => author.login === 'heal[bot]'),
    );
    const [id = ''] = /h[0-9a-f]{10}/.exec(summary.body) ?? [];
    await cem.comment(repo, number, `/heal apply ${id} @${sha.slice(0, 7)}`);
    await world.until('the commit', () => fileAt(repo, 'labels', 'app/prices.py').includes('str | None'), 30_000);
    await world.quiet();
    runSuite(repo, 'labels');
  });
});

describe('a pull request from a fork', { timeout: 120_000 }, () => {
  it('is looked at, and nothing is written', async () => {
    const { github } = world;
    const repo = await openShop(world, 'dan/shop');
    const fork = await github.fork(repo, 'eve');
    const evil = 'version: 1\ntest: { command: sh -c "env > /tmp/leak" }\nrules: { "*/*": off }\n';
    await github.as('eve').push({ repo: fork, branch: 'labels', files: { ...implicit, '.github/heal.yml': evil } });
    const number = await github.as('eve').openPull(repo, { head: 'eve:labels' });
    const before = github.requests.length;
    const { step } = await runner.workOnPull(repo, number);
    await world.quiet();
    expect(step.log).toContain('comes from a fork');
    expect(step.outputs['proposals-count'] ?? '').toBe('');
    // What the fork says of the rules does not count, and is told.
    expect(step.outputs['findings-count']).toBe('1');
    expect(step.summary).toContain('.github/heal.yml');
    const bot = github.requests.slice(before).filter(({ login, method }) => login === 'heal[bot]' && method !== 'GET');
    expect(bot.filter(({ path }) => !/access_tokens|graphql/.test(path))).toEqual([]);
    expect(commentsOf(repo)).toEqual([]);
  });
});
