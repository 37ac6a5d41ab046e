import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PatternExamples } from '#core/pattern.ts';
import type { PatternLibrary } from '#core/ports/pattern-library.ts';
import { loadEntries } from '#drivers/patterns/index.ts';

/** What is written about a pattern, beside its rules. */
export interface PatternText {
  readonly examples: PatternExamples;
  /** Empty for learned ones. */
  readonly readme: string;
}

/** Examples and READMEs of shipped and learned patterns, by id: what tells one from its like. */
export async function readPatternTexts(
  shipped: string,
  library: PatternLibrary,
): Promise<ReadonlyMap<string, PatternText>> {
  const own = await loadEntries(shipped, { named: 'patterns', provenance: { from: 'shipped' } });
  const learned = await library.load();
  const texts = new Map<string, PatternText>();
  for (const { pattern, examples } of learned.entries) texts.set(pattern.id, { examples, readme: '' });
  for (const { pattern, examples } of own.entries) {
    const readme = await readFile(join(shipped, pattern.id, 'README.md'), 'utf8').catch(() => '');
    texts.set(pattern.id, { examples, readme });
  }
  return texts;
}
