import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentError } from '#core/errors.ts';
import type { ProposalBundle } from '#core/proposal.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { bundleFiles } from './engine-protocol.ts';

/** What the Action needs of others, as narrow as it needs it; wired here and nowhere else. */
export interface Parts {
  /** Reads what another job left, bounded and checked. */
  readBundle(folder: string): Promise<ProposalBundle>;
  /** Opens and updates pull requests (`pr`), or commits to the branch of the bundle (`commit`). Runs no repository code. */
  publish(request: PublishRequest): Promise<Published>;
  /** Suggestions inside the diff of a pull request. */
  suggest(request: PublishRequest & { readonly pullRequest: number }): Promise<Published>;
  /** Writes the dashboard issue. */
  report(request: PublishRequest): Promise<Published>;
}
export interface PublishRequest {
  readonly repository: GitHubRepository;
  readonly bundle: ProposalBundle;
  readonly way: 'pr' | 'commit';
  readonly maxNew: number;
  readonly configFile: string | undefined;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}
export interface Published {
  /** Pull requests that were opened or changed. */
  readonly urls: readonly string[];
  /** What was not done, and why, in sentences. */
  readonly notices: readonly string[];
}

const mostBytes = 64 * 1024 * 1024;

export const parts: Parts = {
  async readBundle(folder) {
    const file = join(folder, bundleFiles.bundle);
    const info = await stat(file).catch(() => undefined);
    if (info === undefined || info.size > mostBytes) {
      throw new EnvironmentError(
        `There is no bundle in ${folder}${info ? ' that is small enough to be one' : ''}.`,
        'Run `command: fix` first; in another job, download its artifact into this folder.',
      );
    }
    return JSON.parse(await readFile(file, 'utf8')) as ProposalBundle;
  },
  publish: async () => ({ urls: [], notices: ['publishing is not wired yet'] }),
  suggest: async () => ({ urls: [], notices: ['suggesting is not wired yet'] }),
  report: async () => ({ urls: [], notices: ['the dashboard is not wired yet'] }),
};
