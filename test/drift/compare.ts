import type { Desktop } from '#core/ports/desktop.ts';
import type { FindingAnswer } from '#core/replay/finding-a-target.ts';
import type { DriftApp, RunningApp, TruthBox } from './app.ts';
import { askBaselines, baselineNames, cutFrame, type Baseline, type BaselineTarget } from './baselines.ts';
import { judgePoint, type Verdict } from './judge.ts';
import { walkByTruth, type Moment, type WalkedAction } from './walk.ts';

/** Of all clicks of a workflow: where a method would have clicked. */
export interface Score {
  readonly right: number;
  readonly wrong: number;
  readonly halted: number;
}
export type AskHeal = (moment: Moment) => Promise<FindingAnswer | undefined>;
/** A target that Heal would not have clicked, or worse, another. */
export interface Miss {
  readonly moment: Moment;
  readonly verdict: Verdict;
  readonly answer: FindingAnswer | undefined;
}
export interface Compared {
  readonly walked: readonly WalkedAction[];
  readonly scores: Readonly<Record<Baseline | 'heal', Score>>;
  readonly misses: readonly Miss[];
}

/** Remembers for the baselines, on the undrifted application, what they need of every click. */
export async function recordBaselines(
  app: DriftApp,
  running: RunningApp,
  desktop: Desktop,
  look: (moment: Moment) => Promise<void>,
): Promise<{ readonly walked: readonly WalkedAction[]; readonly targets: ReadonlyMap<string, BaselineTarget> }> {
  const targets = new Map<string, BaselineTarget>();
  const walked = await walkByTruth(running, desktop, app.intents, async (moment) => {
    const { intent, at, boxes, frame } = moment;
    const box = boxOf(moment);
    if (at && box) targets.set(intent.id, { at, grip: { x: 0.5, y: 0.5 }, picture: cutFrame(frame, box) });
    await look({ ...moment, boxes });
  });
  return { walked, targets };
}

/** Asks every method, on one frame for all, where it would click; nobody but the truth clicks. */
export async function compareMethods(
  app: DriftApp,
  running: RunningApp,
  desktop: Desktop,
  targets: ReadonlyMap<string, BaselineTarget>,
  askHeal: AskHeal,
): Promise<Compared> {
  const verdicts: Record<Baseline | 'heal', Verdict[]> = { fixed: [], oneScale: [], threeScales: [], heal: [] };
  const misses: Miss[] = [];
  const walked = await walkByTruth(running, desktop, app.intents, async (moment) => {
    const { intent, frame, area, boxes, covers } = moment;
    const target = targets.get(intent.id);
    if (intent.do !== 'click' || !target) return;
    const asked = await askBaselines(frame, area, target);
    for (const name of baselineNames) verdicts[name].push(judgePoint(asked[name], intent.widget, boxes, covers));
    const answer = await askHeal(moment);
    const point = answer?.status === 'found' ? answer.point : undefined;
    const verdict = judgePoint(point, intent.widget, boxes, covers);
    verdicts.heal.push(verdict);
    if (verdict.is !== 'right') misses.push({ moment, verdict, answer });
  });
  const { fixed, oneScale, threeScales, heal } = verdicts;
  return {
    walked,
    scores: { fixed: count(fixed), oneScale: count(oneScale), threeScales: count(threeScales), heal: count(heal) },
    misses,
  };
}

function boxOf({ intent, boxes }: Moment): TruthBox | undefined {
  return intent.do === 'click' ? boxes.find(({ widget }) => widget === intent.widget) : undefined;
}

function count(verdicts: readonly Verdict[]): Score {
  const of = (is: Verdict['is']) => verdicts.filter((verdict) => verdict.is === is).length;
  return { right: of('right'), wrong: of('wrong'), halted: of('halted') };
}
