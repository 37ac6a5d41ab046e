import type { Language } from '../finding.ts';

/** What something is about, in words and in code; the two are compared each with its own kind. */
export interface Likeness {
  /** Rule and message of a finding; title, rules and reasons of a pattern. */
  readonly text: string;
  /** The lines at the place of a finding; the lines that a pattern changes. */
  readonly code: string;
}
/** What a finding looks like to someone who looks for its like. */
export interface LikenessQuery extends Likeness {
  readonly language: Language;
}
/** What a pattern looks like. */
export interface LikenessEntry extends Likeness {
  readonly patternId: string;
  readonly languages: readonly Language[];
}
export interface LikenessHit {
  readonly patternId: string;
  /** 0–1: cosine of the two vectors, so that a threshold means the same in every answer of one embedding. */
  readonly score: number;
}
export interface IndexReport {
  readonly added: number;
  readonly removed: number;
  /** Entries that time did not suffice for; the next `sync` goes on with them. */
  readonly left: number;
}
/**
 * Finds patterns by what they are about. Built from the pattern files, and rebuilt from them at any time.
 * Nothing here throws: an index that is broken finds nothing, and `problem` says why.
 */
export interface PatternIndex {
  /** Makes the index hold these entries and no others; what did not change costs nothing. */
  sync(entries: readonly LikenessEntry[]): Promise<IndexReport>;
  /** Best first. */
  search(query: LikenessQuery, limit: number): Promise<readonly LikenessHit[]>;
  /** What is wrong with it now, in a sentence; for people and for `heal doctor`. */
  problem(): string | undefined;
  close(): Promise<void>;
}
