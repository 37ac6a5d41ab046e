import type { GreyPicture, Ink, View } from '#core/ports/vision.ts';
import { intersect, type Rect } from '#core/replay/screen.ts';
import type { Target } from '#core/replay/workflow.ts';
import { candidate, type Asking, type Proposal, type Rung, type RungOutcome } from './asking.ts';
import { likenessOf } from './likeness.ts';
import { isInPlace, neighboursInPlace } from './neighbours.ts';
import { middleOf } from './pairing.ts';

/** Said of the best match of a picture that is not there. */
export const looksDifferent = 'looks different';
/** How far around its place it is looked for first, in pixels: what moved further, moved. */
const reach = 48;
/** Likeness from which two labels are the same drawing. */
const sameDrawing = 0.95;
/** Pixels by which a field without a label may be larger or smaller. */
const sameSize = 3;

/** At its recorded place in the window, pixel by pixel. */
export const findLocally: Rung = (asking) => findPicture(asking, 'local-anchor', around(placeOf(asking), reach));

/** Anywhere in the window, pixel by pixel. */
export const findInWindow: Rung = (asking) => findPicture(asking, 'window-anchor', asking.sight.client);

function placeOf({ target, sight }: Asking): Rect {
  const { x, y } = sight.window.client;
  return { ...target.box, x: target.box.x + x, y: target.box.y + y };
}

async function findPicture(asking: Asking, rung: 'local-anchor' | 'window-anchor', region: Rect): Promise<RungOutcome> {
  const { target, sight, thresholds } = asking;
  const { picture } = target;
  if (picture === undefined || picture.grey.length === 0) return { nothing: 'no picture was recorded' };
  const where = intersect(region, sight.client);
  const match = where && (await sight.view.match(picture, where));
  if (match === undefined && target.ink === undefined) return findBySurroundings(asking, rung);
  if (match === undefined) return { nothing: 'nothing like it is there' };
  if (match.score < thresholds.anchor) {
    return {
      nothing: `best match ${match.score.toFixed(2)}`,
      candidates: [candidate(match, match.score, rung, looksDifferent)],
    };
  }
  const hits = await Promise.all(
    [match, ...match.others]
      .filter(({ score }) => score >= thresholds.anchor - thresholds.margin)
      .map(async ({ box, score }) => ({
        box,
        score: Math.min(score, await labelScore(target, picture, sight.view, box)),
      })),
  );
  hits.sort((a, b) => b.score - a.score || distance(a.box, asking) - distance(b.box, asking));
  const [best, ...rest] = hits;
  if (best === undefined || best.score < thresholds.anchor) {
    return {
      nothing: 'its frame is there, with another label',
      candidates: [candidate(match, best?.score ?? 0, rung, 'has another label')],
    };
  }
  const rivals = rest.filter(({ score }) => score > best.score - thresholds.margin).map(({ box }) => box);
  return judge(asking, best, [...rivals, ...twinsOf(asking, best.box)], rung);
}

/** A field in which nothing is written looks like any other: it is the one whose surroundings are all in their places. */
function findBySurroundings(asking: Asking, rung: 'local-anchor' | 'window-anchor'): RungOutcome {
  const { sight, target } = asking;
  const context = neighboursInPlace(asking);
  const mark = sight.marks.findIndex(
    ({ box }) =>
      isInPlace(asking, box) &&
      Math.abs(box.width - target.box.width) <= sameSize &&
      Math.abs(box.height - target.box.height) <= sameSize,
  );
  const box = sight.marks[mark]?.box;
  if (rung !== 'local-anchor' || box === undefined || !context.isSure)
    return { nothing: 'nothing is written in it, and what is around it changed' };
  const score = 0.96 + 0.04 * context.agreement;
  return {
    found: { box, score, margin: context.agreement, rivals: [], mark },
    said: 'in its place, among all that is around it',
  };
}

/** The label alone, so that a border shared by all buttons does not make them alike. */
async function labelScore({ box, ink }: Target, picture: GreyPicture, view: View, at: Rect): Promise<number> {
  if (ink === undefined) return 1;
  const label = labelIn(box, ink);
  const match = await view.match(cut(picture, label), { ...label, x: at.x + label.x, y: at.y + label.y });
  return match?.score ?? 0;
}

/** Where the label is in its mark, with a rim of what is around it. */
function labelIn({ width, height }: Rect, { aspect, fill, centre }: Ink): Rect {
  const rim = 2;
  const high = fill * height + 2 * rim;
  const wide = fill * height * aspect + 2 * rim;
  const x = Math.max(0, Math.floor(centre.x * width - wide / 2));
  const y = Math.max(0, Math.floor(centre.y * height - high / 2));
  return { x, y, width: Math.min(width - x, Math.ceil(wide)), height: Math.min(height - y, Math.ceil(high)) };
}

function cut({ width, grey }: GreyPicture, region: Rect): GreyPicture {
  const out = new Uint8Array(region.width * region.height);
  for (let row = 0; row < region.height; row++) {
    const from = (region.y + row) * width + region.x;
    out.set(grey.subarray(from, from + region.width), row * region.width);
  }
  return { width: region.width, height: region.height, grey: out };
}

/** Marks elsewhere in the window with the same label. */
function twinsOf({ target, sight }: Asking, box: Rect): readonly Rect[] {
  const { ink } = target;
  if (ink === undefined) return [];
  return sight.marks
    .filter((mark) => mark.ink && !intersect(mark.box, box) && likenessOf(ink, mark.ink) >= sameDrawing)
    .map((mark) => mark.box);
}

function distance(box: Rect, asking: Asking): number {
  const place = placeOf(asking);
  return Math.hypot(box.x - place.x, box.y - place.y);
}

function judge(
  asking: Asking,
  best: { readonly box: Rect; readonly score: number },
  others: readonly Rect[],
  rung: 'local-anchor' | 'window-anchor',
): RungOutcome {
  const { target, thresholds, sight, pairing, own } = asking;
  const rivals = others.map((box) => candidate({ box }, best.score, rung, 'looks the same'));
  const mark = sight.marks.findIndex((one) => intersect(one.box, best.box) && near(one.box, best.box));
  const proposal = (margin: number, said: string): RungOutcome => ({
    found: { box: best.box, score: best.score, margin, rivals, mark: mark < 0 ? undefined : mark } satisfies Proposal,
    said,
  });
  const isPlain = target.ink === undefined;
  if (others.length === 0 && !isPlain) return proposal(1, `looks the same (${best.score.toFixed(3)})`);
  const twins = pairing.recorded.filter(
    (one, r) => r !== own && one.ink && target.ink && likenessOf(one.ink, target.ink) >= sameDrawing,
  ).length;
  // Only the place tells them apart, so everything around has to be in its place too.
  const context = neighboursInPlace(asking);
  if (isInPlace(asking, best.box) && context.isSure && (thresholds.allowAmbiguous || others.length <= twins)) {
    return proposal(
      context.agreement,
      `${others.length} others look the same; this one is in its place, and so is what is around it`,
    );
  }
  return {
    nothing: isPlain ? 'it has no label, and what is around it changed' : `${others.length} others look the same`,
    candidates: rivals,
  };
}

function near(a: Rect, b: Rect): boolean {
  const [p, q] = [middleOf(a), middleOf(b)];
  return Math.abs(p.x - q.x) <= 4 && Math.abs(p.y - q.y) <= 4;
}

function around({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
