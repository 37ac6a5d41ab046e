import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256Of } from './digest.ts';

/** Told before each thing that is done to the disk; a trial dies or fails there. */
export type OnPoint = (point: string) => void;
export interface CopiedFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writing that outlives a power cut: what is said to be written is on the disk, and a rename is not seen before what it names. */
export class Disk {
  private readonly onPoint: OnPoint;
  constructor(onPoint: OnPoint = () => undefined) {
    this.onPoint = onPoint;
  }

  /** Never over a file that matters: callers write beside it and rename. */
  async write(path: string, bytes: Uint8Array | string): Promise<void> {
    this.onPoint(`write ${path}`);
    const file = await open(path, 'w');
    try {
      this.onPoint(`opened ${path}`);
      await file.writeFile(bytes);
      this.onPoint(`sync ${path}`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async copy(from: string, to: string): Promise<CopiedFile> {
    const bytes = await readFile(from);
    await this.write(to, bytes);
    return { bytes: bytes.length, sha256: sha256Of(bytes) };
  }

  async folder(path: string): Promise<void> {
    this.onPoint(`mkdir ${path}`);
    await mkdir(path, { recursive: true });
  }

  /** Takes the place of a file of that name; a folder of that name must not be there. */
  async rename(from: string, to: string): Promise<void> {
    this.onPoint(`rename ${to}`);
    for (let tries = 1; ; tries++) {
      try {
        await rename(from, to);
        break;
      } catch (error) {
        // Windows refuses while another process looks at the file, a virus scanner for one.
        const isHeld =
          error instanceof Error && 'code' in error && ['EPERM', 'EACCES', 'EBUSY'].includes(String(error.code));
        if (!isHeld || tries >= 6) throw error;
        await sleep(20 * tries);
      }
    }
    await this.syncFolder(dirname(to));
  }

  /** True when it is gone: what another process holds open stays on Windows, and goes another time. */
  async remove(path: string): Promise<boolean> {
    this.onPoint(`remove ${path}`);
    return rm(path, { recursive: true, force: true, maxRetries: 2 }).then(
      () => true,
      () => false,
    );
  }

  /** Something that is whole or not at all by itself. */
  run<T>(point: string, work: () => T): T {
    this.onPoint(point);
    return work();
  }

  /** Writes files into a folder in a way of its own, then makes sure that they are on the disk. */
  async fill(path: string, work: () => Promise<void>): Promise<void> {
    this.onPoint(`fill ${path}`);
    await work();
    this.onPoint(`sync ${path}`);
    await forEachAtOnce(await filesBelow(path), (name) => syncFile(join(path, name)));
  }

  /** A whole copy of a SQLite file, as it stands now. */
  async copyDatabase(from: string, to: string): Promise<void> {
    this.onPoint(`vacuum ${to}`);
    const database = new DatabaseSync(from, { timeout: 5000 });
    try {
      database.prepare('VACUUM INTO ?').run(to);
    } finally {
      database.close();
    }
    this.onPoint(`sync ${to}`);
    await syncFile(to);
  }

  async syncFolder(path: string): Promise<void> {
    // Windows cannot open a folder and needs no such thing.
    const folder = await open(path, 'r').catch(() => undefined);
    await folder?.sync().catch(() => undefined);
    await folder?.close();
  }
}

/** As many at once as the system has threads for them; waits for all, also when one fails. */
export async function forEachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const failures: unknown[] = [];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined && failures.length === 0; item = left.shift())
      await work(item).catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: Math.min(8, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Files below a folder, `/` between their parts, in the order of their names; none where there is no folder. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
export async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
