import { loadConfig, type LoadedConfig } from '#config/load.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { readTextFile } from '#drivers/github/contents.ts';

/** The configuration of a branch, as GitHub has it; what is wrong with it is in `problems`. */
export function readConfig(github: GitHubRepository, branch: string): Promise<LoadedConfig> {
  const texts = new Map<string, Promise<string | undefined>>();
  const read = (path: string): Promise<string | undefined> => {
    const known = texts.get(path) ?? readTextFile(github, path, branch);
    texts.set(path, known);
    return known;
  };
  return loadConfig({ readFile: read, exists: async (path) => (await read(path)) !== undefined });
}
