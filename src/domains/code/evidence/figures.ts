import type { TimedSize } from '#core/evidence.ts';

/** A heal has to save more than this share of the time. */
export const leastGain = 0.1;
/** What gains nothing with less than this may still gain with more. */
export const leastSize = 100;
/** Fewer runs of the healed lines than this say nothing against a heal. */
export const leastHits = 10;

/**
 * The median of the ratios after ÷ before of rounds that took turns, and the interval that holds it with 95 %
 * confidence: order statistics, so nothing is assumed about how times are distributed
 * (the k-th smallest and largest of n, with k from the binomial distribution at ½).
 */
export function compareRounds(size: number, before: readonly number[], after: readonly number[]): TimedSize {
  const rounds = Math.min(before.length, after.length);
  const ratios = after.slice(0, rounds).map((ns, index) => ns / (before[index] ?? ns));
  const sorted = ratios.toSorted((a, b) => a - b);
  const k = rankFor(rounds);
  return {
    size,
    beforeNs: Math.round(medianOf(before)),
    afterNs: Math.round(medianOf(after)),
    ratio: round(medianOf(ratios)),
    low: round(sorted[k] ?? 0),
    high: round(sorted[rounds - 1 - k] ?? Number.MAX_VALUE),
    rounds,
  };
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** How many of n values may lie outside on each side: the largest k with P(X ≤ k) ≤ 2.5 % for X ~ B(n, ½), else none. */
function rankFor(n: number): number {
  let cumulative = 0;
  let term = 0.5 ** n;
  for (let k = 0; k < n; k++) {
    cumulative += term;
    if (cumulative > 0.025) return Math.max(0, k - 1);
    term *= (n - k) / (k + 1);
  }
  return 0;
}

function round(ratio: number): number {
  return Number(ratio.toPrecision(4));
}

/** `210× as fast (8.57 ms → 40.7 µs with 1,000 elements; 95 % 205× to 214×)`. */
export function sayFigures(sized: TimedSize): string {
  const { ratio, low, high, size } = sized;
  const times = `${sayTime(sized.beforeNs)} → ${sayTime(sized.afterNs)} with ${size.toLocaleString('en')} elements`;
  return `${sayTimes(ratio)} as fast (${times}; 95 % ${sayTimes(high)} to ${sayTimes(low)})`;
}

/** `14×`: how many times as fast. */
export function sayTimes(ratio: number): string {
  const times = 1 / ratio;
  return `${times >= 10 ? times.toFixed(0) : times >= 2 ? times.toFixed(1) : times.toFixed(2)}×`;
}

function sayTime(ns: number): string {
  for (const [unit, length] of [
    ['s', 1e9],
    ['ms', 1e6],
    ['µs', 1e3],
  ] as const)
    if (ns >= length) return `${(ns / length).toPrecision(3)} ${unit}`;
  return `${ns.toPrecision(3)} ns`;
}
