import type { Rect } from '#core/replay/screen.ts';
import type { Asking } from './asking.ts';
import { placeIn, type Layout } from './layout.ts';
import { middleOf } from './pairing.ts';

/** Pixels by which a thing may be off and still be in its place. */
const slack = 3;
/** As many of the nearest things must be where they were. */
const asked = 4;

export function isInPlace({ target, sight }: Asking, box: Rect): boolean {
  const { x, y } = sight.window.client;
  return Math.abs(box.x - x - target.box.x) <= slack && Math.abs(box.y - y - target.box.y) <= slack;
}

/** Whether the recorded things nearest to the target are where they were, pixel by pixel. */
export function neighboursInPlace({ target, pairing, own, sight }: Asking): {
  readonly isSure: boolean;
  readonly agreement: number;
} {
  const middle = middleOf(target.box);
  const { x, y } = sight.window.client;
  const known = pairing.recorded
    .map((mark, r) => ({ mark, r, far: Math.hypot(middleOf(mark.box).x - middle.x, middleOf(mark.box).y - middle.y) }))
    .filter(({ mark, r }) => r !== own && mark.ink !== undefined)
    .sort((a, b) => a.far - b.far);
  const isThere = known.map(({ mark, r }) =>
    sight.marks.some(
      ({ box }, c) =>
        pairing.alike(r, c) >= 0.9 &&
        Math.abs(box.x - x - mark.box.x) <= slack &&
        Math.abs(box.y - y - mark.box.y) <= slack,
    ),
  );
  const nearest = isThere.slice(0, asked);
  const agreement = isThere.length === 0 ? 0 : isThere.filter(Boolean).length / isThere.length;
  return { isSure: nearest.length > 0 && nearest.every(Boolean) && agreement >= 0.6, agreement };
}

/** Whether the recorded things nearest to the target are where the layout says: nothing was put in between. */
export function neighboursFollow({ target, pairing, own, sight, whole }: Asking, layout: Layout): boolean {
  const middle = middleOf(target.box);
  const { of } = whole();
  const nearest = pairing.recorded
    .map((mark, r) => ({ mark, r, far: Math.hypot(middleOf(mark.box).x - middle.x, middleOf(mark.box).y - middle.y) }))
    .filter(({ mark, r }) => r !== own && mark.ink !== undefined)
    .sort((a, b) => a.far - b.far)
    .slice(0, asked);
  return nearest.every(({ mark, r }) => {
    const live = sight.marks[of[r] ?? -1];
    return live !== undefined && placeIn(layout, mark.box, live.box) === 'there';
  });
}
