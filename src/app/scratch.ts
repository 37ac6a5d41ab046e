import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProcessAlive } from '#drivers/lock/lock-file.ts';

/** A folder outside the repository that this process writes and tools in the sandbox read at the same path. */
export interface Scratch {
  /** Absolute. */
  readonly root: string;
  makeFolder(name: string): Promise<{ readonly path: string; readonly toolPath: string; remove(): Promise<void> }>;
  remove(): Promise<void>;
}

const prefix = 'heal-scratch-';

/** Makes it, and removes what killed processes left behind. */
export async function openScratch(): Promise<Scratch> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && !isProcessAlive(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
  const root = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  return {
    root,
    async makeFolder(name) {
      const path = await mkdtemp(join(root, `${name}-`));
      return { path, toolPath: path, remove: () => rm(path, { recursive: true, force: true }) };
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
