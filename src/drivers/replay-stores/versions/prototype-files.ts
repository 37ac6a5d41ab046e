import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import type { GreyPicture } from '#core/ports/vision.ts';
import { findingRungs } from '#core/replay/finding-a-target.ts';
import type { Prototype } from '#core/replay/learned.ts';
import { decodeCrop, encodeCrop } from '../../workflows/crop.ts';
import { forEachAtOnce, namesIn, type Disk } from './disk.ts';
import { sha256Of } from './digest.ts';
import { faultOfLook, restoreInk, storeInk } from './looks.ts';

const Stored = z.object({
  target: z.string().max(500),
  prototypes: z.array(
    z.object({
      id: z.string().regex(/^[0-9a-f]{16}$/),
      rung: z.enum(findingRungs),
      confirmed: z.int(),
      since: z.string(),
      picture: z.object({ sha256: z.string() }),
      ink: z
        .object({ shape: z.string(), aspect: z.number(), fill: z.number(), x: z.number(), y: z.number() })
        .nullable(),
    }),
  ),
});
const largestFile = 4_000_000;

/** Readable, and the same on every file system: `save-1a2b3c4d`. */
export function folderNameOf(target: string): string {
  const slug = target
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '');
  return `${slug === '' ? 'target' : slug}-${sha256Of(target).slice(0, 8)}`;
}

/** Stands for the whole set: two sets with the same pictures have the same. */
export function digestOfSet(prototypes: readonly Prototype[]): string {
  return sha256Of(
    prototypes
      .map(({ id }) => id)
      .sort()
      .join('\n'),
  ).slice(0, 16);
}

/** A file of numbers for each target, and a picture that people can look at for each prototype. */
export async function writePrototypes(disk: Disk, folder: string, prototypes: readonly Prototype[]): Promise<void> {
  await disk.folder(folder);
  await forEachAtOnce([...Map.groupBy(prototypes, (one) => one.target)], async ([target, own]) => {
    const name = folderNameOf(target);
    await disk.folder(join(folder, name));
    const stored: z.infer<typeof Stored>['prototypes'] = [];
    for (const { id, rung, confirmed, since, look } of own) {
      const png = encodeCrop(look.picture);
      await disk.write(join(folder, name, `${id}.png`), png);
      const ink = look.ink ? storeInk(look.ink) : null;
      stored.push({ id, rung, confirmed, since, picture: { sha256: sha256Of(png) }, ink });
    }
    await disk.write(join(folder, `${name}.json`), `${JSON.stringify({ target, prototypes: stored }, undefined, 1)}\n`);
  });
}

/** What is damaged is left out and told; the rest works. */
export async function readPrototypes(
  folder: string,
): Promise<{ readonly prototypes: readonly Prototype[]; readonly problems: readonly string[] }> {
  const files = (await namesIn(folder)).filter((name) => name.endsWith('.json')).sort();
  const read = new Map<string, Awaited<ReturnType<typeof readTarget>>>();
  await forEachAtOnce(files, async (file) => void read.set(file, await readTarget(folder, file)));
  const all = files.flatMap((file) => read.get(file) ?? []);
  return { prototypes: all.flatMap((one) => one.prototypes), problems: all.flatMap((one) => one.problems) };
}

async function readTarget(folder: string, file: string) {
  const prototypes: Prototype[] = [];
  const problems: string[] = [];
  const name = file.slice(0, -'.json'.length);
  const parsed = Stored.safeParse(parseJson(await readFile(join(folder, file), 'utf8')));
  if (!parsed.success || folderNameOf(parsed.data.target) !== name)
    return { prototypes, problems: [`The prototypes in ${file} cannot be read and are left out.`] };
  for (const one of parsed.data.prototypes) {
    const look = await readLook(join(folder, name, `${one.id}.png`), one);
    const { id, rung, confirmed, since } = one;
    if (look) prototypes.push({ id, target: parsed.data.target, look, rung, confirmed, since });
    else problems.push(`The prototype ${name}/${id}.png is damaged and is left out.`);
  }
  return { prototypes, problems };
}

async function readLook(
  path: string,
  { picture, ink }: z.infer<typeof Stored>['prototypes'][number],
): Promise<Prototype['look'] | undefined> {
  const png = await readFile(path).catch(() => undefined);
  if (png === undefined || png.length > largestFile || sha256Of(png) !== picture.sha256) return undefined;
  const decoded = tryToDecode(png);
  const restored = ink === null ? undefined : restoreInk(ink);
  if (decoded === undefined || (ink !== null && restored === undefined)) return undefined;
  const look = { picture: decoded, ink: restored };
  return faultOfLook(look) === undefined ? look : undefined;
}

function tryToDecode(png: Uint8Array): GreyPicture | undefined {
  try {
    return decodeCrop(png);
  } catch {
    return undefined;
  }
}
