import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRepository } from './repository.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'heal-git ünï-')));
const env = {
  ...process.env,
  GIT_AUTHOR_NAME: 't',
  GIT_AUTHOR_EMAIL: 't@t',
  GIT_COMMITTER_NAME: 't',
  GIT_COMMITTER_EMAIL: 't@t',
};
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'init.defaultBranch=main', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
beforeAll(() => {
  git('init', '-q');
  mkdirSync(join(root, 'pkg'));
  writeFileSync(join(root, 'pkg', 'a b.py'), 'x = 1\n');
  writeFileSync(join(root, 'pkg', 'run.sh'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(root, 'top.py'), 'y = 1\n');
  writeFileSync(join(root, '.gitignore'), 'ignored.py\n');
  git('add', '.');
  git('commit', '-qm', 'first');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('repository', () => {
  it('speaks of the package only, in paths relative to it', async () => {
    const repository = await openRepository(join(root, 'pkg'), env);
    expect(repository).toMatchObject({ root, packagePath: 'pkg' });
    expect(await repository.ask(['ls-files', '-z'])).toBe('a b.py\0run.sh\0');
    expect(await repository.ask(['cat-file', 'blob', 'nope'])).toBeUndefined();
    writeFileSync(join(root, 'pkg', 'ignored.py'), '');
    writeFileSync(join(root, 'pkg', 'ñew.py'), '');
    writeFileSync(join(root, 'top.py'), 'y = 2\n');
    expect([...(await repository.uncommittedFiles())]).toEqual(['ñew.py']);
    writeFileSync(join(root, 'pkg', 'a b.py'), 'x = 2\n');
    expect([...(await repository.uncommittedFiles())]).toEqual(['a b.py', 'ñew.py']);
    expect(await repository.readAt('HEAD', 'a b.py')).toBe('x = 1\n');
    expect(await repository.readAt('HEAD', 'gone.py')).toBeUndefined();
  });

  it('commits on a new branch, keeps modes, and touches nothing else', async () => {
    const repository = await openRepository(join(root, 'pkg'), env);
    const before = git('status', '--porcelain');
    const message = 'fix: heal\n\nHeal-Run: 1\n';
    const tip = await repository.commitOnBranch('heal/x', [
      {
        message,
        files: [
          { path: 'run.sh', bytes: Buffer.from('#!/bin/sh\necho\n') },
          { path: 'a b.py', bytes: Buffer.from('x = 3\n') },
        ],
      },
    ]);
    expect(git('show', 'heal/x:pkg/a b.py')).toBe('x = 3\n');
    expect(git('ls-tree', 'heal/x', 'pkg/run.sh')).toContain('100755');
    expect(git('log', '-1', '--format=%B', 'heal/x')).toContain('Heal-Run: 1');
    expect(git('status', '--porcelain')).toBe(before);
    await expect(repository.commitOnBranch('heal/x', [{ message, files: [] }])).rejects.toThrow();
    const more = [{ message, files: [{ path: 'a b.py', bytes: Buffer.from('x = 4\n') }] }];
    expect(await repository.commitOnBranch('heal/x', more, tip)).toBe(git('rev-parse', 'heal/x').trim());
    expect(git('show', 'heal/x:pkg/a b.py')).toBe('x = 4\n');
    await expect(repository.commitOnBranch('heal/x', more, tip)).rejects.toThrow();
  });

  it('answers each bad place with what to do', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'heal-nogit-'));
    await expect(openRepository(outside, env)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('not inside a Git repository'),
    });
    await expect(openRepository(join(root, 'nope'), env)).rejects.toThrow('There is no folder');
    await expect(openRepository(join(root, 'top.py'), env)).rejects.toThrow('is a file');
    execFileSync('git', ['init', '-q'], { cwd: outside });
    const empty = await openRepository(outside, env);
    expect(empty.head).toBeUndefined();
    expect([...(await empty.uncommittedFiles())]).toEqual([]);
    const repository = await openRepository(root, env);
    await expect(repository.readAt('--output=/tmp/x', 'top.py')).rejects.toThrow('There is no commit');
    rmSync(outside, { recursive: true });
  });

  it('follows a symlink to the repository', async () => {
    const link = `${root}-link`;
    symlinkSync(root, link);
    expect((await openRepository(join(link, 'pkg'), env)).packageRoot).toBe(join(root, 'pkg'));
    rmSync(link);
  });
});
