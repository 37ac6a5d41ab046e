import type { Priority } from '#core/finding.ts';
import type { ScannerReport } from '#core/scanner.ts';
import { cleanLine } from '../clean.ts';
import { formatMs } from '../layout.ts';
import type { Paint, Style } from '../terminal.ts';

/** Most lines that a report takes on its own; the rest is counted and a command names it. */
export const reportLines = 40;

const priorityStyles: Readonly<Record<Priority, Style>> = {
  P0: ['red', 'bold'],
  P1: 'red',
  P2: 'yellow',
  P3: 'cyan',
};
export function paintPriority(priority: Priority, paint: Paint): string {
  return paint(priorityStyles[priority], priority);
}

/** `3 P0 · 8 P1`: how often each word occurs, in the given order, without the ones that do not. */
export function tally<T extends string>(
  words: readonly T[],
  order: readonly T[],
  print: (word: T, count: number) => string,
): string {
  return order
    .map((word) => [word, words.filter((other) => other === word).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => print(word, count))
    .join(' · ');
}

/** `ruff 0.17.3 (bundled) 120 ms`, or why not. */
export function describeScanner(scanner: ScannerReport): string {
  const name = cleanLine(`${scanner.name} ${scanner.version}`.trim(), 60);
  const detail = scanner.detail === '' ? '' : `: ${cleanLine(scanner.detail, 300)}`;
  if (scanner.status === 'failed') return `${name} failed${detail}`;
  if (scanner.status === 'skipped') return `${name} skipped${detail}`;
  return `${name} (${scanner.origin}) ${formatMs(scanner.ms)}${detail}`;
}
