import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import { languageOf } from '#syntax/parse.ts';
import {
  cover,
  makeCluster,
  mergePairs,
  readEntry,
  readPair,
  toEntry,
  weighTemplate,
  type Cluster,
  type LearnOptions,
} from './cluster.ts';
import type { Edit } from './edit.ts';
import { healAt, tryReproduce } from './judge.ts';
import type { Family } from './kinds.ts';
import { limits, tokensOf, type LearningPair, type Refusal, type RejectedCure } from './pair.ts';

export interface Learned {
  readonly added: readonly LibraryEntry[];
  /** Same pattern, longer record or more examples. */
  readonly changed: readonly LibraryEntry[];
  readonly removed: readonly { readonly id: string; readonly why: string }[];
  readonly refused: readonly { readonly pair: LearningPair; readonly refusal: Refusal }[];
}
interface Known {
  /** Patterns of the library that it stands for. */
  readonly origins: readonly string[];
  readonly cluster: Cluster;
}

/** How much of what two patterns spell out must be left when they become one. */
const leastShared = 0.5;
/** Mergers that are proven on their files, the nearest first. */
const triedMergers = 3;

/**
 * Learns from cures: each makes a pattern of its own, joins the one that makes it already, or merges with the nearest one
 * of its rule into the most specific pattern that covers both. What would change an `untouched` example, binds far more
 * often than it cures, or does not make every cure again exactly, is refused. Nothing that a person rejected stays.
 */
export function learn(
  existing: readonly LibraryEntry[],
  pairs: readonly LearningPair[],
  options: LearnOptions & { readonly rejected?: readonly RejectedCure[] },
): Learned {
  const groups = new Groups(existing);
  const refused: { pair: LearningPair; refusal: Refusal }[] = [];
  for (const pair of pairs) {
    const refusal = take(groups, pair, options);
    if (refusal) refused.push({ pair, refusal });
  }
  for (const cure of options.rejected ?? []) groups.drop(cure);
  return { ...groups.difference(existing), refused };
}

function take(groups: Groups, pair: LearningPair, options: LearnOptions): Refusal | undefined {
  const read = readPair(pair, options);
  if ('refused' in read) return read;
  const family: Family = languageOf(pair.path) === 'python' ? 'python' : 'script';
  const group = groups.of(family, pair.finding.rules);
  const [smallest] = read.edits;
  if (smallest === undefined) return undefined;
  if ('refused' in read.cluster && read.cluster.refused === 'holds-a-secret') return read.cluster;
  const words = new Set(tokensOf(read.edits.at(-1)?.before.text ?? ''));
  const covering = group.findLast(
    ({ cluster }) =>
      cluster.words.every((word) => words.has(word)) && tryReproduce(cluster.pattern, smallest) === undefined,
  );
  if (covering) {
    groups.replace([covering], { ...covering, cluster: cover(covering.cluster, read.edits, pair, options) });
    return undefined;
  }
  const merged = mergeNearest(group, read.edits, read.cluster, pair, options);
  if (merged) {
    const rest = group.filter((known) => known !== merged.from);
    const { covered, cluster } = absorb(merged.cluster, rest);
    groups.replace([merged.from, ...covered], {
      origins: [merged.from, ...covered].flatMap(({ origins }) => origins),
      cluster,
    });
    return undefined;
  }
  if ('refused' in read.cluster) return read.cluster;
  groups.replace([], { origins: [], cluster: read.cluster });
  return undefined;
}

/** The merger that spells out the most, among the patterns of the rule. */
function mergeNearest(
  group: readonly Known[],
  edits: readonly Edit[],
  alone: Cluster | Refusal,
  pair: LearningPair,
  options: LearnOptions,
): { readonly from: Known; readonly cluster: Cluster } | undefined {
  const drafts = group.slice(-limits.patternsOfRule).flatMap((from) => {
    const { cluster } = from;
    const edit = edits.find(({ before }) => before.kind === cluster.edits[0]?.before.kind);
    if (edit === undefined || cluster.edits.length >= limits.examples) return [];
    const all = [...cluster.edits, edit];
    const weight = weighTemplate(all);
    const most = Math.max(cluster.weight, 'refused' in alone ? 0 : alone.weight);
    return weight !== undefined && weight >= leastShared * most ? [{ from, all, weight }] : [];
  });
  for (const { from, all } of drafts.toSorted((a, b) => b.weight - a.weight).slice(0, triedMergers)) {
    const { cluster } = from;
    const about = {
      rules: [...new Set([...cluster.rules, ...pair.finding.rules])],
      untouched: cluster.untouched,
      pairs: mergePairs(cluster.pairs, [{ via: pair.via, ref: pair.ref, rule: pair.finding.rules[0] ?? '' }]),
      leftAlone: pair.leftAlone ?? [],
    };
    const merged = makeCluster(all, about, options);
    if (!('refused' in merged)) return { from, cluster: merged };
  }
  return undefined;
}

