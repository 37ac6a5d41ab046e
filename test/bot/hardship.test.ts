import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameOf, type Repo } from '../github-double/index.ts';
import { cures, files, propose } from '../publish/setting.ts';
import { flood, startQuietGitHub } from './support/flood.ts';
import { leaveBundle, runWorkflow } from './support/bundles.ts';
import { spawnBot } from './support/spawn-bot.ts';
import { makeBotWorld, makeHealed, type BotWorld } from './support/world.ts';

const sources = Object.fromEntries(
  Object.entries(files).map(([path, one]) => [path, typeof one === 'string' ? one : one.content]),
);
let world: BotWorld;
let repo: Repo;
beforeEach(async () => {
  world = await makeBotWorld();
  repo = await makeHealed(world, 'ann/shop', sources);
  await world.github.install(world.app, 'ann', [repo]);
  await world.quiet();
});
afterEach(async () => {
  expect(world.github.violations).toEqual([]);
  await world.close();
});
const ann = () => world.github.as('ann');
const push = () => ann().push({ repo, files: { 'NOTES.md': `${Math.random()}\n` } });
const healsOf = () => [...repo.issues.values()].filter(({ pull, author }) => pull && author.login === 'heal[bot]');
const runs = () => world.github.workflows.list(repo);
const writes = () =>
  world.github.requests.filter(({ method, path }) => method !== 'GET' && path.startsWith('/repos/ann/shop'));

describe('killed in the middle', () => {
  it.each([
    ['after the workflow was started', (path: string) => path.endsWith('/dispatches')],
    ['after the branch was made', (path: string) => path.endsWith('/git/refs')],
    ['after the pull request was opened', (path: string) => path.endsWith('/pulls')],
  ])(
    '%s: it goes on, and there is one run and one pull request',
    async (_when, isThen) => {
      const { github } = world;
      const sha = await push();
      const seen = () => github.requests.find(({ method, path }) => method === 'POST' && isThen(path));
      let wasKilled = false;
      const kill = async () => {
        if (wasKilled || !seen()) return;
        wasKilled = true;
        await world.restart('SIGKILL');
      };
      const run = await world.until('a run', async () => {
        await kill();
        return runs().find(({ status }) => status === 'queued');
      });
      await github.workflows.complete(repo, run, {
        conclusion: 'success',
        artifacts: leaveBundle(repo, sha, [propose([cures.orders])]),
      });
      await world.until(
        'killed, and done',
        async () => {
          await kill();
          return (
            wasKilled && world.bot.log.some((line) => line['kind'] === 'take-proposals' && line.message === 'Job done')
          );
        },
        60_000,
      );
      await world.quiet();
      expect(runs()).toHaveLength(1);
      expect(healsOf()).toHaveLength(1);
      expect(
        github.requests.filter(
          ({ method, path, status }) => method === 'POST' && path.endsWith('/pulls') && status === 201,
        ),
      ).toHaveLength(1);
    },
    90_000,
  );

  it('an event that was acknowledged is not lost', async () => {
    const { github } = world;
    // The bot is busy with something that takes long.
    github.faults.add({ path: '/installation', times: 1, fault: { kind: 'slow', milliseconds: 5_000 } });
    const sha = await push();
    await github.webhooks.settled();
    await world.restart('SIGKILL');
    await world.until('a run', () => runs().some(({ headSha }) => headSha === sha), 40_000);
  }, 60_000);
});

describe('what happened while no bot was there', () => {
  it('is asked for again when one starts, and done once', async () => {
    const { github } = world;
    await world.bot.end('SIGTERM');
    const sha = await push();
    await github.webhooks.settled();
    await world.restart('SIGTERM');
    await world.until('a run', () => runs().some(({ headSha }) => headSha === sha), 30_000);
    await world.quiet();
    await world.restart('SIGTERM');
    await world.quiet();
    expect(runs()).toHaveLength(1);
  }, 60_000);
});

describe('/heal retry', () => {
  it('on a pull request repeats its own run, and for who may only read nothing', async () => {
    const { github } = world;
    github.setRole(repo, 'ben', 'write');
    github.setRole(repo, 'eve', 'read');
    await github.as('ben').push({ repo, branch: 'topic', files: { 'x.md': 'x' } });
    const number = await github.as('ben').openPull(repo, { head: 'topic' });
    const run = await github.workflows.start(repo, { file: 'heal.yml', event: 'pull_request', branch: 'topic' });
    await github.workflows.complete(repo, run, { conclusion: 'failure' });
    await world.quiet();
    await github.as('eve').comment(repo, number, '/heal retry');
    await world.quiet();
    expect(run.attempt).toBe(1);
    await github.as('ben').comment(repo, number, '/heal retry');
    await world.until('the run', () => run.attempt === 2);
    expect(runs()).toHaveLength(1);
  }, 60_000);
});

