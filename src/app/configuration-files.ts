import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig, type LoadedConfig } from '#config/load.ts';

/**
 * The configuration that counts for a package: its own, else the one of its repository. Files are named
 * relative to `root`; `packagePath` is '' when the package is all of it.
 */
export function readConfigurationFiles(root: string, packagePath: string): Promise<LoadedConfig> {
  const reader = {
    readFile: (path: string) => readFile(join(root, path), 'utf8').catch(() => undefined),
    exists: (path: string) =>
      stat(join(root, path)).then(
        () => true,
        () => false,
      ),
  };
  return loadConfig(reader, packagePath === '' ? [''] : [packagePath, '']);
}
