import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a finished `sync` left, beside the table: a small file, so that an unchanged library is seen without the table. */
export interface State {
  readonly library: string;
  readonly rows: number;
}

export function stateFile(folder: string): string {
  return join(folder, 'state.json');
}

export async function readState(folder: string): Promise<State | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(stateFile(folder), 'utf8'));
    return isState(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export async function writeState(folder: string, state: State): Promise<void> {
  const draft = `${stateFile(folder)}.${process.pid}.tmp`;
  await writeFile(draft, JSON.stringify(state));
  await rename(draft, stateFile(folder));
}

/** By hand: the first question of a process waits for this, and a schema would have to be loaded first. */
function isState(value: unknown): value is State {
  return (
    typeof value === 'object' &&
    value !== null &&
    'library' in value &&
    typeof value.library === 'string' &&
    'rows' in value &&
    typeof value.rows === 'number'
  );
}
