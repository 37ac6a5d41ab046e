import type { MetricsReport } from '../../contract.ts';
import { cleanLine } from '../clean.ts';
import { countOf, fit, pad, widthOf } from '../layout.ts';
import type { Paint } from '../terminal.ts';

const spans = ['1h', '24h', '7d', 'all'] as const;
const mostDays = 7;

/** `heal metrics`: a column for each span, then what does not depend on one. */
export function renderMetrics(
  report: MetricsReport,
  { columns, paint }: { readonly columns: number; readonly paint: Paint },
): string {
  const of = (read: (one: MetricsReport['spans']['all']) => string) => spans.map((span) => read(report.spans[span]));
  const { all } = report.spans;
  const keys = (name: 'byOrigin' | 'byRung') => Object.keys(all[name]).toSorted();
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['', [...spans]],
    ['Found', of(({ found }) => String(found))],
    ['Healed', of(({ healed }) => String(healed))],
    ['Waiting for you', of(({ waiting }) => String(waiting))],
    ['Rolled back', of(({ rolledBack }) => String(rolledBack))],
    ['For people', of(({ escalated }) => String(escalated))],
    ['Left alone', of(({ leftAlone }) => String(leftAlone))],
    ['Healed of found', of(({ autoFixRate }) => percent(autoFixRate))],
    ['Held of tried', of(({ successRate }) => percent(successRate))],
    ['Known before', of(({ reuseRate }) => percent(reuseRate))],
    ...all.byCategory.map(({ category }) => {
      const cells = of(({ byCategory }) => {
        const row = byCategory.find((one) => one.category === category);
        return row ? `${row.healed}/${row.found}` : '–';
      });
      return [`  ${category}`, cells] as const;
    }),
    ...keys('byOrigin').map(
      (origin) => [`  by ${origin}`, of(({ byOrigin }) => String(byOrigin[origin] ?? 0))] as const,
    ),
    ...keys('byRung').map((rung) => [`  ${rung} rung`, of(({ byRung }) => String(byRung[rung] ?? 0))] as const),
  ];
  const lines = printTable(rows, paint);
  lines.push('', `${paint('bold', pad('Remedies', 10))}${describeRemedies(report)}`);
  lines.push(`${paint('bold', pad('Patterns', 10))}${describePatterns(report)}`);
  lines.push(`${paint('bold', pad('Models', 10))}${describeSpending(report)}`);
  if (all.topErrors.length > 0) lines.push('', paint('bold', 'Found most and not healed'));
  for (const { rule, open } of all.topErrors)
    lines.push(fit(`  ${pad(String(open), 5)} ${cleanLine(rule, 80)}`, columns));
  return lines.map((line) => line.trimEnd()).join('\n');
}

function printTable(rows: readonly (readonly [string, readonly string[]])[], paint: Paint): string[] {
  const first = Math.max(...rows.map(([name]) => widthOf(name)));
  const width = Math.max(...rows.flatMap(([, cells]) => cells.map(widthOf)));
  return rows.map(([name, cells], index) => {
    const line = pad(name, first) + cells.map((cell) => `  ${cell.padStart(width)}`).join('');
    return index === 0 ? paint('dim', line) : line;
  });
}

function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${Math.round(share * 100)} %`;
}

function describeRemedies({ remedies: { trusted, asks, quarantined } }: MetricsReport): string {
  return `${trusted} act by themselves · ${asks} ask first · ${quarantined} in quarantine`;
}

function describePatterns({ patterns }: MetricsReport): string {
  const growth = patterns.learnedByDay.slice(-mostDays).map(({ day, patterns: count }) => `${day} +${count}`);
  const told = `${patterns.shipped} shipped · ${patterns.learned} learned · ${patterns.imported} imported`;
  return growth.length === 0 ? told : `${told} (${growth.join(', ')})`;
}

function describeSpending({ spending }: MetricsReport): string {
  if (spending.length === 0) return 'no call, $0';
  const total = spending.reduce((sum, { usd }) => sum + usd, 0);
  const calls = spending.reduce((sum, one) => sum + one.calls, 0);
  const days = spending.slice(-mostDays).map(({ day, usd }) => `${day} $${usd.toFixed(4)}`);
  return `${countOf(calls, 'call')}, $${total.toFixed(4)} (${days.join(', ')})`;
}