describe('a stop', () => {
  it('by a comment ends what runs within a second, nothing is written any more, and resume goes on', async () => {
    const { github } = world;
    github.setRole(repo, 'ben', 'write');
    github.setRole(repo, 'eve', 'read');
    const { data: issue } = await ann().rest.issues.create({ ...nameOf(repo), title: 'Please hold' });
    await push();
    const run = await world.until('a run', () => runs()[0]);
    // Publishing takes long: every tree is slow.
    github.faults.add({ path: '/git/trees', times: 1_000, fault: { kind: 'slow', milliseconds: 1_000 } });
    const artifacts = leaveBundle(repo, run.headSha, [propose([cures.orders])]);
    await github.workflows.complete(repo, run, { conclusion: 'success', artifacts });
    const isPublishing = () => github.requests.some(({ path }) => path.endsWith('/artifacts'));
    await world.until('publishing', isPublishing);

    // Who may only read is not heard.
    await github.as('eve').comment(repo, issue.number, '/heal stop');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(world.bot.log.some(({ message, kind }) => message === 'Job failed' && kind === 'take-proposals')).toBe(
      false,
    );

    const asked = performance.now();
    await github.as('ben').comment(repo, issue.number, '/heal stop');
    await world.until('the end', () =>
      world.bot.log.some(({ message, kind }) => message === 'Job failed' && kind === 'take-proposals'),
    );
    expect(performance.now() - asked).toBeLessThan(1_000);
    await world.quiet();
    expect(healsOf()).toEqual([]);
    expect(writes().filter(({ path }) => /\/git\/|\/pulls/.test(path))).toEqual([]);

    // Nothing begins any more, also after a restart, until somebody says so.
    await world.restart('SIGTERM');
    const sha = await push();
    await world.quiet();
    expect(runs().some(({ headSha }) => headSha === sha)).toBe(false);
    github.faults.clear();
    await github.as('ben').comment(repo, issue.number, '/heal resume');
    await world.until('a run', () => runs().some(({ headSha }) => headSha === sha));
    const { data: said } = await ann().rest.issues.listComments({ ...nameOf(repo), issue_number: issue.number });
    expect(said.filter(({ user }) => user?.login === 'heal[bot]').map(({ body }) => body)).toEqual([
      'Stopped: nothing happens in this repository until `/heal resume`.',
      'Heal goes on.',
    ]);
  }, 60_000);
});

describe('a token', () => {
  it('that is refused in the middle is replaced once', async () => {
    const { github } = world;
    await push();
    github.faults.add({ path: '/artifacts', fault: { kind: 'revoke-token' } });
    await runWorkflow(world, repo, [propose([cures.orders])]);
    await world.until('a pull request', () => healsOf()[0], 30_000);
  }, 60_000);
  it('that is refused again ends the job, and nothing is tried for ever', async () => {
    const { github } = world;
    await push();
    github.faults.add({ path: '/actions/runs', times: 1_000, fault: { kind: 'status', status: 401 } });
    const run = await world.until('a run', () => runs()[0]);
    await github.workflows.complete(repo, run, { conclusion: 'success' });
    const ended = await world.until('the end', () =>
      world.bot.log.find(({ message, kind }) => message === 'Job failed' && kind === 'take-proposals'),
    );
    expect(ended).toMatchObject({ isFinal: true, error: 'GitHub refused the token, and the one after it as well' });
  }, 60_000);
});

describe('a GitHub that fails', () => {
  it.each([
    ['answers 502', { kind: 'status', status: 502 } as const],
    ['cuts the connection', { kind: 'cut' } as const],
    ['does what is asked, and its answer is lost', { kind: 'lost-answer' } as const],
    ['asks to wait', { kind: 'secondary-limit', retryAfterSeconds: 1 } as const],
  ])(
    'and %s when the workflow is started: it is started once',
    async (_what, fault) => {
      const { github } = world;
      github.faults.add({ method: 'POST', path: '/dispatches', fault });
      const sha = await push();
      await world.until('a run', () => runs().some(({ headSha }) => headSha === sha), 40_000);
      await world.quiet();
      expect(runs()).toHaveLength(1);
    },
    60_000,
  );
});

describe('many deliveries', () => {
  it('are all acknowledged while jobs run, none lost, none twice', async () => {
    const github = await startQuietGitHub();
    const bot = await spawnBot({ HEAL_GITHUB_URL: github.url });
    const { statuses, due, lost, twice, times } = await flood(bot, { perSecond: 100, seconds: 3 });
    await bot.end('SIGKILL');
    github.server.close();
    expect(statuses).toEqual({ 202: 300 });
    expect({ due, lost, twice }).toEqual({ due: expect.any(Number), lost: 0, twice: 0 });
    expect(due).toBeGreaterThan(100);
    expect(times).toHaveLength(300);
  });
});
