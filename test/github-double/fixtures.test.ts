import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDouble, type GitHubDouble, type Repo } from './index.ts';
import { findMissing } from './shape.ts';

/** Real traffic, recorded by GitHub's own client authors: what they were answered must be found in the double's answers. */
const read = createRequire(import.meta.url);
interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly response: unknown;
  readonly reqheaders: Readonly<Record<string, string | number>>;
}

let double: GitHubDouble;
let repo: Repo;
let shas: string[];
beforeEach(async () => {
  double = await startDouble();
  double.createOrganization('octokit-fixture-org');
});
afterEach(async () => {
  expect(double.ownFaults).toEqual([]);
  await double.close();
});

const prepare = async (name: string) => {
  repo = await double.createRepo(`octokit-fixture-org/${name}`, {
    roles: { user: 'admin' },
    files: name === 'create-file' ? {} : { 'README.md': '# hello-world\n' },
  });
  const first = await double.as('user').push({ repo, files: { 'README.md': '# hello-world' } });
  shas = [await double.as('user').push({ repo, files: { 'b.md': 'b' } }), first];
};
/** Recorded ids are made up: 1 is the newest commit, 2 the one before. */
const translate = (text: string) =>
  text.replaceAll(/0{39}([12])/g, (_, digit: string) => shas[Number(digit) - 1] ?? '');

const replay = async (recorded: Recorded) => {
  const body =
    recorded.body === ''
      ? {}
      : { body: translate(typeof recorded.body === 'string' ? recorded.body : JSON.stringify(recorded.body)) };
  const response = await fetch(
    `${double.baseUrl}${translate(recorded.path).replace('/repositories/1000/', `/repositories/${repo.id}/`)}`,
    {
      method: recorded.method.toUpperCase(),
      headers: {
        authorization: `token ${double.as('user').token.value}`,
        accept: String(recorded.reqheaders['accept']),
      },
      ...body,
    },
  );
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, body: text === '' ? '' : isJson ? JSON.parse(text) : text };
};

/** Left out on purpose, each with its reason. */
const leftOut: Readonly<Record<string, string>> = {
  'get /repos/octokit-fixture-org/git-refs/git/refs/': 'GitHub describes matching-refs only by now',
};
/** What those answers had and GitHub no longer describes, or describes as nobody’s to rely on. */
const drift = new Set(['.documentation_url', '.temp_clone_token', '.security_and_analysis']);

test.each([
  'git-refs',
  'create-status',
  'branch-protection',
  'get-content',
  'create-file',
  'errors',
  'labels',
  'add-labels-to-issue',
  'lock-issue',
  'get-repository',
  'paginate-issues',
])('%s', async (scenario) => {
  const recordings: Recorded[] = read(`@octokit/fixtures/scenarios/api.github.com/${scenario}/normalized-fixture.json`);
  const name = /^\/repos\/[^/]+\/([^/]+)/.exec(recordings[0]?.path ?? '')?.[1] ?? scenario;
  await prepare(name);
  if (scenario === 'lock-issue')
    await double.as('user').rest.issues.create({ owner: 'octokit-fixture-org', repo: name, title: 'x' });
  if (scenario === 'branch-protection') double.createUser('octokit-fixture-user-a');
  if (scenario === 'labels')
    await double.as('user').rest.issues.createLabel({
      owner: 'octokit-fixture-org',
      repo: name,
      name: 'bug',
      color: 'd73a4a',
      description: 'x',
    });
  if (scenario === 'paginate-issues')
    for (let at = 0; at < 13; at++)
      await double
        .as('user')
        .rest.issues.create({ owner: 'octokit-fixture-org', repo: name, title: `Test issue ${at}` });
  for (const recorded of recordings) {
    const call = `${recorded.method} ${recorded.path}`;
    if (Object.hasOwn(leftOut, call)) continue;
    const { status, body } = await replay(recorded);
    expect({ call, status }).toEqual({ call, status: recorded.status });
    expect(findMissing(recorded.response, body).filter((path) => !drift.has(path))).toEqual([]);
  }
  expect(double.violations).toEqual([]);
});
