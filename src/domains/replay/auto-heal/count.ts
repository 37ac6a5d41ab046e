import { addFailure, addSuccess, emptyWindow, type WindowRule } from '#core/failure-window.ts';
import type { StepRecord, WorkflowRecord } from '#core/replay/auto-heal.ts';
import type { AutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import type { StepResult, Trigger } from '#core/replay/execution.ts';
import type { FindingRung, FindingThresholds } from '#core/replay/finding-a-target.ts';
import { findStep } from './record.ts';

type Done = Extract<StepResult['outcome'], { status: 'done' }>;

const mostSteps = 500;
const mostSpeeds = 100;

/** Found, but hardly better than it had to be. A step without a target was not found at all, and is sure. */
export function isUnsure({ rung, score, margin }: Done, { thresholds, lowConfidence }: AutoHealPolicy): boolean {
  // What the platform tells of is there or not: no score is behind it.
  if (rung === undefined || rung === 'structure') return false;
  const { running } = thresholds;
  return (
    (score !== undefined && score < Math.min(1, running[thresholdOf[rung]] + lowConfidence.score)) ||
    (margin !== undefined && margin < running.margin + lowConfidence.margin)
  );
}

const thresholdOf = {
  'local-anchor': 'anchor',
  'window-anchor': 'anchor',
  'marks-ink': 'marks',
  layout: 'layout',
  'marks-text': 'text',
  'marks-model': 'text',
} as const satisfies Record<Exclude<FindingRung, 'structure'>, keyof FindingThresholds>;

export function windowRuleOf({ windowMinutes, degraded, quarantined }: AutoHealPolicy): WindowRule {
  return {
    spanMs: windowMinutes * 60_000,
    most: Math.max(degraded.failures, degraded.unsure, quarantined.failures),
  };
}

/** Writes a result into the record. Which state follows from that is for `judge.ts` to say. */
export function countResult(record: WorkflowRecord, result: StepResult, policy: AutoHealPolicy): WorkflowRecord {
  const { outcome } = result;
  const counted =
    outcome.status === 'done'
      ? countDone(record, result.step, isUnsure(outcome, policy), policy)
      : countFailed(record, result.step, outcome.trigger, policy);
  const { speed } = record;
  const ms = Number.isFinite(result.ms) ? Math.max(0, result.ms) : 0;
  return {
    ...counted,
    speed: {
      steps: speed.steps + 1,
      totalMs: speed.totalMs + ms,
      recentMs: [...speed.recentMs, ms].slice(-mostSpeeds),
    },
  };
}

function countDone(record: WorkflowRecord, step: string, unsure: boolean, policy: AutoHealPolicy): WorkflowRecord {
  const { counts, recovery, info } = record;
  const known = findStep(record, step);
  return {
    ...record,
    info: { ...info, consecutiveNotFound: 0 },
    counts: { ...counts, done: counts.done + 1, LOW_CONFIDENCE: counts.LOW_CONFIDENCE + (unsure ? 1 : 0) },
    failures: addSuccess(record.failures),
    unsure: unsure ? addFailure(record.unsure, record.time.ms, windowRuleOf(policy)) : addSuccess(record.unsure),
    steps: known
      ? { ...record.steps, [step]: { failures: addSuccess(known.failures), notFoundInARow: 0 } }
      : record.steps,
    // What was hardly good enough is no sign of health, and none of failure.
    recovery: unsure
      ? recovery
      : { inARow: recovery.inARow + 1, suspects: recovery.suspects.filter((one) => one !== step) },
  };
}

function countFailed(record: WorkflowRecord, step: string, trigger: Trigger, policy: AutoHealPolicy): WorkflowRecord {
  const { counts, recovery, info, time } = record;
  const isNotFound = trigger === 'TARGET_NOT_FOUND';
  const rule = windowRuleOf(policy);
  const known: StepRecord = findStep(record, step) ?? { failures: emptyWindow, notFoundInARow: 0 };
  return {
    ...record,
    // Only a success ends a row: another kind of failure in between makes nothing better.
    info: { ...info, consecutiveNotFound: info.consecutiveNotFound + (isNotFound ? 1 : 0) },
    counts: { ...counts, failed: counts.failed + 1, [trigger]: counts[trigger] + 1 },
    failures: addFailure(record.failures, time.ms, rule),
    steps: keepNewest({
      ...record.steps,
      [step]: {
        failures: addFailure(known.failures, time.ms, rule),
        notFoundInARow: known.notFoundInARow + (isNotFound ? 1 : 0),
      },
    }),
    recovery: { inARow: 0, suspects: [...new Set([...recovery.suspects, step])].slice(-mostSteps) },
  };
}

function keepNewest(steps: WorkflowRecord['steps']): WorkflowRecord['steps'] {
  const names = Object.entries(steps);
  if (names.length <= mostSteps) return steps;
  const lastOf = ({ failures }: StepRecord) => failures.failures.at(-1) ?? 0;
  return Object.fromEntries(names.toSorted(([, a], [, b]) => lastOf(b) - lastOf(a)).slice(0, mostSteps));
}
