import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAllowed, readAllowed } from '#app/bot/run-here.ts';
import { makeRunTool } from '#drivers/process/run-tool.ts';
import { makeSandbox } from '#drivers/sandbox/sandbox.ts';
import type { Repo } from '../github-double/index.ts';
import { makeBotWorld, makeHealed, readJobs, type BotWorld } from './support/world.ts';

describe('the list of repositories', () => {
  it.each([
    ['acme/shop', 'acme/shop', true],
    ['acme/*', 'ACME/shop', true],
    ['ann/a, acme/shop', 'acme/shop', true],
    ['acme/shop', 'acme/shop-2', false],
    ['acme/*', 'acme2/shop', false],
    ['', 'acme/shop', false],
  ])('%j has %s: %s', (text, repository, expected) => {
    expect(isAllowed(readAllowed(text) ?? [], repository)).toBe(expected);
  });
  it.each(['*', '*/*', 'acme', 'acme/sh*', '../x', 'acme/shop;rm'])('%j is none', (text) =>
    expect(readAllowed(text)).toBeUndefined(),
  );
});

const { isolation } = await makeSandbox({
  tempFolder: tmpdir(),
  home: tmpdir(),
  path: process.env['PATH'] ?? '',
  expose: [],
  makeRunTool,
}).probe();
describe.skipIf(isolation === 'none')('on the machine of the bot (needs a sandbox)', () => {
  let world: BotWorld;
  let repo: Repo;
  let other: Repo;
  beforeAll(async () => {
    world = await makeBotWorld({ HEAL_RUN_HERE: 'ann/shop', PATH: process.env['PATH'] ?? '' });
    const sources = {
      'shop.py': 'import os\nimport json\n\n\ndef show(order):\n    return json.dumps(order)\n',
      'test_shop.py':
        'import os\nimport unittest\n\nimport shop\n\n\nclass Shop(unittest.TestCase):\n    def test_show(self):\n        self.assertEqual(shop.show({}), "{}")\n        # Whoever runs this has no token, and reaches nobody.\n        self.assertFalse([name for name in os.environ if "TOKEN" in name or "HEAL" in name or "GITHUB" in name])\n',
    };
    repo = await makeHealed(world, 'ann/shop', sources);
    other = await makeHealed(world, 'ann/other', sources);
    await world.github.install(world.app, 'ann', [repo, other]);
    await world.quiet();
  });
  afterAll(async () => {
    expect(world.github.violations).toEqual([]);
    await world.close();
  });

  it('a push is looked at without a workflow, and a pull request comes of it', async () => {
    const { github } = world;
    const sha = await github.as('ann').push({ repo, files: { 'NOTES.md': 'one\n' } });
    const heal = await world.until(
      'a pull request',
      () => [...repo.issues.values()].find(({ pull, author }) => pull && author.login === 'heal[bot]'),
      90_000,
    );
    await world.quiet();
    expect(heal.body).toContain('ruff/F401');
    expect(heal.body).toMatch(/✅ suite/);
    expect(github.workflows.list(repo)).toEqual([]);
    expect(readJobs(world.bot, 'heal-here').map(({ state }) => state)).toEqual(['succeeded']);
    const check = [...repo.checkRuns.values()].find(({ name, headSha }) => name === 'heal' && headSha === sha);
    expect(check?.conclusion).toBe('neutral');
    expect((await readdir(tmpdir())).filter((name) => name.startsWith('heal-here-'))).toEqual([]);
  }, 120_000);

  it('a repository that is not on the list has its own runners do it', async () => {
    const { github } = world;
    const sha = await github.as('ann').push({ repo: other, files: { 'NOTES.md': 'one\n' } });
    await world.until('a run', () => github.workflows.list(other).some(({ headSha }) => headSha === sha), 30_000);
    expect(readJobs(world.bot, 'heal-here')).toHaveLength(1);
  }, 60_000);
});
