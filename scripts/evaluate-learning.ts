import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CodeFinding } from '#core/finding.ts';
import type { Pattern } from '#core/pattern.ts';
import { makeHistory } from '#drivers/git/history.ts';
import { loadPatterns } from '#drivers/patterns/index.ts';
import { chooseChangedFiles, revertedSubject } from '#remedies/history/choose-files.ts';
import type { Cure } from '#remedies/history/find-cures.ts';
import { pairOf } from '#remedies/history/pair-of.ts';
import type { LearningPair } from '#remedies/learn/pair.ts';
import { healers } from '../healers/index.generated.ts';
import { makeCureFinder } from '../src/app/ladder/cure-finder.ts';
import { patternsFolder } from '../src/app/install.ts';
import { isWorthLearning, makeLearn, type Learn } from '../src/app/learning/learner.ts';
import { scanTexts } from '../src/app/scan-texts.ts';
import { openScratch, type Scratch } from '../src/app/scratch.ts';
import { renderEvaluation } from './evaluate-learning/render.ts';
import { summarise, type Evaluation } from './evaluate-learning/summarise.ts';
import { tryRemedies, type Scan, type Task } from './evaluate-learning/trial.ts';

/**
 * How much learning from the past would have healed of what came after it.
 * Usage: node scripts/evaluate-learning.ts [--commits n] [--files n] [--lines n] [--cures file] [--trials file] [--json] <clone>...
 * Cures of each repository are split by time: what people did in the older 70 % is learned from; on the newer 30 % the
 * learned patterns are tried, beside what ships; once as they were then, and once with what each newer cure teaches before
 * the next finding is met. `--cures` keeps the cures in a file, and reads them from there when it
 * exists; `--trials` writes each trial with its code, to be looked at by hand.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    commits: { type: 'string', default: '4000' },
    files: { type: 'string', default: '5' },
    lines: { type: 'string', default: '30' },
    cures: { type: 'string' },
    trials: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
if (positionals.length === 0 && !hasCures(values.cures)) {
  console.error('Name the clones to learn from: node scripts/evaluate-learning.ts ../boltons ../sqlparse ../requests');
  process.exit(2);
}
const olderShare = 0.7;
const signal = new AbortController().signal;
const searchPath = process.env['PATH'] ?? '';
const scratch = await openScratch();
try {
  const tasks = readTasks(values.cures) ?? (await collectTasks(positionals, Number(values.commits), scratch));
  if (values.cures !== undefined) writeFileSync(values.cures, JSON.stringify(tasks));
  const evaluation = await evaluate(tasks);
  console.log(values.json ? JSON.stringify(evaluation) : renderEvaluation(evaluation));
} finally {
  await scratch.remove();
}

async function evaluate(tasks: readonly Task[]): Promise<Evaluation> {
  const learnAt = makeLearn(new Date('2026-01-01T00:00:00Z'));
  const byRepository = Map.groupBy(tasks, ({ repository }) => repository);
  const older: Task[] = [];
  const newer: Task[] = [];
  for (const own of byRepository.values()) {
    const inTime = own.toSorted((a, b) => Date.parse(a.cure.at) - Date.parse(b.cure.at));
    const [first, last] = splitByCommit(inTime);
    older.push(...first);
    newer.push(...last);
  }
  const learnFrom = (some: readonly Task[], isAnything = false): readonly Pattern[] =>
    learnAt([], isAnything ? allPairsOf(some) : pairsOf(some)).added.map(({ pattern }) => pattern);
  const inTurn = newer.toSorted((a, b) => Date.parse(a.cure.at) - Date.parse(b.cure.at));
  const scan = makeScan();
  const started = performance.now();
  const learned = learnAt([], pairsOf(older));
  const learnMs = performance.now() - started;
  const patterns = learned.added.map(({ pattern }) => pattern);
  const all = await tryRemedies(newer, { patterns, healers: [], hasToolFixes: false }, scan);
  const shipped = await tryRemedies(
    newer,
    { patterns: await loadPatterns(patternsFolder), healers, hasToolFixes: true },
    scan,
  );
  const learnedOnly = (some: readonly Pattern[]) => ({ patterns: some, healers: [], hasToolFixes: false });
  const turns = learnInTurn(older, inTurn, learnAt, pairsOf);
  const asTheyCome = await tryRemedies(inTurn, (task) => learnedOnly(turns.get(task) ?? []), scan);
  // As if no tool had a fix and Heal shipped nothing: every cure teaches, and only what was learned answers.
  const nothingShips = await tryRemedies(newer, learnedOnly(learnFrom(older, true)), scan);
  const allTurns = learnInTurn(older, inTurn, learnAt, allPairsOf);
  const nothingShipsAsTheyCome = await tryRemedies(inTurn, (task) => learnedOnly(allTurns.get(task) ?? []), scan);
  const ofRepository = (choose: (task: Task, name: string) => boolean) => {
    const names = [...byRepository.keys()];
    const learnt = new Map(names.map((name) => [name, learnFrom(older.filter((task) => choose(task, name)))]));
    return tryRemedies(newer, ({ repository }) => learnedOnly(learnt.get(repository) ?? []), scan);
  };
  // Only what the repository itself did before: what a backfill alone gives its owner.
  const own = await ofRepository(({ repository }, name) => repository === name);
  // Only what other repositories did: the worth of a library that others share.
  const foreign = await ofRepository(({ repository }, name) => repository !== name);
  if (values.trials !== undefined) {
    const told = [...all.values(), ...asTheyCome.values(), ...nothingShipsAsTheyCome.values()].flat().map((trial) => {
      const cure = newer.find(
        (task) => task.cure.commit === trial.commit && task.cure.finding.rule === trial.rule,
      )?.cure;
      return {
        ...trial,
        before: cure?.before,
        after: cure?.after,
        path: cure?.path,
        patterns: patterns.filter(({ id }) => id === trial.healer),
      };
    });
    writeFileSync(
      values.trials,
      JSON.stringify({
        trials: told,
        patterns,
        refused: learned.refused.map(({ pair, refusal }) => ({
          rule: pair.finding.rules[0],
          ref: pair.ref,
          ...refusal,
        })),
      }),
    );
  }
  return summarise({
    ...{ older, newer, learned, learnMs, all, own, foreign, shipped },
    ...{ asTheyCome, nothingShips, nothingShipsAsTheyCome },
  });
}

/** As a backfill does: where a tool has a fix, there is nothing to learn. */
function pairsOf(tasks: readonly Task[]): readonly LearningPair[] {
  return tasks.filter(({ cure }) => isWorthLearning(cure)).map(({ cure }) => pairOf(cure));
}

