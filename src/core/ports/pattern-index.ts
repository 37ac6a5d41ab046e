import type { Language } from '../finding.ts';

/** What a finding looks like to someone who looks for its like. */
export interface LikenessQuery {
  /** Normalised message and rule, and the code around the place. */
  readonly text: string;
  readonly language: Language;
}
export interface LikenessHit {
  readonly patternId: string;
  /** 0–1; comparable within one answer only. */
  readonly score: number;
}
/** Finds patterns by what they are about. Built from the pattern files, and rebuilt from them at any time. */
export interface PatternIndex {
  search(query: LikenessQuery, limit: number): Promise<readonly LikenessHit[]>;
  close(): Promise<void>;
}
