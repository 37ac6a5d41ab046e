import type { LikenessHit } from '#core/ports/pattern-index.ts';
import type { FoundRow } from './rows.ts';

/** What the best full-text hit counts beside a cosine of 1. Chosen by measurement. */
const textWeight = 0.3;

/**
 * One order from two searches: cosine, plus BM25 as a share of the best hit's. Only what the vectors found is ranked:
 * a text that shares words and is not among the nearest is not about the same. A pattern that stands there twice counts
 * once. The score that is answered is the cosine alone: BM25 has no scale that a threshold could mean anything on.
 */
export function fuse(
  byVector: readonly FoundRow[],
  byText: readonly FoundRow[],
  limit: number,
): readonly LikenessHit[] {
  const best = Math.max(...byText.map(({ textScore }) => textScore), 1e-9);
  const texts = new Map(byText.map(({ id, textScore }) => [id, textScore / best]));
  const found = new Map<string, { patternId: string; score: number; order: number }>();
  for (const { id, likeness } of byVector) {
    const score = Math.min(1, Math.max(0, likeness));
    const order = score + textWeight * (texts.get(id) ?? 0);
    if ((found.get(id)?.order ?? -1) < order) found.set(id, { patternId: id, score, order });
  }
  return [...found.values()]
    .sort((a, b) => b.order - a.order || (a.patternId < b.patternId ? -1 : 1))
    .slice(0, limit)
    .map(({ patternId, score }) => ({ patternId, score }));
}
