import type { CodePlace } from '#core/finding.ts';
import type { LearnedFrom, Pattern } from '#core/pattern.ts';
import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import { rangeOf } from '#syntax/positions.ts';
import { makePattern, makeShape } from './build.ts';
import { findEdits, type Edit } from './edit.ts';
import {
  complaintOf,
  cutExample,
  cutUntouched,
  fromExamples,
  makeNearMiss,
  toExamples,
  type Example,
  type Untouched,
} from './examples.ts';
import { generalise, type Generalised, type Hole } from './generalise.ts';
import { tryNarrow, tryReproduce, wouldChange } from './judge.ts';
import { languageOf } from '#syntax/parse.ts';
import type { Family } from './kinds.ts';
import { limits, normalise, refuse, type LearningPair, type Refusal } from './pair.ts';
import { looksSecret } from './secrets.ts';

/** Cures that one pattern covers. */
export interface Cluster {
  readonly family: Family;
  readonly rules: readonly string[];
  readonly pattern: Pattern;
  /** What it was generalised from; empty for a pattern whose examples no longer tell, which then stays as it is. */
  readonly edits: readonly Edit[];
  readonly examples: readonly Example[];
  readonly untouched: readonly Untouched[];
  /** What it spells out of the code before: without these words it cannot bind. */
  readonly words: readonly string[];
  /** How much of the code it spells out. */
  readonly weight: number;
  readonly pairs: readonly LearnedFrom[];
}
export interface LearnOptions {
  /** ISO 8601. */
  readonly now: string;
  /** True for text that the secret mask would hide. */
  readonly isSecret?: (text: string) => boolean;
  /** Pages about a rule. */
  readonly linksOf?: (rule: string) => readonly string[];
}

type ClusterAbout = Pick<Cluster, 'rules' | 'untouched' | 'pairs'> & { readonly leftAlone: readonly CodePlace[] };

/** Generalises edits to one cluster, or says why nothing that keeps its promises comes out. */
export function makeCluster(edits: readonly Edit[], about: ClusterAbout, options: LearnOptions): Cluster | Refusal {
  const wide = makeClusterOf(generalise(edits), edits, about, options);
  if (!('refused' in wide) || !isTooWide(wide)) return wide;
  const tight = makeClusterOf(generalise(edits, 'tight'), edits, about, options);
  return 'refused' in tight ? wide : tight;
}

/** The calls around what the code made up may be what the finding is about. */
function isTooWide({ refused }: Refusal): boolean {
  return refused === 'over-general' || refused === 'not-always-wanted' || refused === 'says-nothing';
}

function makeClusterOf(
  found: Generalised | undefined,
  edits: readonly Edit[],
  about: ClusterAbout,
  options: LearnOptions,
): Cluster | Refusal {
  const [edit] = edits;
  const newest = edits.at(-1);
  if (found === undefined || edit === undefined || newest === undefined) {
    return refuse('does-not-reproduce', 'No template covers the cure.');
  }
  const shape = makeShape(found);
  if ('refused' in shape) return shape;
  const { rules, pairs } = about;
  const linksOf = options.linksOf ?? (() => []);
  const pattern = makePattern(shape, found, { rules, at: options.now, pairs, linksOf });
  for (const each of edits) {
    const refusal = tryReproduce(pattern, each);
    if (refusal) return refusal;
  }
  const broad = tryNarrow(pattern, newest, about.leftAlone);
  if (broad) return broad;
  const examples: Example[] = [];
  for (const each of edits) {
    const example = cutExample(pattern, each);
    if ('refused' in example) return example;
    if ([example.before, example.after].some((text) => holdsSecret(text, options))) {
      return refuse('holds-a-secret', 'The code holds what may be a secret or an address.');
    }
    examples.push(example);
  }
  const untouched = chooseUntouched(pattern, found, examples, about, options);
  const wrong = complaintOf(pattern, examples, untouched);
  if (wrong !== undefined) return refuse(/must leave/.test(wrong) ? 'over-general' : 'does-not-conform', wrong);
  return {
    family: edit.family,
    rules,
    pattern,
    edits,
    examples,
    untouched,
    words: wordsOf(found),
    weight: weightOf(found),
    pairs,
  };
}

/** Findings that were left alone, the nearest miss that can be made up, and what earlier examples hold. */
function chooseUntouched(
  pattern: Pattern,
  { edits }: Generalised,
  examples: readonly Example[],
  about: ClusterAbout,
  options: LearnOptions,
): readonly Untouched[] {
  const kept = about.untouched.filter(({ why }) => why !== 'near');
  const newest = edits.at(-1);
  const left = about.leftAlone
    .slice(0, 20)
    .map((place) => {
      if (newest === undefined) return undefined;
      const { start, end } = rangeOf(place, newest.beforeText);
      return cutUntouched(newest, start, end);
    })
    .filter((cut) => cut !== undefined)
    .filter(
      ({ extension, text }) => !wouldChange(pattern, `untouched.${extension}`, text) && !holdsSecret(text, options),
    )
    .slice(0, 1);
  const near = edits.map((edit) => makeNearMiss(pattern, edit)).find((miss) => miss !== undefined);
  const all = [...kept, ...left, ...(near ? [near] : [])].slice(-limits.examples);
  if (all.length > 0) return all;
  // Nothing but signs: what it healed already is what it must leave alone.
  return examples.slice(0, 1).map(({ extension, after }) => ({ why: 'near', extension, text: after }));
}

/** The widest template that says something. */
function generaliseWell(edits: readonly Edit[]): Generalised | undefined {
  const all = [generalise(edits), generalise(edits, 'tight')];
  return all.find((found) => found !== undefined && !('refused' in makeShape(found)));
}

