import type { Learned } from '#remedies/learn/learn.ts';
import type { Task, Trial } from './trial.ts';

type Trials = ReadonlyMap<Task, readonly Trial[]>;

/** What one set of remedies did on the newer cures. */
export interface Score {
  /** Findings for which at least one remedy could be tried. */
  readonly answered: number;
  readonly tried: number;
  readonly passed: number;
  /** Findings healed. */
  readonly healed: number;
  /** …as the person did, but for layout. */
  readonly asPerson: number;
  /** passed / tried. */
  readonly precision: number;
  /** healed / all newer findings. */
  readonly share: number;
  readonly failures: Readonly<Record<string, number>>;
}
export interface Evaluation {
  readonly repositories: readonly { readonly name: string; readonly older: number; readonly newer: number }[];
  readonly older: number;
  /** Older cures that were learned from: their tool has no fix. */
  readonly worthLearning: number;
  readonly newer: number;
  /** Newer findings whose rule was cured in the older part as well. */
  readonly seenBefore: number;
  /** Newer findings that their tool has no fix for: where learning matters. */
  readonly withoutToolFix: {
    readonly newer: number;
    readonly learned: number;
    readonly asTheyCome: number;
    readonly shipped: number;
    readonly together: number;
  };
  readonly patterns: number;
  readonly learnMs: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly learned: Score;
  readonly ownHistory: Score;
  readonly otherRepositories: Score;
  readonly learningOff: Score;
  /** Learned one after the other: what the older cures and every newer one before it teach. */
  readonly asTheyCome: Score;
  /** The same where nothing ships: also cures of findings that tools have fixes for are learned, and no tool's fix is tried. */
  readonly nothingShips: Score;
  readonly nothingShipsAsTheyCome: Score;
  readonly learningOn: { readonly healed: number; readonly share: number };
  /** Share of all newer findings that something known healed: what ships, or what was learned before its turn. */
  readonly reuse: number;
  /** Newer findings that only a learned pattern heals, as they come. */
  readonly onlyLearned: number;
  readonly byRule: readonly {
    readonly rule: string;
    readonly newer: number;
    readonly learned: number;
    readonly shipped: number;
  }[];
}

export function summarise(parts: {
  readonly older: readonly Task[];
  readonly newer: readonly Task[];
  readonly learned: Learned;
  readonly learnMs: number;
  readonly all: Trials;
  readonly own: Trials;
  readonly foreign: Trials;
  readonly shipped: Trials;
  readonly asTheyCome: Trials;
  readonly nothingShips: Trials;
  readonly nothingShipsAsTheyCome: Trials;
}): Evaluation {
  const { older, newer, learned, all, own, foreign, shipped, asTheyCome } = parts;
  const names = [...new Set([...older, ...newer].map(({ repository }) => repository))];
  const count = (tasks: readonly Task[], name: string) => tasks.filter(({ repository }) => repository === name).length;
  const known = new Set(older.map(({ cure }) => cure.finding.rule));
  const isHealed = (trials: Trials, task: Task) =>
    trials.get(task)?.some(({ verdict }) => verdict === 'passed') ?? false;
  const both = newer.filter((task) => isHealed(asTheyCome, task) || isHealed(shipped, task)).length;
  const bare = newer.filter(({ cure }) => cure.finding.toolFixes.length === 0);
  const learnedOnes = newer.filter((task) => isHealed(asTheyCome, task));
  return {
    repositories: names.map((name) => ({ name, older: count(older, name), newer: count(newer, name) })),
    older: older.length,
    worthLearning: older.filter(({ cure }) => cure.finding.toolFixes.length === 0).length,
    newer: newer.length,
    seenBefore: newer.filter(({ cure }) => known.has(cure.finding.rule)).length,
    withoutToolFix: {
      newer: bare.length,
      learned: bare.filter((task) => isHealed(all, task)).length,
      asTheyCome: bare.filter((task) => isHealed(asTheyCome, task)).length,
      shipped: bare.filter((task) => isHealed(shipped, task)).length,
      together: bare.filter((task) => isHealed(asTheyCome, task) || isHealed(shipped, task)).length,
    },
    patterns: learned.added.length,
    learnMs: Math.round(parts.learnMs),
    refused: tally(learned.refused.map(({ refusal }) => refusal.refused)),
    learned: score(all, newer),
    ownHistory: score(own, newer),
    otherRepositories: score(foreign, newer),
    learningOff: score(shipped, newer),
    asTheyCome: score(asTheyCome, newer),
    nothingShips: score(parts.nothingShips, newer),
    nothingShipsAsTheyCome: score(parts.nothingShipsAsTheyCome, newer),
    learningOn: { healed: both, share: both / newer.length },
    onlyLearned: learnedOnes.filter((task) => !isHealed(shipped, task)).length,
    reuse: newer.length === 0 ? 0 : both / newer.length,
    byRule: [...Map.groupBy(newer, ({ cure }) => cure.finding.rule)]
      .map(([rule, tasks]) => ({
        rule,
        newer: tasks.length,
        learned: tasks.filter((task) => isHealed(asTheyCome, task)).length,
        shipped: tasks.filter((task) => isHealed(shipped, task)).length,
      }))
      .sort((a, b) => b.newer - a.newer || (a.rule < b.rule ? -1 : 1)),
  };
}

function score(trials: Trials, newer: readonly Task[]): Score {
  const flat = newer.flatMap((task) => trials.get(task) ?? []);
  const passed = flat.filter(({ verdict }) => verdict === 'passed');
  return {
    answered: newer.filter((task) => (trials.get(task) ?? []).length > 0).length,
    tried: flat.length,
    passed: passed.length,
    healed: passed.length,
    asPerson: passed.filter(({ isAsPerson }) => isAsPerson).length,
    precision: flat.length === 0 ? 0 : passed.length / flat.length,
    share: passed.length / newer.length,
    failures: tally(flat.filter(({ verdict }) => verdict !== 'passed').map(({ verdict }) => verdict)),
  };
}

function tally(words: readonly string[]): Readonly<Record<string, number>> {
  const counts = [...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length] as const);
  return Object.fromEntries(counts.sort((a, b) => b[1] - a[1]));
}
