import { maskTexts } from '#core/redact.ts';
import type { HealCase, Settled } from '#core/case.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { ProposalBundle, Proposal } from '#core/proposal.ts';
import { describeBaseline } from '#domains/code/suite-bench.ts';
import { surveyOnly } from '#policy/survey-only.ts';
import { approve } from './approval.ts';
import type { FixReport, ScanOptions } from '../contract.ts';
import { requireCommit } from './fix.ts';
import { makeGuards } from './guards.ts';
import { inRun, type HealRun } from './heal-run.ts';
import { openHealing, type Healing } from './healing.ts';
import { openPlace, type PackagePlace } from '../place.ts';
import { keyOf } from './proposal-key.ts';
import { describeOpen, findCandidates, groupCandidates, makeProposal, type Group, type Grouping } from './proposals.ts';
import { toNowhere } from './publishers.ts';
import { makeFixReport } from './report.ts';
import type { HealSettings } from '../settings.ts';

export interface AnalyseOptions extends ScanOptions {
  /** `owner/name`, for whom the bundle is. */
  readonly repository: string;
  /** Branch that the proposals are for. */
  readonly branch: string;
  readonly group: Grouping;
  /** Each costs a run of the test suite. */
  readonly maxProposals: number;
  readonly tests: boolean;
  readonly testCommand?: string;
  /** By fingerprint: a person said no to it. It is not tried, and told as declined. */
  readonly isDeclined?: (fingerprint: string) => boolean;
  /** False for what comes from a fork: nothing is learned from it. */
  readonly mayLearn: boolean;
}
export interface Analysis {
  readonly bundle: ProposalBundle;
  /** As `heal fix` reports it: `heal fix --json`, summary, patch of all proposals. */
  readonly report: FixReport;
  /** Everything that was found, for SARIF and annotations. */
  readonly findings: readonly CodeFinding[];
}

const mostOpen = 500;

/**
 * Finds out what could be proposed, and writes nothing into the repository. All cures are tried together first, for
 * one run of the test suite; then each proposal is verified alone, from the commit as it is: a pull request never
 * stands on what another one brings.
 */
export async function analyse(options: AnalyseOptions, settings: HealSettings): Promise<Analysis> {
  const place = await openPlace(options.path, settings);
  requireCommit(place);
  const { config } = await place.config();
  const { signal, listener } = options;
  const command = `heal analyse ${options.path}`;
  return inRun(place, { command, isKept: true, signal, ...(listener ? { listener } : {}) }, settings, async (run) => {
    // In a pull request, what makes code faster asks first.
    const asking = {
      ...config,
      approvals: { ...config.approvals, performance: config.approvals.performance ?? 'ask' },
    };
    const healing = await openHealing({ place, config: asking, settings, run, options, isKept: true });
    try {
      const guards = () => makeGuards(place, asking, healing, { isApproved: () => false, cleanOnly: true });
      const publisher = toNowhere('').publisher;
      const isDeclined = ({ fingerprint }: CodeFinding) => options.isDeclined?.(fingerprint) === true;
      const wanted = healing.findings.filter((finding) => !isDeclined(finding));
      const surveyed = await healing.heal(wanted, { publisher, guards: [...(await guards()), surveyOnly] });
      const groups = groupCandidates(findCandidates(surveyed), options.group);
      const chosen = groups.slice(0, Math.max(0, options.maxProposals));
      const settled = new Map(surveyed.map((healCase) => [healCase.id, healCase]));
      const proposals: Proposal[] = [];
      const patches: string[] = [];
      for (const group of chosen) {
        const answer = await verifyAlone(group, place, asking, healing);
        for (const healCase of answer.cases) settled.set(healCase.id, healCase);
        if (!answer.proposal) continue;
        proposals.push(answer.proposal);
        patches.push(answer.patch);
        if (options.mayLearn && config.learning.enabled === 'on') await healing.learn(answer.cases);
      }
      return await conclude({
        options,
        settings,
        place,
        run,
        healing,
        cases: [...settled.values()],
        proposals,
        patches,
      });
    } finally {
      await healing.close();
    }
  });
}

function keyOfGroup({ category, rule, candidates }: Group): string {
  return keyOf(
    category,
    rule,
    candidates.map(({ settled }) => settled.finding.fingerprint),
  );
}

