import { setVariable } from '../../../test/set-variable.ts';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Embedder } from '#core/ports/embedder.ts';
import type { LikenessEntry, LikenessQuery, PatternIndex } from '#core/ports/pattern-index.ts';
import { openEmbedder } from '../embedding/index.ts';
import { openPatternIndex, type PatternIndexParts } from './index.ts';
import { loadLance } from './lance.ts';
import { embedBoth, makeRows } from './rows.ts';
import { PatternTable } from './table.ts';
import { makeWarmCache } from './warm-cache.ts';

const folders: string[] = [];
let embedder: Embedder;
beforeAll(async () => {
  const opened = await openEmbedder({
    setVariable,
    shipped: join(import.meta.dirname, '../../../models/lexical.onnx'),
  });
  if ('missing' in opened) throw new Error(opened.missing);
  embedder = opened;
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'heal-vectors-'));
  folders.push(folder);
  return folder;
}
async function openIndex(folder: string, more: Partial<PatternIndexParts> = {}): Promise<PatternIndex> {
  const index = await openPatternIndex({ folder, embedder, setVariable, ...more });
  if ('missing' in index) throw new Error(index.missing);
  return index;
}
function entry(name: string, text: string, code: string): LikenessEntry {
  return { patternId: `code/${name}`, languages: ['python'], text, code };
}
const library = [
  entry('yaml', 'Load YAML with the safe loader', 'yaml.load($A)\nyaml.safe_load($A)'),
  entry('timeout', 'Give requests a timeout', 'requests.get($URL)\nrequests.get($URL, timeout=30)'),
  entry('hash', 'Use a strong hash', 'hashlib.md5($A)\nhashlib.sha256($A)'),
];
const unsafeYaml: LikenessQuery = {
  text: 'Possibly unsafe YAML loader',
  code: 'settings = yaml.load(stream)',
  language: 'python',
};
const idsOf = async (index: PatternIndex, query = unsafeYaml) =>
  (await index.search(query, 5)).map(({ patternId }) => patternId);

/** The files of the table that hold rows. */
async function dataFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.lance') && name.includes('data')).map((name) => join(folder, name));
}

test('the pattern that is about the same comes first, and only those of the language', async () => {
  const index = await openIndex(await makeFolder());
  expect(await index.sync(library)).toEqual({ added: 3, removed: 0, left: 0 });
  const hits = await index.search(unsafeYaml, 5);
  expect(hits[0]?.patternId).toBe('code/yaml');
  expect(hits[0]?.score).toBeGreaterThan(0.3);
  expect(hits.slice(1).every(({ score }) => score < (hits[0]?.score ?? 0))).toBe(true);
  expect(await index.search({ ...unsafeYaml, language: 'typescript' }, 5)).toEqual([]);
  await index.close();
});

test('a changed pattern is read again, a removed one is gone, and the same library costs nothing', async () => {
  const folder = await makeFolder();
  const index = await openIndex(folder);
  await index.sync(library);
  const changed = [...library.slice(0, 1), entry('timeout', 'Wait no longer than this', 'requests.get($URL)')];
  expect(await index.sync(changed)).toEqual({ added: 1, removed: 1, left: 0 });
  expect(await idsOf(index)).not.toContain('code/hash');
  await index.close();
  const later = await openIndex(folder);
  expect(await later.sync(changed)).toEqual({ added: 0, removed: 0, left: 0 });
  expect(await idsOf(later)).toEqual(['code/yaml', 'code/timeout']);
  await later.close();
});

test('names with quotes are names and nothing else', async () => {
  const index = await openIndex(await makeFolder());
  await index.sync([...library, entry("it's') OR 1=1 --", 'Quoting', 'x')]);
  expect(await index.sync(library)).toEqual({ added: 0, removed: 1, left: 0 });
  expect(await idsOf(index)).toContain('code/yaml');
  await index.close();
});

