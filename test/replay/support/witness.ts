import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from './app.ts';
import type { Screen } from './screen.ts';

/** What the application saw, in the order in which it came. */
export type Witnessed =
  | {
      readonly did: 'down' | 'up';
      readonly x: number;
      readonly y: number;
      readonly button: number;
      readonly count: number;
    }
  | { readonly did: 'drag'; readonly x: number; readonly y: number }
  | { readonly did: 'key'; readonly keysym: string; readonly state: number }
  | { readonly did: 'text'; readonly text: string }
  | { readonly did: 'menu'; readonly entry: string }
  | { readonly did: 'close' };

export interface Witness {
  readonly app: App;
  /** All of it so far; the oracle of what really arrived. */
  log(): readonly Witnessed[];
}
const file = 'witness.jsonl';
/** The system's, to which its packages belong. */
const python = '/usr/bin/python3';
/** For the title of what is skipped without it. */
export const tkMissing = spawnSync(python, ['-c', 'import tkinter']).status === 0 ? '' : ' (needs python3-tk)';

export const witnessTitle = 'Witness – äöü';

/** Starts a small Tk application of known colours that writes down what is done to it. */
export async function startWitness(screen: Screen): Promise<Witness> {
  const script = join(import.meta.dirname, 'apps/witness.py');
  const app = await screen.startApp({
    argv: [python, script, file],
    files: { [file]: '' },
    title: /^Witness/,
  });
  const log = (): readonly Witnessed[] =>
    readFileSync(join(app.home, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Witnessed => JSON.parse(line));
  return { app, log };
}
