import { findRulePage } from './cli/render/rule-pages.ts';
import type { Pattern } from '#core/pattern.ts';
import type { LibraryEntry, PatternLibrary } from '#core/ports/pattern-library.ts';
import type { Cure } from '#remedies/history/find-cures.ts';
import { pairOf } from '#remedies/history/pair-of.ts';
import { learn, type Learned } from '#remedies/learn/learn.ts';
import type { LearningPair } from '#remedies/learn/pair.ts';

/** Turns cures into patterns and keeps them in the library. */
export interface Learner {
  learn(cures: readonly Cure[]): Promise<LearnOutcome>;
  /** Everything that is known now. */
  entries(): readonly LibraryEntry[];
}
export interface LearnOutcome {
  readonly learned: readonly string[];
  readonly changed: readonly string[];
  /** Became part of another. */
  readonly merged: readonly string[];
  /** The reason for each cure that nothing was learned from. */
  readonly refused: readonly string[];
  readonly problems: readonly string[];
}

/** Learning itself: pure, from what is known and what is new to what is known then. */
export type Learn = (known: readonly LibraryEntry[], pairs: readonly LearningPair[]) => Learned;

/** What of the library is kept on disk is told with `save` and `remove`; a dry run has neither. */
export async function makeLearner(
  library: PatternLibrary,
  learn: Learn,
  how: { readonly isKept: boolean; tell?(id: string, did: string): Promise<void> },
): Promise<Learner> {
  const loaded = await library.load();
  const known = new Map(loaded.entries.map((entry) => [entry.pattern.id, entry]));
  let problems = loaded.problems;
  return {
    entries: () => [...known.values()],
    async learn(cures) {
      const told = problems;
      problems = [];
      const pairs = cures.map(pairOf).filter((pair) => !isKnown(pair, known.values()));
      if (pairs.length === 0) return { learned: [], changed: [], merged: [], refused: [], problems: told };
      const { added, changed, removed, refused } = learn([...known.values()], pairs);
      for (const entry of [...added, ...changed]) {
        known.set(entry.pattern.id, entry);
        if (how.isKept) await library.save(entry);
      }
      for (const { id } of removed) {
        known.delete(id);
        // After what took its place was saved: between the two there is one too many, never one too few.
        if (how.isKept) await library.remove(id);
      }
      const [learned, wider] = [added.map(({ pattern }) => pattern.id), changed.map(({ pattern }) => pattern.id)];
      for (const id of learned) await how.tell?.(id, 'learned from the history');
      for (const id of wider) await how.tell?.(id, 'has a longer record from the history');
      for (const { id, why } of removed) await how.tell?.(id, why);
      const merged = removed.map(({ id }) => id);
      return {
        learned,
        changed: wider,
        merged,
        refused: refused.map(({ refusal }) => refusal.refused),
        problems: told,
      };
    },
  };
}

/** After a kill, commits are read again whose cures are in a pattern already: they count once. */
function isKnown(pair: LearningPair, known: Iterable<LibraryEntry>): boolean {
  for (const { pattern } of known) {
    const { provenance } = pattern;
    if (provenance.from !== 'learned') continue;
    if (provenance.pairs.some(({ ref, rule }) => ref === pair.ref && rule === pair.finding.rules[0])) return true;
  }
  return false;
}

export function makeLearn(now: Date): Learn {
  return (known, pairs) => learn(known, pairs, { now: now.toISOString(), linksOf });
}
/** A pattern that one single cure makes; undefined when it would say nothing, or too much. */
export function makeGeneralise(now: Date): (pair: LearningPair) => Pattern | undefined {
  const learnOne = makeLearn(now);
  return (pair) => learnOne([], [pair]).added[0]?.pattern;
}
function linksOf(rule: string): readonly string[] {
  const page = findRulePage(rule);
  return page === undefined ? [] : [page];
}
