import { setVariable } from '../test/set-variable.ts';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { z } from 'zod';
import type { Embedder } from '#core/ports/embedder.ts';
import type { LikenessEntry, PatternIndex } from '#core/ports/pattern-index.ts';
import { openEmbedder } from '#drivers/embedding/index.ts';
import { openPatternIndex, type PatternIndexParts } from '#drivers/vectors/index.ts';
import { loadLance } from '#drivers/vectors/lance.ts';
import { readLibrary } from '../test/retrieval/library.ts';
import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';
import { buildTable, makeQueries } from './support/lookup-library.ts';
import { median } from './support/measure.ts';

export const name = 'lookup';
export const about =
  'Finding the patterns most like a finding, embedding included, among patterns mixed from the real ones; cold: a process of its own';
export const goals = { p95Ms10k: 10, p95Ms100k: 100, coldMs: 250 };

const shipped = join(import.meta.dirname, '../models/lexical.onnx');

export async function run({ isQuick, say }: BenchmarkOptions): Promise<Metrics> {
  const folder = await mkdtemp(join(tmpdir(), 'heal-lookup-'));
  try {
    const embedder = orThrow(await openEmbedder({ setVariable, shipped }));
    const real = await readLibrary(new Set());
    const program = await bundleCold();
    const metrics: Record<string, number> = { ...(await measureSmall(folder, embedder, real, say)) };
    const sizes = isQuick
      ? ([['1k', 1000]] as const)
      : ([
          ['1k', 1000],
          ['10k', 10_000],
          ['100k', 100_000],
        ] as const);
    for (const [label, count] of sizes) {
      say(`${count} patterns`);
      const place = join(folder, label);
      await buildTable(orThrow(await loadLance(setVariable)), place, embedder, real, count);
      const index = await open(place, embedder);
      const times = await timeSearches(index, isQuick ? 50 : 300);
      await index.close();
      metrics[`p50Ms${label}`] = percentile(times, 0.5);
      metrics[`p95Ms${label}`] = percentile(times, 0.95);
      metrics[`diskMb${label}`] = (await sizeOf(place)) / 2 ** 20;
      const cold = Array.from({ length: isQuick ? 1 : 5 }, () => startCold(program, place));
      metrics[label === '10k' || isQuick ? 'coldMs' : `coldMs${label}`] = median(cold.map(({ totalMs }) => totalMs));
      if (label === '10k' || isQuick) metrics['coldBootMs'] = median(cold.map(({ bootMs }) => bootMs));
    }
    return metrics;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The library of the house as it is: first use, and what the warm cache brings for findings like its patterns. */
async function measureSmall(
  folder: string,
  embedder: Embedder,
  real: readonly LikenessEntry[],
  say: (text: string) => void,
): Promise<Metrics> {
  say(`${real.length} real cures`);
  const place = join(folder, 'real');
  const first = await open(place, embedder);
  const started = performance.now();
  await first.sync(real);
  const firstSyncMs = performance.now() - started;
  await first.close();
  const mostUsed = real.map(({ patternId }) => patternId);
  // As alike as a finding whose pattern was learned from the same rule: its words, the code with another name.
  const alike = real.map((entry, at) => ({
    text: entry.text,
    code: `${entry.code}\nvalue_${at}`,
    language: entry.languages[0] ?? 'python',
  }));
  const timeAlike = async (more: Partial<PatternIndexParts>) => {
    const index = await open(place, embedder, more);
    const times: number[] = [];
    await index.search({ ...(alike[0] ?? { text: '', code: '', language: 'python' }), code: 'warm up' }, 5);
    for (const query of alike) times.push(await time(() => index.search(query, 5)));
    await index.close();
    return percentile(times, 0.5);
  };
  const [withCache, without] = [await timeAlike({ mostUsed }), await timeAlike({})];
  return { realPatterns: real.length, firstSyncMs, warmCacheP50Ms: withCache, withoutCacheP50Ms: without };
}

async function timeSearches(index: PatternIndex, count: number): Promise<number[]> {
  const [first, ...queries] = makeQueries(count + 1);
  if (first) await index.search(first, 5);
  const times: number[] = [];
  for (const query of queries) times.push(await time(() => index.search(query, 5)));
  const problem = index.problem();
  if (problem !== undefined) throw new Error(problem);
  return times;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function open(folder: string, embedder: Embedder, more: Partial<PatternIndexParts> = {}): Promise<PatternIndex> {
  return orThrow(await openPatternIndex({ folder, embedder, setVariable, ...more }));
}

const Cold = z.object({ bootMs: z.number(), totalMs: z.number() });

/** Bundled as the program that ships is; the packages stay outside, beside it. */
async function bundleCold(): Promise<string> {
  const outfile = join(import.meta.dirname, '../node_modules/.cache/heal-bench/lookup-cold.mjs');
  const entryPoints = [join(import.meta.dirname, 'support/lookup-cold.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  return outfile;
}

function startCold(program: string, folder: string): z.infer<typeof Cold> {
  return Cold.parse(JSON.parse(execFileSync(process.execPath, [program, shipped, folder], { encoding: 'utf8' })));
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  return bytes;
}

function orThrow<T extends object>(opened: T | { readonly missing: string }): T {
  if ('missing' in opened) throw new Error(String(opened.missing));
  return opened;
}
