import { emptyWindow, passTime, type ClockReading } from '#core/failure-window.ts';
import type { StepRecord, WorkflowRecord } from '#core/replay/auto-heal.ts';

/** The record of a workflow at this moment; a new one where there is none. */
export function openRecord(kept: WorkflowRecord | undefined, workflow: string, reading: ClockReading): WorkflowRecord {
  if (kept) return { ...kept, time: passTime(kept.time, reading) };
  return {
    version: 1,
    info: {
      workflow,
      now: { state: 'running', since: new Date(reading.wallMs).toISOString() },
      history: [],
      consecutiveNotFound: 0,
    },
    time: passTime(undefined, reading),
    sinceMs: 0,
    failures: emptyWindow,
    unsure: emptyWindow,
    steps: {},
    counts: {
      done: 0,
      failed: 0,
      TARGET_NOT_FOUND: 0,
      POSTCONDITION_FAILED: 0,
      WATCHDOG_TIMEOUT: 0,
      LOW_CONFIDENCE: 0,
    },
    recovery: { inARow: 0, suspects: [] },
    speed: { steps: 0, totalMs: 0, recentMs: [] },
  };
}

/** Nothing that was counted so far speaks against it any more. Its history and its totals stay. */
export function wipeFailures(record: WorkflowRecord): WorkflowRecord {
  return {
    ...record,
    info: { ...record.info, consecutiveNotFound: 0 },
    failures: emptyWindow,
    unsure: emptyWindow,
    steps: {},
    recovery: { inARow: 0, suspects: [] },
  };
}

/** What is known against a step; ids come from files, and may be words like `constructor`. */
export function findStep({ steps }: Pick<WorkflowRecord, 'steps'>, step: string): StepRecord | undefined {
  return Object.hasOwn(steps, step) ? steps[step] : undefined;
}
