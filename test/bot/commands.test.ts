import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameOf, type Repo } from '../github-double/index.ts';
import { cures, files, propose } from '../publish/setting.ts';
import { leaveBundle } from './support/bundles.ts';
import { makeBotWorld, makeHealed, type BotWorld } from './support/world.ts';

// A pull request of ben, whose run of the heal workflow found something in it.
let world: BotWorld;
let repo: Repo;
let number: number;
const sources = Object.fromEntries(
  Object.entries(files).map(([path, one]) => [path, typeof one === 'string' ? one : one.content]),
);
const proposal = propose([cures.orders]);
const id = proposal.cases[0]?.id ?? '';
const other = propose([cures.stock]);
beforeAll(async () => {
  world = await makeBotWorld();
  const { github } = world;
  repo = await makeHealed(world, 'ann/shop');
  for (const [login, role] of Object.entries({ ben: 'write', tim: 'triage', eve: 'read' } as const))
    github.setRole(repo, login, role);
  await github.install(world.app, 'ann', [repo]);
  await github.as('ben').push({ repo, branch: 'topic', files: sources });
  number = await github.as('ben').openPull(repo, { head: 'topic' });
  await found();
}, 60_000);
afterAll(async () => {
  expect(world.github.violations).toEqual([]);
  await world.close();
});

const head = () => repo.issues.get(number)?.pull?.headSha ?? '';
async function found(): Promise<void> {
  const { github } = world;
  const run = await github.workflows.start(repo, { file: 'heal.yml', event: 'pull_request', branch: 'topic' });
  const artifacts = leaveBundle(repo, head(), [proposal, other], { branch: 'topic' });
  await github.workflows.complete(repo, run, { conclusion: 'success', artifacts });
  await world.quiet();
}
async function answersOf(login: string, said: string): Promise<string[]> {
  const list = async () => {
    const comments = { ...nameOf(repo), issue_number: number, per_page: 100 };
    const { data } = await world.github.as('ann').rest.issues.listComments(comments);
    return data.filter(({ user }) => user?.login === 'heal[bot]').map(({ body }) => body ?? '');
  };
  const before = (await list()).length;
  await world.github.as(login).comment(repo, number, said);
  await world.quiet();
  return (await list()).slice(before);
}
const read = async (path: string, ref: string) => {
  const { data } = await world.github.as('ann').rest.repos.getContent({ ...nameOf(repo), path, ref });
  return 'content' in data ? Buffer.from(data.content, 'base64').toString() : '';
};

it('what was found is suggested in the diff', async () => {
  const { data } = await world.github.as('ann').rest.pulls.listReviewComments({ ...nameOf(repo), pull_number: number });
  expect(data.map(({ path, user }) => [path, user?.login])).toContainEqual(['shop/orders.py', 'heal[bot]']);
}, 60_000);

it('explain tells whoever may triage what was found and how it would be cured; others hear nothing', async () => {
  const [answer] = await answersOf('tim', `/heal explain ${id}`);
  expect(answer).toContain('ruff/F401');
  expect(answer).toContain('-import os');
  expect(await answersOf('eve', `/heal explain ${id}`)).toEqual([]);
}, 60_000);

it('apply is for people who write, and for the commit that they saw', async () => {
  const seen = head();
  expect(await answersOf('eve', `/heal apply ${id} @${seen.slice(0, 7)}`)).toEqual([]);
  expect(await answersOf('tim', `/heal apply ${id} @${seen.slice(0, 7)}`)).toEqual([
    '`/heal apply` needs write access here.',
  ]);
  expect(await answersOf('ben', `/heal apply ${id} @0000000`)).toEqual([expect.stringContaining('has moved on')]);
  expect(await answersOf('ben', `/heal apply h0 @${seen.slice(0, 7)}`)).toEqual([
    'Nothing that was found at this commit is called `h0`.',
  ]);
  expect(head()).toBe(seen);
}, 60_000);

it('what was found and is not wanted is written down, with who found it and why', async () => {
  const [stock] = other.cases;
  const answers = await answersOf('ben', `/heal ignore ${stock?.id} we like it\n\nmore`);
  expect(answers).toEqual(['`ruff/E711` at `shop/stock.py` is not shown again.']);
  const { data } = await world.github
    .as('ann')
    .rest.repos.getContent({ ...nameOf(repo), path: 'events', ref: 'heal-state' });
  const [file] = Array.isArray(data) ? data : [];
  expect(JSON.parse(await read(file?.path ?? '', 'heal-state'))).toMatchObject({
    what: 'ignored',
    ignored: { fingerprint: stock?.fingerprint, reason: 'we like it' },
  });
}, 60_000);

it('apply commits exactly that to the branch, once', async () => {
  const seen = head();
  const answers = await answersOf('ben', `/heal apply ${id} @${seen.slice(0, 7)}`);
  expect(answers[0]).toContain('Applied');
  expect(await read('shop/orders.py', 'topic')).not.toContain('import os');
  expect(await read('shop/stock.py', 'topic')).toContain('order == None');
  const { data } = await world.github.as('ann').rest.repos.getCommit({ ...nameOf(repo), ref: 'topic' });
  expect(data.parents.map(({ sha }) => sha)).toEqual([seen]);
  expect(data.commit.verification?.verified).toBe(true);
  // The same again is for a commit that is past.
  const again = await answersOf('ben', `/heal apply ${id} @${seen.slice(0, 7)}`);
  expect(again).toEqual([expect.stringContaining('has moved on')]);
}, 60_000);
