import { editDistance } from '../core/edit-distance.ts';

/**
 * The one candidate that is nearest to a misspelt name, at most two steps away and at most one in short names.
 * Undefined when two are equally near: then nobody knows which was meant.
 */
export function nearestOf(name: string, candidates: Iterable<string>): string | undefined {
  const limit = name.length <= 3 ? 1 : 2;
  let best: string | undefined;
  let bestDistance = limit + 1;
  let isTied = false;
  for (const candidate of new Set(candidates)) {
    if (candidate === name) continue;
    const distance = editDistance(name, candidate, limit);
    if (distance < bestDistance) [best, bestDistance, isTied] = [candidate, distance, false];
    else if (distance === bestDistance && distance <= limit) isTied = true;
  }
  return isTied ? undefined : best;
}
