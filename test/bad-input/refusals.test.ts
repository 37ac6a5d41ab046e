import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { findProgram } from '#drivers/sandbox/probe.ts';
import { healed, ill, illButSafe, isLinux, isRoot, safelyHealed, settings, type Place } from './place.ts';
import { it } from './trial.ts';

/** What refused leaves no trace, neither there nor elsewhere. */
function expectUntouched(place: Place, before: Readonly<Record<string, string>>): void {
  expect(place.hashes()).toEqual(before);
  expect(place.has('.heal')).toBe(false);
  expect(place.leftovers()).toEqual([]);
}

async function expectHealedAfterwards(place: Place): Promise<void> {
  expect(await place.heal(['fix'])).toMatchObject({ code: 0 });
  expect(place.read('plain.py')).toBe(healed);
  expect(place.leftovers()).toEqual([]);
}

/** A search path that holds these programs and no others. */
async function makeSearchPath(place: Place, names: readonly string[]): Promise<string> {
  const folder = join(place.base, 'bin');
  mkdirSync(folder);
  for (const name of names) {
    const program = await findProgram(name, process.env['PATH'] ?? '');
    if (program !== undefined) symlinkSync(program, join(folder, name));
  }
  return folder;
}

describe('a place that cannot be healed', { timeout: 120_000, concurrent: true }, () => {
  it('is no repository', async ({ makeEmptyPlace }) => {
    const place = makeEmptyPlace();
    place.write('plain.py', ill);
    const before = place.hashes();
    for (const command of ['fix', 'scan']) {
      const { code, out, err } = await place.heal([command]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`heal: ${place.folder} is not inside a Git repository.\n`);
      expect(err).toContain('Run `git init` there, commit once, and try again.');
    }
    expectUntouched(place, before);
    place.initialise();
    await expectHealedAfterwards(place);
  });

  it('is not there, or is a file', async ({ makePlace }) => {
    const place = makePlace();
    expect(await place.heal(['fix', 'nowhere'])).toMatchObject({ code: 2, err: expect.stringContaining('nowhere') });
    const file = await place.heal(['fix', 'plain.py']);
    expect(file).toMatchObject({ code: 2, err: expect.stringContaining('plain.py is a file.') });
    expect(place.status()).toEqual([]);
  });

  it('has no commit', async ({ makeEmptyPlace }) => {
    const place = makeEmptyPlace();
    place.git('init', '--quiet');
    place.write('plain.py', ill);
    const before = place.hashes();
    const { code, err } = await place.heal(['fix']);
    expect(code).toBe(2);
    expect(err).toContain('heal: This repository has no commit yet, so there would be no way back.\nCommit once');
    expectUntouched(place, before);
    place.initialise();
    await expectHealedAfterwards(place);
  });

  it('has a broken configuration', async ({ makePlace }) => {
    const place = makePlace({ '.github/heal.yml': 'version: 1\ncategories:\n  import: onn\ntset: {}\n' });
    const before = place.hashes();
    for (const command of ['fix', 'scan']) {
      const { code, err } = await place.heal([command]);
      expect(code).toBe(2);
      expect(err).toContain(
        '.github/heal.yml:3:11: categories.import is "onn". Did you mean on? Write one of off, shadow, limited, on\n',
      );
      expect(err).toContain('.github/heal.yml:4:1: tset is not a known key. Did you mean test?');
      expect(err).toContain('heal config validate');
    }
    expectUntouched(place, before);
    place.write('.github/heal.yml', settings);
    await expectHealedAfterwards(place);
  });

  it('has no git on the search path', async ({ makePlace }) => {
    const place = makePlace();
    const before = place.hashes();
    const { code, err } = await place.heal(['fix'], { env: { PATH: await makeSearchPath(place, []) } });
    expect(err).toContain('heal: Git is not installed.\nInstall git and make sure that it is on the PATH.\n');
    expect(code).toBe(2);
    expectUntouched(place, before);
  });

  it('is read-only', async ({ makePlace, skip }) => {
    if (isRoot && !isLinux) skip('root may write everywhere; only a mount can forbid it');
    const place = makePlace();
    const before = place.hashes();
    // Root may write into every folder, but not into a file system that is read-only.
    const mount = (...argv: readonly string[]): unknown => execFileSync('mount', [...argv, place.folder]);
    if (isRoot) {
      mount('--bind', place.folder);
      mount('-o', 'remount,ro,bind');
    } else chmodSync(place.folder, 0o555);
    try {
      const { code, err } = await place.heal(['fix']);
      expect(err).toContain(`heal: Heal cannot keep its record in ${join(place.folder, '.heal')}: `);
      expect(err).toContain('use --dry-run, which keeps no record');
      expect(code).toBe(2);
      const { summary } = await place.fix(['--dry-run']);
      expect(summary).toMatchObject({ found: 1, healed: 1 });
      expectUntouched(place, before);
    } finally {
      if (isRoot) execFileSync('umount', [place.folder]);
      else chmodSync(place.folder, 0o755);
    }
    await expectHealedAfterwards(place);
  });
});

