import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';

/**
 * Git's own loose objects and references, read and written without a process for each: most of what the double does.
 * Its repositories never pack what comes in; whoever finds nothing here asks git.
 */
export interface LooseObject {
  readonly type: string;
  readonly content: Buffer;
}

function pathOf(dir: string, sha: string): string {
  return join(dir, 'objects', sha.slice(0, 2), sha.slice(2));
}

export async function readLoose(dir: string, sha: string): Promise<LooseObject | undefined> {
  const packed = await readFile(pathOf(dir, sha)).catch(() => undefined);
  if (!packed) return undefined;
  const whole = inflateSync(packed);
  const end = whole.indexOf(0);
  return { type: whole.subarray(0, whole.indexOf(' ')).toString(), content: whole.subarray(end + 1) };
}

/** The id under which git finds it. */
export async function writeLoose(dir: string, type: string, content: Uint8Array): Promise<string> {
  const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  const sha = createHash('sha1').update(whole).digest('hex');
  const path = pathOf(dir, sha);
  await mkdir(join(path, '..'), { recursive: true });
  const draft = `${path}.${process.hrtime.bigint()}`;
  await writeFile(draft, deflateSync(whole));
  await rename(draft, path);
  return sha;
}

export async function readLooseRef(dir: string, ref: string): Promise<string | undefined> {
  if (!/^refs\/[^\0]+$/.test(ref) || ref.split('/').includes('..')) return undefined;
  const text = await readFile(join(dir, ref), 'utf8').catch(() => '');
  return /^[0-9a-f]{40}\n$/.test(text) ? text.trim() : undefined;
}

export interface Entry {
  readonly mode: string;
  readonly name: string;
  readonly sha: string;
}

export function parseTree(content: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(' ', at);
    const end = content.indexOf(0, space);
    const mode = content.subarray(at, space).toString().padStart(6, '0');
    entries.push({
      mode,
      name: content.subarray(space + 1, end).toString(),
      sha: content.subarray(end + 1, end + 21).toString('hex'),
    });
    at = end + 21;
  }
  return entries;
}

/** In git's order: a folder stands where its name with a slash would. */
export function serializeTree(entries: readonly Entry[]): Buffer {
  const key = ({ mode, name }: Entry) => Buffer.from(mode === '040000' ? `${name}/` : name);
  const sorted = entries.toSorted((a, b) => Buffer.compare(key(a), key(b)));
  return Buffer.concat(
    sorted.map(({ mode, name, sha }) =>
      Buffer.concat([Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`), Buffer.from(sha, 'hex')]),
    ),
  );
}
