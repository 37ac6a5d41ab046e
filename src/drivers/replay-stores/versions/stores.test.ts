import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { setVariable } from '../../../../test/set-variable.ts';
import type { ReplayStores } from '#core/ports/replay-stores.ts';
import { makeLook, makeSuccess } from './fixtures/examples.ts';
import { openReplayStores, type StoreParts } from './stores.ts';
import { hashesBelow } from './fixtures/hashes.ts';

const folders: string[] = [];
const opened: ReplayStores[] = [];
afterAll(async () => {
  for (const stores of opened) await stores.close();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'heal-stores-'));
  folders.push(folder);
  return folder;
}
function open(folder: string, more: Partial<StoreParts> = {}): ReplayStores {
  let clock = Date.parse('2026-11-20T10:00:00Z');
  const stores = openReplayStores({
    folder,
    workflow: 'invoice',
    now: () => new Date((clock += 1000)).toISOString(),
    setVariable,
    ...more,
  });
  opened.push(stores);
  return stores;
}
/** Sees a look in so many runs and answers its appearance. */
async function sight(stores: ReplayStores, target: string, seed: number, runs = 3): Promise<string> {
  let seen: string | undefined;
  for (let run = 0; run < runs; run++) {
    const learned = await stores.learn(
      makeSuccess({ run: `run-${seed}-${run}`, step: `step-${target}`, target, look: makeLook(seed) }),
    );
    seen = learned.isStored ? learned.appearance : undefined;
  }
  return seen ?? '';
}
const live = async (folder: string) =>
  join(folder, String((JSON.parse(await readFile(join(folder, 'stores.json'), 'utf8')) as { live: string }).live));

test('what was confirmed becomes a prototype, is found again by its ink, and going back makes it as it was', async () => {
  const folder = await makeFolder();
  const stores = open(folder);
  const first = await stores.promote([await sight(stores, 'save', 1)], 'confirmed 3 times');
  expect(first).toMatchObject({ version: 'v02', from: 'v01', prototypes: 1, isInUse: true, problem: undefined });
  const before = await hashesBelow(await live(folder));

  await stores.promote([await sight(stores, 'save', 2), await sight(stores, 'send', 3)], 'more');
  expect(await stores.prototypesOf('save')).toHaveLength(2);
  const { ink } = makeLook(3);
  expect((await stores.nearest(ink, 1))[0]).toMatchObject({ target: 'send' });
  expect(await stores.problems()).toEqual([]);

  const { kept } = await stores.rollback('v02', 'worse than before');
  expect(kept).toBeUndefined();
  expect(await hashesBelow(await live(folder))).toEqual(before);
  expect(await stores.version()).toBe('v02');
  const [own] = await stores.prototypesOf('save');
  expect(own?.look.picture).toEqual(makeLook(1).picture);
  expect(own?.look.ink?.shape).toEqual(makeLook(1).ink?.shape);
  expect(await stores.prototypesOf('send')).toEqual([]);
  expect((await stores.memory()).map(({ target, successes, runs }) => [target, successes, runs])).toEqual([
    ['save', 3, 3],
  ]);
  // And forward again: nothing was lost.
  await stores.rollback('v04', 'it was right after all');
  expect(await stores.prototypesOf('save')).toHaveLength(2);
});

test('what was learned since the last version is kept before going back', async () => {
  const stores = open(await makeFolder());
  await stores.learn(makeSuccess());
  await stores.snapshot('first');
  await stores.learn(makeSuccess({ run: 'run-2' }));
  const { kept } = await stores.rollback('v01', 'a person asked');
  expect(kept).toBe('v02');
  expect((await stores.memory())[0]?.successes).toBe(1);
  await stores.rollback('v02', 'undo');
  expect((await stores.memory())[0]?.successes).toBe(2);
});

test.for([
  { isConfirmed: false, because: 'unconfirmed' },
  { state: 'degraded', because: 'not-running' },
  { state: 'quarantined', because: 'not-running' },
  { state: 'rollback', because: 'not-running' },
  { state: 'paused', because: 'not-running' },
  { mayLearn: false, because: 'learning-off' },
  { isTest: true, because: 'test-mode' },
] as const)('nothing is remembered of $because', async ({ because, ...change }) => {
  const stores = open(await makeFolder());
  expect(await stores.learn(makeSuccess(change))).toEqual({ isStored: false, because });
  expect(await stores.memory()).toEqual([]);
  expect(await readdir(stores.folder)).toEqual([]);
});

