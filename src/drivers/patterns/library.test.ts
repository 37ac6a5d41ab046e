import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { LibraryEntry, PatternLibrary } from '#core/ports/pattern-library.ts';
import { openPatternLibrary } from './library.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

let folder: string;
let library: PatternLibrary;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heal-library-'));
  folders.push(folder);
  library = openPatternLibrary(folder, '.heal/patterns');
});

function entryOf(id: string, title = 'Say it loud'): LibraryEntry {
  return {
    pattern: {
      id,
      kind: 'code',
      title,
      languages: ['python'],
      rules: ['ruff/T201'],
      messages: ['^`print` found'],
      safety: 'careful',
      review: 'cursory',
      links: [],
      requires: { imports: ['sys'], files: 'not-tests' },
      rewrites: [{ match: { pattern: 'print($A)' }, replace: 'say($A)', means: { A: ['sys.argv'] } }],
      provenance: {
        from: 'learned',
        at: '2026-01-02T03:04:05.000Z',
        pairs: [{ via: 'commit', ref: '3f2a', rule: 'ruff/T201' }],
      },
    },
    examples: {
      heals: [{ name: 'before.py', before: 'print(1)\r\n', after: 'say(1)\r\n' }],
      untouched: [{ name: 'untouched-2.py', text: 'log(1)\n' }],
    },
  };
}

test('what is saved is read again, to the letter', async () => {
  await library.save(entryOf('code/b'));
  await library.save(entryOf('code/a'));
  expect(await library.load()).toEqual({ entries: [entryOf('code/a'), entryOf('code/b')], problems: [] });
});

test('a library that is not there yet is empty', async () => {
  expect(await openPatternLibrary(join(folder, 'none'), 'none').load()).toEqual({ entries: [], problems: [] });
});

test('saving replaces the whole entry, removing takes it away', async () => {
  await library.save(entryOf('code/a'));
  const { pattern } = entryOf('code/a', 'Say it softly');
  await library.save({ pattern, examples: { heals: [], untouched: [] } });
  expect((await library.load()).entries).toEqual([{ pattern, examples: { heals: [], untouched: [] } }]);
  await library.remove('code/a');
  await library.remove('code/a');
  expect((await library.load()).entries).toEqual([]);
  expect(await readdir(join(folder, 'code'))).toEqual([]);
});

test('many who save and read at once see whole entries only', async () => {
  await library.save(entryOf('code/a'));
  const saves = Array.from({ length: 12 }, (_, i) => library.save(entryOf('code/a', `Say it ${i} times`)));
  const loads = Array.from({ length: 12 }, () => library.load());
  await Promise.allSettled(saves);
  for (const { entries, problems } of await Promise.all(loads)) {
    expect(problems).toEqual([]);
    expect(entries.every(({ examples }) => examples.heals.length === 1)).toBe(true);
  }
  expect((await library.load()).entries).toHaveLength(1);
});

test.each(['../a', 'code/../../a', 'code/A', 'code/', 'run/a', 'code/a/b'])('the id %s is refused', async (id) => {
  await expect(library.save(entryOf(id))).rejects.toThrow(/no id of a pattern/);
  await expect(library.remove(id)).rejects.toThrow(/no id of a pattern/);
});

test('an example may not leave its folder', async () => {
  const entry = { ...entryOf('code/a'), examples: { heals: [], untouched: [{ name: '../x.py', text: '' }] } };
  await expect(library.save(entry)).rejects.toThrow(/no name of an example/);
  expect((await library.load()).entries).toEqual([]);
  expect(await readdir(join(folder, 'code'))).toEqual([]);
});

test('nothing in a library counts as shipped', async () => {
  const entry = entryOf('code/a');
  await library.save({ ...entry, pattern: { ...entry.pattern, provenance: { from: 'shipped' } } });
  expect((await library.load()).entries[0]?.pattern.provenance).toMatchObject({ from: 'imported' });
});

describe('what cannot be read is named, and the rest is there', () => {
  const put = async (name: string, text: string) => {
    await mkdir(join(folder, 'code', name), { recursive: true });
    await writeFile(join(folder, 'code', name, 'pattern.yml'), text);
  };
  test.each([
    ['broken YAML', 'kind: [', /bad\/pattern\.yml:\d+: /],
    ['aliases', 'kind: &a [x]\ntitle: *a', /anchors and aliases/],
    ['a circle', 'kind: &a [*a]', /anchors and aliases/],
    ['nesting', `kind: ${'['.repeat(60_000)}`, /nested|bad\/pattern\.yml:\d+/],
    ['nesting that is closed', `kind: ${'['.repeat(30_000)}${']'.repeat(30_000)}`, /nested/],
    ['a binary file', '\0\u0001\u0002', /bad\/pattern\.yml:\d+: /],
    ['nothing', '', /bad\/pattern\.yml:1: the file/],
  ])('%s', async (_, text, problem) => {
    await library.save(entryOf('code/good'));
    await put('bad', text);
    const { entries, problems } = await library.load();
    expect(entries.map(({ pattern }) => pattern.id)).toEqual(['code/good']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  test('a file of 1 GB, without reading it', async () => {
    await put('huge', '');
    await truncate(join(folder, 'code/huge/pattern.yml'), 1024 ** 3);
    const started = performance.now();
    expect((await library.load()).problems[0]).toMatch(/huge\/pattern\.yml is larger than 256 KB/);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test.skipIf(process.platform === 'win32')('a link to elsewhere', async () => {
    await library.save(entryOf('code/a'));
    await rename(join(folder, 'code/a'), join(folder, 'elsewhere'));
    await symlink(join(folder, 'elsewhere'), join(folder, 'code/a'));
    expect((await library.load()).entries).toEqual([]);
  });
});

describe('after a kill', () => {
  test('an entry that was moved aside is back', async () => {
    await library.save(entryOf('code/a'));
    await rename(join(folder, 'code/a'), join(folder, 'code/.old-a.0123456789ab'));
    expect((await library.load()).entries.map(({ pattern }) => pattern.id)).toEqual(['code/a']);
  });

  test('in the middle of many saves, every entry is whole', async () => {
    const script = join(folder, 'saver.ts');
    await writeFile(
      script,
      `import { openPatternLibrary } from ${JSON.stringify(join(import.meta.dirname, 'library.ts'))};
const library = openPatternLibrary(process.argv[2], 'test');
const entry = ${JSON.stringify(entryOf('code/a'))};
process.send('ready');
for (let i = 0; ; i++) await library.save({ ...entry, pattern: { ...entry.pattern, id: 'code/p' + (i % 3), title: 'Save ' + i } });
`,
    );
    for (const wait of [30, 45, 60]) {
      const child = fork(script, [folder], { stdio: 'ignore' });
      await once(child, 'message');
      await new Promise((resolve) => setTimeout(resolve, wait));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const { entries, problems } = await library.load();
      expect(problems).toEqual([]);
      expect(entries.every(({ examples }) => examples.heals.length + examples.untouched.length === 2)).toBe(true);
    }
  });

  test('what somebody may still be writing stays', async () => {
    await mkdir(join(folder, 'code/.new-a.0123456789ab'), { recursive: true });
    expect((await library.load()).entries).toEqual([]);
    expect(await readdir(join(folder, 'code'))).toEqual(['.new-a.0123456789ab']);
  });
});