function allPairsOf(tasks: readonly Task[]): readonly LearningPair[] {
  return tasks.map(({ cure }) => pairOf(cure));
}

/** What is known when each newer finding is met: the older cures, and the newer ones of before its turn. */
function learnInTurn(
  older: readonly Task[],
  newer: readonly Task[],
  learnAt: Learn,
  pairs: (tasks: readonly Task[]) => readonly LearningPair[],
): ReadonlyMap<Task, readonly Pattern[]> {
  const library = new Map(learnAt([], pairs(older)).added.map((entry) => [entry.pattern.id, entry]));
  const known = new Map<Task, readonly Pattern[]>();
  for (const task of newer) {
    // The last one learned is asked first.
    known.set(task, [...library.values()].map(({ pattern }) => pattern).toReversed());
    const { added, changed, removed } = learnAt([...library.values()], pairs([task]));
    for (const { id } of removed) library.delete(id);
    for (const entry of [...added, ...changed]) library.set(entry.pattern.id, entry);
  }
  return known;
}

/** Most texts are asked about many times, and scanned once. */
function makeScan(): Scan {
  const known = new Map<string, readonly CodeFinding[]>();
  // Its folders say whose trial it is; the rest of the path is the file's own.
  const keyOf = (path: string, text: string) => `${path.split('/').slice(2).join('/')}\0${text}`;
  return async (texts) => {
    const news = new Map([...texts].map(([path, text]) => [keyOf(path, text), path] as const));
    const fresh = [...news].filter(([key]) => !known.has(key)).map(([, path]) => path);
    console.error(`Scanning ${fresh.length} of ${texts.size} texts`);
    const { findings, reports } = await scanTexts(new Map(fresh.map((path) => [path, texts.get(path) ?? ''])), {
      ...{ scratch, path: searchPath, signal },
    });
    for (const { name, status, detail } of reports) if (status === 'failed') console.error(`${name} failed: ${detail}`);
    for (const path of fresh) known.set(keyOf(path, texts.get(path) ?? ''), findings.get(path) ?? []);
    const answers = [...texts].map(([path, text]) => [path, known.get(keyOf(path, text)) ?? []] as const);
    return { findings: new Map(answers) };
  };
}

/** 70 % of the cures, without parting those of one commit. */
function splitByCommit(inTime: readonly Task[]): readonly [readonly Task[], readonly Task[]] {
  let at = Math.round(inTime.length * olderShare);
  while (at > 0 && at < inTime.length && inTime[at]?.cure.commit === inTime[at - 1]?.cure.commit) at++;
  return [inTime.slice(0, at), inTime.slice(at)];
}

function hasCures(file: string | undefined): boolean {
  return file !== undefined && existsSync(file);
}

function readTasks(file: string | undefined): readonly Task[] | undefined {
  if (file === undefined) return undefined;
  try {
    // Written by this script.
    return JSON.parse(readFileSync(file, 'utf8')) as readonly Task[];
  } catch {
    return undefined;
  }
}

async function collectTasks(folders: readonly string[], limit: number, into: Scratch): Promise<readonly Task[]> {
  const tasks: Task[] = [];
  for (const folder of folders) {
    const repository = basename(folder);
    const history = makeHistory({ folder: resolve(folder), packagePath: '', env: process.env });
    const size = { maxFiles: Number(values.files), maxLines: Number(values.lines) };
    const finder = makeCureFinder({ history, scratch: into, path: searchPath, size });
    const reverted = new Set<string>();
    const commits = [];
    for await (const commit of history.commits({ limit })) {
      const taken = revertedSubject(commit);
      if (taken !== undefined) reverted.add(taken);
      else if (!reverted.has(commit.subject) && chooseChangedFiles(commit, size).length > 0) commits.push(commit);
    }
    const cures: Cure[] = [];
    for (let from = 0; from < commits.length; from += 60) {
      const found = await finder.find(commits.slice(from, from + 60), signal);
      for (const problem of found.problems) console.error(`${repository}: ${problem}`);
      cures.push(...found.cures);
    }
    console.error(`${repository}: ${cures.length} cures in ${commits.length} small commits`);
    tasks.push(...cures.map((cure) => ({ repository, cure })));
  }
  return tasks;
}
