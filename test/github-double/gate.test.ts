import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { nameOf, startDouble, type GitHubDouble, type Person, type Repo } from './index.ts';

let double: GitHubDouble;
let repo: Repo;
let bot: Person;
let sha: string;
beforeAll(async () => {
  double = await startDouble();
  repo = await double.createRepo('ada/shop', { files: { 'a.py': 'x = 1\n' } });
  const { app } = double.createApp({
    slug: 'heal',
    permissions: { contents: 'write', checks: 'write', pull_requests: 'write', statuses: 'write' },
    events: [],
  });
  bot = double.asToken(double.installationToken(await double.install(app, 'ada')));
  sha = (await bot.rest.git.getRef({ ...nameOf(repo), ref: 'heads/main' })).data.object.sha;
});
beforeEach(() => {
  double.api.violations.length = 0;
  double.api.ownFaults.length = 0;
});
afterAll(async () => {
  await double.close();
});

test.each([
  [
    'a conclusion that checks do not have',
    'POST',
    '/check-runs',
    { name: 'heal', head_sha: 'SHA', status: 'completed', conclusion: 'needs_human' },
    422,
  ],
  ['a property with a typing error', 'POST', '/pulls', { titel: 'x', base: 'main', head: 'y' }, 422],
  ['a path that is not there', 'GET', '/pullz', undefined, 404],
  [
    'a level that annotations do not have',
    'POST',
    '/check-runs',
    {
      name: 'h',
      head_sha: 'SHA',
      output: {
        title: 't',
        summary: 's',
        annotations: [{ path: 'a', start_line: 1, end_line: 1, annotation_level: 'error', message: 'm' }],
      },
    },
    422,
  ],
  [
    'a state that statuses do not have',
    'POST',
    '/statuses/SHA',
    { state: 'action_required', context: 'heal/approval' },
    422,
  ],
  [
    'an unknown property deep inside',
    'POST',
    '/check-runs',
    { name: 'h', head_sha: 'SHA', output: { title: 't', summary: 's', notes: [] } },
    422,
  ],
  ['a query parameter that is not there', 'GET', '/pulls?stat=open', undefined, 422],
  ['a query parameter of another kind', 'GET', '/pulls?per_page=many', undefined, 422],
  ['a missing property', 'POST', '/git/refs', { ref: 'refs/heads/x' }, 422],
  ['a number that is none', 'GET', '/pulls/one', undefined, 422],
])('%s is refused and remembered', async (_, method, path, body, status) => {
  const fill = (text: string) => text.replaceAll('SHA', sha);
  const response = await fetch(`${double.baseUrl}/repos/ada/shop${fill(path)}`, {
    method,
    headers: { authorization: `Bearer ${bot.token.value}` },
    ...(body === undefined ? {} : { body: fill(JSON.stringify(body)) }),
  });
  expect(response.status).toBe(status);
  expect(double.violations).toHaveLength(1);
  expect(double.ownFaults).toEqual([]);
});

test('a body that is no JSON', async () => {
  const response = await fetch(`${double.baseUrl}/repos/ada/shop/issues`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bot.token.value}` },
    body: '{',
  });
  expect(response.status).toBe(400);
  expect(double.violations).toHaveLength(1);
});

test('what is right passes', async () => {
  await bot.rest.checks.create({
    ...nameOf(repo),
    name: 'heal',
    head_sha: sha,
    conclusion: 'action_required',
    actions: [{ label: 'Approve', description: 'd', identifier: 'approve' }],
  });
  await bot.rest.repos.createCommitStatus({ ...nameOf(repo), sha, state: 'pending', context: 'x' });
  expect(double.violations).toEqual([]);
});

test('a reply that the description does not allow never leaves the double', async () => {
  const [run] = repo.checkRuns.values();
  if (!run) throw new Error('no run');
  run.status = 'thinking';
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const { rest } = new Octokit({ baseUrl: double.baseUrl, auth: bot.token.value, log: silent });
  await expect(rest.checks.get({ ...nameOf(repo), check_run_id: run.id })).rejects.toMatchObject({ status: 500 });
  expect(double.ownFaults).toEqual([expect.stringContaining('checks/get answered 200: /status')]);
  run.status = 'completed';
});

test('an operation that the double has not built says so', async () => {
  const response = await fetch(`${double.baseUrl}/repos/ada/shop/stargazers`);
  expect(response.status).toBe(500);
  expect(double.ownFaults).toEqual([expect.stringContaining('has not built activity/list-stargazers-for-repo')]);
});
