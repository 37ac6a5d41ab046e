import { centreOf, isInside, type Rect } from '#core/replay/screen.ts';
import type { Asking } from './asking.ts';
import type { Named } from './naming.ts';

/** The largest by so many times needs no name. */
const dominance = 2;
/** Share of the recorded labels that must be there for the screen to be the recorded one. */
const leastKnown = 0.6;
const nearlyAll = 0.8;
const surelyKnown = 0.95;

interface Place {
  readonly box: Rect;
  readonly index: number;
}

/** The one large area of a window, such as the text of an editor, wherever it has gone. */
export function findLargest(asking: Asking): Named | undefined {
  const { pairing, own, sight } = asking;
  const { of } = asking.whole();
  const labels = pairing.recorded.flatMap(({ box, ink }, r) => (ink && r !== own ? [{ box, r }] : []));
  const found = labels.filter(({ r }) => (of[r] ?? -1) >= 0);
  if (labels.length < 3 || found.length < leastKnown * labels.length) return undefined;
  const was = largestOf(
    pairing.recorded,
    labels.map(({ box }) => box),
  );
  const known = found.flatMap(({ r }) => sight.marks[of[r] ?? -1]?.box ?? []);
  const is = largestOf(sight.marks, known);
  if (was?.index !== own || is === undefined || !couldBe(was.box, is.box)) return undefined;
  const mean = found.reduce((sum, { r }) => sum + pairing.alike(r, of[r] ?? -1), 0) / found.length;
  // On a screen of which nearly all is there, nothing else could be meant.
  const sure = found.length >= nearlyAll * labels.length ? Math.max(mean, surelyKnown) : mean;
  return { c: is.index, likeness: sure, margin: 1 - 1 / dominance };
}

/** A window of another size, or at another scale, changes an area by no more than this. */
function couldBe(was: Rect, is: Rect): boolean {
  const wide = Math.abs(Math.log(is.width / was.width));
  const high = Math.abs(Math.log(is.height / was.height));
  return wide < Math.log(3.2) && high < Math.log(3.2) && Math.abs(wide - high) < Math.log(2.2);
}

/** The largest area that holds none of the known labels, when it is much larger than any other. */
function largestOf(
  marks: readonly { readonly box: Rect; readonly ink: unknown }[],
  labels: readonly Rect[],
): Place | undefined {
  const size = ({ width, height }: Rect) => width * height;
  const [first, second] = marks
    .map(({ box }, index) => ({ box, index }))
    .filter(({ box }) => !labels.some((label) => isInside(box, centreOf(label))))
    .sort((a, b) => size(b.box) - size(a.box));
  if (first === undefined) return undefined;
  return second === undefined || size(first.box) >= dominance * size(second.box) ? first : undefined;
}
