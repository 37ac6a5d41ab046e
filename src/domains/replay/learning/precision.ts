import { wilson } from '#core/interval.ts';
import type { StepLine } from '#core/replay/decision.ts';
import { findingRungs, type FindingRung } from '#core/replay/finding-a-target.ts';
import { hasHeld, type Tally } from './tally.ts';

/** Lower ends of the bands of scores; the last band ends at 1. */
export const bandFloors = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98] as const;

export interface PrecisionBand {
  /** 0–1 */
  readonly from: number;
  readonly to: number;
  /** Clicks with such a score, and those of them that their postconditions confirmed. */
  readonly clicks: Tally;
  /** Share that was right, at the least: lower bound of the clicks of this band and of those that go with it. */
  readonly atLeast: number;
}
/** How far each rung's scores can be trusted, by what became of its clicks. Rungs that never clicked are not in it. */
export type Precision = Readonly<Partial<Record<FindingRung, readonly PrecisionBand[]>>>;

/**
 * A score is turned into a probability by what became of clicks with such scores. A higher score must not mean less:
 * where it seems to, the bands are pooled (isotonic regression by pooling adjacent violators; M. Ayer and others 1955,
 * doi:10.1214/aoms/1177728423). What is answered is the lower bound of the pool, so that few clicks never mean trust.
 */
export function measurePrecision(lines: readonly StepLine[]): Precision {
  const clicks = lines.flatMap((line) => {
    const held = line.finding?.chosen ? hasHeld(line) : undefined;
    return held === undefined || !line.finding?.chosen
      ? []
      : [{ rung: line.finding.chosen.rung, score: line.finding.chosen.score, held }];
  });
  return Object.fromEntries(
    findingRungs.flatMap((rung) => {
      const own = clicks.filter((click) => click.rung === rung);
      return own.length === 0 ? [] : [[rung, measureBands(own)]];
    }),
  );
}

function measureBands(clicks: readonly { readonly score: number; readonly held: boolean }[]): readonly PrecisionBand[] {
  const bands = bandFloors.map((from, at) => {
    const to = bandFloors[at + 1] ?? 1;
    const isLast = at === bandFloors.length - 1;
    const own = clicks.filter(({ score }) => score >= from && (isLast || score < to));
    return { from, to, clicks: { tried: own.length, held: own.filter(({ held }) => held).length } };
  });
  const pools: { tried: number; held: number; bands: number }[] = [];
  for (const { clicks: own } of bands) {
    pools.push({ ...own, bands: 1 });
    for (;;) {
      const [before, last] = [pools.at(-2), pools.at(-1)];
      if (!before || !last || !isLower(last, before)) break;
      pools.splice(-2, 2, {
        tried: before.tried + last.tried,
        held: before.held + last.held,
        bands: before.bands + last.bands,
      });
    }
  }
  // Few clicks of a good band must not make it look worse than the one below it.
  let most = 0;
  const bounds = pools.flatMap((pool) => {
    most = Math.max(most, pool.tried === 0 ? 0 : wilson(pool.held, pool.tried).lower);
    return Array.from({ length: pool.bands }, () => most);
  });
  return bands.map((band, at) => ({ ...band, atLeast: bounds[at] ?? 0 }));
}
function isLower(a: Tally, b: Tally): boolean {
  return a.tried > 0 && b.tried > 0 && a.held * b.tried < b.held * a.tried;
}

/** Probability, at the least, that a click of this rung with this score is right; undefined where no click tells. */
export function trustIn(precision: Precision, rung: FindingRung, score: number): number | undefined {
  const band = precision[rung]?.findLast(({ from }) => score >= from);
  return band === undefined || band.atLeast === 0 ? undefined : band.atLeast;
}