/** Patterns whose every cure a wider one makes as well: it takes over their record of cures. */
function absorb(
  wide: Cluster,
  others: readonly Known[],
): { readonly covered: readonly Known[]; readonly cluster: Cluster } {
  const covered = others.filter(({ cluster }) => {
    const isWithin = cluster.edits.length > 0 && cluster.untouched.every(({ why }) => why === 'near');
    return isWithin && cluster.edits.every((edit) => tryReproduce(wide.pattern, edit) === undefined);
  });
  const pairs = covered.reduce((sum, { cluster }) => mergePairs(sum, cluster.pairs), wide.pairs);
  const { provenance } = wide.pattern;
  if (covered.length === 0 || provenance.from !== 'learned') return { covered, cluster: wide };
  const rules = [...new Set([...wide.rules, ...covered.flatMap(({ cluster }) => cluster.rules)])];
  const pattern = { ...wide.pattern, rules: rules.toSorted(), provenance: { ...provenance, pairs } };
  return { covered, cluster: { ...wide, rules, pairs, pattern } };
}

/** What entries were read to; they are data, and the same for as long as they live. */
const read = new WeakMap<LibraryEntry, Cluster>();

function clusterOf(entry: LibraryEntry): Cluster {
  const cluster = read.get(entry) ?? readEntry(entry);
  read.set(entry, cluster);
  return cluster;
}

/** Patterns by language and rule; those with a rule in common stand together. */
class Groups {
  /** What nobody asked for yet stays as it is. */
  #unread: readonly LibraryEntry[];
  #all: readonly Known[] = [];

  constructor(existing: readonly LibraryEntry[]) {
    this.#unread = existing.filter(({ pattern }) => pattern.provenance.from !== 'shipped');
  }

  of(family: Family, rules: readonly string[]): readonly Known[] {
    const wanted = this.#unread.filter(({ pattern }) => pattern.rules.some((rule) => rules.includes(rule)));
    this.#unread = this.#unread.filter((entry) => !wanted.includes(entry));
    this.#all = [...this.#all, ...wanted.map((entry) => ({ origins: [entry.pattern.id], cluster: clusterOf(entry) }))];
    return this.#all.filter(
      ({ cluster }) => cluster.family === family && cluster.rules.some((rule) => rules.includes(rule)),
    );
  }

  replace(old: readonly Known[], next: Known): void {
    this.#all = [...this.#all.filter((known) => !old.includes(known)), next];
  }

  drop(cure: RejectedCure): void {
    const { path, before, finding } = cure;
    const family: Family = languageOf(path) === 'python' ? 'python' : 'script';
    const wrong = this.of(family, finding.rules).filter(
      ({ cluster }) => healAt(cluster.pattern, path, before, finding.place) !== undefined,
    );
    this.#all = this.#all.filter((known) => !wrong.includes(known));
  }

  difference(existing: readonly LibraryEntry[]): Omit<Learned, 'refused'> {
    const before = new Map(existing.map((entry) => [entry.pattern.id, JSON.stringify(entry.pattern)]));
    const now = new Map(this.#all.map(({ cluster }) => [cluster.pattern.id, cluster]));
    const unread = new Set(this.#unread.map(({ pattern }) => pattern.id));
    const entries = [...now.values()];
    const removed = existing
      .filter(({ pattern }) => pattern.provenance.from !== 'shipped' && !now.has(pattern.id) && !unread.has(pattern.id))
      .map(({ pattern }) => {
        const heir = this.#all.find(({ origins }) => origins.includes(pattern.id))?.cluster.pattern.id;
        return { id: pattern.id, why: heir ? `${heir} covers it` : 'a person rejected what it does' };
      });
    return {
      added: entries.filter(({ pattern }) => !before.has(pattern.id)).map(toEntry),
      changed: entries
        .filter(({ pattern }) => before.has(pattern.id) && before.get(pattern.id) !== JSON.stringify(pattern))
        .map(toEntry),
      removed,
    };
  }
}
