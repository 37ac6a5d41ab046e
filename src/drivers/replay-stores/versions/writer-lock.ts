import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentError } from '#core/errors.ts';
import { takeOsLock } from '../../lock/os-lock.ts';

/** Runs while no other process and no one else in this one writes. */
export async function asOnlyWriter<T>(folder: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const lock = await takeOsLock(join(folder, 'writer.lock'), waitMs);
  if (!lock)
    throw new EnvironmentError(
      `Another replay has been writing to the stores in ${folder} for ${Math.round(waitMs / 1000)} seconds.`,
      'Wait until it ends, or end it; nothing of this one was kept.',
    );
  try {
    return await work();
  } finally {
    lock.release();
  }
}
