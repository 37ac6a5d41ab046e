import { wilson } from '#core/interval.ts';
import type { Tally } from './tally.ts';

/** Shares of the former rate that a worsened one may have; averaged, since nobody knows which. */
const worsened = [0.1, 0.3, 0.5, 0.7, 0.85];

/**
 * How much more likely the later record is if the rate fell than if it is still at least what it was: a mixture of
 * likelihood ratios against `least`. While the rate has not fallen, the chance that this ever exceeds 1/α is at most α,
 * however often and whenever it is looked at: so it may be asked after every step (Ville's inequality; A. Wald 1945,
 * doi:10.1214/aoms/1177731118, for the ratio; Ramdas and others 2023, doi:10.1214/23-STS894, for the mixture).
 */
export function evidenceOfFall(least: number, { tried, held }: Tally): number {
  const failed = tried - held;
  const logs = worsened.map(
    (part) => held * Math.log(part) + failed * (Math.log(1 - part * least) - Math.log(1 - least)),
  );
  return logs.reduce((sum, log) => sum + Math.exp(Math.min(700, log)), 0) / worsened.length;
}

/** The rate that a record stands for at the least, less what is let pass as chance of the day. Never 1: one failure is no proof. */
export function leastRate({ tried, held }: Tally, tolerance: number): number {
  return Math.min(0.99, Math.max(0.01, wilson(held, tried).lower - tolerance));
}
