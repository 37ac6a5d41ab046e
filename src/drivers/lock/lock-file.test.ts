import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { takeLock } from './lock-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'heal-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const moduleUrl = new URL('./lock-file.ts', import.meta.url).href;

const takeElsewhere = (file: string) =>
  spawnSync(process.execPath, [
    '--input-type=module',
    '-e',
    `import { takeLock } from '${moduleUrl}';
     await takeLock(${JSON.stringify(file)}, 'heal fix .').then(() => console.log('got it'), (error) => console.log(error.message));`,
  ]).stdout.toString();

describe('lock', () => {
  it('lets one process heal and tells the other who does', async () => {
    const file = join(folder, 'a');
    const lock = await takeLock(file, 'heal fix .');
    expect(takeElsewhere(file)).toContain(`process ${process.pid}`);
    await lock.release();
    expect(takeElsewhere(file)).toContain('got it');
  });

  it('takes over from a process that is gone, or whose number another process has now', async () => {
    const file = join(folder, 'b');
    expect(takeElsewhere(file)).toContain('got it');
    expect(existsSync(file)).toBe(true);
    await (await takeLock(file, 'x')).release();
    writeFileSync(file, JSON.stringify({ pid: process.pid, born: '1', command: 'older' }));
    await (await takeLock(file, 'x')).release();
    writeFileSync(file, 'rubbish');
    await (await takeLock(file, 'x')).release();
    expect(readdirSync(folder)).not.toContain('b');
  });
});
