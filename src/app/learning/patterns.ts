import { join } from 'node:path';
import type { Pattern } from '#core/pattern.ts';
import type { LibraryEntry, PatternLibrary } from '#core/ports/pattern-library.ts';
import { loadEntries, loadPatterns } from '#drivers/patterns/index.ts';
import { findMessageFaults } from '#remedies/messages.ts';
import { findRewriteFaults } from '#remedies/patterns.ts';

/** Where a repository keeps patterns that its people wrote; relative to its root, `/` on every platform. */
export const repositoryPatterns = '.github/heal/patterns';

export interface PatternSources {
  /** Heal's own; one that cannot be read is our fault, and thrown. */
  readonly shipped: string;
  /** The repository's `.github/heal/patterns`, absolute; absent: none are looked for. */
  readonly repository?: string;
  /** What was learned and imported here; absent: none. */
  readonly library?: PatternLibrary;
}
export interface AllPatterns {
  /** Shipped ones first, then the repository's, then the library's; each id once. */
  readonly patterns: readonly Pattern[];
  /** What was left out, and why, in sentences. */
  readonly problems: readonly string[];
}

/**
 * Every pattern that may be asked. An id belongs to whoever comes first: records and trust are kept under it, so
 * nobody gets them by taking a name. Patterns of the repository and the library are imported or learned, and ask first.
 */
export async function loadAllPatterns(sources: PatternSources): Promise<AllPatterns> {
  const problems: string[] = [];
  const patterns = new Map((await loadPatterns(sources.shipped)).map((pattern) => [pattern.id, pattern]));
  const add = (entries: readonly LibraryEntry[], where: string) => {
    for (const { pattern } of entries) {
      const faults = patterns.has(pattern.id)
        ? ['there is a pattern of this name already; rename the folder']
        : findFaults(pattern);
      if (faults.length === 0) patterns.set(pattern.id, pattern);
      else problems.push(`${where}/${pattern.id}: ${faults.join('; ')}.`);
    }
  };
  if (sources.repository !== undefined) {
    const own = await loadRepositoryEntries(sources.repository);
    problems.push(...own.problems);
    add(own.entries, repositoryPatterns);
  }
  if (sources.library) {
    const learned = await sources.library.load();
    problems.push(...learned.problems);
    add(learned.entries, 'library');
  }
  return { patterns: [...patterns.values()], problems };
}

export function loadRepositoryEntries(
  folder: string,
): Promise<{ readonly entries: readonly LibraryEntry[]; readonly problems: readonly string[] }> {
  const provenance = { from: 'imported', source: repositoryPatterns, at: '1970-01-01T00:00:00.000Z' } as const;
  return loadEntries(folder, { named: repositoryPatterns, provenance, isForeign: true });
}

export function repositoryPatternsFolder(root: string): string {
  return join(root, ...repositoryPatterns.split('/'));
}

/** What of a pattern only its engines can judge: ast-grep its rules, RE2 its expressions. */
export function findFaults(pattern: Pattern): string[] {
  return [...findRewriteFaults(pattern), ...findMessageFaults(pattern)];
}
