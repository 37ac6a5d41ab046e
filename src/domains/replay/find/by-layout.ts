import { intersect, type Rect } from '#core/replay/screen.ts';
import { candidate, type Asking, type Rung, type RungOutcome } from './asking.ts';
import { placeIn, predict, type Layout } from './layout.ts';
import { findLargest } from './largest.ts';
import { findNamed } from './naming.ts';
import { compareTexts } from './text.ts';
import { isToldByPlace, twinsOf } from './twins.ts';

/** Below this share of marks that agree, their layout says nothing about the target. */
const leastAgreement = 0.5;
/** Score of what its own label names, where no layout agrees or contradicts. */
const namedAlone = 0.85;
/** An inlier's label that is less alike than all but a tenth of the others', by this, was renamed rather than restyled. */
const renamed = 0.1;

/** The mark at the place that all other marks of the screen point to. */
export const findByLayout: Rung = async (asking): Promise<RungOutcome> => {
  const layout = asking.layout();
  if (asking.target.ink === undefined) return findPlain(asking, layout);
  if (layout === undefined) return { nothing: 'too few marks agree about a layout' };
  if (layout.agreement < leastAgreement)
    return { nothing: `only ${Math.round(layout.agreement * 100)} % of the marks agree about a layout` };
  return findLabelled(asking, layout);
};

async function findLabelled(asking: Asking, layout: Layout): Promise<RungOutcome> {
  const { target, pairing, sight, own, thresholds } = asking;
  const there = rankByPlace(asking, predict(layout, target.box)).filter(({ c }) => sight.marks[c]?.ink !== undefined);
  const [best] = there;
  if (best === undefined) return { nothing: 'nothing is at its place' };
  const likeness = pairing.alike(own, best.c);
  const claim = pairing.claimOfOthers(own, best.c);
  const usual =
    layout.inliers.map((one) => one.likeness).sort((a, b) => a - b)[Math.floor(layout.inliers.length * 0.1)] ?? 1;
  const text = compareTexts(target.texts, target.texts.length > 0 ? await sight.view.read(best.box) : undefined);
  const against = contradiction();
  const shown = there
    .slice(0, 4)
    .map(({ box, fit }) => candidate({ box }, fit * layout.agreement, 'layout', box === best.box ? against : ''));
  if (against) return { nothing: against, candidates: shown };
  const score = layout.agreement * (0.5 + 0.3 * best.fit) + 0.2 * Math.max(0, text === 'equal' ? 1 : likeness);
  if (score < thresholds.layout)
    return { nothing: `fits by ${score.toFixed(2)}, which is too little`, candidates: shown };
  const rival = there.find((one) => one !== best && !intersect(one.box, best.box));
  const margin = best.fit - (rival?.fit ?? 0);
  if (margin < thresholds.margin) return { nothing: 'two things are at its place', candidates: shown };
  return {
    found: { box: best.box, score, margin, rivals: shown.slice(1), mark: best.c },
    said: `at its place among ${layout.inliers.length} others, likeness ${likeness.toFixed(2)}, text ${text}`,
  };

  function contradiction(): string {
    if (text === 'other') return 'what is at its place reads differently';
    if (best && twinsOf(asking, best.c).length > 0 && !isToldByPlace(asking, best.c))
      return 'looks the same as another';
    if (text === 'equal') return '';
    if (claim > likeness) return 'another recorded target explains what is at its place better';
    // A label that differs more than those around it has been renamed, not restyled.
    return likeness < usual - renamed ? 'its label differs more than those of the other marks' : '';
  }
}

/** A field or a box without a label: known by the label beside it, and by where everything else is. */
async function findPlain(asking: Asking, layout: Layout | undefined): Promise<RungOutcome> {
  const { target, sight, thresholds } = asking;
  const isAgreed = layout !== undefined && layout.agreement >= leastAgreement;
  const [placed] = isAgreed ? rankByPlace(asking, predict(layout, target.box)) : [];
  const named = findLargest(asking) ?? (await findNamed(asking));
  const mark = named === undefined ? undefined : sight.marks[named.c];
  if (named === undefined || mark === undefined) {
    const shown = placed ? [candidate(placed, placed.fit, 'layout', 'the label beside it is missing or changed')] : [];
    return { nothing: 'it has no label, and the label beside it is missing or changed', candidates: shown };
  }
  const isThere = isAgreed && placeIn(layout, target.box, mark.box) === 'there';
  const agreement = layout?.agreement ?? 0;
  const score = isThere ? 0.6 * named.likeness + 0.4 * agreement : namedAlone * named.likeness;
  const shown = [candidate(mark, score, 'layout')];
  if (isAgreed && !isThere && placed && placed.fit > 0.5 && agreement > 0.85) {
    return { nothing: 'its label and its place point to different things', candidates: shown };
  }
  if (score < thresholds.layout)
    return { nothing: `beside its label, by ${score.toFixed(2)}, which is too little`, candidates: shown };
  return {
    found: { box: mark.box, score, margin: named.margin, rivals: [], mark: named.c },
    said: `beside its label (likeness ${named.likeness.toFixed(2)})${isThere ? ' and at its place' : ''}`,
  };
}

function rankByPlace({ sight }: Asking, said: Rect) {
  return sight.marks
    .map(({ box }, c) => ({ box, c, fit: overlapOf(said, box) }))
    .filter(({ fit }) => fit > 0.3)
    .sort((a, b) => b.fit - a.fit);
}

/** 0–1: what two boxes share of what they cover together. */
function overlapOf(a: Rect, b: Rect): number {
  const both = intersect(a, b);
  if (both === undefined) return 0;
  const shared = both.width * both.height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}
