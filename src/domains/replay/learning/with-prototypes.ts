import type { Prototypes } from '#core/ports/replay-stores.ts';
import {
  anchorRungs,
  type FindingAnswer,
  type FindingThresholds,
  type FoundTarget,
  type LostTarget,
} from '#core/replay/finding-a-target.ts';
import type { Prototype } from '#core/replay/learned.ts';
import { intersect, type Rect } from '#core/replay/screen.ts';
import type { Target } from '#core/replay/workflow.ts';
import { findBetterOwner } from './identity.ts';
import type { FindTarget } from '../run/index.ts';

/** Each costs one more search of the window. */
const mostTried = 3;
const tried = ['local-anchor', 'window-anchor'] as const;

/**
 * Finding that knows the confirmed looks of a target beside the recorded one. They are asked only where no anchor saw what
 * was recorded and nothing spoke against the target, pixel by pixel and without anything ambiguous. What they find must be
 * one place, and the place that finding told of by itself, if it did: two opinions are no target.
 * A look that another recorded target explains better is passed over.
 * A look was learned and not recorded by a person: what it finds counts as found by its label, not as by an anchor, so that
 * nothing irreversible is done upon it without a person.
 */
export function withPrototypes(find: FindTarget, prototypes: Pick<Prototypes, 'prototypesOf'>): FindTarget {
  return async (question) => {
    const recorded = await find(question);
    if (!mayHelp(recorded) || !question.thresholds.rungs.includes('marks-ink')) return recorded;
    const rungs = tried.filter((rung) => question.thresholds.rungs.includes(rung));
    // Stores that cannot be read are told by their status; the recorded look is enough to go on.
    const all = await prototypes.prototypesOf(question.target.id).catch(() => []);
    const { workflow, target } = question;
    const known = all.filter(({ look }) => !findBetterOwner(look.ink, target, workflow)).slice(0, mostTried);
    if (known.length === 0 || rungs.length === 0) return recorded;
    const thresholds: FindingThresholds = { ...question.thresholds, rungs, allowAmbiguous: false };
    const answers: FindingAnswer[] = [];
    for (const prototype of known) {
      if (question.signal.aborted) return recorded;
      answers.push(await find({ ...question, target: dress(target, prototype), thresholds }));
    }
    return decide(recorded, answers);
  };
}

/** Another picture may find what this one did not; it may not overrule a reason. */
function mayHelp(answer: FindingAnswer): boolean {
  if (answer.status === 'found') return !anchorRungs.includes(answer.rung);
  return answer.reason === 'not-found' || answer.reason === 'too-uncertain';
}

function dress(target: Target, { look: { picture, ink } }: Prototype): Target {
  return { ...target, box: { ...target.box, width: picture.width, height: picture.height }, picture, ink };
}

function decide(recorded: FindingAnswer, answers: readonly FindingAnswer[]): FindingAnswer {
  const found = answers.flatMap((one) => (one.status === 'found' ? [one] : [])).sort((a, b) => b.score - a.score);
  const whole = {
    asked: [...recorded.asked, ...answers.flatMap(({ asked }) => asked.map(sayWhose))],
    candidates: [...recorded.candidates, ...answers.flatMap(({ candidates }) => candidates)]
      .sort((a, b) => Number(a.against !== '') - Number(b.against !== '') || b.score - a.score)
      .slice(0, 12),
    ms: [recorded, ...answers].reduce((sum, { ms }) => sum + ms, 0),
  };
  const [best] = found;
  if (!best) return { ...recorded, ...whole };
  const places = [...found, ...(recorded.status === 'found' ? [recorded] : [])];
  if (places.some(({ box }) => !isSamePlace(box, best.box))) {
    const end: LostTarget = {
      status: 'lost',
      reason: 'ambiguous',
      said: 'Looks of it that were confirmed before are now seen in different places.',
    };
    return { ...end, ...whole };
  }
  const { status, point, box, score, margin } = best;
  const end: FoundTarget = { status, point, box, score, margin, rung: 'marks-ink' };
  return { ...end, ...whole };
}

function sayWhose<T extends { readonly said: string }>(one: T): T {
  return { ...one, said: `a confirmed look of it: ${one.said}` };
}
function isSamePlace(a: Rect, b: Rect): boolean {
  const both = intersect(a, b);
  return both !== undefined && both.width * both.height >= 0.5 * Math.min(a.width * a.height, b.width * b.height);
}
