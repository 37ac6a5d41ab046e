import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from '../database/node-sqlite.ts';

/** Held by one process, and by no one else in it; `release` may be called twice. */
export interface OsLock {
  release(): void;
}

/**
 * The operating system's own lock, on an empty SQLite file: it ends with the process that holds it, however that ends,
 * so nothing has to be taken over. Undefined when somebody else had it for all of `waitMs`. The file stays.
 */
export async function takeOsLock(file: string, waitMs: number): Promise<OsLock | undefined> {
  const until = performance.now() + waitMs;
  const lock = new DatabaseSync(file, { timeout: 0 });
  let isOpen = true;
  const release = () => {
    if (isOpen) lock.close();
    isOpen = false;
  };
  try {
    while (!tryToTake(lock)) {
      if (performance.now() > until) {
        release();
        return undefined;
      }
      await sleep(5 + Math.random() * 20);
    }
    return { release };
  } catch (error) {
    release();
    throw error;
  }
}

function tryToTake(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}
