import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EnvironmentError } from '#core/errors.ts';

/** Held while one process heals a package; `release` may be called twice. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the lock or says who has it. The file appears whole (a hard link of a finished draft), so a lock
 * without an owner cannot exist; the lock of a process that is gone is taken over, also when its pid was given anew.
 */
export async function takeLock(file: string, command: string): Promise<Lock> {
  await mkdir(dirname(file), { recursive: true });
  const owner = { pid: process.pid, born: birthOf(process.pid), command };
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, JSON.stringify(owner));
  try {
    if (await tryToLink(draft, file)) return { release: () => releaseOwn(file) };
    refuseWhileAlive(await readOwner(file));
    // One at a time takes over: who looked before the other's lock was there must not take that away.
    // SQLite is loaded by those few who need it.
    const { takeOsLock } = await import('./os-lock.ts');
    const takeover = await takeOsLock(`${file}.takeover`, longestTakeoverMs);
    try {
      refuseWhileAlive(await readOwner(file));
      if (takeover) {
        await rm(file, { force: true });
        if (await tryToLink(draft, file)) return { release: () => releaseOwn(file) };
        refuseWhileAlive(await readOwner(file));
      }
    } finally {
      takeover?.release();
    }
    throw new EnvironmentError(`The lock ${file} is contended.`, 'Try again in a moment.');
  } finally {
    await rm(draft, { force: true });
  }
}

const longestTakeoverMs = 10_000;

async function tryToLink(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function refuseWhileAlive(owner: Owner | undefined): void {
  if (!owner || !isAlive(owner)) return;
  throw new EnvironmentError(
    `Another heal is at work here: \`${owner.command}\` (process ${owner.pid}).`,
    'Wait until it ends, or end it with `heal stop`, then `heal resume`.',
  );
}

interface Owner {
  readonly pid: number;
  readonly born: string;
  readonly command: string;
}

async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number')
      return undefined;
    return {
      pid: value.pid,
      born: 'born' in value ? String(value.born) : '',
      command: 'command' in value ? String(value.command) : 'heal',
    };
  } catch {
    return undefined;
  }
}

async function releaseOwn(file: string): Promise<void> {
  const owner = await readOwner(file);
  if (owner?.pid === process.pid) await rm(file, { force: true });
}

function isAlive(owner: Owner): boolean {
  if (!isProcessAlive(owner.pid)) return false;
  const born = birthOf(owner.pid);
  return born === '' || owner.born === '' || born === owner.born;
}

/** True while a process with this id runs, whoever owns it. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When the process started, as the kernel counts it; empty where that cannot be read (macOS, Windows). */
function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
