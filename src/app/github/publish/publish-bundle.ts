import { EnvironmentError } from '#core/errors.ts';
import type { Proposal, ProposalBundle } from '#core/proposal.ts';
import { openTree } from '#drivers/github/contents.ts';
import { listCommits } from '#drivers/github/commits.ts';
import { addLabels, ensureLabel } from '#drivers/github/labels.ts';
import { compareCommits, readBranch, readRepository } from '#drivers/github/repository.ts';
import { findDashboard, type Dashboard } from '../dashboard/find-dashboard.ts';
import { updateDashboard } from '../dashboard/update-dashboard.ts';
import { openProposal, refreshProposal } from './carry-out.ts';
import { checkProposal, type CheckedProposal } from './check-proposal.ts';
import { isReplayOnly } from './check-replay.ts';
import { closeMoot } from './close-moot.ts';
import type { PublishedProposal, PublishReport, PublishRequest } from './contract.ts';
import { describeFailure } from './failure.ts';
import { labels, readOwnState, type OwnState } from './own-pulls.ts';
import { findMoot, findRoom, orderByNeed, planProposals, type Plan } from './plan.ts';
import { describeLabel } from './pull-labels.ts';
import { readBundle } from './read-bundle.ts';
import { makeRepeaters, type Stage } from './stage.ts';
import { findConvention } from './title.ts';

/**
 * Makes pull requests of what an analysing job proposes, and keeps those that are open as they should be. What GitHub
 * says now is its only memory: run twice, or killed anywhere and run again, it ends in the same branches and pull
 * requests. Throws for a bundle that is not for this repository and for a branch that is not there; everything else is
 * in the report.
 */
export async function publishBundle(request: PublishRequest): Promise<PublishReport> {
  const { repository, settings, now } = request;
  const { bundle, problem } = readBundle(request.bundle, { repository: `${repository.owner}/${repository.repo}` });
  if (problem !== undefined)
    throw new EnvironmentError(problem, 'Publish what `heal` analysed for this very repository.');
  const done = new Map<string, PublishedProposal>();
  const closed: PublishReport['closed'][number][] = [];
  const warnings: string[] = [];
  let dashboard: Dashboard | undefined;
  let ended: string | undefined;
  try {
    const stage = await openStage(request, bundle);
    const state = await readOwnState(repository, settings.self);
    dashboard = findDashboard(state.issues);
    if (dashboard?.isStopped) {
      ended = 'The dashboard has the label heal:stop: nothing was opened or changed.';
      const hold = { state: 'held-back', why: ended, nextAt: undefined, since: now().toISOString() } as const;
      for (const proposal of bundle.proposals) settle({ done }, proposal, hold);
    } else {
      const known = await takeBackNoes(stage, state, dashboard);
      await work({ stage, state: known, dashboard, now, done, closed, warnings });
    }
    if (!isReplayOnly(bundle))
      dashboard = await updateDashboard(stage, {
        found: dashboard,
        state,
        proposals: listDone(bundle, done, ended),
        closed: closed.map(({ number }) => number),
        now: now(),
      });
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    const failure = describeFailure(error, request.signal);
    ended = failure.why;
    request.say(`Publishing ended: ${failure.why}`);
  }
  const proposals = listDone(bundle, done, ended);
  const shown = dashboard && { number: dashboard.number, url: dashboard.url };
  return { version: 1, proposals, closed, dashboard: shown, warnings, ended };
}

async function openStage(
  { repository, settings, signal, say }: PublishRequest,
  bundle: ProposalBundle,
): Promise<Stage> {
  const facts = await readRepository(repository);
  if (facts.isArchived) throw new EnvironmentError('The repository is archived.', 'Nothing can be published to it.');
  const branch = await readBranch(repository, bundle.branch);
  if (!branch)
    throw new EnvironmentError('The branch that the proposals are for is gone.', 'Run Heal on a branch that is there.');
  const relation = await compareCommits(repository, bundle.head, branch.sha);
  const isBased = relation === 'identical' || relation === 'ahead';
  const tip = await openTree(repository, branch.sha);
  const head = isBased && relation === 'ahead' ? await openTree(repository, bundle.head) : tip;
  const commits = await listCommits(repository, { from: branch.sha, most: 20 });
  const convention = findConvention(commits.map(({ message }) => message.split('\n')[0] ?? ''));
  const base = { repository, headSha: bundle.head, head, tip, isBased };
  return { repository, facts, bundle, base, settings, convention, signal, say, ...makeRepeaters({ signal, settings }) };
}

/** Boxes in the dashboard take a no back; it is written down as a label of the pull request that was closed. */
async function takeBackNoes(
  { repository }: Stage,
  state: OwnState,
  dashboard: Dashboard | undefined,
): Promise<OwnState> {
  const again = state.rejected.filter(({ marker }) => dashboard?.ticks.unreject.has(marker.key));
  for (const { number } of again) {
    await ensureLabel(repository, describeLabel(labels.reconsider));
    await addLabels(repository, number, [labels.reconsider]);
  }
  return { ...state, rejected: state.rejected.filter((pull) => !again.includes(pull)) };
}

interface Work {
  readonly stage: Stage;
  readonly state: OwnState;
  readonly dashboard: Dashboard | undefined;
  readonly now: () => Date;
  readonly done: Map<string, PublishedProposal>;
  readonly closed: PublishReport['closed'][number][];
  readonly warnings: string[];
}

