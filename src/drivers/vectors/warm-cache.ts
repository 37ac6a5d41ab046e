import type { Language } from '#core/finding.ts';
import type { LikenessHit } from '#core/ports/pattern-index.ts';
import { fuse } from './fuse.ts';
import { product } from './rows.ts';
import type { PatternTable } from './table.ts';

/** Patterns that are kept in memory. */
const most = 100;
/** From this likeness on nothing in the table is looked for that might be more alike. */
const sureFrom = 0.8;

/** The most used patterns: a finding that is very much like one of them is answered without the database. */
export interface WarmCache {
  /** Undefined when none of them is alike enough to be sure. */
  search(vector: Float32Array, language: Language, limit: number): readonly LikenessHit[] | undefined;
}

export async function makeWarmCache(table: PatternTable, mostUsed: readonly string[]): Promise<WarmCache> {
  const rows = await table.byId(mostUsed.slice(0, most));
  return {
    search(vector, language, limit) {
      const speaking = rows
        .filter(({ languages }) => languages.includes(language))
        .map((row) => ({ ...row, likeness: product(vector, row.vector) }));
      const hits = fuse(speaking, [], limit);
      return (hits[0]?.score ?? 0) >= sureFrom ? hits : undefined;
    },
  };
}
