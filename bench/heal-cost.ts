import { checkHonesty } from '#domains/code/gate-honesty.ts';
import { checkScope } from '#domains/code/gate-scope.ts';
import { checkSyntax } from '#domains/code/gate-syntax.ts';
import type { Batch } from '#domains/code/gate.ts';
import { applyEdits } from '#syntax/edits.ts';
import { collectExamples, type HealerExample } from '../test/healer-examples/index.ts';
import { dedent, openExample, type OpenExample } from '../test/healing.ts';
import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';
import { median } from './support/measure.ts';

export const name = 'heal-cost';
export const about =
  'What a heal costs by itself on the examples of every healer: planned, applied, and through the gates of scope, syntax and honesty, without scanners and test suite, in processor time; cold: TypeScript is opened for it first (pyright, a process of its own, is not in it); large: behind the example stand 1,500 lines of other code';
export const goals = { p95Ms: 300, largeP95Ms: 300 };

const limits = { maxFilesPerHeal: 10, maxChangedLines: 1000 };

export async function run({ isQuick, say }: BenchmarkOptions): Promise<Metrics> {
  const all = await collectExamples();
  const examples = all.filter((_, index) => !isQuick || index % 10 === 0);
  const costs: Cost[] = [];
  const large: Cost[] = [];
  for (const [index, each] of examples.entries()) {
    if (index % 50 === 0) say(`${index} of ${examples.length} examples`);
    const own = await costOf(each);
    if (own.length === 0) throw new Error(`${each.healer.name} leaves an example of its own alone`);
    costs.push(...own);
    // Some examples are about the end of a file, or about a file that does nothing else.
    large.push(...(await costOf(enlarge(each))));
  }
  const slowest = large.toSorted((a, b) => b.warm - a.warm).slice(0, 5);
  say(`slowest of the large: ${slowest.map(({ healer, warm }) => `${healer} ${warm.toFixed(0)} ms`).join(', ')}`);
  const warm = costs.map((cost) => cost.warm);
  const cold = costs.map((cost) => cost.cold);
  const largeWarm = large.map((cost) => cost.warm);
  return {
    healers: new Set(costs.map(({ healer }) => healer)).size,
    heals: costs.length,
    medianMs: median(warm),
    p95Ms: percentile(warm, 0.95),
    worstMs: Math.max(...warm),
    coldMedianMs: median(cold),
    coldP95Ms: percentile(cold, 0.95),
    largeHeals: large.length,
    largeMedianMs: median(largeWarm),
    largeP95Ms: percentile(largeWarm, 0.95),
    largeWorstMs: Math.max(...largeWarm),
  };
}

interface Cost {
  readonly healer: string;
  readonly cold: number;
  readonly warm: number;
}

/** Empty when the healer leaves the example alone. */
async function costOf({ healer, example }: HealerExample): Promise<readonly Cost[]> {
  const opened = openExample(example);
  try {
    const cold = await timeHeal(healer, opened);
    const warm = cold === undefined ? undefined : await timeHeal(healer, opened);
    return cold === undefined || warm === undefined ? [] : [{ healer: healer.name, cold, warm }];
  } finally {
    await opened.close();
  }
}

/** Functions that have nothing to do with the example, in its language. */
function enlarge({ healer, example }: HealerExample): HealerExample {
  const isPython = (example.path ?? 'module.py').endsWith('.py');
  const filler = Array.from({ length: 300 }, (_, index) =>
    isPython
      ? `\n\ndef filler_${index}(first: int, second: str) -> str:\n    total = first * ${index}\n    return second * total\n`
      : `\nfunction filler${index}(first${type(example, 'number')}, second${type(example, 'string')}) {\n  const total = first * ${index};\n  return second.repeat(total);\n}\n`,
  );
  const before = dedent(example.before);
  return { healer, example: { ...example, before: `${before}${before.endsWith('\n') ? '' : '\n'}${filler.join('')}` } };
}

function type({ path = '' }: HealerExample['example'], said: string): string {
  return /\.[cm]?tsx?$/.test(path) ? `: ${said}` : '';
}

/** Milliseconds of processor time, which other programs do not lengthen: a heal waits for nothing. Undefined when it is left alone. Throws when a gate refuses it. */
async function timeHeal(
  healer: HealerExample['healer'],
  { finding, context, files }: OpenExample,
): Promise<number | undefined> {
  const started = process.cpuUsage();
  const answer = await healer.propose(finding, context);
  if ('leftAlone' in answer) return undefined;
  const { edits } = answer.change;
  const paths = [...new Set(edits.map(({ path }) => path))];
  const before = new Map(paths.map((path) => [path, files.get(path) ?? '']));
  const after = new Map(
    paths.map((path) => [
      path,
      applyEdits(
        before.get(path) ?? '',
        edits.filter((edit) => edit.path === path),
      ),
    ]),
  );
  const batch: Batch = { cases: [{ id: finding.id, remedy: remedyOf(healer, answer) }], before, after };
  for (const gate of [checkScope(batch, limits), checkSyntax(batch), checkHonesty(batch)]) {
    if (!gate.passed) throw new Error(`${healer.name} does not pass with its own example: ${gate.detail}`);
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function remedyOf(
  healer: HealerExample['healer'],
  { change, summary }: { readonly change: Batch['cases'][number]['remedy']['change']; readonly summary: string },
): Batch['cases'][number]['remedy'] {
  return {
    kind: 'code',
    id: `healer:code/${healer.name}`,
    rung: 'exact',
    origin: 'healer',
    healer: `code/${healer.name}`,
    summary,
    safety: healer.safety,
    confidence: 1,
    change,
    preview: '',
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
