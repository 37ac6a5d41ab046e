import { countFailures } from '#core/failure-window.ts';
import type { StepConsequence, WorkflowRecord } from '#core/replay/auto-heal.ts';
import type { AutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import type { ExecutionState, StepResult } from '#core/replay/execution.ts';
import { windowRuleOf } from './count.ts';
import { findStep } from './record.ts';
import { moveTo } from './transitions.ts';

export interface Judged {
  readonly record: WorkflowRecord;
  readonly follows: Exclude<StepConsequence['follows'], 'trip'>;
  /** Why, for people; '' where nothing changes. */
  readonly reason: string;
  /** Whose failures it was. */
  readonly scope: Why['scope'];
}
interface Why {
  readonly scope: 'step' | 'workflow';
  readonly reason: string;
}

/** What follows from a result that is counted already. `at`: ISO 8601. */
export function judgeResult(record: WorkflowRecord, result: StepResult, policy: AutoHealPolicy, at: string): Judged {
  const { state } = record.info.now;
  const stay: Judged = { record, follows: 'stay', reason: '', scope: 'workflow' };
  // Steps that were under way when it happened: they count, and change nothing.
  if (state === 'quarantined' || state === 'rollback') return stay;
  const why = whyQuarantine(record, result, policy);
  if (why !== undefined) {
    const now: ExecutionState = { state: 'quarantined', since: at, reason: why, failureCase: undefined };
    return { record: moveTo(record, now, why), follows: 'quarantine', reason: why, scope: 'workflow' };
  }
  if (state === 'running') {
    const because = whyDegrade(record, result, policy);
    if (!because) return stay;
    const { reason } = because;
    const moved = moveTo(record, { state: 'degraded', since: at, reason }, reason);
    return { record: startRecovery(moved), follows: 'degrade', ...because };
  }
  if (state === 'degraded' && hasRecovered(record, result, policy)) {
    const reason = `${policy.degraded.recoverAfter} steps in a row succeeded, those that had failed among them`;
    return {
      record: moveTo(record, { state: 'running', since: at }, reason),
      follows: 'recover',
      reason,
      scope: 'workflow',
    };
  }
  return stay;
}

/** Successes count from here; what had failed stays to be shown. */
export function startRecovery(record: WorkflowRecord): WorkflowRecord {
  return { ...record, recovery: { ...record.recovery, inARow: 0 } };
}

function whyQuarantine(record: WorkflowRecord, { outcome }: StepResult, policy: AutoHealPolicy): string | undefined {
  if (outcome.status !== 'failed') return undefined;
  const failures = countFailures(record.failures, record.time.ms, windowRuleOf(policy).spanMs);
  if (failures < policy.quarantined.failures) return undefined;
  return `${failures} failures within ${policy.windowMinutes} minutes, the last one ${outcome.trigger}`;
}

function whyDegrade(record: WorkflowRecord, result: StepResult, policy: AutoHealPolicy): Why | undefined {
  const { outcome, step } = result;
  const { degraded, windowMinutes } = policy;
  const { spanMs } = windowRuleOf(policy);
  const now = record.time.ms;
  const within = `within ${windowMinutes} minutes`;
  if (outcome.status === 'done') {
    const unsure = countFailures(record.unsure, now, spanMs);
    if (unsure < degraded.unsure) return undefined;
    return { scope: 'workflow', reason: `LOW_CONFIDENCE: ${unsure} targets ${within} were hardly sure enough` };
  }
  const known = findStep(record, step);
  const inARow = { ofStep: known?.notFoundInARow ?? 0, ofAll: record.info.consecutiveNotFound };
  if (outcome.trigger === 'TARGET_NOT_FOUND') {
    if (inARow.ofStep >= degraded.notFoundInARow)
      return { scope: 'step', reason: `TARGET_NOT_FOUND ${inARow.ofStep} times in a row in step ${step}` };
    if (inARow.ofAll >= degraded.notFoundInARow)
      return {
        scope: 'workflow',
        reason: `TARGET_NOT_FOUND ${inARow.ofAll} times in a row, the last one in step ${step}`,
      };
  }
  const failures = {
    ofStep: known ? countFailures(known.failures, now, spanMs) : 0,
    ofAll: countFailures(record.failures, now, spanMs),
  };
  const last = `the last one ${outcome.trigger}`;
  if (failures.ofStep >= degraded.failures)
    return { scope: 'step', reason: `${failures.ofStep} failures of step ${step} ${within}, ${last}` };
  return failures.ofAll >= degraded.failures
    ? { scope: 'workflow', reason: `${failures.ofAll} failures ${within}, ${last}` }
    : undefined;
}

function hasRecovered({ recovery }: WorkflowRecord, { outcome }: StepResult, { degraded }: AutoHealPolicy): boolean {
  return outcome.status === 'done' && recovery.inARow >= degraded.recoverAfter && recovery.suspects.length === 0;
}
