import { intersect, type Rect } from '#core/replay/screen.ts';
import type { Asking } from './asking.ts';
import { placeIn } from './layout.ts';
import { neighboursFollow } from './neighbours.ts';

/** Labels as alike as this to the same recorded one are twins. */
const twinDistance = 0.05;

/** Live marks that no recorded mark explains and that look as much like the target as the chosen one does. */
export function twinsOf({ sight, pairing, own, whole }: Asking, chosen: number): readonly Rect[] {
  const { of } = whole();
  const box = sight.marks[chosen]?.box;
  if (box === undefined) return [];
  const least = pairing.alike(own, chosen) - twinDistance;
  return sight.marks
    .filter((one, c) => c !== chosen && !intersect(one.box, box) && pairing.alike(own, c) > least)
    .filter((one) => [...of].every((c, r) => r === own || sight.marks[c] !== one))
    .map((one) => one.box);
}

/** Whether the place alone may tell the chosen one from its twins: it is where the layout says, and nothing was put in around it. */
export function isToldByPlace(asking: Asking, chosen: number): boolean {
  const layout = asking.layout();
  const box = asking.sight.marks[chosen]?.box;
  if (!asking.thresholds.allowAmbiguous || layout === undefined || box === undefined) return false;
  return placeIn(layout, asking.target.box, box) === 'there' && neighboursFollow(asking, layout);
}
