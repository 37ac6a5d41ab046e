import { loadConfig, type LoadedConfig, type ConfigReader } from '#config/load.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { readTextFile } from '#drivers/github/contents.ts';

/** The configuration of a branch, as GitHub has it; what is wrong with it is in `problems`. */
export function readConfig(github: GitHubRepository, branch: string): Promise<LoadedConfig> {
  return loadConfig(readBranch(github, branch));
}

/** Files of a branch for whoever looks for a configuration in it; each is asked for once. */
export function readBranch(github: GitHubRepository, branch: string): ConfigReader {
  const texts = new Map<string, Promise<string | undefined>>();
  const read = (path: string): Promise<string | undefined> => {
    const known = texts.get(path) ?? readTextFile(github, path, branch);
    texts.set(path, known);
    return known;
  };
  return { readFile: read, exists: async (path) => (await read(path)) !== undefined };
}
