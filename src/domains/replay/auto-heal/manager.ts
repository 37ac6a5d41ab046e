import { askCircuit, noteFailure, noteSuccess } from '#core/circuit.ts';
import { HealError, messageOf } from '#core/errors.ts';
import { watchClock } from '#core/failure-window.ts';
import type { ExecutionStates } from '#core/ports/execution-states.ts';
import type { Clock, StepGate } from '#core/ports/replay.ts';
import type {
  AutoHealDecision,
  AutoHealStatus,
  EverythingRecord,
  RollbackWish,
  StepConsequence,
  WorkflowRecord,
} from '#core/replay/auto-heal.ts';
import type { AutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import type {
  ExecutionState,
  ExecutionStateInfo,
  RefusedBy,
  StepPermission,
  StepResult,
} from '#core/replay/execution.ts';
import { countResult } from './count.ts';
import { makeInjector } from './inject.ts';
import { judgeResult } from './judge.ts';
import { keepRecords, type Records } from './kept.ts';
import { attachFailureCase, beginRollback, endRollback, pause, release, resume, type PersonsWord } from './people.ts';
import { circuitRuleOf, readStatus } from './status.ts';
import { explainState, followUp, sayWait } from './texts.ts';

export interface AutoHealParts {
  readonly states: ExecutionStates;
  /** The policy that counts now; read once for each decision. */
  policy(): AutoHealPolicy;
  /** Told of every decision after it was kept. When it fails, so does what was asked for. */
  audit(decision: AutoHealDecision): Promise<void> | void;
  readonly clock: Pick<Clock, 'now' | 'elapsedMs' | 'sleep'>;
  /** Why everything is stopped; undefined while it is not. */
  stopped(): Promise<string | undefined>;
  /** Writes down what is known when a breaker trips: report and case of failure, as paths for people. */
  describeTrip?(trip: Trip): Promise<{ readonly report?: string; readonly failureCase?: string } | undefined>;
  /** Asked when a workflow gets worse: whether what it learned is at fault, and which version was better. */
  findRegression?(workflow: string): Promise<RollbackWish | undefined>;
}
export interface Trip {
  readonly workflow: string;
  readonly run: string;
  readonly scope: 'step' | 'workflow' | 'global';
  readonly reason: string;
}
/** Decides before each step whether and how it may run, and after it how its workflow goes on. Any number of processes at once. */
export interface AutoHealManager extends StepGate {
  shouldExecuteStep(step: { readonly workflow: string; readonly step: string }): Promise<StepPermission>;
  onStepResult(result: StepResult): Promise<StepConsequence>;
  info(workflow: string): Promise<ExecutionStateInfo>;
  /** All of these throw `UsageError` when the state is not one in which that can be done. */
  release(workflow: string, word: PersonsWord, to?: 'degraded' | 'running'): Promise<ExecutionStateInfo>;
  pause(workflow: string, word: PersonsWord): Promise<ExecutionStateInfo>;
  resume(workflow: string, word: PersonsWord): Promise<ExecutionStateInfo>;
  /** Nothing of the workflow runs until `endRollback`, also after a crash: whoever opens the stores ends it then. */
  beginRollback(workflow: string, wish: RollbackWish): Promise<ExecutionStateInfo>;
  /** `failed`: why the stores could not go back; the workflow is quarantined then. */
  endRollback(workflow: string, failed?: string): Promise<ExecutionStateInfo>;
  attachFailureCase(workflow: string, failureCase: string): Promise<void>;
  getStatusReport(): Promise<AutoHealStatus>;
}

export function makeAutoHealManager(parts: AutoHealParts): AutoHealManager {
  const { states, clock } = parts;
  const read = watchClock(clock);
  const kept = keepRecords(states, clock, read);
  const injector = makeInjector();
  const now = () => clock.now().toISOString();
  /** What every line of the audit says. */
  const head = (workflow: string, run: string, state: ExecutionState['state'], policy: AutoHealPolicy) => {
    return { at: now(), workflow, run, state, isTest: policy.testMode.enabled };
  };

  async function tellMoves(before: WorkflowRecord, after: WorkflowRecord, run: string, policy: AutoHealPolicy) {
    if (after.info.now === before.info.now) return;
    const last = after.info.history.at(-1);
    if (!last || after.info.now.state === before.info.now.state) return;
    const { from, to, reason, lastedMs } = last;
    await parts.audit({ ...head(after.info.workflow, run, to, policy), decision: 'state', from, to, reason, lastedMs });
  }

  async function tellTrip(trip: Trip, { info }: WorkflowRecord, policy: AutoHealPolicy) {
    const { workflow, run, scope, reason } = trip;
    const written = await parts.describeTrip?.(trip);
    const failureCase = written?.failureCase;
    if (failureCase !== undefined && info.now.state === 'quarantined') await attach(workflow, failureCase);
    await parts.audit({
      ...head(workflow, run, info.now.state, policy),
      decision: 'trip',
      scope,
      reason,
      report: written?.report,
      failureCase,
    });
  }

  async function attach(workflow: string, failureCase: string): Promise<void> {
    await kept.change(workflow, ({ workflow: record }) => {
      return { workflow: attachFailureCase(record, failureCase), answer: undefined };
    });
  }

  /** A change that a person or the stores ask for. */
  async function move(workflow: string, work: (record: WorkflowRecord, at: string) => WorkflowRecord) {
    const { before, after } = await kept.change(workflow, ({ workflow: record }) => {
      const moved = work(record, now());
      return { workflow: moved, answer: { before: record, after: moved } };
    });
    await tellMoves(before, after, '', parts.policy());
    return after.info;
  }

  async function ask(workflow: string, policy: AutoHealPolicy): Promise<Asked> {
    const stopped = await parts.stopped();
    return kept.change<Asked>(workflow, ({ workflow: record, everything }) => {
      const { state } = record.info.now;
      const refuse = (by: RefusedBy, said: string) => ({
        answer: { state, permission: { mayRun: false, state: by, said } } as const,
      });
      if (stopped !== undefined) return refuse('stopped', stopped);
      if (state !== 'running' && state !== 'degraded') return refuse(state, explainState(record.info));
      const asked = askCircuit(everything.circuit, workflow, everything.time.ms, circuitRuleOf(policy));
      if (!asked.may) return refuse('tripped', sayWait(asked.waitMs));
      const mayLearn = policy.learning && state === 'running' && !policy.testMode.enabled;
      const permission: StepPermission = { mayRun: true, state, thresholds: policy.thresholds[state], mayLearn };
      const answer = { state, permission };
      return asked.circuit === everything.circuit
        ? { answer }
        : { answer, everything: { ...everything, circuit: asked.circuit } };
    });
  }

  return {
    async shouldExecuteStep({ workflow, step }) {
      const policy = parts.policy();
      const { permission, state } = await ask(workflow, policy).catch(refuseUnreadable);
      const line = head(workflow, '', state, policy);
      if (!permission.mayRun) {
        await parts.audit({ ...line, decision: 'refused', step, by: permission.state, said: permission.said });
        return permission;
      }
      const inject = injector.take(workflow, step, policy);
      if (inject === undefined) return permission;
      await parts.audit({
        ...line,
        decision: 'note',
        said: `TEST MODE: step ${step} is made to fail (${inject})`,
      });
      return { ...permission, inject };
    },

    async onStepResult(result) {
      const policy = parts.policy();
      const { workflow, run } = result;
      const { before, judged, hasTripped } = await kept.change(workflow, (records) => {
        const told = judgeResult(countResult(records.workflow, result, policy), result, policy, now());
        const everything = countEverywhere(records, result, policy);
        const isNewlyOpen = everything.circuit.state === 'open' && records.everything.circuit.state !== 'open';
        const answer = { before: records.workflow, judged: told, hasTripped: isNewlyOpen };
        return { workflow: told.record, everything, answer };
      });
      const { record, follows, reason, scope } = judged;
      await tellMoves(before, record, run, policy);
      const isWorse = follows === 'degrade' || follows === 'quarantine';
      if (isWorse) await tellTrip({ workflow, run, scope, reason }, record, policy);
      if (hasTripped) {
        const why = `${policy.everything.failures} failures of all workflows within ${policy.windowMinutes} minutes`;
        await tellTrip({ workflow, run, scope: 'global', reason: why }, record, policy);
      }
      const isOnlyTripped = hasTripped && follows === 'stay';
      return {
        follows: isOnlyTripped ? 'trip' : follows,
        state: record.info.now,
        said: isOnlyTripped ? sayWait(circuitRuleOf(policy).coolDownMs) : followUp(follows, reason, record.info),
        rollback: isWorse ? await parts.findRegression?.(workflow) : undefined,
      };
    },

    info: (workflow) => kept.change(workflow, ({ workflow: { info } }) => ({ answer: info })),
    release: (workflow, word, to = 'degraded') => move(workflow, (record, at) => release(record, word, at, to)),
    pause: (workflow, word) => move(workflow, (record, at) => pause(record, word, at)),
    resume: (workflow, word) => move(workflow, (record, at) => resume(record, word, at)),
    beginRollback: (workflow, wish) => move(workflow, (record, at) => beginRollback(record, wish, at)),
    endRollback: (workflow, failed) => move(workflow, (record, at) => endRollback(record, failed, at)),
    attachFailureCase: attach,
    async getStatusReport() {
      return readStatus(states, parts.policy(), read(), await parts.stopped());
    },
  };
}

interface Asked {
  readonly permission: StepPermission;
  /** Of the workflow, whoever refuses. */
  readonly state: ExecutionState['state'];
}

/** Not knowing is no permission. */
function refuseUnreadable(error: unknown): Asked {
  const remedy = error instanceof HealError ? ` ${error.remedy}` : '';
  const said = `${messageOf(error)}${remedy}`;
  return { permission: { mayRun: false, state: 'unreadable', said }, state: 'quarantined' };
}

function countEverywhere({ everything }: Records, { workflow, outcome }: StepResult, policy: AutoHealPolicy) {
  const circuit =
    outcome.status === 'failed'
      ? noteFailure(everything.circuit, workflow, everything.time.ms, circuitRuleOf(policy))
      : noteSuccess(everything.circuit, workflow);
  return circuit === everything.circuit ? everything : ({ ...everything, circuit } satisfies EverythingRecord);
}