test('a success that is told twice counts once, and a look that is a prototype already is no news', async () => {
  const stores = open(await makeFolder());
  await stores.learn(makeSuccess({ look: makeLook(1) }));
  await stores.learn(makeSuccess({ look: makeLook(1) }));
  const [seen] = await stores.appearances();
  expect(seen).toMatchObject({ confirmed: 1, runs: 1 });
  await stores.promote([seen?.id ?? ''], 'seen');
  expect(await stores.learn(makeSuccess({ run: 'run-2', look: makeLook(1) }))).toEqual({
    isStored: true,
    appearance: undefined,
  });
  expect(await stores.appearances()).toEqual([]);
  expect((await stores.memory())[0]?.successes).toBe(2);
});

test('clean-up keeps the newest, the one in use and the last good one', async () => {
  const stores = open(await makeFolder());
  await stores.learn(makeSuccess());
  for (let n = 1; n <= 6; n++) await stores.snapshot(`number ${n}`);
  await stores.setStanding('v02', 'good');
  await stores.rollback('v03', 'back');
  expect(await stores.cleanUp(1)).toEqual(['v01', 'v04', 'v05']);
  expect((await stores.versions()).map(({ version }) => version)).toEqual(['v02', 'v03', 'v06']);
  expect((await stores.snapshot('after')).version).toBe('v07');
});

test('looks that somebody went back behind are remembered, also when their version is gone, until somebody goes forward', async () => {
  const stores = open(await makeFolder());
  await stores.promote([await sight(stores, 'save', 1)], 'one');
  const look = await sight(stores, 'save', 2);
  await stores.promote([look], 'two');
  expect(await stores.leftLooks()).toEqual([]);
  await stores.rollback('v02', 'a person asked');
  expect(await stores.leftLooks()).toEqual([look]);
  await stores.rollback('v04', 'or rather not');
  expect(await stores.leftLooks()).toEqual([]);
  await stores.rollback('v02', 'or rather yes');
  await stores.snapshot('newest');
  expect(await stores.cleanUp(1)).toContain('v04');
  expect(await stores.leftLooks()).toEqual([look]);
});

test('a clock that jumps back changes no order', async () => {
  const folder = await makeFolder();
  const times = ['2026-11-20T10:00:00.000Z', '2020-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'];
  const stores = open(folder, { now: () => times.shift() ?? '' });
  await stores.learn(makeSuccess({ at: '2031-01-01T00:00:00.000Z' }));
  await stores.learn(makeSuccess({ at: '1999-01-01T00:00:00.000Z' }));
  for (const why of ['one', 'two', 'three']) await stores.snapshot(why);
  expect((await stores.versions()).map(({ version, why }) => [version, why])).toEqual([
    ['v01', 'one'],
    ['v02', 'two'],
    ['v03', 'three'],
  ]);
  expect(await stores.cleanUp(1)).toEqual(['v01', 'v02']);
});

test('a version of which one byte changed is refused by its name, and the one before is offered', async () => {
  const folder = await makeFolder();
  const stores = open(folder);
  await stores.promote([await sight(stores, 'save', 1)], 'one');
  await stores.promote([await sight(stores, 'save', 2)], 'two');
  const names = Object.keys(await hashesBelow(join(folder, 'versions/v04')));
  expect(names.some((name) => name.endsWith('.png'))).toBe(true);
  expect(names.some((name) => name.startsWith('vectors/'))).toBe(true);
  for (const name of names) {
    const file = join(folder, 'versions/v04', name);
    const whole = await readFile(file);
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(changed.length >> 1) ^ 1, changed.length >> 1);
    await writeFile(file, changed);
    const before = await hashesBelow(await live(folder));
    const refused: unknown = await stores.rollback('v04', 'again').catch((error: unknown) => error);
    expect(refused).toMatchObject({
      message: expect.stringContaining(name === 'manifest.json' ? 'its manifest' : name),
      remedy: expect.stringContaining('v03 is whole'),
    });
    expect(await hashesBelow(await live(folder))).toEqual(before);
    expect((await stores.versions({ isChecked: true })).at(-1)?.problem).toBeDefined();
    await writeFile(file, whole);
  }
  expect((await stores.versions({ isChecked: true })).map(({ problem }) => problem)).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
});

