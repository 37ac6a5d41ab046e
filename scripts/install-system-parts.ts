/**
 * Before the tests: installs what they need from the system and may be installed here. Never fails the build; a part
 * that stays missing is named, and the tests that need it are skipped by name.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

export interface SystemPart {
  readonly program: string;
  /** Name of the Debian package. */
  readonly aptPackage: string;
  /** What goes without it, for a person. */
  readonly without: string;
}
export const systemParts: readonly SystemPart[] = [
  { program: 'bwrap', aptPackage: 'bubblewrap', without: 'tests of the bubblewrap sandbox' },
];
const longestMs = 120_000;

/** True when the program is on the search path. */
export function hasProgram(program: string, searchPath: string): boolean {
  return searchPath.split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return path.isAbsolute(folder);
    } catch {
      return false;
    }
  });
}

/** Parts that are missing after the attempt to install them. */
export function installSystemParts(
  searchPath: string,
  say: (line: string) => void,
  parts: readonly SystemPart[] = systemParts,
): readonly SystemPart[] {
  const missing = parts.filter((part) => !hasProgram(part.program, searchPath));
  if (missing.length === 0) return [];
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && hasProgram('apt-get', searchPath);
  if (mayInstall) {
    const end = Date.now() + longestMs;
    const names = missing.map((part) => part.aptPackage);
    say(`Installing ${names.join(', ')} with apt-get`);
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...names]]) {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const timeout = Math.max(1, end - Date.now());
      spawnSync('apt-get', args, { stdio: 'ignore', timeout, killSignal: 'SIGKILL', env });
    }
  }
  const left = missing.filter((part) => !hasProgram(part.program, searchPath));
  for (const part of left) {
    const why = mayInstall ? 'apt-get could not install it' : 'installing it needs root and apt-get';
    say(`Skipped: ${part.without} (${part.program} is missing; ${why})`);
  }
  return left;
}

if (import.meta.main) installSystemParts(process.env['PATH'] ?? '', (line) => console.log(line));
