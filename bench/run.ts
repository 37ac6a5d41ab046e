import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Benchmark } from './support/benchmark.ts';
import { describeMachine } from './support/machine.ts';
import { renderResults, type Result } from './support/report.ts';

/**
 * Usage: npm run bench -- [name...] [--json] [--quick]
 * All benchmarks, or those named. A whole run is kept in `bench/results.md`; a quick one, or one of a few, is only printed.
 * `--json` takes one name and prints `{name, metrics, machine}`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
});
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -3))
  .sort();
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0 || (values.json && positionals.length !== 1)) {
  const what = unknown.length > 0 ? `There is no benchmark ${unknown.join(', ')}.` : '--json wants one name.';
  console.error(`${what} Take from: ${names.join(', ')}.`);
  process.exit(2);
}

const machine = describeMachine();
const results: Result[] = [];
for (const name of positionals.length > 0 ? positionals : names) {
  const benchmark = await load(name);
  // Progress is not the result: it goes where `--json` does not.
  const say = (text: string) => console.error(`${name}: ${text}`);
  results.push({ benchmark, metrics: await benchmark.run({ isQuick: values.quick, say }) });
}
const [first] = results;
if (values.json && first) {
  console.log(JSON.stringify({ name: first.benchmark.name, metrics: first.metrics, machine }));
} else {
  const page = renderResults(results, machine);
  console.log(page);
  if (positionals.length === 0 && !values.quick) writeFileSync(join(import.meta.dirname, 'results.md'), page);
}

async function load(name: string): Promise<Benchmark> {
  const file = pathToFileURL(join(import.meta.dirname, `${name}.ts`)).href;
  const loaded: Benchmark = await import(file);
  if (loaded.name !== name || typeof loaded.run !== 'function')
    throw new Error(`bench/${name}.ts must export its own name, \`about\` and \`run\``);
  return loaded;
}
