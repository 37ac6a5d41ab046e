import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EnvironmentError, messageOf } from '#core/errors.ts';
import type { Provenance } from '#core/pattern.ts';
import type { LibraryEntry, PatternLibrary } from '#core/ports/pattern-library.ts';
import { loadEntries } from './index.ts';
import { writePattern } from './parse.ts';
import { exampleName, patternName } from './schema.ts';

/**
 * A folder of patterns that this repository learned or imported. An entry is written into a hidden folder beside its
 * place and then renamed, so that a reader - and whoever comes after a kill - sees the old one or the new one, whole.
 */
export function openPatternLibrary(folder: string, named: string): PatternLibrary {
  const provenance: Provenance = { from: 'imported', source: named, at: '1970-01-01T00:00:00.000Z' };
  // One after the other here; several processes at once are rare, and sort themselves out.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    async load() {
      await recover(join(folder, 'code'));
      const { entries, problems } = await loadEntries(folder, { named, provenance });
      // Nothing in a library was reviewed with Heal, whatever its file says.
      const believed = entries.map((entry) =>
        entry.pattern.provenance.from === 'shipped' ? { ...entry, pattern: { ...entry.pattern, provenance } } : entry,
      );
      return { entries: believed, problems };
    },
    save: (entry) =>
      inTurn(async () => {
        const place = placeOf(folder, entry.pattern.id);
        const fresh = join(dirname(place), `.new-${nameOf(entry.pattern.id)}.${randomBytes(6).toString('hex')}`);
        try {
          await writeEntry(fresh, entry);
          await exchange(fresh, place);
        } catch (error) {
          await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
          throw new EnvironmentError(
            `The pattern ${entry.pattern.id} could not be saved: ${messageOf(error)}`,
            `Make room on the disk and make ${named} writable for you.`,
            { cause: error },
          );
        }
      }),
    remove: (id) =>
      inTurn(async () => {
        const place = placeOf(folder, id);
        const gone = join(dirname(place), `.gone-${nameOf(id)}.${randomBytes(6).toString('hex')}`);
        const isMoved = await rename(place, gone).then(
          () => true,
          () => false,
        );
        if (isMoved) await rm(gone, { recursive: true, force: true });
      }),
  };
}

/** Ids come from outside: one that leaves the folder is refused. */
function placeOf(folder: string, id: string): string {
  if (!id.startsWith('code/') || !patternName.test(nameOf(id))) throw new Error(`${id} is no id of a pattern`);
  return join(folder, 'code', nameOf(id));
}
function nameOf(id: string): string {
  return id.slice('code/'.length);
}

async function writeEntry(folder: string, { pattern, examples }: LibraryEntry): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, before, after } of examples.heals) {
    await write(folder, name, before);
    await write(folder, name.replace('before', 'after'), after);
  }
  for (const { name, text } of examples.untouched) await write(folder, name, text);
  await writeDurably(join(folder, 'pattern.yml'), writePattern(pattern));
}

async function write(folder: string, name: string, text: string): Promise<void> {
  if (!exampleName.test(name))
    throw new Error(`${name} is no name of an example: before.py, before-2.ts, untouched.py`);
  await writeDurably(join(folder, name), text);
}

/** On the disk, not only on its way there: a rename must not be seen before what it names. */
async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** No system replaces a full folder in one step: the old one steps aside under a name that `recover` knows. */
async function exchange(fresh: string, place: string): Promise<void> {
  const aside = join(dirname(place), `.old-${basename(place)}.${randomBytes(6).toString('hex')}`);
  for (let attempt = 1; ; attempt++) {
    const hadOne = await rename(place, aside).then(
      () => true,
      () => false,
    );
    try {
      await rename(fresh, place);
      if (hadOne) await discard(aside);
      return;
    } catch (error) {
      if (hadOne) await rename(aside, place).catch(() => undefined);
      // Somebody who reads at this moment puts the old one back, as after a kill; or another one saves as well.
      if (attempt === 5) throw error;
    }
  }
}

/** Renamed first: half of an old entry must not be taken for one that a kill left aside. */
async function discard(aside: string): Promise<void> {
  const gone = join(dirname(aside), basename(aside).replace('.old-', '.gone-'));
  const isMoved = await rename(aside, gone).then(
    () => true,
    () => false,
  );
  if (isMoved) await rm(gone, { recursive: true, force: true });
}

/** A process that is still at work needs its folders; nobody takes this long. */
const abandonedAfterMs = 60_000;

/** Puts back what a killed process moved aside, and clears away what it left. */
async function recover(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) {
    const [, kind, entry] = /^\.(new|old|gone)-(.+)\.[0-9a-f]{12}$/.exec(name) ?? [];
    if (kind === undefined || entry === undefined) continue;
    const path = join(folder, name);
    if (kind === 'old' && !(await isThere(join(folder, entry)))) {
      await rename(path, join(folder, entry)).catch(() => undefined);
      continue;
    }
    const age = await stat(path).then(
      ({ ctimeMs }) => Math.abs(performance.timeOrigin + performance.now() - ctimeMs),
      () => 0,
    );
    if (age > abandonedAfterMs) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
