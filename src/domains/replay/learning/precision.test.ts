import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StepLine } from '#core/replay/decision.ts';
import { makeClicks, makeLine } from './fixtures/lines.ts';
import { bandFloors, measurePrecision, trustIn } from './precision.ts';

test('a rung is trusted as far as its clicks were confirmed, and never on a few of them', () => {
  const precision = measurePrecision([...makeClicks('marks-ink', 0.97, 30, 0), ...makeClicks('layout', 0.97, 3, 0)]);
  expect(trustIn(precision, 'marks-ink', 0.97)).toBeGreaterThan(0.94);
  expect(trustIn(precision, 'layout', 0.97)).toBeLessThan(0.7);
  expect(trustIn(precision, 'window-anchor', 0.97)).toBeUndefined();
  expect(trustIn(precision, 'marks-ink', 0.6)).toBeUndefined();
});

test('lower scores that were wrong cost the lower scores only', () => {
  const precision = measurePrecision([...makeClicks('marks-ink', 0.97, 30, 0), ...makeClicks('marks-ink', 0.76, 5, 5)]);
  expect(trustIn(precision, 'marks-ink', 0.97)).toBeGreaterThan(0.9);
  expect(trustIn(precision, 'marks-ink', 0.76)).toBeLessThan(0.5);
});

test('what nothing confirmed, trials and steps without a target say nothing', () => {
  const lines = [
    makeLine({ isConfirmed: undefined }),
    makeLine({ isTest: true }),
    makeLine({ target: undefined }),
    makeLine({ status: 'refused' }),
  ];
  expect(measurePrecision(lines)).toEqual({});
});

test('a higher score never means less, and nothing is trusted beyond what its clicks bear', () => {
  const clicks = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.nat(20), fc.nat(20));
  fc.assert(
    fc.property(fc.array(clicks, { maxLength: 12 }), (many) => {
      const lines = many.flatMap(([score, held, failed]): StepLine[] =>
        makeClicks('layout', score / 100, held, failed),
      );
      const bands = measurePrecision(lines).layout ?? [];
      bands.forEach(({ atLeast, clicks: own }, at) => {
        expect(atLeast).toBeGreaterThanOrEqual(bands[at - 1]?.atLeast ?? 0);
        expect(own.held).toBeLessThanOrEqual(own.tried);
      });
      const all = bands.reduce((sum, { clicks: own }) => sum + own.tried, 0);
      expect(all).toBe(lines.length);
      const best = Math.max(0, ...many.flatMap(([, held, failed]) => (held + failed ? [held / (held + failed)] : [])));
      // Equal bands that are pooled are no better than the best click of theirs.
      expect(bands.at(-1)?.atLeast ?? 0).toBeLessThanOrEqual(Math.max(best, bestBand(bands)) + 1e-9);
    }),
    { numRuns: 200 },
  );
});
function bestBand(bands: readonly { readonly clicks: { readonly tried: number; readonly held: number } }[]): number {
  return Math.max(0, ...bands.map(({ clicks: { tried, held } }) => (tried === 0 ? 0 : held / tried)));
}

test('bands touch each other and end at 1', () => {
  const bands = measurePrecision(makeClicks('structure', 1, 1, 0)).structure ?? [];
  expect(bands.map(({ from }) => from)).toEqual([...bandFloors]);
  expect(bands.at(-1)).toMatchObject({ to: 1, clicks: { tried: 1, held: 1 } });
});
