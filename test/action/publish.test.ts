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

function expectClean(result: StepResult, ...secrets: readonly string[]): void {
  for (const secret of secrets) {
    const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
    // What tells the runner to hide it is the one place where it stands.
    const told = result.log.replaceAll(/^::add-mask::.*$/gm, '');
    for (const written of [secret, base64, encodeURIComponent(secret)])
      for (const text of [told, result.summary, JSON.stringify(result.outputs)]) expect(text).not.toContain(written);
  }
  expect(double.violations).toEqual([]);
  expect(double.ownFaults).toEqual([]);
}

const writes = { contents: 'write', pull_requests: 'write', issues: 'write' } as const;

describe('one job on push', () => {
  it('opens a pull request whose branch heals and whose suite is green', { timeout: 180_000 }, async () => {
    const repo = await double.createRepo('ada/shop', { files: readExample() });
    const token = double.workflowToken(repo, writes);
    const workspace = await clone(repo, token);
    const result = await runStep({
      action,
      workspace,
      env: github(repo),
      with: { 'github-token': token.value, 'max-prs': '1', 'model-api-key': 'canary key/with+signs=1234' },
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
    const again = await runStep({
      action,
      workspace: healed,
      env: github(repo),
      with: { command: 'scan', 'fail-on': 'never' },
    });
    const before = await runStep({
      action,
      workspace,
      env: github(repo),
      with: { command: 'scan', 'fail-on': 'never' },
    });
    expect(Number(again.outputs['findings-count'])).toBeLessThan(Number(before.outputs['findings-count']));
    remove(workspace, healed);
  });
});
