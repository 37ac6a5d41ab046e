import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

const markerName = 'owner.json';
const namePattern = /^heal-(\d+)-[0-9a-f]{12}$/;

export interface PrivateFolder {
  /** Absolute, without symlinks. */
  readonly path: string;
  /** `heal-<pid>-<random>`: also names its control group, container and processes. */
  readonly name: string;
}

/** Makes a folder that only this user can enter, marked with the process that owns it. */
export async function makePrivateFolder(tempFolder: string): Promise<PrivateFolder> {
  const name = `heal-${process.pid}-${randomBytes(6).toString('hex')}`;
  const folder = path.join(await realpath(tempFolder), name);
  await mkdir(folder, { mode: 0o700 });
  const born = await birthOf(process.pid);
  try {
    await writeFile(path.join(folder, markerName), JSON.stringify({ pid: process.pid, born }), { mode: 0o600 });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return { path: folder, name };
}

/** Folders of this user whose process is gone. A number that another process got since then does not count as alive. */
export async function findAbandonedFolders(tempFolder: string): Promise<readonly PrivateFolder[]> {
  const parent = await realpath(tempFolder).catch(() => tempFolder);
  const abandoned: PrivateFolder[] = [];
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = Number(namePattern.exec(name)?.[1]);
    const folder = path.join(parent, name);
    if (!Number.isInteger(pid) || !(await isOurs(folder))) continue;
    if (!(await isOwnerAlive(folder, pid))) abandoned.push({ path: folder, name });
  }
  return abandoned;
}

async function isOurs(folder: string): Promise<boolean> {
  try {
    const { uid } = await stat(folder);
    return process.getuid === undefined || uid === process.getuid();
  } catch {
    return false;
  }
}

async function isOwnerAlive(folder: string, pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const born = await birthOf(pid);
  const marker = await readFile(path.join(folder, markerName), 'utf8').catch(() => '');
  // A marker that is not there yet belongs to a process that is just making the folder.
  return born === undefined || !marker.includes('"born"') || marker.includes(JSON.stringify(born));
}

/** Start time of a process in clock ticks since boot; Linux only (proc(5), field 22 of `stat`). */
async function birthOf(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The second field is the program's name in brackets and may hold anything.
  return text
    ?.slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .at(19);
}
