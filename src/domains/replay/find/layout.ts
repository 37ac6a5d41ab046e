import { intersect, type Rect } from '#core/replay/screen.ts';
import { middleOf, type Pair } from './pairing.ts';

/** `live = scale × recorded + shift` along one axis. */
interface Axis {
  readonly scale: number;
  readonly shift: number;
}
/** How the recorded screen lies on the live one. */
export interface Layout {
  readonly x: Axis;
  readonly y: Axis;
  readonly inliers: readonly Pair[];
  readonly pairs: number;
  /** Share of the sure pairs that lie where it says. */
  readonly agreement: number;
}
const scales = { least: 0.45, most: 3.2 };
/** Distance that still counts as there, in recorded pixels. */
const tolerance = 8;
const leastInliers = 4;
/** Square of the distance within which all neighbours count about the same, in recorded pixels. */
const nearby = 400;

/** Undefined when too few pairs agree about anything. */
export function fitLayout(pairs: readonly Pair[]): Layout | undefined {
  const x = fitAxis(pairs.map(({ from, to }) => ({ from: from.x, to: to.x })));
  const y = fitAxis(pairs.map(({ from, to }) => ({ from: from.y, to: to.y })));
  if (x === undefined || y === undefined) return undefined;
  const inliers = pairs.filter(({ from, to }) => isOn(x, from.x, to.x) && isOn(y, from.y, to.y));
  if (inliers.length < leastInliers) return undefined;
  return { x, y, inliers, pairs: pairs.length, agreement: inliers.length / pairs.length };
}

interface Place {
  readonly from: number;
  readonly to: number;
}
/** The line through two of the points on which most others lie. */
function fitAxis(points: readonly Place[]): Axis | undefined {
  let best: (Axis & { readonly count: number; readonly off: number }) | undefined;
  for (const [index, a] of points.entries()) {
    for (const b of points.slice(index + 1)) {
      if (Math.abs(b.from - a.from) < 30) continue;
      const scale = (b.to - a.to) / (b.from - a.from);
      if (scale < scales.least || scale > scales.most) continue;
      const line = { scale, shift: a.to - scale * a.from };
      const on = points.filter(({ from, to }) => isOn(line, from, to));
      const off = on.reduce((sum, { from, to }) => sum + Math.abs(at(line, from) - to), 0);
      if (!best || on.length > best.count || (on.length === best.count && off < best.off))
        best = { ...line, count: on.length, off };
    }
  }
  return best;
}

function at({ scale, shift }: Axis, from: number): number {
  return scale * from + shift;
}
function isOn(axis: Axis, from: number, to: number): boolean {
  return Math.abs(at(axis, from) - to) <= tolerance * Math.max(1, axis.scale);
}

/** Where a recorded box should be now: what its nearest neighbours are off by, it is off by too. */
export function predict({ x, y, inliers }: Layout, box: Rect): Rect {
  const middle = middleOf(box);
  let [weights, dx, dy] = [0, 0, 0];
  for (const { from, to } of inliers) {
    const weight = 1 / (nearby + (from.x - middle.x) ** 2 + (from.y - middle.y) ** 2);
    weights += weight;
    dx += weight * (to.x - at(x, from.x));
    dy += weight * (to.y - at(y, from.y));
  }
  const [width, height] = [box.width * x.scale, box.height * y.scale];
  return {
    x: at(x, middle.x) + dx / weights - width / 2,
    y: at(y, middle.y) + dy / weights - height / 2,
    width,
    height,
  };
}

/** Whether a box lies where the layout puts a recorded one. */
export function placeIn(layout: Layout, recorded: Rect, box: Rect): 'there' | 'elsewhere' {
  const said = predict(layout, recorded);
  const [a, b] = [middleOf(said), middleOf(box)];
  const isThere =
    Math.abs(a.x - b.x) <= Math.max(8, 0.35 * said.width) && Math.abs(a.y - b.y) <= Math.max(8, 0.35 * said.height);
  return isThere ? 'there' : 'elsewhere';
}

/** Below this share of marks that agree, their layout says nothing about the target. */
export const leastAgreement = 0.5;

/** Marks that cover a predicted place, the best first. */
export function rankByPlace(
  marks: readonly { readonly box: Rect }[],
  said: Rect,
): { readonly box: Rect; readonly c: number; readonly fit: number }[] {
  return marks
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
