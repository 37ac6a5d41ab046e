import { intersect, type Rect } from '#core/replay/screen.ts';
import { candidate, type Asking, type Rung, type RungOutcome } from './asking.ts';
import { predict } from './layout.ts';
import { middleOf } from './pairing.ts';
import { compareTexts } from './text.ts';

/** A rival that another recorded mark explains so much better counts for nothing. */
const spokenFor = 0.08;

/** Live marks ranked by how alike their label is to the target's, without those that another recorded mark explains better. */
function rank({ pairing, own, sight }: Asking) {
  return sight.marks
    .map((mark, c) => ({ mark, c, likeness: pairing.alike(own, c), claim: pairing.claimOfOthers(own, c) }))
    .filter(({ likeness }) => likeness > 0.2)
    .sort((a, b) => b.likeness - a.likeness);
}
/** The mark whose label is drawn alike, whatever its size, colours and place. */
export const findByInk: Rung = async (asking) => {
  const { target, thresholds, sight } = asking;
  if (target.ink === undefined) return { nothing: 'it has no label' };
  const ranked = rank(asking);
  const [best] = ranked;
  if (best === undefined) return { nothing: 'no label is alike' };
  const veto = best.claim > best.likeness - thresholds.margin / 2 ? 'another recorded target explains it as well' : '';
  const rival = ranked.find(
    (one) => one !== best && !intersect(one.mark.box, best.mark.box) && one.claim < one.likeness + spokenFor,
  );
  const margin = best.likeness - (rival?.likeness ?? 0);
  const shown = ranked
    .slice(0, 5)
    .map((one) =>
      candidate(
        one.mark,
        one.likeness,
        'marks-ink',
        one === best ? veto : one.claim > one.likeness ? 'another recorded target explains it better' : '',
      ),
    );
  if (veto)
    return { nothing: `${veto} (${best.likeness.toFixed(2)} against ${best.claim.toFixed(2)})`, candidates: shown };
  const text = compareTexts(target.texts, target.texts.length > 0 ? await sight.view.read(best.mark.box) : undefined);
  if (text === 'other') return { nothing: 'the likest label reads differently', candidates: shown };
  const fits = fitsLayout(asking, best.mark.box);
  const score = scoreOf(best.likeness, text, fits);
  if (margin < thresholds.margin) {
    // Two labels alike: the place decides only where it leaves no doubt.
    if (!(thresholds.allowAmbiguous && fits === 'there' && (asking.layout?.agreement ?? 0) >= 0.85))
      return { nothing: `a rival is as alike (${margin.toFixed(2)} apart)`, candidates: shown };
    if (rival && fitsLayout(asking, rival.mark.box) !== 'elsewhere')
      return { nothing: 'a rival is as alike, and as near', candidates: shown };
  }
  if (score < thresholds.marks)
    return { nothing: `likeness ${best.likeness.toFixed(2)} is too little`, candidates: shown };
  return {
    found: { box: best.mark.box, score, margin: Math.max(0, margin), rivals: shown.slice(1), mark: best.c },
    said: `likeness ${best.likeness.toFixed(2)}, text ${text}, layout ${fits}`,
  };
};

/** Calibrated so that the score is the share of candidates like this that were right. */
function scoreOf(
  likeness: number,
  text: 'equal' | 'other' | 'unsure',
  fits: 'there' | 'elsewhere' | 'unknown',
): number {
  const odds = likeness + (text === 'equal' ? 0.25 : 0) + (fits === 'there' ? 0.12 : fits === 'elsewhere' ? -0.08 : 0);
  return Math.max(0, Math.min(0.99, odds));
}

/** Whether a box lies where the layout puts the target. */
export function fitsLayout({ layout, target }: Asking, box: Rect): 'there' | 'elsewhere' | 'unknown' {
  if (layout === undefined || layout.agreement < 0.5) return 'unknown';
  const said = predict(layout, target.box);
  const [a, b] = [middleOf(said), middleOf(box)];
  const isThere =
    Math.abs(a.x - b.x) <= Math.max(8, 0.35 * said.width) && Math.abs(a.y - b.y) <= Math.max(8, 0.35 * said.height);
  return isThere ? 'there' : 'elsewhere';
}

/** The mark at the place that all other marks of the screen point to. */
export const findByLayout: Rung = async (asking): Promise<RungOutcome> => {
  const { layout, target, pairing, sight, own, thresholds } = asking;
  if (layout === undefined) return { nothing: 'too few marks agree about a layout' };
  if (layout.agreement < 0.5)
    return { nothing: `only ${Math.round(layout.agreement * 100)} % of the marks agree about a layout` };
  const said = predict(layout, target.box);
  const there = sight.marks
    .map((mark, c) => ({ mark, c, fit: fitOf(said, mark.box) }))
    .filter(({ fit }) => fit > 0.3)
    .sort((a, b) => b.fit - a.fit);
  const [best] = there;
  if (best === undefined) return { nothing: 'nothing is at its place' };
  const likeness = pairing.alike(own, best.c);
  const claim = pairing.claimOfOthers(own, best.c);
  const usual = layout.inliers.map((one) => one.likeness).sort((a, b) => a - b);
  const text = compareTexts(
    target.texts,
    target.texts.length > 0 && best.mark.ink ? await sight.view.read(best.mark.box) : undefined,
  );
  const against = contradiction();
  const shown = there
    .slice(0, 5)
    .map((one) => candidate(one.mark, one.fit * layout.agreement, 'layout', one === best ? against : ''));
  if (against) return { nothing: against, candidates: shown };
  const score = layout.agreement * (0.5 + 0.3 * best.fit) + 0.2 * Math.max(0, text === 'equal' ? 1 : likeness);
  if (score < thresholds.layout)
    return { nothing: `fits by ${score.toFixed(2)}, which is too little`, candidates: shown };
  const rival = there.find((one) => one !== best && !intersect(one.mark.box, best.mark.box));
  return {
    found: { box: best.mark.box, score, margin: best.fit - (rival?.fit ?? 0), rivals: shown.slice(1), mark: best.c },
    said: `at its place among ${layout.inliers.length} others, likeness ${likeness.toFixed(2)}, text ${text}`,
  };

  function contradiction(): string {
    if (text === 'other') return 'what is at its place reads differently';
    if (target.ink === undefined) return claim > 0.85 ? 'another recorded target explains what is at its place' : '';
    if (claim > likeness) return 'another recorded target explains what is at its place better';
    // A label that differs more than those around it has been renamed, not restyled.
    if (text !== 'equal' && likeness < (usual[Math.floor(usual.length * 0.1)] ?? 0) - 0.1)
      return 'its label differs more than those of the other marks';
    return '';
  }
};

/** 0–1: how well a box covers the predicted one. */
function fitOf(said: Rect, box: Rect): number {
  const both = intersect(said, box);
  if (both === undefined) return 0;
  const shared = both.width * both.height;
  return shared / (said.width * said.height + box.width * box.height - shared);
}
