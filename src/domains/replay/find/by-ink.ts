import { candidate, type Asking, type Rung } from './asking.ts';
import { placeIn } from './layout.ts';
import { findPlain } from './plain.ts';
import { compareTexts, type TextVerdict } from './text.ts';
import { isToldByPlace, twinsOf } from './twins.ts';

/** The mark whose label is drawn alike, whatever its size, colours and place, when all recorded marks are explained together. */
export const findByInk: Rung = async (asking) => {
  const { target, thresholds, sight, pairing, own } = asking;
  if (target.ink === undefined) return findPlain(asking, 'marks-ink');
  const { of, regret } = asking.whole();
  const c = of[own] ?? -1;
  const mark = sight.marks[c];
  const shown = showCandidates(asking, c);
  if (mark === undefined) {
    const said = shown[0]?.against ? 'what looks like it is another recorded target' : 'no label is alike enough';
    return { nothing: said, candidates: shown };
  }
  const likeness = pairing.alike(own, c);
  const text = compareTexts(target.texts, target.texts.length > 0 ? await sight.view.read(mark.box) : undefined);
  if (text === 'other')
    return { nothing: 'the likest label reads differently', candidates: accuse(shown, 'reads differently') };
  const layout = asking.layout();
  const place = layout && layout.agreement >= 0.6 ? placeIn(layout, target.box, mark.box) : 'unknown';
  const twins = twinsOf(asking, c);
  // Only the place tells them apart, so everything around has to be in its place too.
  if (twins.length > 0 && !isToldByPlace(asking, c)) {
    return {
      nothing: `${twins.length + 1} labels look the same`,
      candidates: accuse(shown, 'looks the same as another'),
    };
  }
  const score = scoreOf(likeness, text, place);
  if (score < thresholds.marks) return { nothing: `likeness ${likeness.toFixed(2)} is too little`, candidates: shown };
  if (regret < thresholds.margin)
    return {
      nothing: `another is as alike (${regret.toFixed(2)} apart)`,
      candidates: accuse(shown, 'another is as alike'),
    };
  return {
    found: { box: mark.box, score, margin: Math.min(1, regret), rivals: shown.slice(1), mark: c },
    said: `likeness ${likeness.toFixed(2)}, text ${text}, place ${place}`,
  };
};

/**
 * What reading and layout add to likeness. Chosen on about 60 captured screens (calculator and forms in other themes,
 * sizes, fonts and orders): of all candidates that came to 0.75 and passed the vetoes, none was wrong.
 */
function scoreOf(likeness: number, text: TextVerdict, place: 'there' | 'elsewhere' | 'unknown'): number {
  const more = (text === 'equal' ? 0.25 : 0) + (place === 'there' ? 0.12 : place === 'elsewhere' ? -0.08 : 0);
  return Math.max(0, Math.min(0.99, likeness + more));
}

/** The likest marks, the chosen one first; those that others explain better say so. */
function showCandidates({ pairing, own, sight }: Asking, chosen: number) {
  return sight.marks
    .map((mark, c) => ({ mark, c, likeness: pairing.alike(own, c) }))
    .filter(({ likeness }) => likeness > 0.3)
    .sort((a, b) => Number(b.c === chosen) - Number(a.c === chosen) || b.likeness - a.likeness)
    .slice(0, 5)
    .map(({ mark, c, likeness }) => {
      const isTaken = c !== chosen && pairing.claimOfOthers(own, c) > likeness;
      return candidate(mark, likeness, 'marks-ink', isTaken ? 'another recorded target explains it better' : '');
    });
}

function accuse<T extends { readonly against: string }>([first, ...rest]: readonly T[], against: string): readonly T[] {
  return first ? [{ ...first, against }, ...rest] : [];
}
