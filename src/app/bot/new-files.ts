import { open, rm, type FileHandle } from 'node:fs/promises';
import { EnvironmentError } from '#core/errors.ts';

/** Files that did not exist, held for their owner alone (0600) until they are written or given up. */
export interface NewFiles {
  write(texts: readonly string[]): Promise<void>;
  /** Removes what was not written. */
  close(): Promise<void>;
}

/** Throws `EnvironmentError` where one of them exists, and leaves nothing then: what is there is never written over. */
export async function reserveFiles(files: readonly string[]): Promise<NewFiles> {
  const handles: FileHandle[] = [];
  let isWritten = false;
  const close = async () => {
    for (const [at, handle] of handles.entries()) {
      await handle.close();
      if (!isWritten) await rm(files[at] ?? '', { force: true });
    }
  };
  try {
    for (const file of files) handles.push(await openNew(file));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    close,
    async write(texts) {
      for (const [at, handle] of handles.entries()) {
        await handle.writeFile(texts[at] ?? '');
        await handle.sync();
      }
      isWritten = true;
    },
  };
}

async function openNew(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'wx', 0o600);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new EnvironmentError(
      `${file} exists.`,
      'It holds the credentials of an App. Move it away, or name another folder with --out.',
    );
  }
}
