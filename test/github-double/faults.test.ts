import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameOf, startDouble, type Fault, type GitHubDouble, type Repo } from './index.ts';

let double: GitHubDouble;
let repo: Repo;
beforeEach(async () => {
  double = await startDouble();
  repo = await double.createRepo('ada/shop', { files: { 'a.py': 'x = 1\n' } });
});
afterEach(async () => {
  expect(double.ownFaults).toEqual([]);
  await double.close();
});

const comment = async () => {
  const response = await fetch(`${double.baseUrl}/repos/ada/shop/issues/1/comments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${double.as('ada').token.value}` },
    body: JSON.stringify({ body: 'x' }),
  });
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
};
const meet = async (fault: Fault) => {
  await double.as('ada').rest.issues.create({ ...nameOf(repo), title: 'x' });
  double.faults.add({ method: 'POST', path: '/comments', fault });
  const answer = await comment().catch((error: unknown) => ({ status: 0, headers: {}, text: String(error) }));
  return { ...answer, comments: repo.comments.size };
};

test('the primary limit says when it ends', async () => {
  const { status, headers, comments } = await meet({ kind: 'primary-limit', resetInSeconds: 7 });
  expect({ status, comments }).toEqual({ status: 403, comments: 0 });
  expect(headers).toMatchObject({ 'x-ratelimit-remaining': '0' });
  expect(Number('x-ratelimit-reset' in headers ? headers['x-ratelimit-reset'] : 0)).toBeGreaterThan(
    Date.now() / 1000 + 5,
  );
});

test('the secondary limit may or may not say how long', async () => {
  const first = await meet({ kind: 'secondary-limit', status: 429, retryAfterSeconds: 3 });
  expect(first).toMatchObject({ status: 429, headers: { 'retry-after': '3' }, comments: 0 });
  const second = await meet({ kind: 'secondary-limit' });
  expect(second.status).toBe(403);
  expect(second.headers).not.toHaveProperty('retry-after');
  expect(second.text).toContain('secondary rate limit');
});

test.each([
  [
    { kind: 'status', status: 502 },
    { status: 502, comments: 0 },
  ],
  [{ kind: 'cut' }, { status: 0, comments: 0 }],
  [{ kind: 'lost-answer' }, { status: 0, comments: 1 }],
  [{ kind: 'cut-body' }, { status: 0, comments: 1 }],
  [{ kind: 'bad-json' }, { status: 200, comments: 1, text: '{"id": 1, "na' }],
  [{ kind: 'revoke-token' }, { status: 401, comments: 0 }],
] as const)('%o', async (fault, expected) => {
  expect(await meet(fault)).toMatchObject(expected);
});

test('slow is slow', async () => {
  const start = performance.now();
  await meet({ kind: 'slow', milliseconds: 200 });
  expect(performance.now() - start).toBeGreaterThan(195);
});

test('a fault meets the requests that it is meant for, as often as it is meant', async () => {
  double.faults.add({ method: 'GET', path: /\/issues$/, after: 1, times: 2, fault: { kind: 'status', status: 503 } });
  const list = () => fetch(`${double.baseUrl}/repos/ada/shop/issues`).then(({ status }) => status);
  expect([await list(), await list(), await list(), await list()]).toEqual([200, 503, 503, 200]);
});

test('the API lies under the prefix of an Enterprise server where that is asked for', async () => {
  const enterprise = await startDouble({ prefix: '/api/v3' });
  const own = await enterprise.createRepo('ada/shop', { files: { a: '' } });
  const { rest, graphql } = new Octokit({ baseUrl: enterprise.baseUrl, auth: enterprise.token('ada').value });
  expect((await rest.repos.get(nameOf(own))).data.url).toBe(`${enterprise.webUrl}/api/v3/repos/ada/shop`);
  expect(await graphql('query { viewer { login } }')).toEqual({ viewer: { login: 'ada' } });
  await enterprise.close();
});
