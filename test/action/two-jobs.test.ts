import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appendToBranch } from '#drivers/github/append-branch.ts';
import { openGitHub } from '#drivers/github/client.ts';
import { startDouble, type GitHubDouble, type Repo } from '../github-double/index.ts';
import { git, packAction, remove, runStep } from './runner.ts';

// The double answers in this very process: whoever waits for it must not block it.
const run = promisify(execFile);
let withTools: string;
let bare: string;
let double: GitHubDouble;
const made: string[] = [];
beforeAll(async () => {
  withTools = packAction({ withPackages: true });
  bare = packAction();
  double = await startDouble();
});
afterAll(async () => {
  await double.close();
  remove(withTools, bare, ...made);
});

const files = {
  'shop/__init__.py': '',
  'shop/a.py': 'import json\n\n\ndef double(x: int) -> int:\n    return 2 * x\n',
  'shop/b.py': 'def is_empty(x: list[int] | None) -> bool:\n    return x == None\n',
  'tests/__init__.py': '',
  'tests/test_a.py':
    'import unittest\nfrom shop.a import double\nfrom shop.b import is_empty\n\n\nclass T(unittest.TestCase):\n    def test_a(self) -> None:\n        self.assertEqual(double(2), 4)\n        self.assertTrue(is_empty(None))\n',
};
const env = (repo: Repo) => ({
  GITHUB_REPOSITORY: `${repo.owner.login}/${repo.name}`,
  GITHUB_API_URL: double.baseUrl,
  GITHUB_SERVER_URL: double.webUrl,
});
async function clone(repo: Repo, branch = 'main'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'heal-clone-'));
  made.push(folder);
  await run('git', [
    'clone',
    '-q',
    '--depth=1',
    '--branch',
    branch,
    double.cloneUrl(repo, double.token('ada')),
    folder,
  ]);
  git(folder, 'remote', 'set-url', 'origin', double.cloneUrl(repo));
  return folder;
}
async function listBranch(repo: Repo, branch: string): Promise<readonly string[]> {
  const { stdout } = await run('git', ['--git-dir', repo.dir, 'ls-tree', '-r', '--name-only', branch]);
  return stdout.split('\n').filter((name) => name !== '');
}
const open = (repo: Repo) =>
  openGitHub({
    token: double.workflowToken(repo, writes).value,
    baseUrl: double.baseUrl,
    repository: `${repo.owner.login}/${repo.name}`,
    signal: AbortSignal.timeout(60_000),
    say: () => undefined,
  });

const reads = { contents: 'read', pull_requests: 'read', issues: 'read' } as const;
const writes = { contents: 'write', pull_requests: 'write', issues: 'write' } as const;