async function work(parts: Work): Promise<void> {
  const { stage, state, dashboard, now, done } = parts;
  const { bundle, settings } = stage;
  const here = state.open.filter(({ baseRef }) => baseRef === bundle.branch);
  const plans = planProposals(bundle.proposals, { ...state, open: here });
  for (const plan of plans) {
    if (plan.act === 'reject')
      settle(parts, plan.proposal, {
        state: 'rejected',
        ...describeNo(plan),
        number: plan.by.number,
        url: plan.by.url,
      });
    if (plan.act !== 'refresh') continue;
    const isAsked = dashboard?.ticks.retry.has(plan.proposal.key) ?? false;
    await attempt(parts, plan.proposal, (checked) => refreshProposal(stage, checked, plan.pull, isAsked));
  }
  const fresh = plans.filter((plan) => plan.act === 'open');
  const since = new Map(
    fresh.map(({ proposal: { key } }) => [key, dashboard?.waiting.get(key) ?? now().toISOString()]),
  );
  const asked = (plan: Plan): boolean => dashboard?.ticks.open.has(plan.proposal.key) ?? false;
  const openedAt = [...state.openedAt];
  let open = state.open.length;
  for (const plan of [
    ...fresh.filter(asked),
    ...orderByNeed(
      fresh.filter((one) => !asked(one)),
      since,
      now(),
    ),
  ]) {
    const { proposal } = plan;
    const room = findRoom({ open, openedAt }, settings.pullRequests, now());
    if (room.places === 0 && !asked(plan)) {
      const { why, nextAt } = room;
      settle(parts, proposal, {
        state: 'held-back',
        why,
        nextAt,
        since: since.get(proposal.key) ?? now().toISOString(),
      });
      continue;
    }
    await attempt(parts, proposal, (checked) => openProposal(stage, checked));
    if (done.get(proposal.key)?.state !== 'opened') continue;
    open += 1;
    openedAt.push(now().toISOString());
  }
  await closeWhatIsMoot(parts);
}

type Ending = PublishedProposal extends infer One
  ? One extends PublishedProposal
    ? Omit<One, 'key' | 'category' | 'rule' | 'priority' | 'cases'>
    : never
  : never;

function settle({ done }: Pick<Work, 'done'>, proposal: Proposal, ending: Ending): void {
  const { key, category, rule, priority, cases } = proposal;
  done.set(key, { key, category, rule, priority, cases: cases.length, ...ending });
}

/** Judges one proposal and carries it out. What fails for one is told; what would fail for all ends the work. */
async function attempt(
  parts: Work,
  proposal: Proposal,
  act: (checked: CheckedProposal) => Promise<Ending>,
): Promise<void> {
  const { stage } = parts;
  stage.signal.throwIfAborted();
  try {
    const check = await checkProposal(proposal, stage.base, stage.settings);
    settle(parts, proposal, check.state === 'fine' ? await act(check.checked) : check);
  } catch (error) {
    const failure = describeFailure(error, stage.signal);
    settle(parts, proposal, { state: 'failed', why: failure.why });
    stage.say(`${proposal.key}: ${failure.why}`);
    if (failure.concerns === 'all') throw error;
  }
}

function describeNo({ by, count, proposal }: Extract<Plan, { act: 'reject' }>): { readonly why: string } {
  const all = count === proposal.cases.length;
  return {
    why: all
      ? `#${by.number} was closed: that was a no.`
      : `#${by.number} was closed, with ${count} of these ${proposal.cases.length} findings: that was a no. The others come alone in the next run.`,
  };
}

async function closeWhatIsMoot({ stage, state, done, closed, warnings }: Work): Promise<void> {
  const { bundle } = stage;
  const proposed = bundle.proposals.flatMap(({ cases }) => cases);
  const fingerprints = new Set([...proposed, ...bundle.open].map(({ fingerprint }) => fingerprint));
  // A list that was cut short, or a look at a part only, says nothing of what it does not name.
  const isComplete =
    bundle.isComplete && bundle.summary.found <= proposed.length + bundle.open.length && stage.base.isBased;
  const kept = [...done.values()].flatMap((one) =>
    'number' in one && one.state !== 'rejected'
      ? [{ number: one.number, fingerprints: proposed.length === 0 ? [] : fingerprintsOf(bundle, one.key) }]
      : [],
  );
  const here = state.open.filter(({ baseRef }) => baseRef === bundle.branch);
  for (const moot of findMoot(here, { fingerprints, isComplete }, kept)) {
    stage.signal.throwIfAborted();
    try {
      const why = await closeMoot(stage, moot);
      if (why !== undefined) closed.push({ number: moot.pull.number, url: moot.pull.url, why });
    } catch (error) {
      const failure = describeFailure(error, stage.signal);
      warnings.push(`#${moot.pull.number} could not be closed: ${failure.why}`);
      if (failure.concerns === 'all') throw error;
    }
  }
}

function fingerprintsOf({ proposals }: ProposalBundle, key: string): readonly string[] {
  return proposals.find((one) => one.key === key)?.cases.map(({ fingerprint }) => fingerprint) ?? [];
}

/** In the order of the bundle; what was not reached has failed, and says why. */
function listDone(
  { proposals }: ProposalBundle,
  done: ReadonlyMap<string, PublishedProposal>,
  ended: string | undefined,
): readonly PublishedProposal[] {
  return proposals.map(({ key, category, rule, priority, cases }) => {
    const why = ended ?? 'It was not reached.';
    return done.get(key) ?? { key, category, rule, priority, cases: cases.length, state: 'failed', why };
  });
}