test('a table of which a part was cut off is written again from the files, in the search that meets it', async () => {
  const folder = await makeFolder();
  const first = await openIndex(folder);
  await first.sync(library);
  await first.close();
  for (const file of await dataFiles(folder)) await truncate(file, 40);
  const index = await openIndex(folder);
  // The state file says that nothing changed: the damage shows only in the search.
  await index.sync(library);
  expect((await idsOf(index))[0]).toBe('code/yaml');
  expect(index.problem()).toBeUndefined();
  await index.close();
});

test('a table whose newest state is broken goes back to the last good one, and is complete after the next sync', async () => {
  const folder = await makeFolder();
  const first = await openIndex(folder);
  await first.sync(library);
  const before = new Set(await dataFiles(folder));
  const more = [...library, entry('pickle', 'Do not load pickles', 'pickle.loads($A)')];
  await first.sync(more);
  await first.close();
  const young = (await dataFiles(folder)).filter((file) => !before.has(file));
  expect(young.length).toBeGreaterThan(0);
  const index = await openIndex(folder);
  for (const file of young) await rm(file);
  expect((await idsOf(index))[0]).toBe('code/yaml');
  await index.sync(more);
  const pickle = { text: 'pickle', code: 'pickle.loads(x)', language: 'python' } as const;
  expect((await idsOf(index, pickle))[0]).toBe('code/pickle');
  await index.close();
});

test('files that are no table at all are replaced', async () => {
  const folder = await makeFolder();
  const first = await openIndex(folder);
  await first.sync(library);
  await first.close();
  for (const name of await readdir(folder, { recursive: true })) {
    const file = join(folder, name);
    if ((await stat(file)).isFile()) await writeFile(file, 'garbage');
  }
  const index = await openIndex(folder);
  expect(await index.sync(library)).toEqual({ added: 3, removed: 0, left: 0 });
  expect((await idsOf(index))[0]).toBe('code/yaml');
  await index.close();
});

test('vectors of two embeddings are never mixed: another one starts anew', async () => {
  const folder = await makeFolder();
  const first = await openIndex(folder);
  await first.sync(library);
  await first.close();
  const small: Embedder = {
    id: 'small:1',
    dimension: 2,
    embed: async (texts) => texts.map((text) => Float32Array.of(text.includes('YAML') ? 1 : 0, 0)),
  };
  const index = await openIndex(folder, { embedder: small });
  expect(await index.search(unsafeYaml, 5)).toEqual([]);
  expect(await index.sync(library)).toEqual({ added: 3, removed: 0, left: 0 });
  expect((await idsOf(index))[0]).toBe('code/yaml');
  await index.close();
});

test('an embedding that fails finds nothing and says so', async () => {
  const folder = await makeFolder();
  const first = await openIndex(folder);
  await first.sync(library);
  await first.close();
  const index = await openIndex(folder, {
    embedder: { ...embedder, embed: () => Promise.reject(new Error('the model is gone')) },
  });
  expect(await index.search(unsafeYaml, 5)).toEqual([]);
  expect(index.problem()).toContain('the model is gone');
  await index.close();
});

test('what time does not suffice for is done by the next sync', async () => {
  const folder = await makeFolder();
  const many = Array.from({ length: 1100 }, (_, n) => entry(`p${n}`, `Pattern ${n}`, `call_${n}()`));
  const index = await openIndex(folder, { syncMs: 0 });
  expect(await index.sync(many)).toEqual({ added: 512, removed: 0, left: 588 });
  expect(await index.sync(many)).toEqual({ added: 512, removed: 0, left: 76 });
  expect(await index.sync(many)).toEqual({ added: 76, removed: 0, left: 0 });
  await index.close();
});

test('two indexes that write at the same time leave each pattern once', async () => {
  const folder = await makeFolder();
  const indexes = await Promise.all([openIndex(folder), openIndex(folder)]);
  await Promise.all(indexes.map((index) => index.sync(library)));
  const index = await openIndex(folder);
  await index.sync(library);
  expect((await idsOf(index)).sort()).toEqual(library.map(({ patternId }) => patternId).sort());
  await Promise.all([...indexes, index].map((one) => one.close()));
});

