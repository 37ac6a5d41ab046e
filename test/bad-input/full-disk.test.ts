import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { healed, ill, isLinux, isRoot, type Place } from './place.ts';
import { it } from './trial.ts';

/** Runs with a small disk of its own at `folder`, filled but for `freeKb`. */
async function withSmallDisk(folder: string, freeKb: number, work: (ballast: string) => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'small', folder]);
  const ballast = join(folder, '.ballast');
  try {
    writeFileSync(ballast, Buffer.alloc((4096 - freeKb) * 1024));
    await work(ballast);
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
}

async function expectRefused(place: Place): Promise<void> {
  const { code, err } = await place.heal(['fix']);
  expect(err).not.toContain('our fault');
  expect(err).toMatch(/room/);
  expect(code).toBe(2);
  expect(place.read('plain.py')).toBe(ill);
  expect(place.leftovers()).toEqual([]);
}

describe.skipIf(!isLinux || !isRoot)(
  'a full disk (only root on Linux can make one)',
  { timeout: 120_000, concurrent: true },
  () => {
    // Nothing at all; the ledger but not its first moves; the moves but not the journal.
    it.for([0, 8, 64, 160])(
      'below .heal, with %i kB left: nothing is written, and a later run works',
      async (freeKb, { makePlace }) => {
        const place = makePlace({ '.gitignore': '.heal\n' });
        await withSmallDisk(join(place.folder, '.heal'), freeKb, async (ballast) => {
          await expectRefused(place);
          rmSync(ballast);
          expect(await place.heal(['fix'])).toMatchObject({ code: 0 });
          expect(place.read('plain.py')).toBe(healed);
          expect(await place.heal(['audit', 'verify'])).toMatchObject({ code: 0 });
        });
      },
    );

    it('in the temporary folder is said', async ({ makePlace }) => {
      const place = makePlace();
      await withSmallDisk(join(place.temporary, 'small'), 0, async () => {
        const { code, err } = await place.heal(['fix'], { env: { TMPDIR: join(place.temporary, 'small') } });
        expect(err).not.toContain('our fault');
        expect(code).toBe(2);
        expect(place.status()).toEqual([]);
      });
      expect(await place.heal(['fix'])).toMatchObject({ code: 0 });
      expect(place.read('plain.py')).toBe(healed);
    });

    it('or a folder that is read-only: all files are healed or none', async ({ makePlace }) => {
      const place = makePlace({ 'locked/second.py': ill, 'locked/__init__.py': '' });
      const locked = join(place.folder, 'locked');
      const before = place.hashes();
      execFileSync('mount', ['--bind', locked, locked]);
      try {
        execFileSync('mount', ['-o', 'remount,ro,bind', locked]);
        const { out } = await place.heal(['fix']);
        expect(out).toContain('Healed 0 of 2');
        expect(out).toContain('Every file is as it was.');
        expect(place.hashes()).toEqual(before);
      } finally {
        execFileSync('umount', [locked]);
      }
      expect(await place.heal(['fix'])).toMatchObject({ code: 0 });
      expect(place.status()).toEqual([' M locked/second.py', ' M plain.py']);
      expect(await place.heal(['audit', 'verify'])).toMatchObject({ code: 0 });
      expect(place.leftovers()).toEqual([]);
    });
  },
);
