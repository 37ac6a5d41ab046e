import { accessSync, constants } from 'node:fs';
import path from 'node:path';

// Debian keeps the 64-bit loader off the search path.
const wineFolders = ['/usr/lib/wine', '/opt/wine-stable/bin', '/opt/wine-devel/bin'];
const searchPath = [...(process.env['PATH'] ?? '').split(path.delimiter), ...wineFolders];

function find(...programs: readonly string[]): string | undefined {
  for (const program of programs)
    for (const folder of searchPath) {
      const file = path.join(folder, program);
      try {
        accessSync(file, constants.X_OK);
        if (path.isAbsolute(folder)) return file;
      } catch {
        // Not here.
      }
    }
  return undefined;
}

export interface WineSystem {
  readonly wine: string;
  readonly wineserver: string;
  readonly xvfb: string;
  /** For Wine itself, which starts its own parts. */
  readonly searchPath: string;
}
/** Why the Windows engine cannot be run here; undefined when it can. For the names of skipped tests. */
export const missingForWine: string | undefined = ((): string | undefined => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'Wine runs Windows programs on Linux x64 only';
  const missing = [
    ['wine64', find('wine64', 'wine64-stable', 'wine')],
    ['wineserver', find('wineserver', 'wineserver64')],
    ['Xvfb', find('Xvfb')],
  ].flatMap(([name, file]) => (file === undefined ? [name] : []));
  return missing.length === 0 ? undefined : `missing: ${missing.join(', ')}`;
})();

export function demandWineSystem(): WineSystem {
  const [wine, wineserver, xvfb] = [
    find('wine64', 'wine64-stable', 'wine'),
    find('wineserver', 'wineserver64'),
    find('Xvfb'),
  ];
  if (wine === undefined || wineserver === undefined || xvfb === undefined) throw new Error(missingForWine);
  return { wine, wineserver, xvfb, searchPath: searchPath.join(path.delimiter) };
}
