import { readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { loadConfig, type LoadedConfig } from '#config/load.ts';
import { findRepositoryRoot } from './package-root.ts';

/**
 * The configuration that counts for a package: its own, else the one of its repository. Files are named
 * relative to the repository (or to the folder, outside of one).
 */
export function readConfiguration(packageRoot: string): Promise<LoadedConfig> {
  const base = findRepositoryRoot(packageRoot) ?? packageRoot;
  const folder = relative(base, packageRoot).split(sep).join('/');
  return loadConfig(
    {
      readFile: (path) => readFile(join(base, path), 'utf8').catch(() => undefined),
      exists: (path) =>
        stat(join(base, path)).then(
          () => true,
          () => false,
        ),
    },
    folder === '' ? [''] : [folder, ''],
  );
}