describe('a place that can be healed in part', { timeout: 120_000, concurrent: true }, () => {
  it('leaves files with uncommitted changes alone and heals the others', async ({ makePlace }) => {
    const place = makePlace({ 'edited.py': ill, 'staged.py': ill });
    const mine = `${ill}\n\n# my work of today\n`;
    place.write('edited.py', mine);
    place.write('staged.py', mine);
    place.git('add', 'staged.py');
    place.write('untracked.py', mine);
    const { cases } = await place.fix();
    const outcomes = Object.fromEntries(cases.map(({ finding, outcome }) => [finding.path, outcome.reason]));
    expect(outcomes).toEqual({
      'plain.py': 'verified',
      'edited.py': 'uncommitted-changes',
      'staged.py': 'uncommitted-changes',
      'untracked.py': 'uncommitted-changes',
    });
    for (const path of ['edited.py', 'staged.py', 'untracked.py']) expect(place.read(path)).toBe(mine);
    expect(place.status().toSorted()).toEqual([' M edited.py', ' M plain.py', '?? untracked.py', 'M  staged.py']);
    place.commit();
    expect((await place.fix()).summary).toMatchObject({ found: 3, healed: 3 });
  });

  it('heals only what is safe where there are no tests, and says so', async ({ makePlace }) => {
    const place = makePlace({ 'safe.py': illButSafe });
    place.git('rm', '--quiet', 'test_plain.py');
    place.commit();
    const { code, out } = await place.heal(['fix']);
    expect(code).toBe(0);
    expect(out).toContain('Baseline  no tests: no test suite was found\n');
    expect(out).toContain('Not verified by tests: 1 heal');
    expect(out).toContain('this fix is careful: it needs them');
    expect(place.read('safe.py')).toBe(safelyHealed);
    expect(place.status()).toEqual([' M safe.py']);
  });

  it('says that the test command is not installed, and heals only what is safe', async ({ makePlace }) => {
    const command = `${settings}test: {command: nosuchrunner --all}\n`;
    const place = makePlace({ '.github/heal.yml': command, 'safe.py': illButSafe });
    const { code, out, err } = await place.heal(['fix']);
    expect({ code, err }).toMatchObject({ code: 0, err: expect.not.stringContaining('our fault') });
    expect(out).toMatch(/Baseline {2}no tests: `nosuchrunner --all` could not be started/);
    expect(out).toContain('Not verified by tests: 1 heal');
    expect(place.status()).toEqual([' M safe.py']);
    expect(place.leftovers()).toEqual([]);
  });

  it('takes another Python when the one of the virtual environment is gone', async ({ makePlace }) => {
    const place = makePlace({ '.gitignore': '.venv\n' });
    place.write('.venv/bin/python', '#!/nowhere/python3\n');
    chmodSync(join(place.folder, '.venv/bin/python'), 0o755);
    await expectHealedAfterwards(place);
    expect(place.status()).toEqual([' M plain.py']);
  });

  it('without Python on the search path nothing is our fault', async ({ makePlace }) => {
    const place = makePlace({ 'safe.py': illButSafe });
    const path = await makeSearchPath(place, ['git', 'bwrap', 'prlimit']);
    const { code, err } = await place.heal(['fix'], { env: { PATH: path } });
    expect({ code, err }).toMatchObject({ code: 0, err: expect.not.stringContaining('our fault') });
    expect(place.read('safe.py')).toBe(safelyHealed);
    expect(place.leftovers()).toEqual([]);
  });
});

describe('an unusual folder', { timeout: 120_000, concurrent: true }, () => {
  it.for(["a folder/ünï cödé 🩹/it's, or: $HOME", '-rf', 'x[1]*?{a,b}'])(
    '%s is healed',
    async (name, { makePlace }) => {
      const place = makePlace({}, name);
      await expectHealedAfterwards(place);
      expect(place.status()).toEqual([' M plain.py']);
      expect(readdirSync(place.folder).toSorted()).toEqual(['.git', '.github', '.heal', 'plain.py', 'test_plain.py']);
    },
  );

  it('is a package inside a repository: what lies beside it is not touched', async ({ makePlace }) => {
    const place = makePlace({ 'the pack/safe.py': illButSafe });
    expect(await place.heal(['fix', 'the pack', '--no-tests'])).toMatchObject({ code: 0 });
    expect(place.status()).toEqual([' M the pack/safe.py']);
    expect(place.has('.heal')).toBe(false);
  });

  it('lies deep', async ({ makePlace }) => {
    const deep = 'a_folder_with_a_long_name_in_it/'.repeat(60);
    const place = makePlace({ [`${deep}plain.py`]: ill });
    const { summary } = await place.fix();
    expect(summary).toMatchObject({ found: 2, healed: 2 });
    expect(place.read(`${deep}plain.py`)).toBe(healed);
  });
});

// Written where a person runs Heal, never into the repository unasked.
it('a patch that cannot be written is said, and nothing else happens', { timeout: 120_000 }, async ({ makePlace }) => {
  const place = makePlace();
  writeFileSync(join(place.base, 'file'), '');
  const { code, err } = await place.heal(['fix', '--patch', join(place.base, 'file/heal.patch')]);
  expect(code).toBe(2);
  expect(err).toContain('Give a path in a folder that exists and that you may write.');
  expect(place.status()).toEqual([]);
  expect(place.leftovers()).toEqual([]);
});
