import { lstat, readFile, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';

/** Larger files are data or generated, and a tool that chokes on them takes the scan down. */
const maxFileBytes = 1024 * 1024;

export type FileText =
  | { readonly text: string }
  | { readonly unreadable: 'missing' | 'symlink' | 'not-a-file' | 'too-large' | 'binary' | 'invalid-utf8' };

/** Reads one file of the package as text; BOM and line endings are kept. Never follows a link out of the tree. */
export async function readText(root: string, path: string): Promise<FileText> {
  const absolute = resolve(root, path);
  if (!absolute.startsWith(root.endsWith(sep) ? root : root + sep)) return { unreadable: 'missing' };
  try {
    const stat = await lstat(absolute);
    if (stat.isSymbolicLink()) return { unreadable: 'symlink' };
    if (!stat.isFile()) return { unreadable: 'not-a-file' };
    if (stat.size > maxFileBytes) return { unreadable: 'too-large' };
    return decode(await readFile(absolute));
  } catch {
    return { unreadable: 'missing' };
  }
}

function decode(bytes: Uint8Array): FileText {
  if (bytes.subarray(0, 8192).includes(0)) return { unreadable: 'binary' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { unreadable: 'invalid-utf8' };
  }
}

/**
 * Reader for one scan: each file is read once, whichever scanner asks, up to `cacheBytes` of text.
 * A folder on the way that links out of the tree makes the file absent.
 */
export function createReader(
  root: string,
  cacheBytes = 64 * 1024 * 1024,
): (path: string) => Promise<string | undefined> {
  const cache = new Map<string, Promise<string | undefined>>();
  let used = 0;
  const realRoot = realpath(root);
  async function read(path: string): Promise<string | undefined> {
    const answer = await readText(root, path);
    if (!('text' in answer)) return undefined;
    const real = await realpath(resolve(root, path));
    return real.startsWith((await realRoot).replace(/[\\/]$/, '') + sep) ? answer.text : undefined;
  }
  return async (path) => {
    const known = cache.get(path);
    if (known) return known;
    const text = read(path).catch(() => undefined);
    if (used < cacheBytes) {
      cache.set(path, text);
      used += ((await text)?.length ?? 0) * 2;
    }
    return text;
  };
}
