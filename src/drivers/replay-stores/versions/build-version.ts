import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Appearance, Prototype } from '#core/replay/learned.ts';
import type { SetVariable } from '../../vectors/lance.ts';
import { filesBelow, forEachAtOnce, type Disk } from './disk.ts';
import { damagedMemory, DamagedStoresError, memoryPath, prototypesPath, type Live } from './live.ts';
import { MemoryFile } from './memory-file.ts';
import { digestOfSet, readPrototypes, writePrototypes } from './prototype-files.ts';
import { tagOfSet, vectorsFolder, writeVectors } from './vector-table.ts';
import type { VersionHead } from './version-folders.ts';

type Wanted = Pick<VersionHead, 'at' | 'why' | 'from'> & {
  /** Looks that become prototypes; with them the vectors are made anew, without them all is copied. */
  readonly promoted?: readonly Appearance[];
  readonly mostPrototypes?: number;
  readonly setVariable?: SetVariable;
};

/** Writes what is in use into the draft of a version, with what is promoted; refuses what is damaged. */
export async function buildVersion(disk: Disk, live: Live, draft: string, wanted: Wanted): Promise<VersionHead> {
  const { at, why, from, promoted = [] } = wanted;
  const memory = await copyMemory(disk, live, draft, promoted);
  const present = await live.prototypes();
  if (present.problems[0] !== undefined) throw damaged(present.problems[0]);
  const prototypes = promoted.length === 0 ? present.prototypes : takeIn(present.prototypes, wanted);
  let reduced: string | undefined;
  if (promoted.length > 0) {
    await writePrototypes(disk, prototypesPath(draft), prototypes);
    reduced = await makeVectors(disk, draft, prototypes, wanted);
  } else {
    await copyBelow(disk, prototypesPath(live.folder), prototypesPath(draft));
    await copyBelow(disk, vectorsFolder(live.folder), vectorsFolder(draft));
    const { problems } = await readPrototypes(prototypesPath(draft));
    if (problems[0] !== undefined) throw damaged(problems[0]);
  }
  const digest = digestOfSet(prototypes);
  const hasVectors = (await filesBelow(vectorsFolder(draft))).length > 0;
  return {
    at,
    why: why.slice(0, 500),
    from,
    components: { prototypes: digest, vectors: hasVectors ? tagOfSet(digest) : null, memory },
    reduced: hasVectors ? null : (reduced ?? 'there is no vector index'),
    prototypes: prototypes.length,
    promoted: promoted.map(({ id }) => id),
    targets: [...new Set(promoted.map(({ target }) => target))].sort(),
  };
}

async function copyMemory(disk: Disk, live: Live, draft: string, promoted: readonly Appearance[]): Promise<number> {
  const problem = live.remember((memory) => memory.problem());
  if (problem !== undefined) throw damagedMemory(problem);
  await disk.copyDatabase(memoryPath(live.folder), memoryPath(draft));
  const copy = new MemoryFile(memoryPath(draft), { mayCreate: false });
  try {
    if (promoted.length > 0) disk.run('forget promoted', () => copy.forget(promoted.map(({ id }) => id)));
    return copy.changes();
  } finally {
    copy.close();
  }
}

async function makeVectors(
  disk: Disk,
  draft: string,
  prototypes: readonly Prototype[],
  { setVariable }: Wanted,
): Promise<string | undefined> {
  const folder = vectorsFolder(draft);
  if (setVariable === undefined) return undefined;
  let reduced: string | undefined;
  await disk.fill(folder, async () => {
    await mkdir(folder, { recursive: true });
    reduced = await writeVectors(folder, prototypes, tagOfSet(digestOfSet(prototypes)), setVariable);
  });
  return reduced;
}

async function copyBelow(disk: Disk, from: string, to: string): Promise<void> {
  const paths = await filesBelow(from);
  for (const below of new Set(paths.map((path) => dirname(join(to, path))))) await mkdir(below, { recursive: true });
  await forEachAtOnce(paths, async (path) => {
    await disk.copy(join(from, path), join(to, path));
  });
}

/** The newest are those that were promoted now; of the others the most confirmed stay. */
function takeIn(
  present: readonly Prototype[],
  { at, promoted = [], mostPrototypes = 8 }: Wanted,
): readonly Prototype[] {
  const fresh = promoted.map(({ id, target, look, rung, confirmed }) => ({
    id,
    target,
    look,
    rung,
    confirmed,
    since: at,
  }));
  const ids = new Set(fresh.map(({ id }) => id));
  const all = [...fresh, ...present.filter(({ id }) => !ids.has(id)).sort((a, b) => b.confirmed - a.confirmed)];
  return [...Map.groupBy(all, ({ target }) => target).values()].flatMap((own) => own.slice(0, mostPrototypes));
}

function damaged(problem: string): DamagedStoresError {
  return new DamagedStoresError(
    `${problem} No version is made of it.`,
    'Go back to a version that is whole: `heal replay versions` lists them.',
  );
}
