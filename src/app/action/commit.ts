import { UsageError } from '#core/errors.ts';
import type { ProposalBundle } from '#core/proposal.ts';
import type { Config } from '#config/schema.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { createCommit, listCommits, type CommitFacts } from '#drivers/github/commits.ts';
import { openTree } from '#drivers/github/contents.ts';
import { forwardBranch } from '#drivers/github/refs.ts';
import { readBranch } from '#drivers/github/repository.ts';
import { guardLoop, isOwnCommit, type LoopFacts } from '#policy/loop-guard.ts';
import { checkProposal } from '../github/publish/check-proposal.ts';
import { writeCommitMessage } from '../github/publish/commit-message.ts';
import { findConvention, writeTitle } from '../github/publish/title.ts';
import type { Published } from './parts.ts';

export interface CommitRequest {
  readonly repository: GitHubRepository;
  readonly bundle: ProposalBundle;
  readonly config: Config;
  readonly defaultBranch: string;
  /** Values that must never be told. */
  readonly secrets: readonly string[];
  /** A person who may write asked for exactly this: neither loops nor the opt-in for unasked commits are in question. */
  readonly isAsked: boolean;
  readonly say: (line: string) => void;
}

/**
 * Commits what needs nobody's approval straight onto the branch of the bundle, one commit a proposal, through the API.
 * Never onto the default branch or a protected one, and only while the branch is where everything was verified.
 */
export async function commitProposals(request: CommitRequest): Promise<Published> {
  const { repository, bundle, config, defaultBranch, say, secrets } = request;
  if (bundle.branch === defaultBranch) {
    throw new UsageError(
      `\`publish: commit\` does not write to ${defaultBranch}, the default branch.`,
      'Use `publish: pr` there, and `commit` on branches that people work on.',
    );
  }
  if (!request.isAsked && config.pullRequests.push !== 'own-branches') {
    throw new UsageError(
      `The configuration on ${defaultBranch} does not let Heal commit to branches of people.`,
      'Set `pullRequests: { push: own-branches }` there, or use `publish: suggest`.',
    );
  }
  const branch = await readBranch(repository, bundle.branch);
  if (branch?.sha !== bundle.head)
    return quiet(`The branch ${bundle.branch} is another by now: the run for its new commit goes on.`);
  if (branch.isProtected) return quiet(`The branch ${bundle.branch} is protected: nothing was committed to it.`);
  const past = await listCommits(repository, { from: bundle.head, most: 20 });
  if (!request.isAsked) {
    const verdict = guardLoop(readLoopFacts(past, bundle));
    if (!verdict.go) return quiet(verdict.detail);
  }
  const convention = findConvention(past.map(({ message }) => message.split('\n')[0] ?? ''));
  const notices: string[] = [];
  const taken = new Set<string>();
  let tip = bundle.head;
  for (const proposal of bundle.proposals) {
    const tree = await openTree(repository, tip);
    const head = tip === bundle.head ? tree : await openTree(repository, bundle.head);
    const base = { repository, headSha: bundle.head, head, tip: tree, isBased: true };
    const check = await checkProposal(proposal, base, { ...config, secrets });
    if (check.state !== 'fine') notices.push(`${proposal.rule}: ${check.why}`);
    else if (check.checked.need.needed)
      notices.push(`${proposal.rule}: ${check.checked.need.why} It needs a pull request.`);
    else if (proposal.files.some(({ path }) => taken.has(path)))
      notices.push(
        `${proposal.rule}: it touches a file that an earlier commit of this run touched; the next run goes on.`,
      );
    else {
      const { checked } = check;
      const title = writeTitle(checked.proposal, convention, config.pullRequests.titlePrefix);
      const message = writeCommitMessage(title, checked.proposal, bundle.runId);
      const made = await createCommit(repository, { parent: tip, baseTree: tree.root, message, files: checked.files });
      tip = made.sha;
      for (const { path } of checked.files) taken.add(path);
    }
  }
  if (tip === bundle.head) return { urls: [], notices };
  // All of them, or none: the branch moves once.
  const moved = await forwardBranch(repository, { branch: bundle.branch, from: bundle.head, to: tip });
  if (moved === 'lost-race') return quiet(`The branch ${bundle.branch} moved meanwhile: nothing was committed.`);
  say(`Committed to ${bundle.branch}: ${tip.slice(0, 12)}`);
  return { urls: [], notices };
}

function quiet(why: string): Published {
  return { urls: [], notices: [why] };
}

/** What is committed unasked could be answered by another robot, or by Heal itself. */
function readLoopFacts(past: readonly CommitFacts[], { proposals }: ProposalBundle): LoopFacts {
  const own = past.filter(({ message }) => isOwnCommit(message));
  return {
    actorId: undefined,
    ownIds: [],
    commits: past.map(({ message, authorLogin }) => ({ message, isBot: authorLogin?.endsWith('[bot]') === true })),
    fingerprints: proposals.flatMap(({ cases }) => cases.map(({ fingerprint }) => fingerprint)),
    seen: new Set(own.flatMap(({ message }) => listFingerprints(message))),
    attempts: own.length,
  };
}

function listFingerprints(message: string): readonly string[] {
  return [...message.matchAll(/^Heal-Fingerprint: (\S+)$/gm)].map(([, fingerprint = '']) => fingerprint);
}
