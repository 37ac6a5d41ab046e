import { expect, test } from 'vitest';
import { heldOutPoints } from './held-out.ts';
import { driftKinds, heldOutApp, splitPoints } from './point.ts';
import { tunedPoints } from './tuned.ts';

const all = [...tunedPoints, ...heldOutPoints];

test('every point stands on the side that the rule says, whoever wrote it', () => {
  const { heldOut, tuned } = splitPoints(all);
  const names = (points: readonly (typeof all)[number][]) => points.map(({ app, id }) => `${app}/${id}`).toSorted();
  expect(names(heldOutPoints)).toEqual(names(heldOut));
  expect(names(tunedPoints)).toEqual(names(tuned));
  expect(tunedPoints.some(({ app }) => app === heldOutApp)).toBe(false);
});

test('there are at least 24 points over all kinds of drift, and each has a name of its own', () => {
  expect(all.length).toBeGreaterThanOrEqual(24);
  expect(new Set(all.map(({ app, id }) => `${app}/${id}`)).size).toBe(all.length);
  expect([...new Set(all.map(({ kind }) => kind))].toSorted()).toEqual([...driftKinds].toSorted());
});

test('halting is only right where a target is renamed, gone, doubled or covered for good', () => {
  for (const { kind, isCompletable, cover } of all) {
    const mayHalt =
      kind === 'renamed' || kind === 'missing' || kind === 'decoy' || (cover && cover.forMs === undefined);
    expect(isCompletable).toBe(!mayHalt);
  }
});
