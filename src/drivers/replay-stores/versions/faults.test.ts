import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setVariable } from '../../../../test/set-variable.ts';
import type { ReplayStores } from '#core/ports/replay-stores.ts';
import { makeLook, makeSuccess } from './fixtures/examples.ts';
import { openReplayStores } from './stores.ts';

const worker = join(import.meta.dirname, 'fixtures/worker.ts');
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'heal-faults-'));
  folders.push(folder);
  return folder;
}
function open(folder: string): ReplayStores {
  return openReplayStores({ folder, workflow: 'invoice', now: () => '2026-11-20T10:00:00.000Z', setVariable });
}

/** Three versions, two prototypes, something learned since the last version, and a look that waits. */
async function fill(folder: string): Promise<void> {
  const stores = open(folder);
  for (const seed of [1, 2]) {
    await stores.learn(makeSuccess({ run: `run-${seed}`, look: makeLook(seed) }));
    await stores.promote([(await stores.appearances())[0]?.id ?? ''], `look ${seed}`);
  }
  await stores.learn(makeSuccess({ run: 'since', look: makeLook(3) }));
  await stores.close();
}
async function see(folder: string): Promise<object> {
  const stores = open(folder);
  const prototypes = await stores.prototypesOf('save');
  const seen = {
    memory: (await stores.memory()).map(({ successes }) => successes),
    prototypes: prototypes.map(({ id }) => id),
    appearances: (await stores.appearances()).map(({ id, confirmed }) => [id, confirmed]),
    problems: await stores.problems(),
  };
  await stores.close();
  return seen;
}
/** Every version is whole, and every kind of change still works. */
async function expectSound(folder: string): Promise<void> {
  const stores = open(folder);
  for (const { problem } of await stores.versions({ isChecked: true })) expect(problem).toBeUndefined();
  await stores.learn(makeSuccess({ run: 'afterwards', look: makeLook(7) }));
  const id = (await stores.appearances()).find(({ look }) => look.picture.grey[0] === makeLook(7).picture.grey[0])?.id;
  await stores.promote([id ?? ''], 'afterwards');
  expect((await stores.nearest(makeLook(7).ink, 1))[0]?.id).toBe(id);
  const [first] = await stores.versions();
  await stores.rollback(first?.version ?? '', 'afterwards');
  await stores.close();
}

describe('a process that is killed', () => {
  let base: string;
  let before: object;
  beforeAll(async () => {
    base = await makeFolder();
    await fill(base);
    before = await see(base);
  });
  // Every point is tried within one process by the property; here a few, with a real end.
  const points = [1, 6, 18, 29, 41];

  test.for(['learn', 'snapshot', 'promote', 'rollback'])(
    'at any point of %s leaves all as before, or all as after',
    { timeout: 180_000 },
    async (what) => {
      const whole = await makeFolder();
      await cp(base, whole, { recursive: true });
      const done = spawnSync(process.execPath, [worker, whole, what, '9999'], { encoding: 'utf8' });
      expect(done.stdout).toBe('done\n');
      const after = await see(whole);
      let killed = 0;
      for (const at of points) {
        const folder = await makeFolder();
        await cp(base, folder, { recursive: true });
        const child = await run([worker, folder, what, String(at)]);
        if (child !== 'SIGKILL') break;
        killed += 1;
        expect([before, after]).toContainEqual(await see(folder));
        if (at === 18) await expectSound(folder);
      }
      expect(killed).toBeGreaterThanOrEqual(what === 'learn' ? 1 : 4);
    },
  );

  test(
    'at any time, or two that work at once and are killed, leaves stores that are sound',
    { timeout: 180_000 },
    async () => {
      const folder = await makeFolder();
      for (const delay of [100, 700]) {
        const ends = ['one', 'two'].map((name) => {
          const child = spawn(process.execPath, [worker, folder, 'all', '-1', `${name}${delay}`], {
            stdio: ['ignore', 'pipe', 'inherit'],
          });
          child.stdout.once('data', () => void sleep(delay).then(() => child.kill('SIGKILL')));
          return new Promise<NodeJS.Signals | null>((done) => child.on('exit', (_, signal) => done(signal)));
        });
        // Neither fell over the other before it was killed.
        expect(await Promise.all(ends)).toEqual(['SIGKILL', 'SIGKILL']);
        await expectSound(folder);
      }
    },
  );
});

function run(args: readonly string[]): Promise<string | null> {
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((done) => child.on('exit', (_, signal) => done(signal)));
}

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
test.skipIf(!canMount)(
  'a full disk (only root on Linux can make one) loses nothing, and what was refused works when there is room',
  { timeout: 180_000 },
  async () => {
    const folder = await makeFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'small', folder]);
    try {
      await fill(folder);
      const before = await see(folder);
      const used = Number(execFileSync('df', ['--output=used', '-B1', folder], { encoding: 'utf8' }).split('\n')[1]);
      let refused = 0;
      for (const freeKb of [0, 4, 16, 40, 80]) {
        const ballast = join(folder, 'ballast');
        await writeFile(ballast, Buffer.alloc(2 * 1024 * 1024 - used - freeKb * 1024));
        const stores = open(folder);
        for (const change of [
          () => stores.snapshot('full'),
          () => stores.rollback('v02', 'full'),
          async () => stores.promote([(await stores.appearances())[0]?.id ?? ''], 'full'),
        ]) {
          const error: unknown = await change().then(
            () => undefined,
            (failure: unknown) => failure,
          );
          if (error === undefined) continue;
          refused += 1;
          expect(String(error)).toMatch(/ENOSPC|disk is full|disk I\/O/i);
          expect(await see(folder)).toEqual(before);
        }
        await stores.close();
        await rm(ballast);
        for (const { problem } of await open(folder).versions({ isChecked: true })) expect(problem).toBeUndefined();
      }
      expect(refused).toBeGreaterThanOrEqual(9);
      await expectSound(folder);
    } finally {
      execFileSync('umount', ['-l', folder]);
    }
  },
);
