import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { setVariable } from '../../../../test/set-variable.ts';
import type { ReplayStores } from '#core/ports/replay-stores.ts';
import type { Look } from '#core/replay/learned.ts';
import { makeLook, makeSuccess } from './fixtures/examples.ts';
import { hashesBelow } from './fixtures/hashes.ts';
import { openReplayStores } from './stores.ts';

/**
 * Rollback consistency: whatever is learned, kept, promoted, gone back to and cleaned up, in whatever order, and wherever
 * the process dies or the disk is full on the way, the stores are as before a change or as after it; and going back to
 * a version makes every file as it was when the version was made.
 */

/** In memory where the system has such a place: thousands of times something is made sure to be on the disk. */
const root = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

type Command =
  | { readonly do: 'learn'; readonly target: number; readonly look: number | undefined }
  | { readonly do: 'snapshot' }
  | { readonly do: 'promote'; readonly which: number }
  | { readonly do: 'rollback'; readonly which: number }
  | { readonly do: 'clean-up'; readonly keep: number }
  | { readonly do: 'standing'; readonly which: number; readonly standing: 'good' | 'bad' };
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('learn'),
      target: fc.nat(2),
      look: fc.option(fc.nat(4), { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('snapshot') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('promote'), which: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rollback'), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clean-up'), keep: fc.integer({ min: 0, max: 3 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('standing'), which: fc.nat(9), standing: fc.constantFrom('good', 'bad') }),
  },
);
/** At which thing that is done to the disk the command fails, and how; far off: not at all. */
const failure = fc.record({
  at: fc.oneof(
    { weight: 5, arbitrary: fc.constant(9999) },
    { weight: 1, arbitrary: fc.nat(2) },
    { weight: 1, arbitrary: fc.nat(12) },
    { weight: 1, arbitrary: fc.nat(60) },
  ),
  how: fc.constantFrom('dies', 'full'),
});

/** Only one of them gets into the vector index: every path is walked many times, and the index takes its time. */
function smallLook(seed: number): Look {
  const look = makeLook(seed, { width: 4, height: 3 });
  return seed === 4 ? look : { ...look, ink: undefined };
}

const none = { at: 9999, how: 'dies' } as const;

/** So that this is tried in every run of the test. */
function cleanUpThatFails(how: 'dies' | 'full'): [[Command, { at: number; how: 'dies' | 'full' }][]] {
  return [
    [
      [{ do: 'snapshot' }, none],
      [{ do: 'snapshot' }, none],
      [
        { do: 'clean-up', keep: 1 },
        { at: 0, how },
      ],
      [
        { do: 'clean-up', keep: 1 },
        { at: 1, how },
      ],
    ],
  ];
}

class Died extends Error {}

/** All that people can see of the stores. */
interface Seen {
  readonly version: string | undefined;
  readonly memory: string;
  readonly prototypes: readonly string[];
  readonly appearances: readonly string[];
  readonly versions: readonly string[];
}
async function see(stores: ReplayStores): Promise<Seen> {
  const prototypes = await Promise.all(['t0', 't1', 't2'].map((target) => stores.prototypesOf(target)));
  const appearances = await stores.appearances();
  return {
    version: await stores.version(),
    memory: JSON.stringify((await stores.memory()).map(({ target, successes }) => [target, successes])),
    prototypes: prototypes.flat().map(({ id, target }) => `${target} ${id}`),
    appearances: appearances.map(({ id, confirmed }) => `${id} ${confirmed}`).sort(),
    versions: (await stores.versions()).map(({ version, standing, problem }) => `${version} ${standing} ${problem}`),
  };
}
const contentOf = ({ memory, prototypes, appearances }: Seen) => ({ memory, prototypes, appearances });

class Trial {
  readonly folder: string;
  private left = 9999;
  private how: 'dies' | 'full' = 'dies';
  private stores: ReplayStores;
  private runs = 0;
  /** What each version held when it was made: as seen, and byte by byte. */
  private readonly made = new Map<string, { readonly seen: object; readonly hashes: object }>();
  private readonly everNamed = new Set<string>();
  readonly reached = new Set<string>();

  constructor(folder: string) {
    this.folder = folder;
    this.stores = this.open();
  }
  private open(): ReplayStores {
    return openReplayStores({
      folder: this.folder,
      workflow: 'w',
      now: () => '2026-11-20T10:00:00.000Z',
      setVariable,
      mostPrototypes: 2,
      onPoint: (point) => {
        if (this.left-- > 0) return;
        if (this.how === 'full')
          throw Object.assign(new Error(`ENOSPC: no space left on device, ${point}`), { code: 'ENOSPC' });
        // A dead process cleans nothing up: each further point dies as well.
        this.left = 0;
        throw new Died(point);
      },
    });
  }

  async run(one: Command, { at, how }: { readonly at: number; readonly how: 'dies' | 'full' }): Promise<void> {
    const before = await see(this.stores);
    const runs = this.runs;
    [this.left, this.how] = [at, how];
    const failed = await this.act(one, before).then(
      () => undefined,
      (error: unknown) => error,
    );
    this.left = 9999;
    if (failed instanceof Died) {
      this.runs = runs + 1;
      await this.stores.close();
      this.stores = this.open();
    }
    const after = await see(this.stores);
    if (failed !== undefined) this.reached.add(`${one.do} ${how}`);
    await this.check(one, before, after, failed);
  }

