import type { Rect } from '#core/replay/screen.ts';
import type { Asking } from './asking.ts';
import { middleOf } from './pairing.ts';
import { compareTexts } from './text.ts';

/** A live mark that stands beside the same label as the target did. */
export interface Named {
  readonly c: number;
  /** Of the label that names it. */
  readonly likeness: number;
  readonly margin: number;
}
/** A label is as good as its name only when it is surely the same. */
const leastLikeness = 0.7;
/** Labels further away than so many of their heights name something else. */
const mostGap = 12;

/** Finds what has no label of its own by the label that names it: left of a field, right of a tick box, or above. */
export async function findNamed(asking: Asking): Promise<Named | undefined> {
  const { target, pairing, sight } = asking;
  const { of } = asking.whole();
  for (const { r, side } of namesOf(asking)) {
    const c = of[r] ?? -1;
    const [was, is] = [pairing.recorded[r]?.box, sight.marks[c]?.box];
    if (was === undefined) continue;
    // The nearest label is the name: without it, the next one would name a neighbour.
    if (is === undefined) return undefined;
    const likeness = await surenessOf(r, c);
    if (likeness < leastLikeness) return undefined;
    const scale = is.height / was.height;
    const ranked = sight.marks
      .map(({ box }, at) => ({ at, off: offBy(box) }))
      .filter(({ at, off }) => at !== c && off < 1)
      .sort((a, b) => a.off - b.off);
    const [best, second] = ranked;
    if (best === undefined) return undefined;
    return { c: best.at, likeness, margin: Math.min(1, (second?.off ?? 1) - best.off) };

    /** 0 for exactly where the target was to its name, 1 for too far. */
    function offBy(box: Rect): number {
      const [a, b] = [edgesOf(was as Rect, target.box, side), edgesOf(is as Rect, box, side)];
      const far = Math.abs(b.gap - a.gap * scale) / (1.5 * (is as Rect).height + 0.25 * Math.abs(a.gap) * scale);
      const aside = Math.abs(b.aside - a.aside * scale) / (0.5 * (is as Rect).height);
      const tall = Math.abs(Math.log(box.height / (target.box.height * scale))) / 0.7;
      const wide = side === 'above' ? 0 : Math.abs(Math.log(box.width / (target.box.width * scale))) / 1.6;
      return Math.max(far, aside, tall, wide);
    }
  }
  return undefined;

  /** Reading settles what shapes leave open. */
  async function surenessOf(r: number, c: number): Promise<number> {
    const [known, mark, likeness] = [pairing.recorded[r]?.text ?? '', sight.marks[c], pairing.alike(r, c)];
    if (known === '' || mark === undefined || likeness > 0.97) return likeness;
    const verdict = compareTexts([known], await sight.view.read(mark.box));
    return verdict === 'other' ? 0 : verdict === 'equal' ? Math.max(likeness, 0.98) : likeness;
  }
}

type Side = 'left' | 'right' | 'above';

/** Labels that may name the target, the nearest first. */
function namesOf({ target, pairing, own }: Asking): readonly { readonly r: number; readonly side: Side }[] {
  const { box } = target;
  const middle = middleOf(box);
  return pairing.recorded
    .flatMap((mark, r) => {
      if (r === own || mark.ink === undefined) return [];
      const at = middleOf(mark.box);
      const isBeside =
        Math.abs(at.y - middle.y) <= 0.6 * Math.min(Math.max(box.height, 24), Math.max(mark.box.height, 24));
      const isAbove = mark.box.x < box.x + box.width && mark.box.x + mark.box.width > box.x && at.y < box.y;
      const side: Side | undefined = isBeside ? (at.x < middle.x ? 'left' : 'right') : isAbove ? 'above' : undefined;
      if (side === undefined) return [];
      const { gap } = edgesOf(mark.box, box, side);
      if (gap > mostGap * mark.box.height || gap < -mark.box.height) return [];
      // Forms name their fields on the left, tick boxes on the right; what stands above names only what has neither.
      const isTick = side === 'right' && gap < 1.5 * mark.box.height && box.width < 2 * box.height;
      return [{ r, side, gap, order: isTick ? 0 : side === 'left' ? 1 : side === 'above' ? 2 : 3 }];
    })
    .sort((a, b) => a.order - b.order || a.gap - b.gap);
}

/** How far a box is from its name, and how far aside of its line. */
function edgesOf(name: Rect, box: Rect, side: Side): { readonly gap: number; readonly aside: number } {
  if (side === 'above') return { gap: box.y - name.y - name.height, aside: box.x - name.x };
  const aside = middleOf(box).y - middleOf(name).y;
  return side === 'left' ? { gap: box.x - name.x - name.width, aside } : { gap: name.x - box.x - box.width, aside };
}
