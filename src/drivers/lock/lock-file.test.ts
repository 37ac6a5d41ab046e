import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
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

  it('is taken over by one of those who find its owner gone at the same moment', async () => {
    const files = Array.from({ length: 40 }, (_, index) => join(folder, `race-${index}`));
    for (const file of files) writeFileSync(file, JSON.stringify({ pid: 2 ** 30, born: '1', command: 'gone' }));
    const start = Date.now() + 1_500;
    const takers = Array.from({ length: 5 }, () =>
      spawn(process.execPath, [
        '--input-type=module',
        '-e',
        `import { takeLock } from '${moduleUrl}';
         const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
         await pause(${start} - Date.now());
         for (const file of ${JSON.stringify(files)})
           await takeLock(file, 'x').then(() => console.log(file), () => {});
         // Who ended would make room for the others.
         console.log('done');
         process.stdin.resume();`,
      ]),
    );
    const taken = await Promise.all(
      takers.map(async (taker) => {
        const got: string[] = [];
        for await (const line of createInterface({ input: taker.stdout })) {
          if (line === 'done') break;
          got.push(line);
        }
        return got;
      }),
    );
    for (const taker of takers) taker.kill();
    expect(taken.flat().toSorted()).toEqual(files.toSorted());
  }, 60_000);
});
