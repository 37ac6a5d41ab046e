import { candidate, type Asking, type RungOutcome } from './asking.ts';
import { findLargest } from './largest.ts';
import { leastAgreement, placeIn, predict, rankByPlace } from './layout.ts';
import { findNamed } from './naming.ts';

/** Score of what its own label names, where no layout agrees or contradicts. */
const namedAlone = 0.85;
/** From here on the label that names it is as good as one of its own. */
const surelyNamed = 0.9;

/** A field or a box without a label: known by the label beside it, and by where everything else is. */
export async function findPlain(asking: Asking, rung: 'marks-ink' | 'layout'): Promise<RungOutcome> {
  const { target, sight, thresholds } = asking;
  const layout = asking.layout();
  const isAgreed = layout !== undefined && layout.agreement >= leastAgreement;
  const [placed] = isAgreed ? rankByPlace(sight.marks, predict(layout, target.box)) : [];
  const named = findLargest(asking) ?? (await findNamed(asking));
  const mark = named === undefined ? undefined : sight.marks[named.c];
  if (named === undefined || mark === undefined) {
    const shown = placed ? [candidate(placed, placed.fit, rung, 'the label beside it is missing or changed')] : [];
    return { nothing: 'it has no label, and the label beside it is missing or changed', candidates: shown };
  }
  if (rung === 'marks-ink' && named.likeness < surelyNamed)
    return { nothing: 'the label beside it is not surely the same' };
  const isThere = isAgreed && placeIn(layout, target.box, mark.box) === 'there';
  const agreement = layout?.agreement ?? 0;
  const score = isThere ? 0.6 * named.likeness + 0.4 * agreement : namedAlone * named.likeness;
  const shown = [candidate(mark, score, rung)];
  if (isAgreed && !isThere && placed && placed.fit > 0.5 && agreement > 0.85) {
    return { nothing: 'its label and its place point to different things', candidates: shown };
  }
  if (score < (rung === 'layout' ? thresholds.layout : thresholds.marks))
    return { nothing: `beside its label, by ${score.toFixed(2)}, which is too little`, candidates: shown };
  return {
    found: { box: mark.box, score, margin: named.margin, rivals: [], mark: named.c },
    said: `beside its label (likeness ${named.likeness.toFixed(2)})${isThere ? ' and at its place' : ''}`,
  };
}
