import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { UsageError } from '#core/errors.ts';
import { bundleFiles } from './engine-protocol.ts';

/** Fills a folder beside its place and puts it there when it is whole: who reads it sees all of it, or none. */
export async function fillBundle<T>(folder: string, fill: (draft: string) => Promise<T>): Promise<T> {
  const present: readonly string[] = await readdir(folder).catch(() => []);
  if (present.length > 0 && !present.includes(bundleFiles.report)) {
    throw new UsageError(
      `The folder ${folder} holds something else.`,
      'Name an empty folder, or one that is not there yet, with the input bundle.',
    );
  }
  const draft = `${folder}.${process.pid}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  try {
    const result = await fill(draft);
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    return result;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
