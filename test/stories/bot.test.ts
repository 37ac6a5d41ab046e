import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBotWorld, type BotWorld } from '../bot/support/world.ts';
import { nameOf } from '../github-double/index.ts';
import { fileAt, healsOf, injection, makeRunner, openShop, runSuite, unused, type Runner } from './runner.ts';

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

describe('a push with a fault', { timeout: 180_000 }, () => {
  it('becomes a pull request that heals; merged, it counts for the cure', async () => {
    const { github } = world;
    const repo = await openShop(world, 'ann/shop');
    await github.as('ann').push({ repo, files: unused });
    const { step } = await runner.work(repo);
    expect(step.log).not.toContain('our fault');
    expect(step.code).toBe(0);
    const issue = await world.until('a pull request', () => healsOf(repo)[0], 30_000);
    const branch = issue.pull?.headRef ?? '';
    expect(branch).toMatch(/^heal\/import\/ruff-F401-[0-9a-f]{8}$/);
    expect(issue.pull?.isDraft).toBe(false);
    expect(fileAt(repo, branch, 'app/prices.py')).not.toContain('import json');
    const shown = () => [...repo.checkRuns.values()].filter(({ name }) => name === 'heal');
    await world.until('the end of the check', () => shown()[0]?.status === 'completed');
    expect(shown()).toMatchObject([{ conclusion: 'neutral', title: '1 of 1 finding can be healed; 0 are open' }]);
    expect(shown()[0]?.text).toMatch(/Starting[\s\S]*Diagnosing[\s\S]*Healing/);
    runSuite(repo, branch);

    await github.as('ann').merge(repo, issue.number, 'squash');
    await world.until('the record', () => {
      try {
        return fileAt(repo, 'heal-state', `events/pull-${issue.number}-kept.jsonl`).includes('"kind":"kept"');
      } catch {
        return false;
      }
    });
  });
});

describe('a HIGH finding', { timeout: 180_000 }, () => {
  it('waits for somebody who may write, on exactly what they saw', async () => {
    const { github } = world;
    const roles = { rita: 'read', walter: 'write', wilma: 'write' } as const;
    const repo = await openShop(world, 'bea/shop', {}, roles);
    await github.as('walter').push({ repo, files: injection });
    await runner.work(repo);
    const issue = await world.until('a pull request', () => healsOf(repo)[0], 30_000);
    const { number } = issue;
    const head = () => issue.pull?.headSha;
    const gate = () =>
      [...repo.checkRuns.values()]
        .filter(({ name, headSha }) => name === 'heal/approval' && headSha === head())
        .toSorted((a, b) => b.id - a.id)[0]?.conclusion;
    await world.until('the gate', () => gate() === 'action_required');
    expect(issue.pull?.isDraft).toBe(true);
    expect(issue.body).toContain('A person must approve this');

    await github.as('rita').review(repo, number, 'APPROVE');
    await world.quiet();
    expect(gate()).toBe('action_required');
    await expect(github.asToken(botToken(world)).review(repo, number, 'APPROVE')).rejects.toThrow();
    await github.as('wilma').review(repo, number, 'APPROVE');
    await world.until('the gate to open', () => gate() === 'success');
    await world.until('the end of the draft', () => issue.pull?.isDraft === false);
    await github.as('walter').push({ repo, branch: issue.pull?.headRef ?? '', files: { 'app/orders.py': 'x = 1\n' } });
    await world.quiet();
    expect(gate()).toBe('action_required');
  });
});

describe('a pull request that a person closed', { timeout: 180_000 }, () => {
  it('is never opened again', async () => {
    const { github } = world;
    const repo = await openShop(world, 'cem/shop');
    const cem = github.as('cem');
    await cem.push({ repo, files: unused });
    await runner.work(repo);
    const { number } = await world.until('a pull request', () => healsOf(repo)[0], 30_000);
    await cem.close(repo, number);
    await world.quiet();
    await cem.push({ repo, files: { 'NOTES.md': 'more\n' } });
    await runner.work(repo);
    await world.quiet();
    expect(healsOf(repo).map((one) => one.number)).toEqual([number]);
  });
});

describe('a wrong configuration', { timeout: 180_000 }, () => {
  it('is told once, in an issue that closes when it is mended', async () => {
    const { github } = world;
    const repo = await openShop(world, 'dan/shop');
    const dan = github.as('dan');
    const told = () => [...repo.issues.values()].filter(({ pull, title }) => !pull && /configuration/i.test(title));
    const right = fileAt(repo, 'main', '.github/heal.yml');
    for (const note of ['one\n', 'two\n']) {
      await dan.push({ repo, files: { ...unused, '.github/heal.yml': 'version: 1\nlimit: 3\n', 'NOTES.md': note } });
      await world.until('the issue', () => told().length > 0);
      await world.quiet();
    }
    // Nothing is started by rules that nobody can read.
    expect(github.workflows.list(repo)).toEqual([]);
    expect(told().map(({ state }) => state)).toEqual(['open']);
    expect(told()[0]?.body).toContain('limit');
    expect(healsOf(repo)).toEqual([]);
    await dan.push({ repo, files: { '.github/heal.yml': right } });
    await runner.work(repo);
    await world.until('the issue to close', () => told()[0]?.state === 'closed', 30_000);
  });
});

describe('the bot', { timeout: 240_000 }, () => {
  it('killed in the middle of everything, opens exactly one pull request', async () => {
    const { github } = world;
    const repo = await openShop(world, 'eli/shop');
    await github.as('eli').push({ repo, files: unused });
    await world.restart('SIGKILL');
    await world.until('a run', () => github.workflows.list(repo).length > 0, 60_000);
    await world.restart('SIGKILL');
    await runner.work(repo);
    for (let i = 0; i < 4; i++) {
      await new Promise((resolve) => setTimeout(resolve, 120 * (i + 1)));
      await world.restart('SIGKILL');
    }
    await world.until('a pull request', () => healsOf(repo)[0], 90_000);
    await world.quiet();
    expect(healsOf(repo)).toHaveLength(1);
    const { data: branches } = await github.as('eli').rest.repos.listBranches(nameOf(repo));
    expect(branches.filter(({ name }) => name.startsWith('heal/'))).toHaveLength(1);
    expect(github.workflows.list(repo)).toHaveLength(1);
  });
});

function botToken({ github, app }: BotWorld) {
  const installation = [...github.world.installations.values()].find((one) => one.app === app);
  if (!installation) throw new Error('the App is nowhere');
  return github.installationToken(installation);
}
