import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { UsageError } from '#core/errors.ts';
import { findChanged } from './changed.ts';
import { listFiles, type RunGit } from './files.ts';
import { makeTree, type Tree } from './fixtures/local.ts';
import { createReader } from './read.ts';

let tree: Tree | undefined;
afterEach(() => tree?.remove());
const gitIn =
  (cwd: string): RunGit =>
  async (args) => {
    try {
      return execFileSync('git', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
      return undefined;
    }
  };
function commit(root: string): void {
  execFileSync('git', ['init', '-q', root]);
  execFileSync('git', ['-C', root, 'add', '-A']);
  execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'all']);
}
async function changedIn(root: string, ref = 'HEAD') {
  const { sources } = await listFiles({ root, git: gitIn(root) });
  return findChanged({
    ref,
    git: gitIn(root),
    allFiles: sources,
    read: createReader(root),
    signal: new AbortController().signal,
  });
}

describe('findChanged', () => {
  it('takes edits, new files and everything that imports them, in Python and TypeScript', async () => {
    tree = makeTree({
      'pkg/py/__init__.py': '',
      'pkg/py/base.py': 'X = 1\n',
      'pkg/py/user.py': 'from .base import (\n    X,  # why\n)\n',
      'pkg/py/far.py': 'from py import user\n',
      'pkg/py/other.py': 'import os\n',
      'pkg/ts/a.ts': 'export const a = 1;\n',
      'pkg/ts/b.ts': "import { a } from './a.js';\nexport * from './c';\n",
      'pkg/ts/c/index.ts': "const z = await import('../a.ts');\n",
      'pkg/ts/d.ts': 'export {};\n',
      'elsewhere.py': 'X = 1\n',
    });
    commit(tree.root);
    const root = join(tree.root, 'pkg');
    expect(await changedIn(root)).toEqual({ changed: [], affected: [] });
    writeFileSync(join(root, 'py/base.py'), 'X = 2\n');
    writeFileSync(join(root, 'ts/a.ts'), 'export const a = 2;\n');
    writeFileSync(join(root, 'py/new ü.py'), 'import os\n');
    writeFileSync(join(tree.root, 'elsewhere.py'), 'X = 2\n');
    expect(await changedIn(root)).toEqual({
      changed: ['py/base.py', 'py/new ü.py', 'ts/a.ts'],
      affected: ['py/base.py', 'py/far.py', 'py/new ü.py', 'py/user.py', 'ts/a.ts', 'ts/b.ts', 'ts/c/index.ts'],
    });
  });

  it('looks again at what imported a deleted file', async () => {
    tree = makeTree({ 'a.py': 'import b\n', 'b.py': 'x = 1\n', 'c.py': 'x = 1\n' });
    commit(tree.root);
    rmSync(join(tree.root, 'b.py'));
    expect(await changedIn(tree.root)).toEqual({ changed: [], affected: ['a.py'] });
  });

  it('refuses a ref that git does not know, or that looks like an option', async () => {
    tree = makeTree({ 'a.py': 'x = 1\n' });
    commit(tree.root);
    await expect(changedIn(tree.root, 'nope')).rejects.toThrow(UsageError);
    await expect(changedIn(tree.root, '--output=x')).rejects.toThrow(UsageError);
  });
});
