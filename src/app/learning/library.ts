import { join } from 'node:path';
import type { PatternLibrary } from '#core/ports/pattern-library.ts';
import { openPatternLibrary } from '#drivers/patterns/library.ts';
import type { Learned } from '#remedies/learn/learn.ts';
import { findRulePage } from '../cli/render/rule-pages.ts';
import type { PackagePlace } from '../place.ts';

/** Where a package keeps what it learned and imported. */
export function openLibrary({ healFolder }: Pick<PackagePlace, 'healFolder'>): PatternLibrary {
  return openPatternLibrary(join(healFolder, 'patterns'), '.heal/patterns');
}

/**
 * Writes what was learned. What takes a place is there before what stood there goes: a kill between leaves one too many,
 * never one too few.
 */
export async function keepLearned(
  library: PatternLibrary,
  { added, changed, removed }: Pick<Learned, 'added' | 'changed' | 'removed'>,
): Promise<void> {
  for (const entry of [...added, ...changed]) await library.save(entry);
  for (const { id } of removed) await library.remove(id);
}

/** Pages about a rule, for patterns that are learned from it. */
export function linksOf(rule: string): readonly string[] {
  const page = findRulePage(rule);
  return page === undefined ? [] : [page];
}
