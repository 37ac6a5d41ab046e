import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommitQuery, CommitSummary, History } from '#core/ports/history.ts';
import { makeHistory } from './history.ts';

let root = '';
let trap = '';
let shas: Record<string, string> = {};
const isPosix = process.platform !== 'win32';

function git(...args: string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  }).trim();
}
async function commit(subject: string, files: Record<string, string | Uint8Array>, ...args: string[]): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), content);
  }
  git('add', '-A');
  git('commit', '--quiet', '-m', subject, ...args);
  return git('rev-parse', 'HEAD');
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'heal-history-'));
  trap = join(root, '..', `${root.split('/').at(-1)}-trap`);
  git('init', '--quiet', '-b', 'main');
  const first = await commit('Begin', { 'app/a.py': 'x = 1\ny = 2\nz = 3\n', 'other/b.py': 'b = 1\n' });
  const second = await commit('Load with\u001b[31m care\u0001', { 'app/a.py': 'x = 1\ny = load(2.5)\nz = 3\n' });
  git('mv', 'app/a.py', 'app/a b.py');
  const renamed = await commit('Rename', {
    'app/logo.png': new Uint8Array([0, 1, 2]),
    'app/ü.py': '\ufeffs = "ü"\r\n',
  });
  const bot = await commit('Bump', { 'app/ü.py': 's = 2\n' }, '--author=dependabot[bot] <b@users.noreply.github.com>');
  git('checkout', '--quiet', '-b', 'side', first);
  const side = await commit('Beside', { 'app/c.py': 'c = load(2x5)\n' });
  git('checkout', '--quiet', 'main');
  git('merge', '--quiet', '--no-edit', 'side');
  shas = { first, second, renamed, bot, side, merge: git('rev-parse', 'HEAD') };
  // What a repository can configure to be run by whoever reads it.
  await writeFile(join(root, '.gitattributes'), '*.py diff=evil\n');
  git('add', '-A');
  git('commit', '--quiet', '-m', 'Attributes');
  await writeFile(join(root, 'evil.sh'), `#!/bin/sh\ntouch '${trap}'\ncat "$1"\n`, { mode: 0o755 });
  for (const key of ['diff.evil.textconv', 'diff.evil.command', 'diff.external', 'core.fsmonitor', 'gpg.program'])
    git('config', key, join(root, 'evil.sh'));
  git('config', 'log.showSignature', 'true');
  await writeFile(join(root, '.git', 'ignored'), `${shas['second']}\n`);
  git('config', 'blame.ignoreRevsFile', '.git/ignored');
});
afterAll(() => Promise.all([rm(root, { recursive: true, force: true }), rm(trap, { force: true })]));

const open = (packagePath = ''): History =>
  makeHistory({ folder: join(root, packagePath), packagePath, env: process.env });
async function list(history: History, query: Partial<CommitQuery> = {}): Promise<readonly CommitSummary[]> {
  const all: CommitSummary[] = [];
  for await (const one of history.commits({ limit: 50, ...query })) all.push(one);
  return all;
}

describe('commits', () => {
  test('are told newest first, without merges, with what they changed', async () => {
    const all = await list(open());
    expect(new Set(all.map((one) => one.sha))).toEqual(
      new Set([shas['first'], shas['second'], shas['renamed'], shas['bot'], shas['side'], git('rev-parse', 'HEAD')]),
    );
    const second = all.find((one) => one.sha === shas['second']);
    expect(second).toMatchObject({
      parent: shas['first'],
      subject: 'Load with [31m care',
      isByBot: false,
      files: [{ path: 'app/a.py', added: 1, removed: 1 }],
    });
    expect(Date.parse(second?.at ?? '')).toBeGreaterThan(0);
    expect(all.find((one) => one.sha === shas['first'])?.parent).toBeUndefined();
    expect(all.find((one) => one.sha === shas['bot'])?.isByBot).toBe(true);
  });

  test('a rename is one file gone and one new, and a binary file is none', async () => {
    const [renamed] = await open().describe([shas['renamed'] ?? '']);
    expect(renamed?.files.map((file) => file.path).sort()).toEqual(['app/a b.py', 'app/a.py', 'app/ü.py']);
  });

  test('paths are those of the package, and of nothing beside it', async () => {
    const [first] = await list(open('app'), { from: shas['first'] ?? '' });
    expect(first?.files).toEqual([{ path: 'a.py', added: 3, removed: 0 }]);
  });

  test('a text is looked for as it is, not as a regular expression', async () => {
    expect((await list(open(), { touching: 'load(2.5)' })).map((one) => one.sha)).toContain(shas['second']);
    expect((await list(open(), { touching: 'load(2.5)' })).map((one) => one.sha)).not.toContain(shas['side']);
  });

  test('limit, start and paths are kept to', async () => {
    expect(await list(open(), { limit: 2 })).toHaveLength(2);
    expect((await list(open(), { paths: ['other'] })).map((one) => one.subject)).toEqual(['Begin']);
    expect((await list(open(), { from: shas['second'] ?? '' })).map((one) => one.subject)).toContain('Begin');
    expect(await list(open(), { from: '--output=/tmp/x' })).toEqual([]);
  });

  test('those that are not there are left out, and merges too', async () => {
    const asked = ['0'.repeat(40), shas['merge'] ?? '', shas['side'] ?? '', '--all'];
    expect((await open().describe(asked)).map((one) => one.subject)).toEqual(['Beside']);
  });
});

describe('texts', () => {
  test('are the bytes of that commit: BOM and line endings are kept', async () => {
    const history = open();
    const texts = await Promise.all([
      history.textAt(shas['renamed'] ?? '', 'app/ü.py'),
      history.textAt(shas['second'] ?? '', 'app/a.py'),
      history.textAt(shas['second'] ?? '', 'app/a.py'),
      history.textAt('HEAD', 'app/a b.py'),
    ]);
    const after = 'x = 1\ny = load(2.5)\nz = 3\n';
    expect(texts).toEqual(['\ufeffs = "ü"\r\n', after, after, after]);
  });
  test('are undefined for what is absent, binary, a folder, or no name at all', async () => {
    const history = open('app');
    const texts = await Promise.all([
      history.textAt('HEAD', 'none.py'),
      history.textAt('HEAD', 'logo.png'),
      history.textAt('HEAD', ''),
      history.textAt('HEAD', 'c.py\nHEAD:app/c.py'),
      history.textAt('--help', 'c.py'),
      history.textAt('HEAD', 'c.py'),
    ]);
    expect(texts).toEqual([undefined, undefined, undefined, undefined, undefined, 'c = load(2x5)\n']);
  });
});

test('blame names the commit of each line, through a rename', async () => {
  expect(await open('app').blame('a b.py', 1, 2)).toEqual([
    { line: 1, sha: shas['first'] },
    { line: 2, sha: shas['second'] },
  ]);
  expect(await open().blame('none.py', 1, 2)).toEqual([]);
});

test.runIf(isPosix)('nothing that the repository configures was started', () => {
  expect(existsSync(trap)).toBe(false);
});
