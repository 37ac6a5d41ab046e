import { expect, it } from 'vitest';
import { findDependents, findKnots, findPath } from './import-graph.ts';

const graph = new Map(
  Object.entries({ a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'], e: ['d'], f: ['a'] }).map(([from, to]) => [
    from,
    new Set(to),
  ]),
);

it('finds the knots of a graph and the shortest way through it', () => {
  expect(findKnots(graph).toSorted()).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]);
  expect(findPath(graph, 'a', 'e')).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(findPath(graph, 'e', 'a')).toBeUndefined();
});

it('finds what depends on a file, up to a limit', () => {
  expect(findDependents(graph, ['a'], 100)).toEqual(['a', 'b', 'c', 'f']);
  expect(findDependents(graph, ['a'], 2)).toHaveLength(2);
});

it('does not run out of stack on a chain of 50,000 files', () => {
  const chain = new Map(Array.from({ length: 50_000 }, (_, i) => [`${i}`, new Set([`${(i + 1) % 50_000}`])] as const));
  expect(findKnots(chain)[0]).toHaveLength(50_000);
});
