import { UsageError } from '#core/errors.ts';
import type { RollbackWish, WorkflowRecord } from '#core/replay/auto-heal.ts';
import { startRecovery } from './judge.ts';
import { wipeFailures } from './record.ts';
import { moveTo } from './transitions.ts';

/** Who wants something, and why: both are kept. */
export interface PersonsWord {
  readonly who: string;
  readonly why: string;
}

/**
 * Out of quarantine. Degraded unless the person says otherwise: what was wrong has to show that it is not any more.
 * Throws `UsageError` when there is nothing to release.
 */
export function release(
  record: WorkflowRecord,
  { who, why }: PersonsWord,
  at: string,
  to: 'degraded' | 'running',
): WorkflowRecord {
  const { workflow, now } = record.info;
  if (now.state !== 'quarantined')
    throw new UsageError(
      `${workflow} is ${now.state}: nothing holds it in quarantine.`,
      now.state === 'paused' ? `Go on with it: heal replay resume ${workflow}` : 'Nothing has to be done.',
    );
  const reason = `released by ${who}: ${why}`;
  const wiped = wipeFailures(record);
  return to === 'running'
    ? moveTo(wiped, { state: 'running', since: at }, reason)
    : moveTo(wiped, { state: 'degraded', since: at, reason }, reason);
}

export function pause(record: WorkflowRecord, { who, why }: PersonsWord, at: string): WorkflowRecord {
  const { workflow, now } = record.info;
  if (now.state !== 'running' && now.state !== 'degraded')
    throw new UsageError(`${workflow} is ${now.state}: it stands still already.`, 'Nothing has to be done.');
  const reason = `paused by ${who}: ${why}`;
  return moveTo(record, { state: 'paused', since: at, reason, before: now.state }, reason);
}

export function resume(record: WorkflowRecord, { who, why }: PersonsWord, at: string): WorkflowRecord {
  const { workflow, now } = record.info;
  if (now.state !== 'paused')
    throw new UsageError(
      `${workflow} is ${now.state}, not paused.`,
      now.state === 'quarantined'
        ? `Release it: heal replay release ${workflow} --reason <text>`
        : 'Nothing has to be done.',
    );
  const reason = `resumed by ${who}: ${why}`;
  return now.before === 'running'
    ? moveTo(record, { state: 'running', since: at }, reason)
    : moveTo(record, { state: 'degraded', since: at, reason }, reason);
}

/** One that a crash cut off is begun again: whoever holds the stores does one at a time. */
export function beginRollback(record: WorkflowRecord, { to, reason }: RollbackWish, at: string): WorkflowRecord {
  const { info } = record;
  const { workflow, now } = info;
  if (now.state === 'paused')
    throw new UsageError(`${workflow} is paused.`, `Go on with it first: heal replay resume ${workflow}`);
  if (now.state === 'rollback') return { ...record, info: { ...info, now: { ...now, to, reason } } };
  const next = now.state === 'quarantined' ? 'quarantined' : 'degraded';
  return moveTo(record, { state: 'rollback', since: at, to, reason, next }, reason);
}

/** `failed`: what went wrong; then it is quarantined, as nobody knows on what it stands. */
export function endRollback(record: WorkflowRecord, failed: string | undefined, at: string): WorkflowRecord {
  const { workflow, now } = record.info;
  if (now.state !== 'rollback')
    throw new UsageError(`${workflow} is ${now.state}: it does not go back.`, 'Nothing has to be done.');
  if (failed !== undefined || now.next === 'quarantined') {
    const reason =
      failed === undefined ? `back at ${now.to}; still to be released` : `could not go back to ${now.to}: ${failed}`;
    return moveTo(record, { state: 'quarantined', since: at, reason, failureCase: undefined }, reason);
  }
  const reason = `back at ${now.to}: ${now.reason}`;
  return startRecovery(moveTo(record, { state: 'degraded', since: at, reason }, reason));
}

/** Where the circumstances of its quarantine were put down; nothing when it is not quarantined (any more). */
export function attachFailureCase(record: WorkflowRecord, failureCase: string): WorkflowRecord {
  const { info } = record;
  return info.now.state === 'quarantined'
    ? { ...record, info: { ...info, now: { ...info.now, failureCase } } }
    : record;
}
