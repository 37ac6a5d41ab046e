import type { Mark } from '#core/ports/vision.ts';
import type { Point, Rect } from '#core/replay/screen.ts';
import type { RecordedMark, Target, Workflow } from '#core/replay/workflow.ts';
import { likenessOf } from './likeness.ts';

/** The recorded marks of a screen against those that are seen now. */
export interface Pairing {
  readonly recorded: readonly RecordedMark[];
  readonly live: readonly Mark[];
  /** How alike recorded mark r and live mark c are, at most 1; -1 where one of them has no ink. */
  alike(r: number, c: number): number;
  /** Likeness of the recorded mark that explains live mark c best, r left aside. */
  claimOfOthers(r: number, c: number): number;
}

/** Index of the target's own mark in the list that is returned with it. */
export function recordedMarksOf(
  { screens }: Pick<Workflow, 'screens'>,
  target: Target,
): { readonly marks: readonly RecordedMark[]; readonly own: number } {
  const marks = screens[target.screen]?.marks ?? [];
  const own = marks.findIndex(({ box }) => isSameBox(box, target.box));
  if (own >= 0) return { marks, own };
  return { marks: [...marks, { box: target.box, ink: target.ink, text: target.texts[0] ?? '' }], own: marks.length };
}

function isSameBox(a: Rect, b: Rect): boolean {
  return (
    Math.abs(a.x - b.x) <= 2 &&
    Math.abs(a.y - b.y) <= 2 &&
    Math.abs(a.width - b.width) <= 4 &&
    Math.abs(a.height - b.height) <= 4
  );
}

/** Compares each two only when somebody asks: an anchor seldom does. */
export function pair(recorded: readonly RecordedMark[], live: readonly Mark[]): Pairing {
  const table = new Float32Array(recorded.length * live.length).fill(NaN);
  const alike = (r: number, c: number): number => {
    const at = r * live.length + c;
    const known = table[at] ?? -1;
    if (!Number.isNaN(known)) return known;
    const [a, b] = [recorded[r]?.ink, live[c]?.ink];
    return (table[at] = a && b ? likenessOf(a, b) : -1);
  };
  return {
    recorded,
    live,
    alike,
    claimOfOthers: (own, c) => recorded.reduce((most, _, r) => (r === own ? most : Math.max(most, alike(r, c))), -1),
  };
}

/** Two that belong together without doubt: each is the best of the other, by a distance. */
export interface Pair {
  readonly r: number;
  readonly c: number;
  readonly likeness: number;
  readonly from: Point;
  readonly to: Point;
}
const leastSeed = 0.6;
const seedMargin = 0.05;

export function surePairs({ recorded, live, alike, claimOfOthers }: Pairing): readonly Pair[] {
  return recorded.flatMap(({ box }, r) => {
    let [best, second, at] = [-1, -1, -1];
    for (let c = 0; c < live.length; c++) {
      const likeness = alike(r, c);
      if (likeness > best) [second, best, at] = [best, likeness, c];
      else if (likeness > second) second = likeness;
    }
    const mark = live[at];
    const isSure = best >= leastSeed && best - Math.max(second, claimOfOthers(r, at)) >= seedMargin;
    return isSure && mark ? [{ r, c: at, likeness: best, from: middleOf(box), to: middleOf(mark.box) }] : [];
  });
}

export function middleOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
