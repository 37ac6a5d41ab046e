import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig, loadConfigFile, type ConfigReader, type LoadedConfig } from '#config/load.ts';
import { EnvironmentError, UsageError } from '#core/errors.ts';
import type { Repository } from '#drivers/git/repository.ts';
import type { HealSettings } from './settings.ts';

/**
 * The configuration that counts for a package: its own, else the one of its repository. Files are named
 * relative to `root`; `packagePath` is '' when the package is all of it.
 */
export function readConfigurationFiles(root: string, packagePath: string): Promise<LoadedConfig> {
  return loadConfig(readTree(root), foldersOf(packagePath));
}

/**
 * The same, from a commit, or from one file that somebody named. Throws when the commit is not there: a configuration
 * that cannot be read is not one without rules.
 */
export async function readConfigurationAt(
  repository: Pick<Repository, 'root' | 'packagePath' | 'ask'>,
  { at, file }: NonNullable<HealSettings['config']>,
): Promise<LoadedConfig> {
  if (at !== undefined && (await repository.ask(['cat-file', '-e', `${at}^{commit}`])) === undefined) {
    throw new EnvironmentError(
      `The configuration is read from commit ${at.slice(0, 12)}, which is not here.`,
      'Fetch it first; in GitHub Actions, check out with fetch-depth: 0.',
    );
  }
  const reader = at === undefined ? readTree(repository.root) : readCommit(repository, at);
  if (file === undefined) return loadConfig(reader, foldersOf(repository.packagePath));
  const named = await loadConfigFile(reader, file);
  if (named) return named;
  throw new UsageError(
    `There is no configuration ${file}${at === undefined ? '' : ` in ${at.slice(0, 12)}`}.`,
    'Name a file from the root of the repository, such as .github/heal.yml.',
  );
}

function foldersOf(packagePath: string): readonly string[] {
  return packagePath === '' ? [''] : [packagePath, ''];
}

function readTree(root: string): ConfigReader {
  return {
    readFile: (path) => readFile(join(root, path), 'utf8').catch(() => undefined),
    exists: (path) =>
      stat(join(root, path)).then(
        () => true,
        () => false,
      ),
  };
}

function readCommit({ ask }: Pick<Repository, 'ask'>, at: string): ConfigReader {
  const read = (path: string) => ask(['cat-file', 'blob', `${at}:${path}`]);
  return { readFile: read, exists: async (path) => (await read(path)) !== undefined };
}
