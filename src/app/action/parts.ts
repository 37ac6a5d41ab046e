import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentError, UsageError } from '#core/errors.ts';
import type { ProposalBundle } from '#core/proposal.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { maxBundle, readBundle } from '../github/publish/read-bundle.ts';
import { bundleFiles } from './engine-protocol.ts';

/** What the Action needs of others, as narrow as it needs it; wired here and nowhere else. */
export interface Parts {
  /** Reads what another job left, bounded and checked. Throws `HealError` for what is none of ours. */
  readBundle(folder: string, repository: string): Promise<ProposalBundle>;
  /** What an analysis need not propose again, and how many proposals are open. */
  findKnown(repository: GitHubRepository): Promise<Known>;
  /** Adds what became of earlier pull requests to the kept state; answers how many were new. */
  keepOutcomes(repository: GitHubRepository): Promise<number>;
  /** Opens and updates pull requests, and the dashboard. Runs no repository code. */
  publish(request: PublishRequest): Promise<Published>;
  /** Commits to the branch of the bundle. */
  commit(request: PublishRequest): Promise<Published>;
  /** Suggestions inside the diff of a pull request. */
  suggest(request: PublishRequest & { readonly pullRequest: number; readonly headSha: string }): Promise<Published>;
}
export interface Known {
  /** Fingerprints of findings whose heal people turned down. */
  readonly rejected: readonly string[];
  readonly open: number;
}
export interface PublishRequest {
  readonly repository: GitHubRepository;
  readonly bundle: ProposalBundle;
  /** Most pull requests to open; 0 keeps those that are open as they should be. */
  readonly maxNew: number;
  readonly configFile: string | undefined;
  readonly packagePath: string;
  /** Values that must never be told. */
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}
export interface Published {
  /** Pull requests that were opened or updated. */
  readonly urls: readonly string[];
  /** What was not done, and why, in sentences. */
  readonly notices: readonly string[];
  /** Why it ended early. */
  readonly ended?: string | undefined;
}

export const parts: Parts = {
  async readBundle(folder, repository) {
    const file = join(folder, bundleFiles.bundle);
    const info = await stat(file).catch(() => undefined);
    if (info === undefined || !info.isFile() || info.size > maxBundle) {
      throw new EnvironmentError(
        `There is no bundle in ${folder}${info ? ' that is small enough to be one' : ''}.`,
        'Run `command: fix` first; in another job, download its artifact into this folder.',
      );
    }
    const { bundle, problem } = readBundle(await readFile(file), { repository });
    if (bundle) return bundle;
    throw new UsageError(problem, 'Download the artifact of a run of Heal in this very repository.');
  },

  async findKnown(repository) {
    const { readKnown } = await import('../github/publish/known.ts');
    return readKnown(repository);
  },

  async keepOutcomes(repository) {
    const [{ keepOutcomes }, { listOwnIssues }, { readViewer }] = await Promise.all([
      import('../github/outcomes/keep-outcomes.ts'),
      import('#drivers/github/issues.ts'),
      import('#drivers/github/viewer.ts'),
    ]);
    return keepOutcomes(repository, await listOwnIssues(repository, await readViewer(repository)));
  },

  async publish(request) {
    const [{ publishBundle }, { readViewer }] = await Promise.all([
      import('../github/publish/publish-bundle.ts'),
      import('#drivers/github/viewer.ts'),
    ]);
    const { repository, bundle, maxNew, signal, say, secrets } = request;
    const [self, { config }] = await Promise.all([readViewer(repository), readRules(request)]);
    const { pullRequests, approvals, limits } = config;
    const report = await publishBundle({
      bundle,
      repository,
      settings: {
        self,
        pullRequests: { ...pullRequests, maxNewPerHour: Math.min(pullRequests.maxNewPerHour, maxNew) },
        approvals,
        limits,
        hasCommands: false,
        secrets,
      },
      now: () => new Date(),
      signal,
      say,
    });
    const done = report.proposals.filter(({ state }) => state === 'opened' || state === 'updated');
    const isOpened = report.proposals.some(({ state }) => state === 'opened');
    const isQuiet = self.login === 'github-actions[bot]' && isOpened;
    return {
      urls: done.flatMap((proposal) => ('url' in proposal ? [proposal.url] : [])),
      notices: [
        ...report.proposals
          .filter(
            ({ state }) => state === 'refused' || state === 'failed' || state === 'moved' || state === 'held-back',
          )
          .map(({ rule, why }) => `${rule}: ${why}`),
        ...report.warnings,
        ...(report.ended?.includes('heal:stop') ? [report.ended] : []),
        ...(isQuiet ? [startsNothing] : []),
      ],
      // Somebody said stop: that is as it should be.
      ...(report.ended?.includes('heal:stop') ? {} : { ended: report.ended }),
    };
  },

  async commit(request) {
    const { commitProposals } = await import('./commit.ts');
    return commitProposals({ ...request, ...(await readRules(request)), isAsked: false });
  },

  async suggest(request) {
    const { repository, bundle, pullRequest, headSha, secrets, signal, say } = request;
    if (bundle.head !== headSha) {
      const remedy =
        'Suggestions name lines of the head of the pull request, and something else is checked out. Give actions/checkout `ref: ${{ github.event.pull_request.head.sha }}`.';
      return { urls: [], notices: [remedy] };
    }
    const [{ giveFeedback }, { readViewer }] = await Promise.all([
      import('../github/feedback/give-feedback.ts'),
      import('#drivers/github/viewer.ts'),
    ]);
    const [self, { config }] = await Promise.all([readViewer(repository), readRules(request)]);
    const { approvals, limits } = config;
    const settings = { self, approvals, limits, hasCommands: false, secrets };
    const report = await giveFeedback({ bundle, repository, pull: pullRequest, settings, signal, say });
    say(`Suggestions: ${report.suggested} new, ${report.standing} stand, ${report.resolved} resolved.`);
    return { urls: [], notices: [...report.warnings, ...(report.ended === undefined ? [] : [report.ended])] };
  },
};

/** By the default branch, and no other. */
async function readRules({ repository, configFile, packagePath }: PublishRequest) {
  const [{ readRepository }, { readBranchConfig }] = await Promise.all([
    import('#drivers/github/repository.ts'),
    import('./branch-config.ts'),
  ]);
  const { defaultBranch } = await readRepository(repository);
  return { defaultBranch, config: await readBranchConfig(repository, defaultBranch, configFile, packagePath) };
}

const startsNothing =
  'Pull requests that are opened with GITHUB_TOKEN start no workflows: GitHub keeps it from doing so. Give `github-token` the token of a GitHub App, or close and open them once.';
