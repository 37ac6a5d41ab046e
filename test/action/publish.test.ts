import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDouble, type GitHubDouble, type Repo, type Token } from '../github-double/index.ts';
import { git, packAction, remove, runStep, type StepResult } from './runner.ts';

// The double answers in this very process: whoever waits for it must not block it.
const run = promisify(execFile);
const example = join(import.meta.dirname, '../../examples/shop-python');
let action: string;
let double: GitHubDouble;
beforeAll(async () => {
  action = packAction({ withPackages: true });
  double = await startDouble();
});
afterAll(async () => {
  await double.close();
  remove(action);
});

function readExample(): Record<string, string> {
  const files = readdirSync(example, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/__pycache__|\.heal/.test(file))
      .map((file) => [relative(example, file).split(sep).join('/'), readFileSync(file, 'utf8')]),
  );
}

async function clone(repo: Repo, token: Token, branch = 'main'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'heal-clone-'));
  // As actions/checkout leaves it: one commit, no credentials.
  await run('git', ['clone', '-q', '--depth=1', '--branch', branch, double.cloneUrl(repo, token), folder]);
  git(folder, 'remote', 'set-url', 'origin', double.cloneUrl(repo));
  return folder;
}

function github(repo: Repo): Record<string, string> {
  return {
    GITHUB_REPOSITORY: `${repo.owner.login}/${repo.name}`,
    GITHUB_API_URL: double.baseUrl,
    GITHUB_SERVER_URL: double.webUrl,
  };
}

