import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRunTool } from '../process/run-tool.ts';
import { copyFiles } from './copy-files.ts';
import { findHiddenPaths } from './hidden.ts';
import { findVisiblePaths } from './visible.ts';

const place = realpathSync(mkdtempSync(path.join(tmpdir(), 'heal-contents-')));
const root = path.join(place, 'repository');
const home = path.join(place, 'home');
const searchPath = '/usr/bin:/bin';
const put = (file: string, text = ''): void => {
  mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
  writeFileSync(path.join(place, file), text);
};
const git = (folder: string, ...args: string[]): void => {
  const settings = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'protocol.file.allow=always'];
  execFileSync('git', [...settings, ...args], { cwd: path.join(place, folder), stdio: 'pipe' });
};
afterAll(() => rmSync(place, { recursive: true, force: true }));
beforeAll(() => {
  put('library/lib.py', 'lib');
  git('library', 'init', '-q');
  git('library', 'add', '-A');
  git('library', 'commit', '-qm', 'x');
  put('repository/.gitignore', 'ignored/\n');
  put('repository/env/settings.py', 'a folder of source');
  put('repository/ignored/big.bin', 'x');
  put('repository/gone.py');
  put('repository/.venv/pyvenv.cfg', `home = ${home}/.pythons/3.12/bin\n`);
  put('repository/.venv/lib/dep.py');
  put('repository/.heal/ledger.db');
  put('home/.pythons/3.12/bin/python3');
  put('home/.cargo/bin/tool');
  put('home/.cargo/credentials.toml', 'token');
  put('home/.pyenv/shims/python3');
  put('elsewhere/node_modules/dep/index.js');
  git('repository', 'init', '-q');
  git('repository', 'add', '.gitignore', 'env', 'gone.py');
  git('repository', 'submodule', '--quiet', 'add', path.join(place, 'library'), 'sub');
  git('repository', 'commit', '-qm', 'x');
  git('repository', 'worktree', 'add', '-q', path.join(place, 'worktree'));
  rmSync(path.join(root, 'gone.py'));
  symlinkSync(path.join(root, 'env'), path.join(root, 'absolute'));
  symlinkSync('/etc/hostname', path.join(root, 'outward'));
  symlinkSync(path.join(place, 'elsewhere/node_modules'), path.join(root, 'node_modules'));
});

describe('a copy by files', () => {
  test('has what a person would commit, with submodules, links and folders that only sound like dependencies', async () => {
    const target = path.join(place, 'copy');
    const { dependencies } = await copyFiles(root, target, searchPath, makeRunTool);
    expect(dependencies).toEqual(['.venv', 'node_modules']);
    const text = (file: string): string => readFileSync(path.join(target, file), 'utf8');
    expect(text('env/settings.py')).toBe('a folder of source');
    expect(text('sub/lib.py')).toBe('lib');
    expect(text('absolute/settings.py')).toBe('a folder of source');
    expect(realpathSync(path.join(target, 'absolute'))).toBe(path.join(target, 'env'));
    expect(lstatSync(path.join(target, 'outward')).isSymbolicLink()).toBe(true);
    for (const absent of ['ignored', 'gone.py', '.git', 'sub/.git', '.venv', '.heal'])
      expect(existsSync(path.join(target, absent))).toBe(false);
  });

  test('of a folder without git has everything but dependencies', async () => {
    put('plain/a.py', 'a');
    put('plain/node_modules/x.js');
    const target = path.join(place, 'plain-copy');
    const copied = await copyFiles(path.join(place, 'plain'), target, searchPath, makeRunTool);
    expect(copied).toEqual({ dependencies: ['node_modules'], files: 1 });
  });
});

describe('what is hidden', () => {
  const hidden = async (folder: string): Promise<string[]> => {
    const found = await findHiddenPaths(path.join(place, folder), path.join(place, folder), home);
    return found.map((secret) => path.relative(place, secret.path));
  };
  test("git's folders, those of submodules, and Heal's records", async () => {
    const found = await hidden('repository');
    expect(found).toEqual(
      expect.arrayContaining(['repository/.git', 'repository/sub/.git', 'repository/.git/modules/sub']),
    );
    expect(found).toContain('repository/.heal');
  });
  test('for a worktree the folders of the repository that it belongs to', async () => {
    expect(await hidden('worktree')).toEqual(
      expect.arrayContaining(['worktree/.git', 'repository/.git', 'repository/.git/worktrees/worktree']),
    );
  });
});

test('visible are the tools on the search path and what dependencies lead to, not what lies beside them', async () => {
  const options = {
    ...{ tempFolder: place, home, expose: [], makeRunTool },
    path: `${home}/.cargo/bin:${home}/.pyenv/shims:/usr/bin:relative:`,
  };
  const visible = await findVisiblePaths(root, root, options);
  const shown = visible.filter((file) => file.startsWith(place)).map((file) => path.relative(place, file));
  expect(shown.sort()).toEqual(['elsewhere/node_modules', 'home/.cargo/bin', 'home/.pyenv', 'home/.pythons/3.12']);
  expect(visible).not.toContain('/etc');
  expect(visible.some((file) => file.startsWith('/etc/shadow') || file.startsWith('/etc/ssh'))).toBe(false);
});
