import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { lstat, mkdir, open, readFile, readlink, realpath, rename, rm, symlink, unlink } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError } from '#core/errors.ts';
import { isWithin } from './options.ts';

/** `O_NOFOLLOW` and `O_DIRECTORY` do not exist on Windows. */
const flags = { noFollow: constants.O_NOFOLLOW ?? 0, directory: constants.O_DIRECTORY ?? 0 };

/** Writes or replaces a file of the copy, in one step and with the mode it had; never through a link. */
export async function writeInside(root: string, file: string, bytes: Uint8Array, mode?: number): Promise<void> {
  await withParent(root, file, true, async (target) => {
    const before = await lstatOf(target);
    if (before !== undefined && !before.isFile()) throw refusal(file, 'it is no regular file');
    const temporary = path.join(path.dirname(target), `.heal-write-${randomBytes(6).toString('hex')}`);
    const handle = await open(
      temporary,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | flags.noFollow,
      0o600,
    );
    try {
      await handle.writeFile(bytes);
      await handle.chmod(mode ?? (before === undefined ? 0o644 : before.mode & 0o7777));
      if (before !== undefined && process.getuid?.() === 0) await handle.chown(before.uid, before.gid);
      await handle.close();
      await rename(temporary, target);
    } catch (error) {
      await handle.close().catch(() => undefined);
      await unlink(temporary).catch(() => undefined);
      throw error;
    }
  });
}

/** Makes a file of the copy what it is in the original: bytes, mode, link or absence. */
export async function restoreInside(root: string, original: string, file: string): Promise<void> {
  const source = path.join(original, file);
  const kind = await lstatOf(source);
  if (kind?.isFile()) {
    await removeInside(root, file, (now) => !now.isFile());
    await writeInside(root, file, await readFile(source), kind.mode & 0o7777);
    return;
  }
  await removeInside(root, file, () => true);
  if (!kind?.isSymbolicLink()) return;
  const goal = await readlink(source);
  await withParent(root, file, true, (target) => symlink(goal, target));
}

async function removeInside(root: string, file: string, isUnwanted: (now: Stats) => boolean): Promise<void> {
  await withParent(root, file, false, async (target) => {
    const now = await lstatOf(target);
    if (now !== undefined && isUnwanted(now)) await rm(target, { recursive: true, force: true });
  });
}

async function lstatOf(file: string): Promise<Stats | undefined> {
  try {
    return await lstat(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}

/**
 * Calls `act` with the file's place after its folder was proven to lie in the copy. On Linux the folder is held open
 * and addressed by that handle, so that it cannot be swapped for a link between proof and act.
 */
async function withParent(
  root: string,
  file: string,
  isMade: boolean,
  act: (target: string) => Promise<void>,
): Promise<void> {
  const parts = file.split('/');
  const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\0\\]/.test(part));
  if (!isPlain || path.isAbsolute(file) || /^[A-Za-z]:/.test(file))
    throw refusal(file, 'it does not name a file below');
  if (parts.some((part) => part.toLowerCase().replace(/[. ]+$/, '') === '.git')) throw refusal(file, "it is git's own");
  const home = await realpath(root);
  const folders = parts.slice(0, -1);
  const name = parts.at(-1) ?? '';
  let folder = home;
  for (const part of folders) {
    const next = path.join(folder, part);
    if ((await lstatOf(next)) === undefined) {
      if (!isMade) return;
      await mkdir(next);
    }
    folder = await realpath(next);
    if (!isWithin(home, folder)) throw refusal(file, 'a link leads out of the copy');
  }
  if (process.platform !== 'linux') return act(path.join(folder, name));
  const handle = await open(folder, constants.O_RDONLY | flags.directory | flags.noFollow);
  try {
    const held = `/proc/self/fd/${handle.fd}`;
    if (!isWithin(home, await realpath(held))) throw refusal(file, 'a link leads out of the copy');
    await act(path.join(held, name));
  } finally {
    await handle.close();
  }
}

function refusal(file: string, why: string): EnvironmentError {
  return new EnvironmentError(
    `${JSON.stringify(file)} was not written: ${why}`,
    'only regular files inside the package can be healed',
  );
}