/** How much the template of these edits would spell out; undefined when they have none, or one that says nothing. */
export function weighTemplate(edits: readonly Edit[]): number | undefined {
  const found = generaliseWell(edits);
  return found === undefined ? undefined : weightOf(found);
}

function wordsOf({ kept }: Generalised): readonly string[] {
  return [...new Set(kept.map(({ text }) => text).filter((text) => /^\w+$/.test(text)))];
}

function weightOf({ kept, holes }: Generalised): number {
  const words = kept.filter(({ text }) => /[\p{L}\p{N}]|[^\s()[\]{},.:;"'`]/u.test(text)).length;
  // One of a few names says nearly as much as one name; what is carried over says little, whatever it is.
  const isNarrow = ({ role, inAfter }: Hole) => role === 'api' || (role === 'word' && inAfter === 0);
  return holes.reduce((sum, hole) => sum + (isNarrow(hole) ? 0.8 : 0.1), words);
}

export function holdsSecret(text: string, { isSecret }: LearnOptions): boolean {
  return looksSecret(text) || isSecret?.(text) === true;
}

/** What one pair says on its own: the smallest code around the change that makes a pattern. */
export function readPair(
  pair: LearningPair,
  options: LearnOptions,
): { readonly edits: readonly Edit[]; readonly cluster: Cluster | Refusal } | Refusal {
  const edits = findEdits({ ...pair, place: pair.finding.place });
  if ('refused' in edits) return edits;
  const about = aboutOf(pair);
  let refusal: Refusal | undefined;
  for (const edit of edits) {
    const cluster = makeCluster([edit], about, options);
    if (!('refused' in cluster)) return { edits, cluster };
    refusal ??= cluster;
    // More of the code around it would only hide these.
    if (cluster.refused === 'holds-a-secret' || cluster.refused === 'not-always-wanted') break;
  }
  return { edits, cluster: refusal ?? refuse('says-nothing', 'No code is left.') };
}

function aboutOf({ finding, via, ref, leftAlone = [] }: LearningPair): ClusterAbout {
  const [rule = ''] = finding.rules;
  return { rules: finding.rules, untouched: [], pairs: [{ via, ref, rule }], leftAlone };
}

/** A pattern of the library with what it was made of, as its examples tell. */
export function readEntry({ pattern, examples }: LibraryEntry): Cluster {
  const [language] = pattern.languages;
  const family: Family = language === 'python' ? 'python' : 'script';
  const read = fromExamples(examples);
  const edits = read.examples.map((example) => readExample(pattern, example));
  const known = edits.filter((edit) => edit !== undefined);
  const found = known.length === edits.length ? generaliseWell(known) : undefined;
  // What people wrote says more than its examples show: it is not taken apart.
  const isOurs = pattern.id.startsWith('code/learned-');
  const isWhole = isOurs && found !== undefined && known.length > 0 && pattern.rewrites.length === 1;
  return {
    family,
    rules: pattern.rules,
    pattern,
    edits: isWhole ? known : [],
    ...read,
    words: found && isWhole ? wordsOf(found) : [],
    weight: found ? weightOf(found) : 0,
    pairs: pattern.provenance.from === 'learned' ? pattern.provenance.pairs : [],
  };
}

function readExample(pattern: Pattern, { extension, before, after }: Example): Edit | undefined {
  const path = `before.${extension}`;
  if (languageOf(path) === undefined) return undefined;
  const edits = findEdits({ path, before, after, place: undefined });
  if ('refused' in edits) return undefined;
  const match = pattern.rewrites[0]?.match;
  const context = match?.['pattern'];
  const selector =
    typeof context === 'object' && context !== null && 'selector' in context ? context.selector : undefined;
  const kind = match?.['kind'] ?? selector;
  return edits.find((edit) => edit.before.kind === kind);
}

/** Takes one more cure in that the pattern makes already: its record grows, and its examples when it shows something new. */
export function cover(cluster: Cluster, edits: readonly Edit[], pair: LearningPair, options: LearnOptions): Cluster {
  if (cluster.pattern.provenance.from !== 'learned') return cluster;
  const { pairs } = aboutOf(pair);
  const rules = [...new Set([...cluster.rules, ...pair.finding.rules])];
  const all = mergePairs(cluster.pairs, pairs);
  const edit = edits.find(({ before }) => before.kind === cluster.edits[0]?.before.kind);
  const isShown =
    edit === undefined || cluster.edits.some(({ before }) => normalise(before.text) === normalise(edit.before.text));
  const linksOf = options.linksOf ?? (() => []);
  const pattern: Pattern = {
    ...cluster.pattern,
    rules: [...rules].sort(),
    links: [...new Set([...cluster.pattern.links, ...pair.finding.rules.flatMap((rule) => linksOf(rule))])].sort(),
    provenance: { ...cluster.pattern.provenance, pairs: all },
  };
  const grown = { ...cluster, rules, pattern, pairs: all };
  if (isShown || cluster.edits.length >= limits.examples) return grown;
  const example = cutExample(pattern, edit);
  if ('refused' in example || [example.before, example.after].some((text) => holdsSecret(text, options))) return grown;
  return { ...grown, edits: [...cluster.edits, edit], examples: [...cluster.examples, example] };
}

export function mergePairs(a: readonly LearnedFrom[], b: readonly LearnedFrom[]): readonly LearnedFrom[] {
  const byKey = new Map([...a, ...b].map((pair) => [`${pair.via} ${pair.ref} ${pair.rule}`, pair]));
  return [...byKey.values()].slice(-1000);
}

export function toEntry({ pattern, examples, untouched }: Cluster): LibraryEntry {
  return { pattern, examples: toExamples(examples, untouched) };
}
