import type { ExecutionState, StateTransition } from '#core/replay/execution.ts';
import type { WorkflowRecord } from '#core/replay/auto-heal.ts';

type State = ExecutionState['state'];

/** Every way from one state to another that there is. Out of `quarantined` leads only a person, or back into it a rollback. */
export const legalTransitions: Readonly<Record<State, readonly State[]>> = {
  running: ['degraded', 'quarantined', 'rollback', 'paused'],
  degraded: ['running', 'quarantined', 'rollback', 'paused'],
  quarantined: ['running', 'degraded', 'rollback'],
  rollback: ['degraded', 'quarantined'],
  paused: ['running', 'degraded', 'quarantined'],
};
/** Older ones are in the audit. */
export const mostTransitions = 50;

/** Moves the record; throws on a way that is not in the table, which is a fault of Heal. */
export function moveTo(record: WorkflowRecord, now: ExecutionState, reason: string): WorkflowRecord {
  const { info } = record;
  const from = info.now.state;
  if (!legalTransitions[from].includes(now.state)) throw new TypeError(`no way leads from ${from} to ${now.state}`);
  const lastedMs = record.time.ms - record.sinceMs;
  const transition: StateTransition = { from, to: now.state, at: now.since, reason, lastedMs };
  return {
    ...record,
    sinceMs: record.time.ms,
    info: { ...info, now, history: [...info.history, transition].slice(-mostTransitions) },
  };
}
