import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readFileSync, readlinkSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healed, ill, isLinux, isRoot, Place, type FixOutput } from './place.ts';

/** Tried together, as they are found together: one bad file must not keep the others from being healed. */
describe('a repository full of odd files', { timeout: 120_000 }, () => {
  const place = new Place();
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
  const names = ['-rf.py', 'two words.py', "quote's.py", 'naïve café 🩹.py', '$(touch owned).py', 'a;b&c.py'];
  // Windows and some tools cannot hold these; Git and Linux can.
  const worse = isLinux ? ['new\nline.py', '::error::owned.py', '\u001b[31mred.py', 'double"quote.py', 'a[b.py'] : [];
  const longLine = `${ill}DATA = '${'x'.repeat(1_000_000)}'\n`;
  const invalid = Buffer.concat([Buffer.from(ill), Buffer.from('# \xe9\xff\n', 'latin1')]);
  const binary = Buffer.concat([Buffer.from(ill), Buffer.alloc(64)]);
  let before: Readonly<Record<string, string>>;
  let output: FixOutput & { readonly err: string };

  beforeAll(async () => {
    place.initialise({
      'crlf.py': crlf(ill),
      'bom.py': `\uFEFF${ill}`,
      'bom_crlf.py': crlf(`\uFEFF${ill}`),
      'executable.py': ill,
      'long_line.py': longLine,
      'invalid.py': invalid,
      'binary.py': binary,
      'empty.py': '',
      'broken.py': 'import os\ndef (\n',
      'no_end.py': ill.trimEnd(),
      '.gitattributes': '*.py -text\n',
      ...(isLinux ? { 'back\\slash.py': ill } : {}),
      ...Object.fromEntries([...names, ...worse].map((name) => [name, ill])),
    });
    chmodSync(join(place.folder, 'executable.py'), 0o755);
    writeFileSync(join(place.base, 'outside.py'), ill);
    symlinkSync('../outside.py', join(place.folder, 'link.py'));
    symlinkSync('..', join(place.folder, 'up'));
    symlinkSync('loop.py', join(place.folder, 'loop.py'));
    const other = new Place();
    try {
      other.initialise();
      place.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.folder, 'sub');
    } finally {
      other.remove();
    }
    place.commit();
    place.write('huge.py', ill);
    truncateSync(join(place.folder, 'huge.py'), 200 * 1024 * 1024);
    if (isLinux) execFileSync('mkfifo', [join(place.folder, 'pipe.py')]);
    if (!isRoot) {
      place.write('locked.py', ill);
      chmodSync(join(place.folder, 'locked.py'), 0o000);
    }
    before = place.hashes();
    output = await place.fix();
  }, 120_000);
  afterAll(() => place.remove());

  const isLeftAlone = (path: string): void => {
    expect(place.hashes()[path]).toBe(before[path]);
    expect(output.cases.filter(({ finding }) => finding.path === path)).toEqual([]);
  };

  it.each([...names, ...worse])('heals %j', (name) => {
    expect(place.read(name)).toBe(healed);
    expect(output.cases.find(({ finding }) => finding.path === name)?.outcome.reason).toBe('verified');
  });

  it('keeps line endings and byte order marks', () => {
    expect(place.read('crlf.py')).toBe(crlf(healed));
    expect(place.read('bom.py')).toBe(`\uFEFF${healed}`);
    expect(place.read('bom_crlf.py')).toBe(crlf(`\uFEFF${healed}`));
    expect(place.read('no_end.py')).toBe(healed.trimEnd());
  });

  it('keeps the mode of a file', () => {
    expect(place.read('executable.py')).toBe(healed);
    if (process.platform !== 'win32') expect(lstatSync(join(place.folder, 'executable.py')).mode & 0o777).toBe(0o755);
  });

  it('keeps a line of a megabyte', () => expect(place.read('long_line.py')).toBe(longLine.replace('import os\n', '')));

  it.each(['invalid.py', 'binary.py', 'huge.py', 'empty.py'])('leaves %s alone', isLeftAlone);

  it.skipIf(!isLinux)('does not heal a name that is a path on other systems', () => {
    expect(place.read('back\\slash.py')).toBe(ill);
    expect(output.cases.find(({ finding }) => finding.path === 'back\\slash.py')?.outcome).toEqual({
      status: 'rolled-back',
      reason: 'scope',
    });
  });

  it('writes nothing into a file that does not parse', () => {
    expect(place.hashes()['broken.py']).toBe(before['broken.py']);
  });

  it('does not follow links', () => {
    expect(readlinkSync(join(place.folder, 'link.py'))).toBe('../outside.py');
    expect(readFileSync(join(place.base, 'outside.py'), 'utf8')).toBe(ill);
    for (const path of ['link.py', 'loop.py', 'up/outside.py']) isLeftAlone(path);
  });

  it('leaves submodules to themselves', () => {
    expect(place.read('sub/plain.py')).toBe(ill);
    isLeftAlone('sub/plain.py');
  });

  it.skipIf(isRoot)('passes over what it may not read (root may read everything)', () => {
    expect(output.cases.some(({ finding }) => finding.path === 'locked.py')).toBe(false);
  });

  it('runs no part of a name and leaves nothing behind', () => {
    const now = place.hashes();
    expect(Object.keys(now)).toEqual(Object.keys(before));
    expect(place.leftovers()).toEqual([]);
    expect(output.err).not.toContain('our fault');
  });

  it('finds nothing to do the second time', async () => {
    place.git('add', '--all', '--', ':!huge.py', ':!pipe.py', ':!locked.py');
    place.git('commit', '--quiet', '--message=healed');
    const again = await place.fix(['--dry-run']);
    expect(again.cases.filter(({ outcome }) => outcome.status === 'healed')).toEqual([]);
  });
});
