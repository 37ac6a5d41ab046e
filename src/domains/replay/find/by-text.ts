import { candidate, type Rung } from './asking.ts';
import { placeIn } from './layout.ts';
import { compareTexts } from './text.ts';
import { isToldByPlace } from './twins.ts';

/** Labels read for one target at most: reading is the slowest of all. */
const mostRead = 40;
/** What another recorded target explains as well as this needs not be read. */
const explained = 0.85;

/** The mark that reads as recorded, or as a synonym. Reads only what the other recorded targets do not explain. */
export const findByText: Rung = async (asking) => {
  const { target, sight, pairing, own, thresholds, signal } = asking;
  if (target.texts.length === 0) return { nothing: 'no text was recorded' };
  const { of } = asking.whole();
  const taken = new Set([...of].filter((c, r) => r !== own && pairing.alike(r, c) >= explained));
  const open = sight.marks
    .map((mark, c) => ({ mark, c, likeness: pairing.alike(own, c) }))
    .filter(({ mark, c }) => mark.ink !== undefined && !taken.has(c))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, mostRead);
  const equal: { readonly c: number; readonly confidence: number }[] = [];
  for (const { mark, c } of open) {
    if (signal.aborted) break;
    const text = await sight.view.read(mark.box);
    if (text && compareTexts(target.texts, text) === 'equal') equal.push({ c, confidence: text.confidence });
  }
  const layout = asking.layout();
  const placeOf = (c: number) => {
    const mark = sight.marks[c];
    return layout && mark ? placeIn(layout, target.box, mark.box) : 'unknown';
  };
  const shown = equal.map(({ c, confidence }) =>
    candidate(sight.marks[c] ?? target, confidence, 'marks-text', equal.length > 1 ? 'others read the same' : ''),
  );
  if (equal.length === 0)
    return { nothing: `none of ${open.length} labels reads “${(target.texts[0] ?? '').slice(0, 40)}”` };
  const inPlace = equal.filter(({ c }) => placeOf(c) === 'there');
  const isClear =
    equal.length === 1 || (inPlace.length === 1 && inPlace[0] !== undefined && isToldByPlace(asking, inPlace[0].c));
  const best = equal.length === 1 ? equal[0] : inPlace[0];
  const mark = best && sight.marks[best.c];
  if (!isClear || best === undefined || mark === undefined)
    return { nothing: `${equal.length} labels read the same`, candidates: shown };
  // One letter is soon misread: alone it is believed only at its place.
  if ([...(target.texts[0] ?? '')].length < 2 && placeOf(best.c) !== 'there')
    return { nothing: 'a single letter reads the same, elsewhere', candidates: shown };
  if (best.confidence < thresholds.text)
    return { nothing: `reads the same, but only by ${best.confidence.toFixed(2)}`, candidates: shown };
  return {
    found: { box: mark.box, score: best.confidence, margin: equal.length === 1 ? 1 : 0.5, rivals: [], mark: best.c },
    said: `reads the same (${best.confidence.toFixed(2)})`,
  };
};
