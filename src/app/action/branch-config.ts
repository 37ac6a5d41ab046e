import { loadConfig, loadConfigFile, requireConfig } from '#config/load.ts';
import type { Config } from '#config/schema.ts';
import { UsageError } from '#core/errors.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { readBranch } from '../github/read-config.ts';

/** The configuration of a branch, asked of GitHub: who publishes has nothing checked out. Throws when it is wrong. */
export async function readBranchConfig(
  repository: GitHubRepository,
  branch: string,
  file: string | undefined,
  packagePath: string,
): Promise<Config> {
  const reader = readBranch(repository, branch);
  const loaded = await (file === undefined
    ? loadConfig(reader, packagePath === '.' ? [''] : [packagePath, ''])
    : loadConfigFile(reader, file));
  if (loaded) return requireConfig(loaded).config;
  throw new UsageError(
    `There is no configuration ${file} on ${branch}.`,
    'Name a file from the root of the repository.',
  );
}
