import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walkContract, type Step } from './contract.ts';
import { startDouble, type GitHubDouble } from './index.ts';
import { findMissing } from './shape.ts';

/** A token that may write, and `owner/name` of a repository that nobody needs: only then is GitHub itself asked. */
const { HEAL_LIVE_GITHUB_TOKEN: token, HEAL_LIVE_REPOSITORY: repository } = process.env;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

let double: GitHubDouble;
let ours: Step[];
beforeAll(async () => {
  double = await startDouble();
  await double.createRepo('ada/throw-away', { files: { 'README.md': '# Throw-away\n' } });
  const client = new Octokit({ auth: double.token('ada').value, baseUrl: double.baseUrl, log: silent });
  ours = await walkContract(client, 'ada', 'throw-away', 'heal-contract');
});
afterAll(async () => {
  await double.close();
});

test('the double goes the whole way and refuses what it should', () => {
  expect(ours.filter(({ status }) => status >= 400).map(({ name, status }) => `${name}: ${status}`)).toEqual([
    'make it again: 422',
    'open it again: 422',
    'approve what is ours: 422',
    'suggest beside the change: 422',
    'merge another head: 409',
    'go back without: 422',
  ]);
  expect([double.violations, double.ownFaults]).toEqual([[], []]);
});

test.skipIf(!token || !repository)(
  'GitHub answers as the double does',
  async () => {
    const [owner = '', repo = ''] = (repository ?? '').split('/');
    const client = new Octokit({ auth: token, log: silent });
    const theirs = await walkContract(client, owner, repo, `heal-contract-${Date.now()}`);
    expect(theirs.map(({ name, status }) => `${name}: ${status}`)).toEqual(
      ours.map(({ name, status }) => `${name}: ${status}`),
    );
    const missing = theirs.flatMap(({ name, body }, at) =>
      findMissing(body, ours[at]?.body).map((path) => `${name}: ${path}`),
    );
    expect(missing).toEqual([]);
  },
  120_000,
);
