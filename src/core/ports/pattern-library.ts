import type { Pattern, PatternExamples } from '../pattern.ts';

export interface LibraryEntry {
  readonly pattern: Pattern;
  readonly examples: PatternExamples;
}
/** Patterns that this repository learned or imported: folders of files, which are the truth. */
export interface PatternLibrary {
  /** What cannot be read is named and left out: one broken file never stops a heal. */
  load(): Promise<{ readonly entries: readonly LibraryEntry[]; readonly problems: readonly string[] }>;
  /** Writes a whole entry or nothing; replaces the one of the same id. */
  save(entry: LibraryEntry): Promise<void>;
  remove(id: string): Promise<void>;
}
