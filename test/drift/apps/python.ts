import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The system's own comes with `python3-tk`; one from elsewhere may have been built without Tk. */
export const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/** A sentence when Tk cannot be used. */
export function missingForTk(): string | undefined {
  const tried = spawnSync(python, ['-c', 'import tkinter'], { stdio: 'ignore' });
  return tried.status === 0 ? undefined : `${python} has no tkinter: install python3-tk`;
}
