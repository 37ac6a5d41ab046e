import { intersect } from '#core/replay/screen.ts';
import { candidate, type Asking, type Rung, type RungOutcome } from './asking.ts';
import { leastAgreement, predict, rankByPlace, type Layout } from './layout.ts';
import { findPlain } from './plain.ts';
import { compareTexts } from './text.ts';
import { isToldByPlace, twinsOf } from './twins.ts';

/** An inlier's label that is less alike than all but a tenth of the others', by this, was renamed rather than restyled. */
const renamed = 0.1;

/** The mark at the place that all other marks of the screen point to. */
export const findByLayout: Rung = async (asking): Promise<RungOutcome> => {
  const layout = asking.layout();
  if (asking.target.ink === undefined) return findPlain(asking, 'layout');
  if (layout === undefined) return { nothing: 'too few marks agree about a layout' };
  if (layout.agreement < leastAgreement)
    return { nothing: `only ${Math.round(layout.agreement * 100)} % of the marks agree about a layout` };
  return findLabelled(asking, layout);
};

async function findLabelled(asking: Asking, layout: Layout): Promise<RungOutcome> {
  const { target, pairing, sight, own, thresholds } = asking;
  const there = rankByPlace(sight.marks, predict(layout, target.box)).filter(
    ({ c }) => sight.marks[c]?.ink !== undefined,
  );
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
