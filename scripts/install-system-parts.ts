/**
 * Before the tests: installs what they need from the system and may be installed here. Never fails the build; a part
 * that stays missing is named, and the tests that need it are skipped by name.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, globSync } from 'node:fs';
import path from 'node:path';

export interface SystemPart {
  /** A program, looked for on the search path; or absolute paths of which one must be there, `*` for a version. */
  readonly lookFor: string | readonly string[];
  /** Names of the Debian packages. */
  readonly aptPackages: readonly string[];
  /** What goes without it, for a person. */
  readonly without: string;
}
const x11 = 'tests of replay on X11';
const wine = 'tests of the Windows engine under Wine';
export const systemParts: readonly SystemPart[] = [
  { lookFor: 'bwrap', aptPackages: ['bubblewrap'], without: 'tests of the bubblewrap sandbox' },
  { lookFor: 'Xvfb', aptPackages: ['xvfb'], without: `${x11} and Wine` },
  { lookFor: 'openbox', aptPackages: ['openbox'], without: x11 },
  { lookFor: 'xclip', aptPackages: ['xclip'], without: x11 },
  { lookFor: 'xprop', aptPackages: ['x11-utils'], without: x11 },
  { lookFor: 'xrandr', aptPackages: ['x11-xserver-utils'], without: x11 },
  { lookFor: 'galculator', aptPackages: ['galculator'], without: `${x11} with a calculator` },
  { lookFor: 'mousepad', aptPackages: ['mousepad'], without: `${x11} with an editor` },
  {
    lookFor: ['/usr/lib/python3*/tkinter/__init__.py'],
    aptPackages: ['python3-tk'],
    without: `${x11} with a window that keeps a log`,
  },
  {
    lookFor: ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'],
    aptPackages: ['fonts-dejavu-core'],
    without: `${x11} and Wine, whose windows would show no text`,
  },
  {
    // Debian keeps it off the search path.
    lookFor: ['/usr/lib/wine/wine64', '/usr/bin/wine64', '/opt/wine-*/bin/wine64'],
    aptPackages: ['wine', 'wine64'],
    without: wine,
  },
];
/** All of it takes 100 s on a machine that has none and downloads quickly. */
const longestMs = 300_000;

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
function hasPart({ lookFor }: SystemPart, searchPath: string): boolean {
  if (typeof lookFor === 'string') return hasProgram(lookFor, searchPath);
  return lookFor.some((pattern) => globSync(pattern).length > 0);
}

/** How apt-get may be run here without asking anybody: as root, or on a machine of a CI service that allows it. */
function findAptGet(searchPath: string): readonly string[] | undefined {
  if (process.platform !== 'linux' || !hasProgram('apt-get', searchPath)) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  const isService = process.env['CI'] === 'true' && hasProgram('sudo', searchPath);
  return isService ? ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'] : undefined;
}

/** Parts that are missing after the attempt to install them. */
export function installSystemParts(
  searchPath: string,
  say: (line: string) => void,
  parts: readonly SystemPart[] = systemParts,
): readonly SystemPart[] {
  const missing = parts.filter((part) => !hasPart(part, searchPath));
  if (missing.length === 0) return [];
  const aptGet = findAptGet(searchPath);
  if (aptGet) {
    const end = Date.now() + longestMs;
    const run = (...args: readonly string[]): void => {
      const [program = '', ...before] = aptGet;
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const timeout = Math.max(1, end - Date.now());
      spawnSync(program, [...before, ...args], { stdio: 'ignore', timeout, killSignal: 'SIGKILL', env });
    };
    const install = (some: readonly SystemPart[]): void =>
      run('install', '-y', '--no-install-recommends', ...new Set(some.flatMap((part) => part.aptPackages)));
    say(`Installing ${missing.flatMap((part) => part.aptPackages).join(', ')} with apt-get`);
    run('update');
    install(missing);
    // A name that this distribution does not know keeps all the others away: each for itself, then.
    for (const part of missing.filter((one) => !hasPart(one, searchPath))) install([part]);
  }
  const left = missing.filter((part) => !hasPart(part, searchPath));
  for (const part of left) {
    const why = aptGet ? 'apt-get could not install it' : 'installing it needs root and apt-get';
    say(`Skipped: ${part.without} (${part.aptPackages.join(' and ')} missing; ${why})`);
  }
  return left;
}

if (import.meta.main) installSystemParts(process.env['PATH'] ?? '', (line) => console.log(line));