/** No secret in the log, the summary, the outputs, the bundle, or what GitHub was sent; GitHub had nothing to refuse. */
function expectClean(result: StepResult, ...secrets: readonly string[]): void {
  const bundle = join(result.temp, 'heal-bundle');
  const left = readdirSync(bundle, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const sent = JSON.stringify(double.requests.map(({ body }) => body ?? null));
  expect(left.length).toBeGreaterThan(3);
  for (const secret of secrets) {
    const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
    // What tells the runner to hide it is the one place where it stands.
    const told = result.log.replaceAll(/^::add-mask::.*$/gm, '');
    for (const written of [secret, base64, encodeURIComponent(secret)])
      for (const text of [told, result.summary, JSON.stringify(result.outputs), ...left, sent])
        expect(text.includes(written)).toBe(false);
  }
  expect(double.violations).toEqual([]);
  expect(double.ownFaults).toEqual([]);
}

const writes = { contents: 'write', pull_requests: 'write', issues: 'write' } as const;

describe('one job on push', () => {
  it('opens a pull request whose branch heals and whose suite is green', { timeout: 300_000 }, async () => {
    const repo = await double.createRepo('ada/shop', { files: readExample() });
    const token = double.workflowToken(repo, writes);
    const workspace = await clone(repo, token);
    const result = await runStep({
      action,
      workspace,
      env: github(repo),
      with: {
        'github-token': token.value,
        'max-prs': '1',
        'model-api-key': 'canary key/with+signs=1234',
        'model-url': 'http://127.0.0.1:9/v1',
      },
    });
    expect(result.log).not.toContain('our fault');
    expect(result.code).toBe(0);
    const urls: unknown = JSON.parse(result.outputs['pull-request-urls'] ?? '');
    expect(urls).toEqual([expect.stringMatching(/\/ada\/shop\/pull\/\d+$/)]);
    expect(result.outputs['proposals-count']).toBe('1');
    expect(result.log).toContain('start no workflows');
    expectClean(result, token.value, 'canary key/with+signs=1234');

    const pulls = await double.as('ada').rest.pulls.list({ owner: 'ada', repo: 'shop', state: 'open' });
    const [pull] = pulls.data;
    expect(pull?.head.ref).toMatch(/^heal\//);
    const healed = await clone(repo, token, pull?.head.ref ?? '');
    await run('python3', ['-m', 'unittest', '-q'], { cwd: healed });
    // What it was opened for is gone from the branch; nothing else is asked of it here.
    const again = await runStep({
      action,
      workspace: healed,
      env: github(repo),
      with: { command: 'scan', 'fail-on': 'never' },
    });
    expect(Number(again.outputs['findings-count'])).toBeLessThan(32);
    expect(result.summary).toContain('### 1 pull request');
    remove(workspace, healed);
  });
});

/** A package small enough that looking at it takes seconds. */
const small = {
  'shop/__init__.py': '',
  'shop/a.py': 'def double(x: int) -> int:\n    return 2 * x\n',
  'tests/__init__.py': '',
  'tests/test_a.py':
    'import unittest\nfrom shop.a import double\n\n\nclass T(unittest.TestCase):\n    def test_a(self) -> None:\n        self.assertEqual(double(2), 4)\n',
};

async function openPull(name: string, files: Readonly<Record<string, string>> = {}) {
  const repo = await double.createRepo(`ada/${name}`, { files: { ...small, ...files } });
  const ada = double.as('ada');
  await ada.push({ repo, branch: 'change', files: { 'shop/a.py': `import json\n\n\n${small['shop/a.py']}` } });
  const number = await ada.openPull(repo, { head: 'change' });
  const { data } = await ada.rest.pulls.get({ owner: 'ada', repo: name, pull_number: number });
  const payload = {
    repository: { default_branch: 'main' },
    pull_request: {
      number,
      head: { sha: data.head.sha, ref: 'change', repo: { full_name: `ada/${name}` } },
      base: { sha: data.base.sha, ref: 'main' },
    },
  };
  return { repo, number, payload, head: data.head.sha };
}

describe('a pull request of the repository', () => {
  it('gets a suggestion in its diff', { timeout: 240_000 }, async () => {
    const { repo, number, payload } = await openPull('pulls');
    const token = double.workflowToken(repo, { contents: 'read', pull_requests: 'write', issues: 'write' });
    const workspace = await clone(repo, token, 'change');
    const step = {
      ...{ action, workspace, env: github(repo), event: 'pull_request', payload },
      with: { 'github-token': token.value },
    };
    const result = await runStep(step);
    expect(result.log).not.toContain('our fault');
    expect(result.code).toBe(0);
    const comments = await double
      .as('ada')
      .rest.pulls.listReviewComments({ owner: 'ada', repo: 'pulls', pull_number: number });
    expect(comments.data.map(({ body, path }) => [path, body.includes('```suggestion')])).toEqual([
      ['shop/a.py', true],
    ]);
    expectClean(result, token.value);
    remove(workspace);
  });

  it('is committed to where that is asked for, and never to the default branch', { timeout: 240_000 }, async () => {
    const config = 'version: 1\npullRequests: { push: own-branches }\n';
    const { repo, payload, head } = await openPull('commits', { '.github/heal.yml': config });
    const token = double.workflowToken(repo, writes);
    const workspace = await clone(repo, token, 'change');
    const step = { action, workspace, env: github(repo), with: { 'github-token': token.value, publish: 'commit' } };
    const result = await runStep({ ...step, event: 'pull_request', payload });
    expect(result.log).toContain('Committed to change');
    const ada = double.as('ada');
    const tip = await ada.rest.repos.getCommit({ owner: 'ada', repo: 'commits', ref: 'change' });
    expect(tip.data.parents.map(({ sha }) => sha)).toEqual([head]);
    expect(tip.data.commit.message).toContain('Heal-Fingerprint: ');
    expect(tip.data.files?.map(({ filename, additions }) => [filename, additions])).toEqual([['shop/a.py', 0]]);
    const refused = await runStep({ ...step, workspace: await clone(repo, token) });
    expect(refused.code).toBe(1);
    expect(refused.log).toContain('does not write to main');
    expectClean(result, token.value);
    remove(workspace);
  });
});

describe('a token that may only read', () => {
  it('ends in a word about the permission, and nothing else', { timeout: 240_000 }, async () => {
    const repo = await double.createRepo('ada/reader', {
      files: { ...small, 'shop/a.py': `import json\n\n\n${small['shop/a.py']}` },
    });
    const token = double.workflowToken(repo, { contents: 'read' });
    const workspace = await clone(repo, token);
    const result = await runStep({ action, workspace, env: github(repo), with: { 'github-token': token.value } });
    expect(result.code).toBe(1);
    expect(result.log).toMatch(/needs .*contents/);
    expect(result.log).not.toContain('our fault');
    remove(workspace);
  });
});