describe('two jobs', () => {
  it(
    'one looks and cannot write; the other writes, has no code and no tools, and keeps what was learned',
    { timeout: 300_000 },
    async () => {
      const repo = await double.createRepo('ada/shop', { files });
      const reader = double.workflowToken(repo, reads);
      const looked = await runStep({
        action: withTools,
        workspace: await clone(repo),
        env: env(repo),
        with: { command: 'fix', publish: 'patch', 'github-token': reader.value },
      });
      expect(looked.log).not.toContain('our fault');
      expect(looked.code).toBe(0);
      expect(Number(looked.outputs['proposals-count'])).toBeGreaterThanOrEqual(1);
      expect(double.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')).toEqual([]);
      const bundle = looked.outputs['bundle-path'] ?? '';
      expect(readdirSync(bundle).toSorted()).toEqual([
        'bundle.json',
        'heal.patch',
        'heal.sarif',
        'report.json',
        'state',
      ]);

      // Another machine: an artifact, the Action as it was downloaded, and nothing else.
      const temp = mkdtempSync(join(tmpdir(), 'heal-runner-'));
      const empty = mkdtempSync(join(tmpdir(), 'heal-empty-'));
      made.push(temp, empty, looked.temp);
      cpSync(bundle, join(temp, 'heal-bundle'), { recursive: true });
      const writer = double.workflowToken(repo, writes);
      const published = await runStep({
        action: bare,
        workspace: empty,
        temp,
        env: env(repo),
        with: { command: 'publish', 'github-token': writer.value },
      });
      expect(published.log).not.toContain('our fault');
      expect(published.code).toBe(0);
      expect(JSON.parse(published.outputs['pull-request-urls'] ?? '')).toHaveLength(1);
      expect(readdirSync(empty)).toEqual([]);
      expect(existsSync(join(temp, 'tools'))).toBe(false);

      // What was tried is on a branch without a past in common, and the next run reads it.
      const kept = await listBranch(repo, 'heal-state');
      expect(kept).toContain('events/7-1.jsonl');
      expect(kept.every((name) => /^(events|patterns)\//.test(name))).toBe(true);
      const { stdout: base } = await run('git', ['--git-dir', repo.dir, 'rev-list', '--count', 'heal-state']);
      expect(base.trim()).toBe('1');
      // Somebody chose not to hear of it any more: the next run, on another machine, heeds that.
      const { proposals } = z
        .object({ proposals: z.array(z.object({ cases: z.array(z.looseObject({ fingerprint: z.string() })) })) })
        .parse(JSON.parse(readFileSync(join(bundle, 'bundle.json'), 'utf8')));
      const [fingerprint = ''] = proposals.flatMap(({ cases }) => cases.map((one) => one.fingerprint));
      const ignored = {
        fingerprint,
        rule: 'ruff/F401',
        path: 'shop/a.py',
        reason: 'meant',
        at: '2026-01-02T03:04:05.000Z',
      };
      const event = `${JSON.stringify({ what: 'ignored', ignored })}\n`;
      const append = { branch: 'heal-state', removed: [], message: 'x' };
      await appendToBranch(open(repo), { ...append, files: [{ path: 'events/7-2.jsonl', text: event }] });
      const next = await runStep({
        action: withTools,
        workspace: await clone(repo),
        env: { ...env(repo), GITHUB_RUN_ID: '8' },
        with: { command: 'fix', publish: 'patch', 'github-token': reader.value },
      });
      expect(next.log).not.toContain('could not be read');
      const told = readFileSync(join(next.outputs['bundle-path'] ?? '', 'bundle.json'), 'utf8');
      expect(fingerprint).toMatch(/^v1:/);
      expect(told).not.toContain(fingerprint);
      // What was known is not told again as new.
      const events = join(next.outputs['bundle-path'] ?? '', 'state/events/8-1.jsonl');
      expect(existsSync(events) ? readFileSync(events, 'utf8') : '').not.toContain('meant');
      made.push(next.temp);
      expect(double.violations).toEqual([]);
      expect(double.ownFaults).toEqual([]);
    },
  );

  it('publishes nothing that another repository made, and nothing that is none of ours', async () => {
    const repo = await double.createRepo('ada/other', { files: { a: 'x' } });
    const temp = mkdtempSync(join(tmpdir(), 'heal-runner-'));
    made.push(temp);
    cpSync(mkdtempSync(join(tmpdir(), 'heal-empty-')), join(temp, 'heal-bundle'), { recursive: true });
    const bundle = {
      ...{
        version: 1,
        repository: 'eve/shop',
        head: 'a'.repeat(40),
        branch: 'main',
        runId: '7',
        at: '2026-01-02T03:04:05.000Z',
        isComplete: true,
      },
      ...{ summary: { found: 0, healed: 0, waiting: 0, rolledBack: 0, flagged: 0 }, proposals: [], open: [] },
    };
    for (const [text, said] of [
      [JSON.stringify(bundle), 'for another repository'],
      ['{"version":1}', 'not one of ours'],
      ['no json', 'no JSON'],
    ] as const) {
      writeFileSync(join(temp, 'heal-bundle/bundle.json'), text);
      const token = double.workflowToken(repo, writes);
      const result = await runStep({
        action: bare,
        workspace: temp,
        temp,
        env: env(repo),
        with: { command: 'publish', 'github-token': token.value },
      });
      expect(result.code).toBe(1);
      expect(result.log).toContain(said);
    }
  });
});

describe('the branch of state', () => {
  it('loses nothing when several runs write at once', { timeout: 60_000 }, async () => {
    const repo = await double.createRepo('ada/busy', { files: { a: 'x' } });
    const names = ['1', '2', '3'].map((each) => `events/${each}.jsonl`);
    await Promise.all(
      names.map((path) =>
        appendToBranch(open(repo), {
          branch: 'heal-state',
          files: [{ path, text: 'x\n' }],
          removed: [],
          message: path,
        }),
      ),
    );
    expect(await listBranch(repo, 'heal-state')).toEqual(names);
    expect(double.violations).toEqual([]);
  });

  it('forgets a pattern that was taken back', async () => {
    const repo = await double.createRepo('ada/small', { files: { a: 'x' } });
    const append = {
      branch: 'heal-state',
      message: 'x',
      removed: ['patterns/code/x/pattern.yml', 'patterns/code/none/pattern.yml'],
    };
    await appendToBranch(open(repo), {
      ...append,
      removed: [],
      files: [
        { path: 'patterns/code/x/pattern.yml', text: 'x' },
        { path: 'events/1.jsonl', text: 'x' },
      ],
    });
    await appendToBranch(open(repo), { ...append, files: [] });
    expect(await listBranch(repo, 'heal-state')).toEqual(['events/1.jsonl']);
  });
});
