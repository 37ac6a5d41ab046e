import { keepLearned, linksOf } from './library.ts';
import { messageOf } from '#core/errors.ts';
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
  learnPairs: Learn,
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
      const left = cures.filter(isWorthLearning);
      const needless = cures.slice(left.length).map(() => 'a-tool-cures-it');
      const pairs = left.map(pairOf).filter((pair) => !isKnown(pair, known.values()));
      if (pairs.length === 0) return { learned: [], changed: [], merged: [], refused: needless, problems: told };
      const { added, changed, removed, refused } = learnPairs([...known.values()], pairs);
      if (how.isKept) await keepLearned(library, { added, changed, removed });
      for (const entry of [...added, ...changed]) known.set(entry.pattern.id, entry);
      for (const { id } of removed) known.delete(id);
      const [learned, wider] = [added.map(({ pattern }) => pattern.id), changed.map(({ pattern }) => pattern.id)];
      for (const id of learned) await how.tell?.(id, 'learned from the history');
      for (const id of wider) await how.tell?.(id, 'has a longer record from the history');
      for (const { id, why } of removed) await how.tell?.(id, why);
      const merged = removed.map(({ id }) => id);
      return {
        learned,
        changed: wider,
        merged,
        refused: [...needless, ...refused.map(({ refusal }) => refusal.refused)],
        problems: told,
      };
    },
  };
}

/**
 * Where the tool that found it has a fix of its own, the exact rung knows a cure already; and what a person did instead
 * was mostly something else, which took the finding with it by the way.
 */
export function isWorthLearning({ finding }: Pick<Cure, 'finding'>): boolean {
  return finding.toolFixes.length === 0;
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
  const options = { now: now.toISOString(), linksOf };
  return (known, pairs) => learnDespite(known, pairs, (entries, some) => learn(entries, some, options));
}

/** A cure that learning cannot digest is one cure less, and no end: it is found by halving, and refused. */
export function learnDespite(known: readonly LibraryEntry[], pairs: readonly LearningPair[], attempt: Learn): Learned {
  try {
    return attempt(known, pairs);
  } catch (error) {
    const [pair] = pairs;
    if (pair === undefined) throw error;
    if (pairs.length === 1) {
      const refusal = { refused: 'does-not-conform', detail: messageOf(error).slice(0, 200) } as const;
      return { added: [], changed: [], removed: [], refused: [{ pair, refusal }] };
    }
    const middle = Math.ceil(pairs.length / 2);
    const first = learnDespite(known, pairs.slice(0, middle), attempt);
    const second = learnDespite(applyLearned(known, first), pairs.slice(middle), attempt);
    return joinLearned(known, first, second);
  }
}

function applyLearned(known: readonly LibraryEntry[], { added, changed, removed }: Learned): readonly LibraryEntry[] {
  const entries = new Map([...known, ...changed, ...added].map((entry) => [entry.pattern.id, entry]));
  for (const { id } of removed) entries.delete(id);
  return [...entries.values()];
}

function joinLearned(known: readonly LibraryEntry[], first: Learned, second: Learned): Learned {
  const before = new Set(known.map(({ pattern }) => pattern.id));
  const touched = [...first.added, ...first.changed, ...second.added, ...second.changed];
  const gone = new Set(second.removed.map(({ id }) => id));
  const latest = new Map(touched.map((entry) => [entry.pattern.id, entry]));
  const left = [...latest.values()].filter(({ pattern }) => !gone.has(pattern.id));
  return {
    added: left.filter(({ pattern }) => !before.has(pattern.id)),
    changed: left.filter(({ pattern }) => before.has(pattern.id)),
    removed: [...first.removed, ...second.removed].filter(({ id }) => before.has(id)),
    refused: [...first.refused, ...second.refused],
  };
}

/** A pattern that one single cure makes; undefined when it would say nothing, or too much. */
export function makeGeneralise(now: Date): (pair: LearningPair) => Pattern | undefined {
  const learnOne = makeLearn(now);
  return (pair) => learnOne([], [pair]).added[0]?.pattern;
}
