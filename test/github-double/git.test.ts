import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gitEnvironment } from './git.ts';
import { nameOf, startDouble, type GitHubDouble, type Repo } from './index.ts';

let double: GitHubDouble;
let repo: Repo;
let dir: string;
const run = promisify(execFile);
const git = (...args: string[]) =>
  run('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'credential.helper=', ...args], {
    cwd: dir,
    env: gitEnvironment(),
  });
const work = (...args: string[]) => git('-C', 'shop', ...args);

beforeEach(async () => {
  double = await startDouble();
  dir = await mkdtemp(join(tmpdir(), 'double-git-'));
  repo = await double.createRepo('ada/shop', { files: { 'a.py': 'x = 1\n' }, roles: { grace: 'write', rita: 'read' } });
});
afterEach(async () => {
  expect(double.ownFaults).toEqual([]);
  await double.close();
  await rm(dir, { recursive: true, force: true });
});

const change = async (path: string, content: string, branch = 'main') => {
  await work('checkout', '-q', '-B', branch);
  await writeFile(join(dir, 'shop', path), content);
  await work('add', '.');
  await work('commit', '-qm', `change ${path}`);
};

test('is cloned and pushed to with a token', async () => {
  await git('clone', '-q', '--depth=1', double.cloneUrl(repo, double.token('grace')), 'shop');
  expect(await readFile(join(dir, 'shop', 'a.py'), 'utf8')).toBe('x = 1\n');
  await change('b.py', 'y = 2\n', 'fix');
  await work('push', '-q', 'origin', 'fix');
  const { data } = await double
    .as('ada')
    .rest.repos.compareCommitsWithBasehead({ ...nameOf(repo), basehead: 'main...fix' });
  expect(data.files?.map((file) => file.filename)).toEqual(['b.py']);
  const push = double.webhooks.events.findLast(({ name }) => name === 'push');
  expect(push?.payload).toMatchObject({
    ref: 'refs/heads/fix',
    created: true,
    pusher: { name: 'grace' },
    commits: [{ added: ['b.py'] }],
  });
});

test('a push to the branch of a pull request is in it when git comes back', async () => {
  await double.as('ada').push({ repo, branch: 'fix', files: { 'a.py': 'x = 2\n' } });
  const number = await double.as('ada').openPull(repo, { head: 'fix' });
  await git('clone', '-q', '-b', 'fix', double.cloneUrl(repo, double.token('grace')), 'shop');
  await change('b.py', 'y = 2\n', 'fix');
  await work('push', '-q', 'origin', 'fix');
  const { data } = await double.as('ada').rest.pulls.get({ ...nameOf(repo), pull_number: number });
  expect(data.changed_files).toBe(2);
});

test('public to read, for nobody without the right to push', async () => {
  await git('clone', '-q', double.cloneUrl(repo), 'shop');
  await change('b.py', 'y = 2\n');
  await expect(work('push', '-q', 'origin', 'main')).rejects.toThrow();
  await expect(work('push', '-q', double.cloneUrl(repo, 'ghp_wrong'), 'main')).rejects.toThrow(
    /Authentication failed|could not read/,
  );
  await expect(work('push', '-q', double.cloneUrl(repo, double.token('rita')), 'main')).rejects.toThrow('403');
  await expect(work('push', '-q', double.cloneUrl(repo, double.workflowToken(repo, 'fork')), 'main')).rejects.toThrow(
    '403',
  );
  await work('push', '-q', double.cloneUrl(repo, double.workflowToken(repo, { contents: 'write' })), 'main');
});

test('what is private is not cloned by strangers', async () => {
  const hidden = await double.createRepo('ada/hidden', { isPrivate: true, files: { a: '' } });
  await expect(git('clone', '-q', double.cloneUrl(hidden), 'x')).rejects.toThrow();
  await expect(git('clone', '-q', double.cloneUrl(hidden, double.token('rita')), 'x')).rejects.toThrow('not found');
  await git('clone', '-q', double.cloneUrl(hidden, double.token('ada')), 'x');
});

test('protected branches and workflow files are guarded in git too', async () => {
  const admin = double.as('ada').rest.repos;
  await admin.updateBranchProtection({
    ...nameOf(repo),
    branch: 'main',
    required_status_checks: null,
    enforce_admins: true,
    required_pull_request_reviews: {},
    restrictions: null,
  });
  await git('clone', '-q', double.cloneUrl(repo, double.workflowToken(repo, { contents: 'write' })), 'shop');
  await change('b.py', 'y = 2\n');
  await expect(work('push', '-q', 'origin', 'main')).rejects.toThrow('Protected branch update failed');
  await run('mkdir', ['-p', join(dir, 'shop', '.github', 'workflows')]);
  await change('.github/workflows/x.yml', 'name: x\n', 'flow');
  await expect(work('push', '-q', 'origin', 'flow')).rejects.toThrow('workflows');
  await work('push', '-q', double.cloneUrl(repo, double.token('grace')), 'flow');
});

test('what the API writes is sound to git', async () => {
  const ada = double.as('ada');
  await ada.push({
    repo,
    branch: 'fix',
    files: {
      'a.py': null,
      'a.py/b.py': 'x',
      'a/c': 'x',
      'a-b': 'x',
      'run.sh': { content: '#!/bin/sh', mode: '100755' },
    },
  });
  await ada.push({
    repo,
    branch: 'fix',
    files: { 'a/c': null, link: { content: 'a-b', mode: '120000' } },
    message: 'zwei\n\nZeilen',
  });
  await ada.rest.pulls.create({ ...nameOf(repo), head: 'fix', base: 'main', title: 'x' });
  await ada.merge(repo, 1);
  const { stderr } = await run('git', ['fsck', '--full', '--strict'], { cwd: repo.dir, env: gitEnvironment() });
  expect(stderr).not.toMatch(/error|warning/);
  await git('clone', '-q', '-b', 'fix', double.cloneUrl(repo), 'shop');
  const { stdout } = await work('ls-tree', '-r', '--format=%(objectmode) %(path)', 'HEAD');
  expect(stdout.trim().split('\n')).toEqual(['100644 a-b', '100644 a.py/b.py', '120000 link', '100755 run.sh']);
});
