import type { LikenessHit } from '#core/ports/pattern-index.ts';
import { product, type FoundRow } from './rows.ts';

/** What the best full-text hit counts beside a cosine of 1. */
const textWeight = 0.3;

/**
 * One order from two searches: cosine, plus BM25 as a share of the best hit's. A pattern that both found counts once.
 * The score that is answered is the cosine alone: BM25 has no scale that a threshold could mean anything on.
 */
export function fuse(
  query: Float32Array,
  byVector: readonly FoundRow[],
  byText: readonly FoundRow[],
  limit: number,
): readonly LikenessHit[] {
  const best = Math.max(...byText.map(({ textScore }) => textScore), 1e-9);
  const found = new Map<string, { patternId: string; score: number; order: number }>();
  for (const { id, vector, textScore } of [...byVector, ...byText]) {
    const score = Math.min(1, Math.max(0, product(query, vector)));
    const order = score + (textWeight * textScore) / best;
    const other = found.get(id);
    if (other === undefined || other.order < order) found.set(id, { patternId: id, score, order });
  }
  return [...found.values()]
    .sort((a, b) => b.order - a.order || (a.patternId < b.patternId ? -1 : 1))
    .slice(0, limit)
    .map(({ patternId, score }) => ({ patternId, score }));
}