async function verifyAlone(
  group: Group,
  place: PackagePlace,
  config: Parameters<typeof makeGuards>[1],
  healing: Healing,
): Promise<{
  readonly cases: readonly HealCase<'code'>[];
  readonly proposal: Proposal | undefined;
  readonly patch: string;
}> {
  const ids = new Set(group.candidates.map(({ settled }) => settled.id));
  const destination = toNowhere(keyOfGroup(group));
  const cases = await healing.heal(
    group.candidates.map(({ settled }) => settled.finding),
    {
      publisher: destination.publisher,
      guards: await makeGuards(place, config, healing, { isApproved: (id) => ids.has(id), cleanOnly: true }),
      approved: group.candidates.map(({ settled, verified }) => approve(settled.id, verified.remedy)),
    },
  );
  const healed = cases.filter((healCase): healCase is Settled<'code'> => {
    return healCase.stage === 'settled' && healCase.outcome.status === 'healed';
  });
  const files = destination.changes();
  const { packagePath } = place.repository;
  // What Git holds must be what was read here: a filter of a checkout (line ends, LFS) must not be written back.
  const proposal = makeProposal(group, { cases: healed, files, packagePath });
  const isAsCommitted = proposal ? await holdsBlobs(place, proposal) : false;
  return { cases, proposal: isAsCommitted ? proposal : undefined, patch: isAsCommitted ? destination.patch() : '' };
}

async function holdsBlobs({ repository }: PackagePlace, { files }: Proposal): Promise<boolean> {
  for (const { path, before } of files) {
    const listed = await repository.ask(['ls-tree', '--full-tree', '-z', 'HEAD', '--', path]);
    if (listed?.split('\t')[0]?.split(' ')[2] !== before) return false;
  }
  return true;
}

async function conclude(parts: {
  readonly options: AnalyseOptions;
  readonly settings: HealSettings;
  readonly place: PackagePlace;
  readonly run: HealRun;
  readonly healing: Healing;
  readonly cases: readonly HealCase<'code'>[];
  readonly proposals: readonly Proposal[];
  readonly patches: readonly string[];
}): Promise<Analysis> {
  const { options, settings, place, run, healing, cases, proposals, patches } = parts;
  const { repository } = place;
  const baseline = await healing.suite.known();
  const report = makeFixReport({
    repository: repository.packageRoot,
    cases,
    suiteRuns: run.suiteRuns(),
    wallMs: Math.round(performance.now() - run.startedAt),
    patch: patches.join(''),
    notes: {
      suite: baseline && 'suite' in baseline ? baseline.suite.command : '',
      baseline: baseline ? describeBaseline(baseline) : 'not run: nothing needed it',
      isolation: healing.session.copy.isolation,
      scanners: healing.reports,
      written: { to: 'nowhere', ref: '', files: [] },
      warnings: healing.warnings,
    },
  });
  const declined = healing.findings.filter(({ fingerprint }) => options.isDeclined?.(fingerprint) === true);
  const open = describeOpen(cases, declined, repository.packagePath).slice(0, mostOpen);
  const waiting = open.filter(({ reason }) => reason === 'held-back' || reason === 'needs-approval').length;
  const bundle: ProposalBundle = {
    version: 1,
    repository: options.repository,
    head: repository.head ?? '',
    branch: options.branch,
    runId: run.id,
    at: settings.now().toISOString(),
    isComplete: isEverything(options, repository.packagePath),
    summary: {
      found: report.summary.found,
      healed: report.summary.healed,
      waiting,
      rolledBack: report.summary.rolledBack,
      flagged: open.filter(({ reason }) => reason === 'flag-only').length,
    },
    proposals,
    open,
  };
  return {
    // File contents are proposed byte for byte; everything that people read is masked.
    bundle: {
      ...maskTexts(bundle, healing.mask),
      proposals: proposals.map((proposal) => ({ ...maskTexts(proposal, healing.mask), files: proposal.files })),
    },
    report: maskTexts(report, healing.mask),
    findings: healing.findings,
  };
}

/** True when nothing of the repository was left out. */
function isEverything({ categories, rules, changed, max }: AnalyseOptions, packagePath: string): boolean {
  return packagePath === '' && [categories, rules, changed, max].every((limit) => limit === undefined);
}
