import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What a finished `sync` left, beside the table: a small file, so that an unchanged library is seen without the table. */
const State = z.object({ library: z.string(), rows: z.number().int().nonnegative() });
export type State = z.infer<typeof State>;

export function stateFile(folder: string): string {
  return join(folder, 'state.json');
}

export async function readState(folder: string): Promise<State | undefined> {
  try {
    const read = State.safeParse(JSON.parse(await readFile(stateFile(folder), 'utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

export async function writeState(folder: string, state: State): Promise<void> {
  const draft = `${stateFile(folder)}.${process.pid}.tmp`;
  await writeFile(draft, JSON.stringify(state));
  await rename(draft, stateFile(folder));
}
