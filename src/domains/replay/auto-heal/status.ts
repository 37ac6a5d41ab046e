import type { Circuit, CircuitRule } from '#core/circuit.ts';
import { countFailures, passTime, type ClockReading } from '#core/failure-window.ts';
import { messageOf } from '#core/errors.ts';
import type { ExecutionStates } from '#core/ports/execution-states.ts';
import type { AutoHealStatus, EverythingRecord, WorkflowRecord, WorkflowStatus } from '#core/replay/auto-heal.ts';
import type { AutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import { windowRuleOf } from './count.ts';
import { openRecord } from './record.ts';

/** Reads all that is kept and says how it stands. A record that cannot be read is told of, and hides no other. */
export async function readStatus(
  states: Pick<ExecutionStates, 'workflows' | 'load' | 'loadEverything'>,
  policy: AutoHealPolicy,
  reading: ClockReading,
  stopped: string | undefined,
): Promise<AutoHealStatus> {
  const workflows: WorkflowStatus[] = [];
  for (const name of await states.workflows()) {
    try {
      const { record } = await states.load(name);
      workflows.push(describe(openRecord(record, name, reading), policy));
    } catch (error) {
      workflows.push(describeUnreadable(name, messageOf(error)));
    }
  }
  const everything = await readEverything(states, policy, reading);
  const isBad = ({ state }: WorkflowStatus) => state === 'quarantined' || state === 'unreadable';
  return {
    version: 1,
    at: new Date(reading.wallMs).toISOString(),
    healthy: stopped === undefined && everything.state === 'closed' && !workflows.some(isBad),
    stopped,
    everything,
    testMode: policy.testMode.enabled,
    workflows,
  };
}

export function circuitRuleOf({ windowMinutes, everything }: AutoHealPolicy): CircuitRule {
  return {
    failures: everything.failures,
    spanMs: windowMinutes * 60_000,
    coolDownMs: everything.coolDownMinutes * 60_000,
  };
}

async function readEverything(
  states: Pick<ExecutionStates, 'loadEverything'>,
  policy: AutoHealPolicy,
  reading: ClockReading,
): Promise<AutoHealStatus['everything']> {
  const rule = circuitRuleOf(policy);
  let record: EverythingRecord | undefined;
  try {
    ({ record } = await states.loadEverything());
  } catch {
    // Nothing may run while this cannot be read, so it is as good as open.
    return { state: 'open', failures: rule.failures, of: rule.failures, waitMs: 0 };
  }
  const now = passTime(record?.time, reading).ms;
  const circuit: Circuit | undefined = record?.circuit;
  if (!circuit || circuit.state === 'closed') {
    const failures = circuit ? countFailures(circuit.window, now, rule.spanMs) : 0;
    return { state: 'closed', failures, of: rule.failures, waitMs: 0 };
  }
  const waitMs = Math.max(0, circuit.sinceMs + rule.coolDownMs - now);
  return { state: circuit.state, failures: rule.failures, of: rule.failures, waitMs };
}

function describe(record: WorkflowRecord, policy: AutoHealPolicy): WorkflowStatus {
  const { info, time, counts, recovery, speed } = record;
  const { spanMs } = windowRuleOf(policy);
  const { now } = info;
  const sorted = speed.recentMs.toSorted((a, b) => a - b);
  return {
    workflow: info.workflow,
    state: now.state,
    reason: now.state === 'running' ? '' : now.reason,
    since: now.since,
    inStateMs: time.ms - record.sinceMs,
    failures: countFailures(record.failures, time.ms, spanMs),
    unsure: countFailures(record.unsure, time.ms, spanMs),
    notFoundInARow: info.consecutiveNotFound,
    counts,
    recovery: now.state === 'degraded' ? { done: recovery.inARow, of: policy.degraded.recoverAfter } : undefined,
    speed: {
      steps: speed.steps,
      meanMs: speed.steps === 0 ? 0 : Math.round(speed.totalMs / speed.steps),
      p95Ms: Math.round(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0),
    },
    failureCase: now.state === 'quarantined' ? now.failureCase : undefined,
    history: info.history,
  };
}

function describeUnreadable(workflow: string, reason: string): WorkflowStatus {
  return {
    workflow,
    state: 'unreadable',
    reason,
    since: '',
    inStateMs: 0,
    failures: 0,
    unsure: 0,
    notFoundInARow: 0,
    counts: {
      done: 0,
      failed: 0,
      TARGET_NOT_FOUND: 0,
      POSTCONDITION_FAILED: 0,
      WATCHDOG_TIMEOUT: 0,
      LOW_CONFIDENCE: 0,
    },
    recovery: undefined,
    speed: { steps: 0, meanMs: 0, p95Ms: 0 },
    failureCase: undefined,
    history: [],
  };
}
