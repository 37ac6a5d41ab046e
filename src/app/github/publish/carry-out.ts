import { sha256 } from '#core/fingerprint.ts';
import { digestChange } from '#core/proposal.ts';
import {
  createPull,
  findPulls,
  requestReviewers,
  setDraft,
  updatePull,
  type PullFacts,
} from '#drivers/github/pulls.ts';
import { removeLabel } from '#drivers/github/labels.ts';
import { readTicks } from '../texts/markers.ts';
import { writeBody } from './body.ts';
import type { CheckedProposal } from './check-proposal.ts';
import { writeCommitMessage } from './commit-message.ts';
import type { Standing } from './contract.ts';
import { pushProposal, readBranchState, type BranchState } from './own-branch.ts';
import { labels } from './own-pulls.ts';
import { listLabels, putLabels } from './pull-labels.ts';
import { mostCures, readPullMarker, type PullMarker } from './pull-marker.ts';
import type { Stage } from './stage.ts';
import { writeTitle } from './title.ts';

export type CarriedOut =
  | ({ readonly state: 'opened' | 'updated' | 'left'; readonly why: string } & Standing)
  | { readonly state: 'stopped'; readonly why: string; readonly number: number; readonly url: string }
  | { readonly state: 'failed'; readonly why: string };

/** Opens the pull request of a proposal. Killed between any two of its calls, the next run goes on where it ended. */
export async function openProposal(stage: Stage, checked: CheckedProposal): Promise<CarriedOut> {
  const { repository, settings, bundle } = stage;
  const branch = branchOf(stage, checked);
  const standing = (await findPulls(repository, branch)).find(({ state }) => state === 'open');
  if (standing) return refreshProposal(stage, checked, standing, false);
  const state = await readBranchState(stage, branch);
  if (state && !state.isOurs)
    return { state: 'failed', why: `The branch ${branch} is there already, and not from Heal.` };
  const pushed = await pushIfOther(stage, checked, branch, state);
  if ('why' in pushed) return { state: 'failed', why: pushed.why };
  const title = titleOf(stage, checked);
  const isDraft = isDraftFirst(stage, checked);
  const pull = await stage.once({
    act: () =>
      createPull(repository, {
        title,
        body: bodyOf(stage, checked, pushed),
        head: branch,
        base: bundle.branch,
        isDraft,
      }),
    find: async () =>
      (await findPulls(repository, branch)).find((one) => one.state === 'open' && one.authorId === settings.self.id),
  });
  stage.say(`${branch}: opened #${pull.number}`);
  await dress(stage, checked, pull);
  return { state: 'opened', why: '', ...describeStanding(checked, { ...pull, headSha: pushed.sha, title }) };
}

/** Brings an open pull request up to date, or leaves it alone: when nothing changed, and when people have taken it over. */
export async function refreshProposal(
  stage: Stage,
  checked: CheckedProposal,
  pull: PullFacts,
  isAsked: boolean,
): Promise<CarriedOut> {
  const { repository, settings } = stage;
  const stopped = (why: string): CarriedOut => ({ state: 'stopped', why, number: pull.number, url: pull.url });
  if (pull.baseRef !== stage.bundle.branch) return stopped('Somebody gave it another base.');
  if (pull.authorId !== settings.self.id) return stopped('Somebody else opened a pull request for this branch.');
  if (pull.labels.includes(labels.stop)) return stopped('It has the label heal:stop.');
  const state = await readBranchState(stage, pull.headRef);
  if (!state) return { state: 'failed', why: 'Its branch is gone.' };
  if (!state.isOurs) return stopped('A person pushed to its branch: it is theirs now.');
  const wantsNew =
    isAsked || pull.labels.includes(labels.rebase) || readTicks(pull.body).some(({ action }) => action === 'retry');
  const marker = readPullMarker(pull.body);
  const isSame =
    marker?.digest === checked.digest && marker.from === fromOf(checked) && state.digest === checked.digest;
  const isDressed = pull.labels.includes(labels.all);
  if (isSame && !wantsNew) {
    if (!isDressed) await dress(stage, checked, pull);
    return { state: 'left', why: 'Nothing has changed.', ...describeStanding(checked, pull) };
  }
  const isNewest = state.standsOn === stage.bundle.head;
  const pushed = await pushIfOther(stage, checked, pull.headRef, state, wantsNew && !isNewest);
  if ('why' in pushed) return { state: 'failed', why: pushed.why };
  const title = titleOf(stage, checked);
  const hasNewContent = pushed.sha !== state.tip || marker?.digest !== checked.digest;
  const isDraft = await matchDraft(stage, checked, pull, hasNewContent);
  await dress(stage, checked, pull, isDressed);
  // Last, because its first line says that all of this is done.
  await updatePull(repository, pull.number, { title, body: bodyOf(stage, checked, pushed) });
  if (pull.labels.includes(labels.rebase)) await removeLabel(repository, pull.number, labels.rebase);
  stage.say(`${pull.headRef}: updated #${pull.number}`);
  return {
    state: 'updated',
    why: wantsNew ? 'It was asked to be made anew.' : 'Its findings or their cure have changed.',
    ...describeStanding(checked, { ...pull, headSha: pushed.sha, title, isDraft }),
  };
}

