import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorkingTree } from './working-tree.ts';

let root = '';
const journal = () => join(root, '.heal', 'journal');
const bytes = (text: string) => Buffer.from(text);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const change = (path: string, before: string, after: string) => ({ path, before: bytes(before), after: bytes(after) });
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'heal-tree-')));
  writeFileSync(join(root, 'a.py'), 'a\r\n', { mode: 0o755 });
  writeFileSync(join(root, 'b.py'), 'b\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const unknown = async () => false;

/** Publishes in another process that is killed after `renames` files were replaced. */
function publishAndDie(renames: number) {
  const url = new URL('./working-tree.ts', import.meta.url).href;
  const script = `
    import fs from 'node:fs/promises'; import { syncBuiltinESMExports } from 'node:module';
    const real = fs.rename; let left = ${renames} + 1;
    fs.rename = async (...args) => { if (left-- <= 0) process.kill(process.pid, 'SIGKILL'); return real(...args); };
    syncBuiltinESMExports();
    const { makeWorkingTree } = await import('${url}');
    await makeWorkingTree(${JSON.stringify(root)}, ${JSON.stringify(journal())}).publish('p1', ['h1', 'h2'], [
      { path: 'a.py', before: Buffer.from('a\\r\\n'), after: Buffer.from('A\\r\\n') },
      { path: 'b.py', before: Buffer.from('b\\n'), after: Buffer.from('B\\n') },
    ]);`;
  expect(spawnSync(process.execPath, ['--input-type=module', '-e', script]).signal).toBe('SIGKILL');
}

describe('working tree', () => {
  it('replaces files, keeps their modes and leaves nothing beside them', async () => {
    const tree = makeWorkingTree(root, journal());
    await tree.publish('p1', ['h1'], [change('a.py', 'a\r\n', 'A\r\n')]);
    expect(read('a.py')).toBe('A\r\n');
    expect(statSync(join(root, 'a.py')).mode & 0o777).toBe(0o755);
    await tree.forget('p1');
    expect(readdirSync(journal())).toEqual([]);
    expect(readdirSync(root).toSorted()).toEqual(['.heal', 'a.py', 'b.py']);
  });

  it('changes nothing when one file is not what it was', async () => {
    const tree = makeWorkingTree(root, journal());
    const changes = [change('a.py', 'a\r\n', 'A'), change('b.py', 'older\n', 'B')];
    await expect(tree.publish('p1', ['h1'], changes)).rejects.toThrow('b.py changed while');
    expect([read('a.py'), read('b.py')]).toEqual(['a\r\n', 'b\n']);
  });

  it('refuses a symlink', async () => {
    symlinkSync('/etc/hostname', join(root, 'link.py'));
    const tree = makeWorkingTree(root, journal());
    await expect(tree.publish('p', [], [change('link.py', '', 'x')])).rejects.toThrow('not a plain file');
  });

  it.each([0, 1, 2])('completes the publication when it was killed after %i files', async (renames) => {
    if (renames < 2) publishAndDie(renames);
    else
      await makeWorkingTree(root, journal()).publish(
        'p1',
        ['h1', 'h2'],
        [change('a.py', 'a\r\n', 'A\r\n'), change('b.py', 'b\n', 'B\n')],
      );
    const recovered = await makeWorkingTree(root, journal()).recover(unknown);
    expect(recovered).toEqual([{ ref: 'p1', caseIds: ['h1', 'h2'], completed: true }]);
    expect([read('a.py'), read('b.py')]).toEqual(['A\r\n', 'B\n']);
  });

  it('takes everything back when somebody edited a file in between', async () => {
    publishAndDie(1);
    writeFileSync(join(root, 'b.py'), 'mine\n');
    const [recovered] = await makeWorkingTree(root, journal()).recover(unknown);
    expect(recovered?.completed).toBe(false);
    expect([read('a.py'), read('b.py')]).toEqual(['a\r\n', 'mine\n']);
  });

  it('leaves alone what the ledger knows: people may have taken it back', async () => {
    const tree = makeWorkingTree(root, journal());
    await tree.publish('p1', ['h1'], [change('a.py', 'a\r\n', 'A\r\n')]);
    writeFileSync(join(root, 'a.py'), 'a\r\n');
    expect(await tree.recover(async (ids) => ids.includes('h1'))).toEqual([]);
    expect(read('a.py')).toBe('a\r\n');
    expect(readdirSync(journal())).toEqual([]);
  });

  it('forgets a publication that was killed before it was whole', async () => {
    mkdirSync(join(journal(), 'p1.draft'), { recursive: true });
    renameSync(join(root, 'b.py'), join(root, 'c.py'));
    expect(await makeWorkingTree(root, journal()).recover(unknown)).toEqual([]);
    expect(readdirSync(journal())).toEqual([]);
  });
});