test('a crop that is damaged is left out and told; no version is made of it; going back repairs it', async () => {
  const folder = await makeFolder();
  const stores = open(folder);
  await stores.promote([await sight(stores, 'save', 1), await sight(stores, 'send', 2)], 'one');
  const own = await live(folder);
  const crop = Object.keys(await hashesBelow(own)).find((name) => /save.*\.png$/.test(name)) ?? '';
  await writeFile(join(own, crop), 'no picture');
  await stores.close();
  expect(await stores.prototypesOf('save')).toEqual([]);
  expect(await stores.prototypesOf('send')).toHaveLength(1);
  expect((await stores.problems()).join()).toContain('damaged and is left out');
  await expect(stores.snapshot('now')).rejects.toThrow(/damaged.*No version is made/);
  expect((await stores.versions()).map(({ version }) => version)).toEqual(['v01', 'v02']);
  await stores.rollback('v02', 'repair');
  expect(await stores.prototypesOf('save')).toHaveLength(1);
  expect(await stores.problems()).toEqual([]);
});

test('a memory that is no database any more is told, and going back repairs it', async () => {
  const folder = await makeFolder();
  const stores = open(folder);
  await stores.learn(makeSuccess());
  await stores.snapshot('good');
  await stores.close();
  await writeFile(join(await live(folder), 'memory.sqlite'), 'x'.repeat(5000));
  expect(await stores.learn(makeSuccess({ run: 'run-2' }))).toEqual({ isStored: false, because: 'damaged' });
  await expect(stores.snapshot('x')).rejects.toThrow(/cannot be read/);
  expect(await stores.problems()).toHaveLength(1);
  expect(await stores.rollback('v01', 'repair')).toMatchObject({ kept: undefined });
  expect((await stores.memory())[0]?.successes).toBe(1);
});

test('a lost or damaged pointer hides nothing: a version brings all back, and no number is given twice', async () => {
  const folder = await makeFolder();
  const stores = open(folder);
  await stores.learn(makeSuccess());
  await stores.snapshot('one');
  await writeFile(join(folder, 'stores.json'), '{"layout":1,"live":"../../etc"}');
  expect(await stores.learn(makeSuccess({ run: 'run-2' }))).toEqual({ isStored: false, because: 'damaged' });
  await expect(stores.snapshot('x')).rejects.toThrow(/stores.json is damaged/);
  expect((await stores.versions()).map(({ version }) => version)).toEqual(['v01']);
  await stores.rollback('v01', 'repair');
  expect((await stores.memory())[0]?.successes).toBe(1);
  expect((await stores.snapshot('two')).version).toBe('v02');
});

test('two at once wait for each other, and each sees at once what the other put in place', async () => {
  const folder = await makeFolder();
  const [one, two] = [open(folder), open(folder)];
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? one : two).learn(makeSuccess({ run: `run-${n}` }))),
  );
  expect((await one.memory())[0]).toMatchObject({ successes: 20, runs: 20 });
  await one.snapshot('twenty');
  await two.learn(makeSuccess({ run: 'late' }));
  await one.rollback('v01', 'back');
  expect((await two.memory())[0]?.successes).toBe(20);
  await Promise.all([one.promote([await sight(one, 'save', 5)], 'x'), two.snapshot('y'), two.cleanUp(9)]);
  expect(await two.prototypesOf('save')).toHaveLength(1);
});

test('of many prototypes of a target the most confirmed stay', async () => {
  const stores = open(await makeFolder(), { mostPrototypes: 2 });
  await stores.promote([await sight(stores, 'save', 1, 5)], 'a');
  await stores.promote([await sight(stores, 'save', 2, 2)], 'b');
  await stores.promote([await sight(stores, 'save', 3, 3)], 'c');
  expect((await stores.prototypesOf('save')).map(({ confirmed }) => confirmed)).toEqual([3, 5]);
});
