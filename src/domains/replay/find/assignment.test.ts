import { array, assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from './assignment.ts';

const table = (rows: readonly (readonly number[])[]) => (row: number, column: number) => rows[row]?.[column] ?? 0;

describe('assigning recorded marks to live ones', () => {
  it('leaves the likest to whom it belongs more', () => {
    const scores = [
      [0.9, 0.8],
      [0.95, 0.2],
    ];
    expect([...assign(2, 2, table(scores), 0.5).of]).toEqual([1, 0]);
  });

  it('leaves alone what has no counterpart', () => {
    const scores = [[0.95], [0.7]];
    expect([...assign(2, 1, table(scores), 0.55).of]).toEqual([0, -1]);
  });

  it('is never worse than any other assignment', () => {
    const scores = array(array(double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    assert(
      property(scores, double({ min: 0, max: 1, noNaN: true }), (rows, alone) => {
        const best = assign(rows.length, 4, table(rows), alone);
        expect(best.total).toBeGreaterThanOrEqual(bruteForce(rows, alone, 0, new Set()) - 1e-9);
        expect(new Set([...best.of].filter((column) => column >= 0)).size).toBe(
          [...best.of].filter((c) => c >= 0).length,
        );
      }),
      { numRuns: 200 },
    );
  });
});

function bruteForce(rows: readonly (readonly number[])[], alone: number, row: number, taken: Set<number>): number {
  const scores = rows[row];
  if (scores === undefined) return 0;
  let best = alone + bruteForce(rows, alone, row + 1, taken);
  for (const [column, score] of scores.entries()) {
    if (taken.has(column)) continue;
    best = Math.max(best, score + bruteForce(rows, alone, row + 1, new Set([...taken, column])));
  }
  return best;
}
