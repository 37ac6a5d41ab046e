import { digestChange } from '#core/proposal.ts';
import { commitOnBranch, createCommit, readAhead, type CommitFacts, type NewCommit } from '#drivers/github/commits.ts';
import { openTree } from '#drivers/github/contents.ts';
import { createBranch, deleteBranch, forwardBranch, moveBranch, readTip } from '#drivers/github/refs.ts';
import { readBranch } from '#drivers/github/repository.ts';
import { diffTrees } from '#drivers/github/trees.ts';
import type { CheckedProposal } from './check-proposal.ts';
import { hasOwnTrailers } from './commit-message.ts';
import type { Self } from './contract.ts';
import type { Stage } from './stage.ts';

export interface BranchState {
  readonly tip: string;
  /** Every commit on it is a heal that Heal made. */
  readonly isOurs: boolean;
  /** The commit of the base that it stands on. */
  readonly standsOn: string;
  /** Of all that differs from there; see `digestChange`. */
  readonly digest: string;
  readonly commits: number;
  readonly isVerified: boolean;
}

/** What stands on a branch of ours now; undefined where there is none. */
export async function readBranchState(
  { repository, bundle, settings }: Stage,
  branch: string,
): Promise<BranchState | undefined> {
  const tip = await readTip(repository, branch);
  if (tip === undefined) return undefined;
  const { mergeBase, commits, isComplete } = await readAhead(repository, bundle.branch, tip);
  const isOurs = isComplete && commits.every((commit) => isOwnCommit(commit, settings.self));
  const { root } = await openTree(repository, tip);
  const digest = digestChange(await diffTrees(repository, mergeBase.tree, root));
  return {
    tip,
    isOurs,
    standsOn: mergeBase.sha,
    digest,
    commits: commits.length,
    isVerified: commits.every((commit) => commit.isVerified),
  };
}

/** By the accounts that GitHub names, not by what the commit says of itself; a commit of ours that a person changed is theirs. */
function isOwnCommit(commit: CommitFacts, self: Self): boolean {
  const { authorId, committerId, committerLogin, message, parents, isVerified } = commit;
  // GitHub commits for Apps as `web-flow`, an account that not every server has; nobody else gets such a commit verified.
  const isByGitHub = committerLogin === 'web-flow' || (committerId === undefined && isVerified);
  return (
    authorId === self.id && (committerId === self.id || isByGitHub) && hasOwnTrailers(message) && parents.length === 1
  );
}

export interface Push {
  readonly branch: string;
  readonly checked: CheckedProposal;
  readonly message: string;
  /** What is on the branch now, all of it ours; undefined where there is no branch. */
  readonly state: BranchState | undefined;
}
export type Pushed = { readonly sha: string; readonly isVerified: boolean } | 'lost-race' | 'protected';

/** Puts one commit with exactly these files onto the branch, by comparing and swapping. Nothing is lost when it fails half way. */
export async function pushProposal(stage: Stage, { branch, checked, message, state }: Push): Promise<Pushed> {
  const { repository, bundle, base, facts, say } = stage;
  if (!branch.startsWith('heal/') || branch === facts.defaultBranch || branch === bundle.branch) return 'protected';
  if (state && (await readBranch(repository, branch))?.isProtected) return 'protected';
  // Behind what is there when it stands on the same commit; else made anew from the commit that was verified.
  const isBehind = state !== undefined && state.commits > 0 && state.standsOn === bundle.head;
  const files = checked.files.map(({ path, mode, content }) => ({ path, mode, content }));
  const spec: NewCommit = {
    parent: isBehind ? state.tip : bundle.head,
    baseTree: base.head.root,
    message,
    files,
  };
  const commit = await makeSignedCommit(stage, branch, spec);
  // What is signed the other way stands on the commit that was verified, and not behind what is there.
  const isForward = isBehind && !commit.isAnew;
  say(`${branch}: commit ${commit.sha.slice(0, 10)}${commit.isVerified ? '' : ', not signed by GitHub'}`);
  if (!state) {
    const created = await createBranch(repository, branch, commit.sha);
    return created === 'created' || (await readTip(repository, branch)) === commit.sha ? commit : 'lost-race';
  }
  const move = { branch, from: state.tip, to: commit.sha };
  const moved = isForward
    ? await forwardBranch(repository, move)
    : await moveBranch(repository, { ...move, repositoryId: facts.nodeId });
  return moved === 'moved' ? commit : moved;
}

/**
 * GitHub signs what an App commits through Git's own objects. Where it did not, `createCommitOnBranch` does, on a branch
 * that lives for a moment; it knows no modes, so what can be executed stays unsigned.
 */
async function makeSignedCommit(
  stage: Stage,
  branch: string,
  spec: NewCommit,
): Promise<{ readonly sha: string; readonly isVerified: boolean; readonly isAnew: boolean }> {
  const { repository, bundle, say } = stage;
  const plain = { ...(await stage.again(() => createCommit(repository, spec))), isAnew: false };
  if (plain.isVerified || spec.files.some(({ mode }) => mode !== '100644')) return plain;
  const scratch = `heal/tmp/${branch.slice('heal/'.length).replaceAll('/', '-')}`;
  try {
    await deleteBranch(repository, scratch);
    if ((await createBranch(repository, scratch, bundle.head)) === 'taken') return plain;
    const signed = await commitOnBranch(repository, scratch, { ...spec, parent: bundle.head });
    return signed.isVerified ? { ...signed, isAnew: true } : plain;
  } catch (error) {
    if (stage.signal.aborted) throw error;
    say(`${branch}: it could not be signed the other way either`);
    return plain;
  } finally {
    await deleteBranch(repository, scratch).catch(() => false);
  }
}
