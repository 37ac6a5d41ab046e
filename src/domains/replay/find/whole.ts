import { assign } from './assignment.ts';
import { placeIn, type Layout } from './layout.ts';
import type { Pairing } from './pairing.ts';

/** All recorded marks explained together: what one of them loses, another may not win. */
export interface Whole {
  /** For each recorded mark its live one; -1 for those without ink and those that are not there. */
  readonly of: Int32Array;
  /** By how much the whole would be explained worse if the target's mark were another one or none, 0–1. */
  readonly regret: number;
}
/** A recorded mark rather goes without than with something less alike than this. */
const alone = 0.5;
/** What being at the place that the layout says is worth, where marks look alike. */
const placeBonus = 0.1;
/** Below this the layout is not asked. */
const leastAgreement = 0.6;

export function explainWhole(pairing: Pairing, own: number, layout: Layout | undefined): Whole {
  const { recorded, live, alike } = pairing;
  const rows = recorded.flatMap(({ ink }, r) => (ink ? [r] : []));
  const columns = live.flatMap(({ ink }, c) => (ink ? [c] : []));
  const scores = rows.map((r) =>
    columns.map((c) => {
      const likeness = alike(r, c);
      if (likeness < alone || layout === undefined || layout.agreement < leastAgreement) return likeness;
      const [from, to] = [recorded[r], live[c]];
      return likeness + (from && to && placeIn(layout, from.box, to.box) === 'there' ? placeBonus : 0);
    }),
  );
  const score = (row: number, column: number) => scores[row]?.[column] ?? -1;
  const best = assign(rows.length, columns.length, score, alone);
  const of = new Int32Array(recorded.length).fill(-1);
  for (const [row, r] of rows.entries()) of[r] = columns[best.of[row] ?? -1] ?? -1;
  const mine = rows.indexOf(own);
  const given = best.of[mine] ?? -1;
  if (given < 0) return { of, regret: 0 };
  const without = (row: number, column: number) => (row === mine && column === given ? -1 : score(row, column));
  return { of, regret: best.total - assign(rows.length, columns.length, without, alone).total };
}
