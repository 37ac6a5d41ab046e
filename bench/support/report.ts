import type { Benchmark, Metrics } from './benchmark.ts';
import type { Machine } from './machine.ts';

export interface Result {
  readonly benchmark: Benchmark;
  readonly metrics: Metrics;
}

/** A Markdown page: what was measured on what machine, each metric beside its goal. */
export function renderResults(results: readonly Result[], machine: Machine): string {
  const { cpu, cores, memoryGb, system, node, date } = machine;
  const rows = results.flatMap(({ benchmark, metrics }) =>
    Object.entries(metrics).map(([metric, value]) => {
      const goal = benchmark.goals?.[metric];
      const verdict = goal === undefined ? '' : value <= goal ? 'met' : '**missed**';
      return [benchmark.name, metric, format(value), goal === undefined ? '' : `≤ ${goal}`, verdict];
    }),
  );
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`. The name of a metric ends in its unit: S seconds, Ms milliseconds, Mb mebibytes.',
    '',
    `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, ${date} UTC`,
    '',
    ...results.map(({ benchmark }) => `- **${benchmark.name}**: ${benchmark.about}.`),
    '',
    ...renderTable(['benchmark', 'metric', 'value', 'goal', ''], rows),
    '',
  ].join('\n');
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number) => column === 2 || column === 3;
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) => (isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), line(rule), ...rows.map(line)];
}

function format(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
