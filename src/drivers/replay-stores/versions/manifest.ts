import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '#core/errors.ts';
import { parseJson } from '#core/json.ts';
import type { Disk } from './disk.ts';
import { sha256Of } from './digest.ts';

const Digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Below the version's folder, nowhere else. */
const Path = z.string().regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.-]+(?:\/[\w.-]+)*$/);
const Body = z.object({
  layout: z.literal(1),
  version: z.string(),
  at: z.string(),
  why: z.string(),
  from: z.string().nullable(),
  components: z.object({
    /** Digest of the set of prototypes. */
    prototypes: z.string(),
    /** Tag of the table; null where nothing could write one. */
    vectors: z.string().nullable(),
    /** How often the memory was changed. */
    memory: z.int(),
  }),
  /** Why a part is missing. */
  reduced: z.string().nullable(),
  prototypes: z.int(),
  promoted: z.array(z.string()),
  targets: z.array(z.string()),
  files: z.array(z.object({ path: Path, bytes: z.int(), sha256: Digest })),
});
const Manifest = z.object({ body: Body, sha256: Digest });
export type Manifest = z.infer<typeof Body>;

export const manifestName = 'manifest.json';

export async function writeManifest(disk: Disk, folder: string, manifest: Manifest): Promise<void> {
  // In the order of the schema, as it is when it is read.
  const body = Body.parse(manifest);
  const whole = { body, sha256: sha256Of(JSON.stringify(body)) };
  await disk.write(join(folder, manifestName), `${JSON.stringify(whole, undefined, 1)}\n`);
}

/** The manifest, or what is wrong with it in a few words. */
export async function readManifest(folder: string, version: string): Promise<Manifest | { readonly damage: string }> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => undefined);
  if (text === undefined) return { damage: 'its manifest is missing' };
  const parsed = Manifest.safeParse(parseJson(text));
  if (!parsed.success) return { damage: 'its manifest cannot be read' };
  const { body, sha256 } = parsed.data;
  if (sha256Of(JSON.stringify(body)) !== sha256) return { damage: 'its manifest was changed' };
  return body.version === version ? body : { damage: `its manifest is that of ${body.version.slice(0, 20)}` };
}

/** What is wrong with the files that a manifest names; undefined when each is as it was. */
export async function findDamage(folder: string, manifest: Manifest): Promise<string | undefined> {
  for (const { path, bytes, sha256 } of manifest.files) {
    let content: Uint8Array;
    try {
      content = await readFile(join(folder, path));
    } catch (error) {
      return `${path} cannot be read (${messageOf(error).split(':')[0] ?? ''})`;
    }
    if (content.length !== bytes || sha256Of(content) !== sha256) return `${path} is not what it was`;
  }
  return undefined;
}
