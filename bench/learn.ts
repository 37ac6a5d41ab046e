import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeScanners } from '#app/scanners.ts';
import { openScratch } from '#app/scratch.ts';
import { recommended } from '#config/presets.ts';
import type { CodeFinding, TextEdit, ToolFix } from '#core/finding.ts';
import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import { makeRunTool } from '#drivers/process/run-tool.ts';
import { learn, type Learned } from '#remedies/learn/learn.ts';
import { tokensOf, type LearningPair } from '#remedies/learn/pair.ts';
import { contextOf } from '#remedies/pattern-conformance.ts';
import { answersFinding, proposeFromPattern } from '#remedies/patterns.ts';
import { listFiles } from '#scanners/files.ts';
import { createReader } from '#scanners/read.ts';
import { scanPackage } from '#scanners/scan.ts';
import { applyEdits, overlap } from '#syntax/edits.ts';
import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';
import { copyPythonLibrary } from './support/trees.ts';

export const name = 'learn';
export const about =
  "Learning from real cures of real code, one by one: ruff's own fixes in the Python standard library; half of its files teach, the other half examines";
export const goals = { p50Ms: 50, p95Ms: 250 };

/** Rules whose fixes are edits of one place; ruff knows the right answer, so that every mistake is seen. */
const rules =
  'E711 E713 E714 E721 F632 UP004 UP008 UP012 UP015 UP018 UP024 UP034 C400 C401 C402 C403 C404 C405 C408 C409 C410 C411 C413 C414 C416 C417 C419 SIM101 SIM103 SIM118 SIM201 SIM202 SIM208 SIM210 SIM211 SIM212 SIM300 SIM910 SIM911 PIE804 PIE808 PIE810 PLR1711 PLR1714 PLR1722 RSE102 FURB105 FURB136 FURB157 FURB163 FURB168 FURB169 FURB188 B009 B010 B011 B028 PERF102 RUF005 RUF010 RUF017 RUF046 RUF059 RET501 TRY201'.split(
    ' ',
  );

interface Cure {
  readonly finding: CodeFinding;
  readonly pair: LearningPair;
  /** The file when only this finding is cured. */
  readonly alone: string;
}

export async function run({ isQuick, say }: BenchmarkOptions): Promise<Metrics> {
  const cures = await findCures(isQuick ? 20_000 : 130_000, isQuick ? 100 : 1500, say);
  const files = [...new Set(cures.map(({ pair }) => pair.path))];
  const isLesson = (path: string) => files.indexOf(path) % 2 === 0;
  const lessons = cures.filter(({ pair }) => isLesson(pair.path));
  const questions = cures.filter(({ pair }) => !isLesson(pair.path));
  say(`${lessons.length} cures teach`);
  const library = new Map<string, LibraryEntry>();
  const times: number[] = [];
  let refused = 0;
  for (const { pair } of lessons) {
    const started = performance.now();
    const learned = learn([...library.values()], [pair], { now: '2026-01-01T00:00:00.000Z' });
    times.push(performance.now() - started);
    refused += learned.refused.length;
    keep(library, learned);
  }
  say(`${library.size} patterns are asked about ${questions.length} other findings`);
  const known = new Set(lessons.map(({ pair }) => pair.finding.rules[0]));
  const fair = questions.filter(({ pair }) => known.has(pair.finding.rules[0]));
  const answers = fair.map((cure) => ask([...library.values()], cure));
  const bound = answers.filter((answer) => answer !== 'silent').length;
  const exact = answers.filter((answer) => answer === 'exact').length;
  times.sort((a, b) => a - b);
  return {
    pairs: lessons.length,
    p50Ms: times[Math.floor(times.length / 2)] ?? 0,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
    maxMs: times.at(-1) ?? 0,
    patterns: library.size,
    patternsPer100Pairs: (100 * library.size) / Math.max(1, lessons.length),
    refusedShare: refused / Math.max(1, lessons.length),
    libraryKb: JSON.stringify([...library.values()]).length / 1024,
    questions: fair.length,
    healedShare: bound / Math.max(1, fair.length),
    sameAsToolShare: exact / Math.max(1, bound),
  };
}

function keep(library: Map<string, LibraryEntry>, { added, changed, removed }: Learned): void {
  for (const { id } of removed) library.delete(id);
  for (const entry of [...added, ...changed]) library.set(entry.pattern.id, entry);
}

/** What the first pattern that binds makes of a finding, against what the tool itself makes of it. */
function ask(library: readonly LibraryEntry[], { finding, pair, alone }: Cure): 'silent' | 'exact' | 'other' {
  for (const { pattern } of library) {
    if (!answersFinding(pattern, finding)) continue;
    const answer = proposeFromPattern(pattern, finding, contextOf(pair.path, pair.before));
    if (answer === undefined || 'leftAlone' in answer) continue;
    const healed = applyEdits(pair.before, answer.change.edits);
    const isSame = tokensOf(healed).join(' ') === tokensOf(alone).join(' ');
    return isSame ? 'exact' : 'other';
  }
  return 'silent';
}

const node = { argv: [process.execPath], version: process.version, origin: 'bundled' } as const;

async function findCures(lines: number, most: number, say: BenchmarkOptions['say']): Promise<readonly Cure[]> {
  const tree = copyPythonLibrary(lines);
  const scratch = await openScratch();
  try {
    say(`${tree.about}: ruff looks at ${tree.files} files`);
    writeFileSync(
      join(tree.root, 'ruff.toml'),
      `target-version = "py310"\n[lint]\nselect = ${JSON.stringify(rules)}\n`,
    );
    const { sources, texts } = await listFiles({ root: tree.root });
    const read = createReader(tree.root);
    const { findings } = await scanPackage(
      { scanners: makeScanners(recommended, scratch).filter((scanner) => scanner.name === 'ruff') },
      {
        root: tree.root,
        toolRoot: tree.root,
        files: sources,
        allFiles: sources,
        texts,
        read,
        tools: { find: async (tool) => (tool === 'node' ? node : undefined) },
        run: makeRunTool({ root: tree.root, env: {} }),
        signal: new AbortController().signal,
      },
    );
    const cures: Cure[] = [];
    for (const finding of spread(findings, most)) {
      const { path } = finding.place;
      const [fix] = finding.toolFixes;
      const before = await read(path);
      if (!fix || before === undefined || fix.edits.some((edit) => edit.path !== path)) continue;
      const cured = { rules: [finding.rule], message: finding.message, place: finding.place };
      // Whoever cures one finding of a rule cures all of them in the file.
      const all = findings.filter((one) => one.rule === finding.rule && one.place.path === path);
      const after = applyEdits(before, withoutOverlaps([fix, ...all.flatMap((one) => one.toolFixes[0] ?? [])]));
      const ref = finding.id;
      cures.push({
        finding,
        alone: applyEdits(before, fix.edits),
        pair: { language: 'python', path, before, after, finding: cured, via: 'heal', ref },
      });
    }
    return cures;
  } finally {
    await scratch.remove();
    tree.remove();
  }
}

/** The edits of those fixes that touch nothing of an earlier one. */
function withoutOverlaps(fixes: readonly ToolFix[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { edits } of fixes) {
    if (!edits.some((edit) => taken.some((other) => overlap(edit, other)))) taken.push(...edits);
  }
  return taken;
}

/** At most so many, evenly from all files. */
function spread<T>(values: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, values.length / most);
  return Array.from({ length: Math.min(most, values.length) }, (_, at) => values[Math.floor(at * step)]).filter(
    (value) => value !== undefined,
  );
}
