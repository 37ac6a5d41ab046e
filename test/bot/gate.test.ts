import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameOf, type Repo } from '../github-double/index.ts';
import { cures, files, propose } from '../publish/setting.ts';
import { runWorkflow } from './support/bundles.ts';
import { makeBotWorld, makeHealed, type BotWorld } from './support/world.ts';

let world: BotWorld;
let repo: Repo;
beforeAll(async () => {
  world = await makeBotWorld();
  const sources = Object.fromEntries(
    Object.entries(files).map(([path, one]) => [path, typeof one === 'string' ? one : one.content]),
  );
  repo = await makeHealed(world, 'ann/shop', sources);
  world.github.setRole(repo, 'ben', 'write');
  world.github.setRole(repo, 'eve', 'read');
  await world.github.install(world.app, 'ann', [repo]);
  await world.github.as('ann').push({ repo, files: { 'NOTES.md': 'one\n' } });
  await world.github.as('ann').rest.repos.createRepoRuleset({
    ...nameOf(repo),
    name: 'main',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: [{ context: 'heal/approval', integration_id: world.app.id }],
        },
      },
    ],
  });
  await world.quiet();
});
afterAll(async () => {
  expect(world.github.violations).toEqual([]);
  await world.close();
});
const gateOf = (sha: string | undefined) =>
  [...repo.checkRuns.values()]
    .filter(({ name, headSha }) => name === 'heal/approval' && headSha === sha)
    .toSorted((a, b) => b.id - a.id)[0]?.conclusion;

it('a HIGH fix waits for a review of somebody who may write; a push closes the gate again', async () => {
  const { github } = world;
  await runWorkflow(world, repo, [propose([cures.sql])]);
  const heal = await world.until(
    'a pull request',
    () => [...repo.issues.values()].find(({ pull, author }) => pull && author.login === 'heal[bot]'),
    30_000,
  );
  const head = () => heal.pull?.headSha;
  await world.until('the gate', () => gateOf(head()) === 'action_required', 30_000);
  expect(heal.pull?.isDraft).toBe(true);
  await github.as('eve').review(repo, heal.number, 'APPROVE');
  await world.quiet();
  expect(gateOf(head())).toBe('action_required');
  await github.as('ben').review(repo, heal.number, 'APPROVE');
  await world.until('the gate to open', () => gateOf(head()) === 'success', 30_000);
  await github.as('ann').push({ repo, branch: heal.pull?.headRef ?? '', files: { 'shop/stock.py': 'x = 1\n' } });
  await world.quiet();
  expect(gateOf(head())).toBe('action_required');
}, 90_000);

it('whoever may triage is told how things are', async () => {
  const { github } = world;
  github.setRole(repo, 'tim', 'triage');
  const { data: issue } = await github.as('ann').rest.issues.create({ ...nameOf(repo), title: 'How is it?' });
  await github.as('tim').comment(repo, issue.number, '/heal status');
  await github.as('eve').comment(repo, issue.number, '/heal status');
  await world.quiet();
  const { data: said } = await github
    .as('ann')
    .rest.issues.listComments({ ...nameOf(repo), issue_number: issue.number });
  const answers = said.filter(({ user }) => user?.login === 'heal[bot]').map(({ body }) => body);
  expect(answers).toEqual([expect.stringMatching(/^Open: #\d+\. Everything else is on the dashboard, #\d+\.$/)]);
}, 60_000);

it('`/heal merge` merges the commit that was named, for who may write, and only once it is approved', async () => {
  const { github } = world;
  github.setRole(repo, 'cal', 'write');
  const heal = [...repo.issues.values()].find(({ pull, author }) => pull && author.login === 'heal[bot]');
  const head = () => heal?.pull?.headSha ?? '';
  const number = heal?.number ?? 0;
  const short = head().slice(0, 7);
  const answers = async () => {
    await world.quiet();
    const { data } = await github.as('ann').rest.issues.listComments({ ...nameOf(repo), issue_number: number });
    return data.filter(({ user }) => user?.login === 'heal[bot]').map(({ body = '' }) => body);
  };
  const say = async (who: string, body: string) => {
    const before = (await answers()).length;
    await github.as(who).comment(repo, number, body);
    return (await answers()).slice(before);
  };
  expect(await say('ben', '/heal merge')).toEqual([expect.stringContaining('Which commit do you mean?')]);
  expect(await say('ben', '/heal merge @0000000')).toEqual([expect.stringContaining('has moved on')]);
  expect(await say('eve', `/heal merge @${short}`)).toEqual([]);
  expect(await say('ben', `/heal merge @${short}`)).toEqual([expect.stringMatching(/^Not merged: /)]);
  await github.as('cal').review(repo, number, 'APPROVE');
  await world.until('the gate to open', () => gateOf(head()) === 'success', 30_000);
  await world.quiet();
  expect(await say('ben', `/heal merge @${short}`)).toEqual([expect.stringMatching(/^Merged as `[0-9a-f]{7}`\./)]);
  expect(heal?.pull?.mergedAt).toBeDefined();
}, 90_000);

it('a pull request of a person is told that it needs nothing, because the rules ask for the check', async () => {
  const { github } = world;
  const sha = await github.as('ben').push({ repo, branch: 'topic', files: { 'x.md': 'x' } });
  await github.as('ben').openPull(repo, { head: 'topic' });
  await world.until('the gate', () => gateOf(sha) === 'neutral', 30_000);
}, 60_000);
