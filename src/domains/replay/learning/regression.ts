import type { RollbackWish } from '#core/replay/auto-heal.ts';
import type { ReplayDecision, StepLine } from '#core/replay/decision.ts';
import type { VersionInfo } from '#core/replay/learned.ts';
import { evidenceOfFall, leastRate } from './evidence.ts';
import { tally, type Tally } from './tally.ts';

export interface RegressionRule {
  /** Tries on older versions without which there is nothing to compare with. */
  readonly leastBefore: number;
  /** Tries and failures since, without which nothing is concluded. */
  readonly leastAfter: number;
  readonly leastFailures: number;
  /** What the rate may fall without being called worse, 0–1. */
  readonly tolerance: number;
  /** Chance that a version that is no worse is ever called worse, over all its targets and for as long as it is used. */
  readonly falseAlarm: number;
}
export const usualRule: RegressionRule = {
  leastBefore: 8,
  leastAfter: 3,
  leastFailures: 3,
  tolerance: 0.05,
  falseAlarm: 0.05,
};

export const regressionAnswers = [
  'worse',
  'nothing-promoted',
  'too-little-known',
  'no-worse',
  'everything-worse',
  'went-back-already',
  'nowhere-to-go',
] as const;
/** What comparing a version with those before it came to. */
export interface RegressionReport {
  readonly answer: (typeof regressionAnswers)[number];
  /** The version whose promotion is looked at. */
  readonly promotedIn: string | undefined;
  readonly targets: readonly {
    readonly target: string;
    readonly before: Tally;
    readonly after: Tally;
    /** From 1/false alarm on it is worse. */
    readonly evidence: number;
  }[];
  /** Only when it is worse. */
  readonly wish: RollbackWish | undefined;
}

/**
 * Whether targets that got new prototypes are found less often since. Only then is going back wanted, and only to a version
 * that is whole and was not left for being bad. No flapping: targets that got nothing new are looked at too, and when those
 * fell as well, what was learned is not at fault; and after going back, nothing more is concluded about a target before it
 * was found again as often as it takes to conclude anything.
 */
export function compareVersions(
  decisions: readonly ReplayDecision[],
  versions: readonly VersionInfo[],
  rule: RegressionRule = usualRule,
): RegressionReport {
  const inUse = versions.find(({ isInUse }) => isInUse);
  const { promotion, newer } = findPromotion(versions, inUse);
  const answer = (
    of: RegressionReport['answer'],
    targets: RegressionReport['targets'] = [],
    wish?: RollbackWish,
  ): RegressionReport => ({ answer: of, promotedIn: promotion?.version, targets, wish });
  if (!promotion) return answer('nothing-promoted');

  const wentBack = decisions.findLastIndex((one) => one.decision === 'store' && one.did === 'rollback');
  const lines = decisions.flatMap((line, at): { readonly line: StepLine; readonly at: number }[] =>
    line.decision === 'step' ? [{ line, at }] : [],
  );
  const isNew = ({ version }: StepLine) => version !== undefined && newer.has(version);
  const ancestors = ancestorsOf(versions, promotion);
  const isOld = ({ version }: StepLine) => version === undefined || ancestors.has(version);
  const compare = (target: string, share: number) => {
    const own = lines.filter(({ line }) => line.target === target);
    const before = tally(own.filter(({ line }) => isOld(line)).map(({ line }) => line));
    const after = tally(own.filter(({ line, at }) => isNew(line) && at > wentBack).map(({ line }) => line));
    const isEnough =
      before.tried >= rule.leastBefore &&
      after.tried >= rule.leastAfter &&
      after.tried - after.held >= rule.leastFailures;
    const evidence = isEnough ? evidenceOfFall(leastRate(before, rule.tolerance), after) : 0;
    return { target, before, after, evidence, isWorse: evidence * share >= 1 / rule.falseAlarm, isEnough };
  };
  const compared = promotion.targets.map((target) => compare(target, 1 / Math.max(1, promotion.targets.length)));
  const shown = compared.map(({ target, before, after, evidence }) => ({ target, before, after, evidence }));
  const worse = compared.filter(({ isWorse }) => isWorse);
  if (worse.length === 0)
    return answer(compared.some(({ isEnough }) => isEnough) ? 'no-worse' : 'too-little-known', shown);

  const others = [...new Set(lines.flatMap(({ line }) => line.target ?? []))].filter(
    (target) => !promotion.targets.includes(target),
  );
  if (others.some((target) => compare(target, 1 / others.length).isWorse)) return answer('everything-worse', shown);
  if (wentBack >= 0 && worse.every(({ after }) => after.held < rule.leastAfter) && hasLeftLater())
    return answer('went-back-already', shown);
  const to = versions.findLast(
    ({ version, standing, problem }) => ancestors.has(version) && standing !== 'bad' && problem === undefined,
  );
  if (!to) return answer('nowhere-to-go', shown);
  const [first] = worse;
  const say = ({ held, tried }: Tally) => `${held} of ${tried}`;
  const reason = `${first?.target ?? ''} was found ${say(first?.after ?? { held: 0, tried: 0 })} times since ${promotion.version}, and ${say(first?.before ?? { held: 0, tried: 0 })} times before`;
  return answer('worse', shown, { to: to.version, reason });

  /** A younger version was left before, and it did not help. */
  function hasLeftLater(): boolean {
    const at = versions.findIndex(({ version }) => version === inUse?.version);
    return versions.slice(at + 1).some(({ standing, promoted }) => standing === 'bad' && promoted.length > 0);
  }
}

/** The last version that took something in, on the way to the one in use; with all that grew out of it on that way. */
function findPromotion(versions: readonly VersionInfo[], inUse: VersionInfo | undefined) {
  const newer = new Set<string>();
  for (let at = inUse; at && !newer.has(at.version);) {
    newer.add(at.version);
    if (at.promoted.length > 0) return { promotion: at, newer };
    const from: string | undefined = at.from;
    at = versions.find(({ version }) => version === from);
  }
  return { promotion: undefined, newer };
}

function ancestorsOf(versions: readonly VersionInfo[], of: VersionInfo): ReadonlySet<string> {
  const ancestors = new Set<string>();
  for (let from = of.from; from !== undefined && !ancestors.has(from);) {
    ancestors.add(from);
    const wanted: string = from;
    from = versions.find(({ version }) => version === wanted)?.from;
  }
  return ancestors;
}