/** Commits, unless exactly this is on the branch already: then an earlier run was ended between the commit and what follows it. */
async function pushIfOther(
  stage: Stage,
  checked: CheckedProposal,
  branch: string,
  state: BranchState | undefined,
  isForced = false,
): Promise<{ readonly sha: string; readonly isVerified: boolean } | { readonly why: string }> {
  if (!isForced && state && state.commits > 0 && state.digest === checked.digest)
    return { sha: state.tip, isVerified: state.isVerified };
  const message = writeCommitMessage(titleOf(stage, checked), checked.proposal, stage.bundle.runId);
  const pushed = await pushProposal(stage, { branch, checked, message, state });
  if (pushed === 'protected') return { why: `The branch ${branch} is protected: Heal does not write there.` };
  if (pushed !== 'lost-race') return pushed;
  // Another run that had the same to say is no rival.
  const now = await readBranchState(stage, branch);
  if (now?.isOurs && now.digest === checked.digest) return { sha: now.tip, isVerified: now.isVerified };
  return { why: `The branch ${branch} moved while it was written: the next run looks again.` };
}

/** Labels and, once, reviewers: what a pull request may have to wait for when a run was ended too early. */
async function dress(
  { repository, settings, say }: Stage,
  checked: CheckedProposal,
  pull: PullFacts,
  isDressed = false,
): Promise<void> {
  await putLabels(repository, pull, listLabels(checked, settings.pullRequests.labels));
  if (isDressed) return;
  const refused = await requestReviewers(repository, pull.number, settings.pullRequests.reviewers);
  if (refused.length > 0) say(`#${pull.number}: ${refused.join(', ')} could not be asked for a review`);
}

/** What was approved is not what it is now: back to a draft. What was a draft for want of tests has them now. */
async function matchDraft(
  stage: Stage,
  checked: CheckedProposal,
  pull: PullFacts,
  hasNewContent: boolean,
): Promise<boolean> {
  const wanted = isDraftFirst(stage, checked);
  if (!hasNewContent || wanted === pull.isDraft) return pull.isDraft;
  try {
    await setDraft(stage.repository, pull, wanted);
    return wanted;
  } catch (error) {
    if (stage.signal.aborted) throw error;
    stage.say(`#${pull.number}: it could not be made ${wanted ? 'a draft' : 'ready'}`);
    return pull.isDraft;
  }
}

/** Of the default branch by its key alone; what is for another branch has a name of its own. */
function branchOf({ bundle, facts }: Stage, { proposal }: CheckedProposal): string {
  const isDefault = bundle.branch === facts.defaultBranch;
  return isDefault ? `heal/${proposal.key}` : `heal/${proposal.key}.${sha256(bundle.branch).slice(0, 6)}`;
}

function isDraftFirst({ settings }: Stage, { need, isTested }: CheckedProposal): boolean {
  return settings.pullRequests.draft === 'always' || need.needed || !isTested;
}

function titleOf({ convention, settings }: Stage, { proposal }: CheckedProposal): string {
  return writeTitle(proposal, convention, settings.pullRequests.titlePrefix);
}

function bodyOf(
  stage: Stage,
  checked: CheckedProposal,
  { sha, isVerified }: { readonly sha: string; readonly isVerified: boolean },
): string {
  const { bundle, facts, settings } = stage;
  return writeBody({
    checked,
    marker: markerOf(checked),
    repository: facts.fullName,
    headSha: bundle.head,
    url: facts.url,
    commit: sha,
    branch: bundle.branch,
    runId: bundle.runId,
    hasCommands: settings.hasCommands,
    isVerified,
  });
}

function markerOf(checked: CheckedProposal): PullMarker {
  const { key, cases } = checked.proposal;
  return {
    v: 1,
    fp: cases.map(({ fingerprint }) => fingerprint),
    digest: checked.digest,
    from: fromOf(checked),
    key,
    by: cases.slice(0, mostCures).map(({ id, healer, origin, rule }) => ({ c: id, h: healer, o: origin, r: rule })),
  };
}

function fromOf({ proposal, files }: CheckedProposal): string {
  const modes = new Map(files.map(({ path, mode }) => [path, mode]));
  return digestChange(
    proposal.files.map(({ path, before }) => ({ path, mode: modes.get(path) ?? '', content: before })),
  );
}

function describeStanding(
  { digest, need }: CheckedProposal,
  pull: Pick<PullFacts, 'number' | 'url' | 'headRef' | 'headSha' | 'title' | 'isDraft'>,
): Standing {
  const { number, url, headRef: branch, headSha, title, isDraft } = pull;
  return { number, url, branch, headSha, title, isDraft, digest, need };
}