  private async act(one: Command, before: Seen): Promise<void> {
    const pick = <T>(from: readonly T[], which: number): T | undefined => from[which % Math.max(1, from.length)];
    const versions = before.versions.map((text) => text.split(' ')[0] ?? '');
    if (one.do === 'learn') {
      const look = one.look === undefined ? undefined : smallLook(one.look);
      await this.stores.learn(makeSuccess({ run: `run-${this.runs++}`, target: `t${one.target}`, look }));
    } else if (one.do === 'snapshot') await this.stores.snapshot('x');
    else if (one.do === 'promote') {
      const id = pick(before.appearances, one.which)?.split(' ')[0];
      if (id !== undefined) await this.stores.promote([id], 'x');
    } else if (one.do === 'rollback') {
      const to = pick(versions, one.which);
      if (to !== undefined) await this.stores.rollback(to, 'x');
    } else if (one.do === 'clean-up') await this.stores.cleanUp(one.keep);
    else {
      const version = pick(versions, one.which);
      if (version !== undefined) await this.stores.setStanding(version, one.standing);
    }
  }

  private async check(one: Command, before: Seen, after: Seen, failed: unknown): Promise<void> {
    // Every version is whole, at any time, byte by byte as it was made.
    for (const { version, problem } of await this.stores.versions({ isChecked: true })) {
      expect(problem).toBeUndefined();
      const hashes = await hashesBelow(join(this.folder, 'versions', version));
      const known = this.made.get(version);
      if (known) expect(hashes).toEqual(known.hashes);
    }
    const names = (seen: Seen) => seen.versions.map((text) => text.split(' ')[0] ?? '');
    const fresh = names(after).filter((name) => !names(before).includes(name));
    for (const name of fresh) {
      expect(this.everNamed.has(name)).toBe(false);
      this.everNamed.add(name);
    }
    const gone = names(before).filter((name) => !names(after).includes(name));
    if (one.do !== 'clean-up') expect(gone).toEqual([]);
    else {
      const lastGood = before.versions.findLast((text) => text.includes(' good '))?.split(' ')[0];
      expect(gone).not.toContain(before.version);
      expect(gone).not.toContain(lastGood);
    }
    if (failed !== undefined) {
      expect(failed instanceof Died || String(failed).includes('ENOSPC')).toBe(true);
      await this.checkHalf(one, before, after, fresh);
    } else if (one.do === 'rollback' && after.version !== undefined && before.versions.length > 0) {
      const known = this.made.get(after.version);
      expect(contentOf(after)).toEqual(known?.seen);
      expect(await this.liveHashes(known?.hashes ?? {})).toEqual(known?.hashes);
      const stoodOn = this.made.get(before.version ?? '')?.seen;
      const isKept = JSON.stringify(stoodOn) === JSON.stringify(contentOf(before));
      // The very same may be there again, after a change and another that takes it back.
      expect(fresh.length).toBeGreaterThanOrEqual(isKept ? 0 : 1);
    } else if (one.do === 'snapshot') expect(fresh).toHaveLength(1);
    await this.remember(before, after, fresh);
  }

  /** As before; or all of it; or with what was there kept as a version, which changes nothing that is in use. */
  private async checkHalf(one: Command, before: Seen, after: Seen, fresh: readonly string[]): Promise<void> {
    const isAsBefore = JSON.stringify(contentOf(after)) === JSON.stringify(contentOf(before));
    if (isAsBefore) {
      if (one.do === 'snapshot' || one.do === 'promote' || one.do === 'rollback') {
        expect(fresh.length).toBeLessThanOrEqual(1);
        expect(after.version).toBe(fresh[0] ?? after.version);
      } else expect(after.version).toBe(before.version);
      return;
    }
    // The change itself was one step, and it had happened when the process died.
    if (one.do === 'rollback') expect(contentOf(after)).toEqual(this.made.get(after.version ?? '')?.seen);
    else if (one.do === 'promote') {
      expect(after.appearances).toHaveLength(before.appearances.length - 1);
      expect(after.version).toBe(fresh.at(-1));
    } else expect(one.do).toBe('learn');
  }

  private async remember(before: Seen, after: Seen, fresh: readonly string[]): Promise<void> {
    for (const name of fresh) {
      // The one in use holds what is seen now; another that is new holds what was there before.
      const seen = name === after.version ? contentOf(after) : contentOf(before);
      this.made.set(name, { seen, hashes: await hashesBelow(join(this.folder, 'versions', name)) });
    }
  }
  private async liveHashes(like: object): Promise<object> {
    const { live } = JSON.parse(await readFile(join(this.folder, 'stores.json'), 'utf8')) as { live: string };
    const hashes = await hashesBelow(join(this.folder, live));
    const manifest = Object.entries(like).filter(([name]) => name === 'manifest.json');
    return { ...hashes, ...Object.fromEntries(manifest) };
  }
  async end(): Promise<void> {
    await this.stores.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

test('rollback consistency, wherever the process dies or the disk is full', { timeout: 120_000 }, async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(command, failure), { minLength: 4, maxLength: 14 }), async (commands) => {
      const folder = await mkdtemp(join(root, 'heal-property-'));
      folders.push(folder);
      const trial = new Trial(folder);
      for (const [one, fails] of commands) await trial.run(one, fails);
      for (const one of trial.reached) reached.add(one);
      await trial.end();
    }),
    {
      numRuns: 150,
      examples: [cleanUpThatFails('dies'), cleanUpThatFails('full')],
    },
  );
  // The trial is worth something only when it got there.
  for (const one of ['learn', 'snapshot', 'promote', 'rollback', 'clean-up'])
    for (const how of ['dies', 'full']) expect([...reached]).toContain(`${one} ${how}`);
});
