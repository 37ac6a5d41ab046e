import type { FindingRecord, StepLine } from '#core/replay/decision.ts';
import type { Candidate, FindingRung, FindingThresholds } from '#core/replay/finding-a-target.ts';
import { intersect, type Rect } from '#core/replay/screen.ts';

export interface NamedThresholds {
  readonly name: string;
  readonly thresholds: FindingThresholds;
}
/**
 * `right`: the same place as was clicked, which was confirmed; `wrong`: the place that was clicked and not confirmed, or
 * another than the confirmed one; `unproven`: a place of which nobody knows; `halted`: none.
 */
export type Outcome = 'right' | 'wrong' | 'unproven' | 'halted';
export const outcomes: readonly Outcome[] = ['right', 'unproven', 'wrong', 'halted'];
export interface SimulatedDecision {
  readonly at: string;
  readonly run: string;
  readonly step: string;
  readonly target: string;
  /** What happened. */
  readonly was: Outcome;
  /** The best that was preferred to none, or refused. */
  readonly rivals: readonly Candidate[];
  /** What would have happened, in the order of the policies. */
  readonly would: readonly Outcome[];
}
export interface SimulationReport {
  readonly policies: readonly NamedThresholds[];
  readonly decisions: readonly SimulatedDecision[];
  readonly totals: readonly { readonly name: string; readonly outcomes: Readonly<Record<Outcome, number>> }[];
}

/** Which of the thresholds a rung is held to; structure has none. */
export function thresholdOf(thresholds: FindingThresholds, rung: FindingRung): number {
  if (rung === 'structure') return 0;
  if (rung === 'local-anchor' || rung === 'window-anchor') return thresholds.anchor;
  if (rung === 'marks-ink') return thresholds.marks;
  return rung === 'layout' ? thresholds.layout : thresholds.text;
}

/** As they are, and a little and much more and less sure. */
export function vary(thresholds: FindingThresholds): readonly NamedThresholds[] {
  const by = (change: number): FindingThresholds => {
    const move = (value: number) => Math.round(1000 * Math.min(1, Math.max(0, value + change))) / 1000;
    const { anchor, marks, layout, text, margin } = thresholds;
    const scores = { anchor: move(anchor), marks: move(marks), layout: move(layout), text: move(text) };
    return { ...thresholds, ...scores, margin: Math.round(1000 * Math.max(0, margin + change / 5)) / 1000 };
  };
  return [
    { name: 'as it was', thresholds },
    ...[-0.1, -0.05, -0.02, 0.02, 0.05, 0.1].map((change) => ({
      name: `${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(2)}`,
      thresholds: by(change),
    })),
    { name: 'nothing ambiguous', thresholds: { ...thresholds, allowAmbiguous: false } },
  ];
}

/**
 * Decides the last decisions again with other thresholds, from what finding wrote down. Nothing is looked at anew: a place
 * that no rung told of cannot be found here, and what was refused for another reason than a number stays refused.
 */
export function simulateThresholds(lines: readonly StepLine[], policies: readonly NamedThresholds[]): SimulationReport {
  const decisions = lines.flatMap((line): SimulatedDecision[] => {
    const { finding } = line;
    if (!finding || line.target === undefined) return [];
    return [
      {
        at: line.at,
        run: line.run,
        step: line.step,
        target: line.target,
        was: judge(line, finding.chosen?.box),
        rivals: finding.candidates.filter(({ box }) => !finding.chosen || !isSame(box, finding.chosen.box)).slice(0, 3),
        would: policies.map(({ thresholds }) => judge(line, decide(finding, thresholds))),
      },
    ];
  });
  const totals = policies.map(({ name }, at) => {
    const count = (wanted: Outcome) => decisions.filter(({ would }) => would[at] === wanted).length;
    return {
      name,
      outcomes: { right: count('right'), unproven: count('unproven'), wrong: count('wrong'), halted: count('halted') },
    };
  });
  return { policies, decisions, totals };
}

/** Where these thresholds would have clicked; undefined: nowhere. */
function decide(finding: FindingRecord, thresholds: FindingThresholds): Rect | undefined {
  const { chosen, candidates } = finding;
  if (chosen && passes(chosen, thresholds)) {
    if (chosen.margin >= thresholds.margin || mayBeAmbiguous(finding, thresholds)) return chosen.box;
  }
  for (const rung of thresholds.rungs) {
    const own = candidates.filter((one) => one.rung === rung).toSorted((a, b) => b.score - a.score);
    const best = own.find(({ against }) => !isVeto(against));
    if (!best || !passes(best, thresholds) || (chosen && isSame(best.box, chosen.box))) continue;
    const rival = own.find((one) => one !== best && !isSame(one.box, best.box));
    if (rival === undefined || best.score - rival.score >= thresholds.margin) return best.box;
  }
  return undefined;
}

function passes({ rung, score }: Pick<Candidate, 'rung' | 'score'>, thresholds: FindingThresholds): boolean {
  return thresholds.rungs.includes(rung) && score >= thresholdOf(thresholds, rung);
}
/** It was found in spite of its rival then, by what is around it: where that is allowed, it would be found again. */
function mayBeAmbiguous({ chosen, thresholds: then }: FindingRecord, now: FindingThresholds): boolean {
  return now.allowAmbiguous && chosen !== undefined && chosen.margin < then.margin;
}
/** Whatever speaks against a candidate is no number, unless it says that it is too little. */
function isVeto(against: string): boolean {
  return against !== '' && !/too (little|low|different)|looks different|less than/i.test(against);
}

function judge(line: StepLine, place: Rect | undefined): Outcome {
  if (place === undefined) return 'halted';
  const clicked = line.finding?.chosen?.box;
  if (clicked === undefined) return 'unproven';
  const isClicked = isSame(place, clicked);
  const isConfirmed =
    line.status === 'done' ? line.isConfirmed : line.trigger === 'POSTCONDITION_FAILED' ? false : undefined;
  if (isConfirmed === undefined) return 'unproven';
  if (isClicked) return isConfirmed ? 'right' : 'wrong';
  return isConfirmed ? 'wrong' : 'unproven';
}

function isSame(a: Rect, b: Rect): boolean {
  const both = intersect(a, b);
  return both !== undefined && both.width * both.height >= 0.5 * Math.min(a.width * a.height, b.width * b.height);
}