test('what is used most is answered from memory when it is alike enough, and else not at all', async () => {
  const lance = await loadLance(setVariable);
  if ('missing' in lance) throw new Error(lance.missing);
  const table = await PatternTable.create(lance, await makeFolder(), await makeRows(embedder, library));
  const warm = await makeWarmCache(table, ['code/yaml', 'code/gone']);
  const [same = new Float32Array(), other = new Float32Array()] = await embedBoth(embedder, library.slice(0, 2));
  table.close();
  expect(warm.search(same, 'python', 5)?.map(({ patternId }) => patternId)).toEqual(['code/yaml']);
  expect(warm.search(same, 'typescript', 5)).toBeUndefined();
  expect(warm.search(other, 'python', 5)).toBeUndefined();
});

test('without the native part there is a reason and no index', async () => {
  const hooks = `import { registerHooks } from 'node:module';
    registerHooks({ resolve(name, context, next) {
      if (name === '@lancedb/lancedb' || name === 'onnxruntime-node') throw new Error('Cannot find package');
      return next(name, context); } });`;
  const program = `
    const { openPatternIndex } = await import('#drivers/vectors/index.ts');
    const { openEmbedder } = await import('#drivers/embedding/index.ts');
    const embedder = await openEmbedder({ setVariable() {}, shipped: 'models/lexical.onnx' });
    const fake = { id: 'x', dimension: 1, embed: async () => [] };
    const index = await openPatternIndex({ folder: 'no-such', embedder: fake, setVariable() {} });
    console.log(JSON.stringify([embedder, index]));`;
  const output = execFileSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(hooks)}`, '--input-type=module', '-e', program],
    { encoding: 'utf8', cwd: join(import.meta.dirname, '../../..') },
  );
  expect(JSON.parse(output)).toEqual([
    { missing: 'onnxruntime-node cannot be loaded: Cannot find package' },
    { missing: '@lancedb/lancedb cannot be loaded: Cannot find package' },
  ]);
});

test('a process that is killed while it writes leaves an index that the next one completes', async () => {
  const folder = await makeFolder();
  for (const delay of [900, 1300]) {
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/writer.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((done) => {
      writer.on('exit', () => done());
      writer.stdout.once('data', () => setTimeout(() => writer.kill('SIGKILL'), delay));
    });
    const index = await openIndex(folder);
    await index.sync(library);
    expect((await idsOf(index))[0]).toBe('code/yaml');
    expect(index.problem()).toBeUndefined();
    await index.close();
  }
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
test.skipIf(!canMount)('a full disk costs the answer, is said, and is over when there is room', async () => {
  const folder = await makeFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'small', folder]);
  try {
    const index = await openIndex(folder);
    const many = Array.from({ length: 600 }, (_, n) => entry(`p${n}`, `Pattern ${n}`, `call_${n}()`));
    expect(await index.sync([...library, ...many])).toEqual({ added: 0, removed: 0, left: 603 });
    expect(index.problem()).toMatch(/space|ENOSPC/i);
    expect(await index.search(unsafeYaml, 5)).toEqual([]);
    expect(index.problem()).toMatch(/space|ENOSPC/i);
    execFileSync('mount', ['-o', 'remount,size=40m', folder]);
    expect(await index.sync([...library, ...many])).toEqual({ added: 603, removed: 0, left: 0 });
    expect((await idsOf(index))[0]).toBe('code/yaml');
    expect(index.problem()).toBeUndefined();
    // What is there stays when there is no room for more.
    const more = Array.from({ length: 8000 }, (_, n) => entry(`q${n}`, `Pattern ${n}`, `call_${n}()`));
    execFileSync('fallocate', ['-l', '30m', join(folder, 'ballast')]);
    expect((await index.sync([...library, ...more])).left).toBeGreaterThan(0);
    expect((await idsOf(index))[0]).toBe('code/yaml');
    await index.close();
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
});

test('the folder says what it holds: one embedding, one lock at most, a small state', async () => {
  const folder = await makeFolder();
  const index = await openIndex(folder);
  await index.sync(library);
  const [own, ...rest] = await readdir(folder);
  expect(rest).toEqual([]);
  expect(JSON.parse(await readFile(join(folder, own ?? '', 'state.json'), 'utf8'))).toMatchObject({ rows: 3 });
  await index.close();
});
