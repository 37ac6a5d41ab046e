import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { EnvironmentError } from '#core/errors.ts';
import { isBusy } from '../../database/node-sqlite.ts';

/**
 * Runs while no other process and no one else in this one writes. The lock is the operating system's own, on an empty
 * SQLite file: it ends with the process that holds it, however that ends, so nothing has to be taken over.
 */
export async function asOnlyWriter<T>(folder: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const until = performance.now() + waitMs;
  const lock = new DatabaseSync(join(folder, 'writer.lock'), { timeout: 0 });
  try {
    while (!take(lock)) {
      if (performance.now() > until)
        throw new EnvironmentError(
          `Another replay has been writing to the stores in ${folder} for ${Math.round(waitMs / 1000)} seconds.`,
          'Wait until it ends, or end it; nothing of this one was kept.',
        );
      await sleep(5 + Math.random() * 20);
    }
    return await work();
  } finally {
    lock.close();
  }
}

function take(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}
