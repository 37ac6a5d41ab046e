import { HealError } from '#core/errors.ts';
import type { FailureCase, FailureCases, ReplayAudit, ReplayStores } from '#core/ports/replay-stores.ts';
import type { GreyPicture } from '#core/ports/vision.ts';
import type { RollbackWish } from '#core/replay/auto-heal.ts';
import type { AutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import type { ReplayDecision, StepLine } from '#core/replay/decision.ts';
import type { ExecutionState, ExecutionStateInfo } from '#core/replay/execution.ts';
import type { VersionInfo } from '#core/replay/learned.ts';
import type { Frame } from '#core/replay/screen.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import type { StepAttempt } from '../run/index.ts';
import { findBetterOwner } from './identity.ts';
import { measurePrecision, type Precision } from './precision.ts';
import { choosePromotions, isProven } from './promotion.ts';
import { compareVersions, type RegressionReport } from './regression.ts';
import { renderSimulation } from './simulation-page.ts';
import { simulateThresholds, vary } from './simulation.ts';
import { tallyTargets, type Tally } from './tally.ts';

export interface LearningParts {
  readonly workflow: Workflow;
  readonly stores: ReplayStores;
  readonly audit: ReplayAudit;
  readonly cases: FailureCases;
  /** ISO 8601 */
  now(): string;
  policy(): AutoHealPolicy;
  info(): Promise<ExecutionStateInfo>;
  /** For the case: the desktop, the version of Heal. */
  readonly context: Readonly<Record<string, string>>;
  /** Versions that are kept, at the least. 10 when absent. */
  readonly keptVersions?: number;
}
/** What a run brought. */
export interface Learnt {
  readonly promoted: VersionInfo | undefined;
  /** The version that has proven itself by now. */
  readonly proven: string | undefined;
  /** Versions that went. */
  readonly gone: readonly string[];
  /** Why looks that were seen were not taken in, for people. */
  readonly waiting: readonly string[];
}
/** How well a workflow is known; for status and dashboards. */
export interface LearningStatus {
  readonly version: string | undefined;
  readonly rates: readonly { readonly target: string; readonly version: string; readonly tally: Tally }[];
  readonly precision: Precision;
  readonly regression: RegressionReport;
  readonly problems: readonly string[];
}
export interface Learning {
  /** Remembers the last attempt for a case; nothing is written. */
  note(attempt: StepAttempt): void;
  /** For `AutoHealParts.findRegression`: marks what is worse as bad, and answers where to go. */
  findRegression(): Promise<RollbackWish | undefined>;
  /** For `AutoHealParts.describeTrip`: a simulation always, a case of failure when the workflow stands still. */
  describeTrip(trip: {
    readonly run: string;
    readonly reason: string;
  }): Promise<{ readonly report?: string; readonly failureCase?: string }>;
  /** At the end of a run that came to its end: what is proven is marked, what is confirmed is taken in, what is old goes. */
  afterRun(state: ExecutionState['state']): Promise<Learnt>;
  status(): Promise<LearningStatus>;
}

/** Lines of the audit that are looked at: months of a workflow that runs every day. */
const lookedAt = 5000;
const simulated = 60;
const shown = 40;

export function makeLearning(parts: LearningParts): Learning {
  const { workflow, stores, audit, cases, now } = parts;
  let lastAttempt: StepAttempt | undefined;
  const read = async () => {
    const decisions = await audit.last(lookedAt);
    return { decisions, lines: decisions.filter(isStep), versions: await stores.versions() };
  };

  return {
    note(attempt) {
      lastAttempt = attempt;
    },

    async findRegression() {
      const { decisions, versions } = await read();
      const { wish, promotedIn } = compareVersions(decisions, versions);
      if (!wish || promotedIn === undefined) return undefined;
      const inUse = versions.find(({ isInUse }) => isInUse)?.version;
      for (const version of new Set([promotedIn, inUse ?? promotedIn])) await stores.setStanding(version, 'bad');
      return wish;
    },

    async describeTrip({ run, reason }) {
      const decisions = await audit.last(simulated * 4);
      const policy = parts.policy();
      const info = await parts.info();
      const lines = decisions.filter(isStep).slice(-simulated);
      const state = info.now.state === 'running' ? 'running' : 'degraded';
      const simulation = simulateThresholds(lines, vary(lines.at(-1)?.finding?.thresholds ?? policy.thresholds[state]));
      const markdown = renderSimulation(simulation, { workflow: workflow.name, at: now(), reason });
      const report = await unlessRefused(cases.report({ at: now(), markdown, json: simulation }));
      if (info.now.state !== 'quarantined') return report === undefined ? {} : { report };
      const version = await stores.version().catch(() => undefined);
      const failure = describeFailure(parts, { run, reason, info, version, decisions: decisions.slice(-shown) });
      const failureCase = await unlessRefused(cases.record({ ...failure, ...describeAttempt(workflow, lastAttempt) }));
      return {
        ...(report === undefined ? {} : { report }),
        ...(failureCase === undefined ? {} : { failureCase }),
      };
    },

    async afterRun(state) {
      const { lines, versions } = await read();
      const inUse = versions.find(({ isInUse }) => isInUse);
      const isNews = inUse?.standing === 'unproven' && isProven(inUse.version, lines);
      if (isNews) await stores.setStanding(inUse.version, 'good');
      const { promote, waiting } = choosePromotions(await stores.appearances(), {
        state,
        left: await stores.leftLooks(),
        lines,
        ownerOf({ target, look }) {
          const recorded = workflow.targets[target];
          return recorded ? findBetterOwner(look.ink, recorded, workflow) : 'nothing that is recorded';
        },
      });
      const confirmed = Math.min(...promote.map((one) => one.confirmed));
      const targets = promote.map(({ target }) => target).join(', ');
      const promoted =
        promote.length === 0
          ? undefined
          : await stores.promote(
              promote.map(({ id }) => id),
              `another look of ${targets}, confirmed ${confirmed} times or more`,
            );
      const gone = await stores.cleanUp(parts.keptVersions ?? 10);
      return {
        promoted,
        proven: isNews ? inUse.version : undefined,
        gone,
        waiting: waiting.map(({ appearance, said }) => `${appearance.target}: ${said}`),
      };
    },

    async status() {
      const { decisions, lines, versions } = await read();
      return {
        version: await stores.version(),
        rates: [...tallyTargets(lines)].flatMap(([target, own]) =>
          [...own].map(([version, tally]) => ({ target, version, tally })),
        ),
        precision: measurePrecision(lines),
        regression: compareVersions(decisions, versions),
        problems: await stores.problems(),
      };
    },
  };
}

/** A full disk costs the page about the trip, never the trip. */
async function unlessRefused(written: Promise<string>): Promise<string | undefined> {
  return written.catch((error: unknown) => {
    if (error instanceof HealError || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  });
}

function isStep(decision: ReplayDecision): decision is StepLine {
  return decision.decision === 'step';
}

function describeFailure(
  { workflow, now, policy, context }: LearningParts,
  known: Pick<FailureCase, 'run' | 'reason' | 'info' | 'version' | 'decisions'>,
): FailureCase {
  return {
    ...known,
    workflow: workflow.name,
    step: '',
    stepTitle: '',
    target: undefined,
    at: now(),
    finding: undefined,
    pictures: [],
    marks: [],
    policy: policy(),
    context,
  };
}

/** The attempt that was one too many; its picture was cleaned of secrets when it was taken. */
function describeAttempt(workflow: Workflow, attempt: StepAttempt | undefined): Partial<FailureCase> {
  if (!attempt) return {};
  const { decision, title, label, answer, picture } = attempt;
  const recorded = decision.target === undefined ? undefined : workflow.targets[decision.target]?.picture;
  return {
    step: decision.step,
    stepTitle: title,
    target: label,
    finding: answer,
    pictures: [
      ...(picture ? [{ name: 'screen', frame: picture.frame, secrets: [] }] : []),
      ...(recorded && recorded.grey.length > 0 ? [{ name: 'recorded', frame: toFrame(recorded), secrets: [] }] : []),
    ],
  };
}

function toFrame({ width, height, grey }: GreyPicture): Frame {
  const bgra = new Uint8Array(4 * grey.length);
  grey.forEach((value, at) => bgra.fill(value, 4 * at, 4 * at + 3).fill(255, 4 * at + 3, 4 * at + 4));
  return { origin: { x: 0, y: 0 }, width, height, bgra };
}
