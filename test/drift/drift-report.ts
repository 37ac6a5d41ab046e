import { baselineNames } from './baselines.ts';
import type { Score } from './compare.ts';
import { outcomes, type MeasuredPoint, type Outcome } from './measure.ts';

const methods = ['heal', ...baselineNames] as const;

/** Flat numbers for `bench/results.md`. All shares are 0–1. */
export function toMetrics(points: readonly MeasuredPoint[], small: readonly MeasuredPoint[]): Record<string, number> {
  const drifted = points.filter(({ point }) => point);
  const tuned = drifted.filter(({ isHeldOut }) => !isHeldOut);
  const heldOut = drifted.filter(({ isHeldOut }) => isHeldOut);
  const finds = points.flatMap((one) => one.finds);
  const undrifted = points.filter(({ point }) => !point);
  const completable = drifted.filter(({ point }) => point?.isCompletable);
  const others = drifted.filter(({ point }) => !point?.isCompletable);
  const has = (list: readonly MeasuredPoint[], ...which: Outcome[]) =>
    list.filter(({ outcome }) => which.includes(outcome)).length;
  const steps = points.flatMap(({ stepMs }) => stepMs);
  const undriftedFinds = undrifted.flatMap((one) => one.finds);
  return {
    applications: new Set(points.map(({ app }) => app)).size,
    driftPoints: drifted.length,
    driftPointsHeldOut: heldOut.length,
    completedUndrifted: shareCompleted(undrifted),
    completedDrifted: shareCompleted(tuned.filter(({ point }) => point?.isCompletable)),
    completedHeldOut: shareCompleted(heldOut.filter(({ point }) => point?.isCompletable)),
    wrongClicks: sum(points.map(({ wrong }) => wrong)),
    wrongRuns: has(points, 'wrong'),
    halted: has(completable, 'halted'),
    unconfirmed: has(completable, 'unconfirmed'),
    haltedRightly: has(others, 'halted', 'unconfirmed'),
    completedRightly: has(others, 'completed'),
    unmeasured: has(points, 'unmeasured'),
    actionsRight: sum(points.map(({ right }) => right)) / Math.max(1, sum(points.map(({ actions }) => actions))),
    retriesUndrifted: sum(undrifted.map(({ retries }) => retries)),
    meanMs: mean(finds.map(({ ms }) => ms)),
    p95Ms: percentile(
      finds.map(({ ms }) => ms),
      0.95,
    ),
    undriftedMeanMs: mean(undriftedFinds.map(({ ms }) => ms)),
    undriftedP95Ms: percentile(
      undriftedFinds.map(({ ms }) => ms),
      0.95,
    ),
    stepMeanMs: mean(steps),
    stepP95Ms: percentile(steps, 0.95),
    ...describeSmall(small),
    meanScore: mean(finds.map(({ score }) => score)),
    meanScoreUndrifted: mean(undriftedFinds.map(({ score }) => score)),
    peakMb: Math.max(0, ...points.map(({ peakMb }) => peakMb)),
    ...Object.fromEntries(
      methods.flatMap((method) => [
        ...toShares(
          `${method}Tuned`,
          tuned.flatMap(({ scores }) => scores?.[method] ?? []),
        ),
        ...toShares(
          `${method}HeldOut`,
          heldOut.flatMap(({ scores }) => scores?.[method] ?? []),
        ),
      ]),
    ),
  };
}

function describeSmall(small: readonly MeasuredPoint[]): Record<string, number> {
  if (small.length === 0) return {};
  const ms = small.flatMap(({ finds }) => finds.map((one) => one.ms));
  const steps = small.flatMap(({ stepMs }) => stepMs);
  return {
    completedAt1080p: shareCompleted(small),
    meanMsAt1080p: mean(ms),
    p95MsAt1080p: percentile(ms, 0.95),
    stepMeanMsAt1080p: mean(steps),
    stepP95MsAt1080p: percentile(steps, 0.95),
  };
}

/** A table of every application and every drift, for people. */
export function renderDriftTable(points: readonly MeasuredPoint[]): string {
  const head = ['application', 'drift', 'kind', 'set', 'run', 'right', 'wrong', ...methods, 'ms', 'score', 'ended'];
  const rows = points.map((one) => [
    one.app,
    one.point?.id ?? 'undrifted',
    one.point?.kind ?? '',
    one.point ? (one.isHeldOut ? 'held out' : 'tuned') : '',
    one.point && !one.point.isCompletable && one.outcome === 'halted' ? 'halted rightly' : one.outcome,
    `${one.right}/${one.actions}`,
    String(one.wrong),
    ...methods.map((method) => (one.scores ? showScore(one.scores[method]) : '')),
    mean(one.finds.map(({ ms }) => ms)).toFixed(0),
    mean(one.finds.map(({ score }) => score)).toFixed(2),
    one.said
      .replace(/[^\p{L}\p{N} .,:;“”()+-]/gu, ' ')
      .replace(/\s+/g, ' ')
      .slice(0, 120)
      .trim(),
  ]);
  return renderTable(head, rows);
}

/** As Prettier writes it. */
function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** One line for one application: how many of its points ended how. */
export function renderSummary(points: readonly MeasuredPoint[]): string {
  const apps = [...new Set(points.map(({ app }) => app))];
  const of = (list: readonly MeasuredPoint[]) =>
    outcomes.flatMap((outcome) => {
      const count = list.filter((one) => one.outcome === outcome).length;
      return count > 0 ? [`${count} ${outcome}`] : [];
    });
  const line = (app: string, set: string, list: readonly MeasuredPoint[]) => {
    const wrong = sum(list.map((one) => one.wrong));
    return list.length === 0 ? [] : [[app, set, String(list.length), of(list).join(', '), String(wrong)]];
  };
  return renderTable(
    ['application', 'points', 'of them', 'ended', 'wrong actions'],
    [
      ...apps.flatMap((app) => {
        const own = points.filter((one) => one.app === app);
        const is = (isHeldOut: boolean, isCompletable: boolean) =>
          own.filter(
            ({ point, ...one }) => point && one.isHeldOut === isHeldOut && point.isCompletable === isCompletable,
          );
        return [
          ...line(
            app,
            'undrifted',
            own.filter(({ point }) => !point),
          ),
          ...line(app, 'tuned, can be completed', is(false, true)),
          ...line(app, 'tuned, halting is right', is(false, false)),
          ...line(app, 'held out, can be completed', is(true, true)),
          ...line(app, 'held out, halting is right', is(true, false)),
        ];
      }),
    ],
  );
}

/** Right, wrong, halted, as `18/0/2`. */
function showScore({ right, wrong, halted }: Score): string {
  return `${right}/${wrong}/${halted}`;
}
function toShares(name: string, scores: readonly Score[]): (readonly [string, number])[] {
  const all = sum(scores.map(({ right, wrong, halted }) => right + wrong + halted));
  if (all === 0) return [];
  return [
    [`${name}Right`, sum(scores.map(({ right }) => right)) / all],
    [`${name}Wrong`, sum(scores.map(({ wrong }) => wrong)) / all],
  ];
}
function shareCompleted(points: readonly MeasuredPoint[]): number {
  return points.length === 0 ? 0 : points.filter(({ outcome }) => outcome === 'completed').length / points.length;
}
function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
