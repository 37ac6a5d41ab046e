import { expect, test } from 'vitest';
import type { Appearance } from '#core/replay/learned.ts';
import { makeLine, makeLost, times } from './fixtures/lines.ts';
import { choosePromotions, isProven } from './promotion.ts';

const at = '2026-11-20T10:00:00.000Z';
function makeAppearance(change: Partial<Appearance> = {}): Appearance {
  const picture = { width: 1, height: 1, grey: Uint8Array.of(7) };
  const seen = { rung: 'marks-ink', confirmed: 3, runs: 2, firstAt: at, lastAt: at } as const;
  return { id: 'a', target: 'save', look: { picture, ink: undefined }, ...seen, ...change };
}
const running = { state: 'running', left: [], lines: [makeLine()] } as const;
const promotedOf = (...args: Parameters<typeof choosePromotions>) =>
  choosePromotions(...args).promote.map(({ id }) => id);

test('a look that was confirmed three times in two runs is taken in', () => {
  expect(promotedOf([makeAppearance()], running)).toEqual(['a']);
});

test.for([
  { change: { confirmed: 2 }, known: running, said: 'confirmed 2 times of 3' },
  { change: { runs: 1 }, known: running, said: 'seen in 1 runs of 2' },
  { change: {}, known: { ...running, state: 'degraded' as const }, said: 'its workflow is degraded' },
  { change: {}, known: { ...running, lines: [makeLost()] }, said: 'its target failed since it was first seen' },
  { change: {}, known: { ...running, ownerOf: () => '“Delete”' }, said: 'it looks like “Delete”' },
  {
    change: {},
    known: { ...running, left: ['b', 'a'] },
    said: 'a version that had taken it in was left',
  },
])('it waits: $said', ({ change, known, said }) => {
  const { promote, waiting } = choosePromotions([makeAppearance(change)], known);
  expect(promote).toEqual([]);
  expect(waiting[0]?.said).toBe(said);
});

test('what failed before it was first seen is nothing against it', () => {
  const lines = [makeLost({ at: '2026-11-19T00:00:00.000Z' })];
  expect(promotedOf([makeAppearance()], { ...running, lines })).toEqual(['a']);
});

test('a few at once, the most confirmed first', () => {
  const many = times(5, (n) => makeAppearance({ id: `${n}`, confirmed: 3 + n }));
  const { promote, waiting } = choosePromotions(many, running);
  expect(promote.map(({ id }) => id)).toEqual(['4', '3', '2']);
  expect(waiting.map(({ said }) => said)).toEqual(['others go first', 'others go first']);
});

test('a version is proven by what was confirmed on it, not on others', () => {
  expect(
    isProven(
      'v01',
      times(12, () => makeLine()),
    ),
  ).toBe(true);
  expect(
    isProven(
      'v01',
      times(9, () => makeLine()),
    ),
  ).toBe(false);
  expect(
    isProven(
      'v02',
      times(12, () => makeLine()),
    ),
  ).toBe(false);
  expect(isProven('v01', [...times(12, () => makeLine()), ...times(3, () => makeLost())])).toBe(false);
});
