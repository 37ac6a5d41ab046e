import type { Circuit } from '../circuit.ts';
import type { FailureWindow, PassedTime } from '../failure-window.ts';
import type { Decided } from './decision.ts';
import type { ExecutionState, ExecutionStateInfo, Trigger } from './execution.ts';

/** What is remembered of one step. */
export interface StepRecord {
  readonly failures: FailureWindow;
  /** TARGET_NOT_FOUND since its last success. */
  readonly notFoundInARow: number;
}
/** How long steps took, for people and dashboards. */
export interface StepSpeed {
  readonly steps: number;
  readonly totalMs: number;
  /** The newest, oldest first; bounded. */
  readonly recentMs: readonly number[];
}
/** All that auto-heal remembers of one workflow. Survives the process, as JSON; a change of its shape is a new version. */
export interface WorkflowRecord {
  readonly version: 1;
  readonly info: ExecutionStateInfo;
  readonly time: PassedTime;
  /** When the state began, in passed time. */
  readonly sinceMs: number;
  readonly failures: FailureWindow;
  /** Successes with little headroom: LOW_CONFIDENCE without a failure. */
  readonly unsure: FailureWindow;
  /** By id; bounded, those that succeed and were never at fault are not in it. */
  readonly steps: Readonly<Record<string, StepRecord>>;
  /** Since the workflow is known. */
  readonly counts: { readonly done: number; readonly failed: number } & Readonly<Record<Trigger, number>>;
  readonly recovery: {
    /** Successes since the last failure while degraded. */
    readonly inARow: number;
    /** Steps that have to succeed first. */
    readonly suspects: readonly string[];
  };
  readonly speed: StepSpeed;
}
/** The same for all workflows together. */
export interface EverythingRecord {
  readonly version: 1;
  readonly time: PassedTime;
  readonly circuit: Circuit;
}

/** Going back to a version of the stores is wanted; whoever holds the stores does it. */
export interface RollbackWish {
  readonly to: string;
  readonly reason: string;
}
/** What the result of a step led to. */
export interface StepConsequence {
  /** `trip`: all workflows stand still for a while. */
  readonly follows: 'stay' | 'degrade' | 'quarantine' | 'recover' | 'trip';
  readonly state: ExecutionState;
  /** For people: why, and what to do. */
  readonly said: string;
  readonly rollback: RollbackWish | undefined;
}

/** A line of the audit, but for the version of the stores, which auto-heal does not know. */
export type AutoHealDecision = Extract<Decided, { decision: 'state' | 'trip' | 'refused' | 'note' }> & {
  /** ISO 8601 */
  readonly at: string;
  readonly workflow: string;
  /** '' when it was decided outside of a run. */
  readonly run: string;
  readonly state: ExecutionState['state'];
  readonly isTest: boolean;
};

/** One workflow in the status report. */
export interface WorkflowStatus {
  readonly workflow: string;
  readonly state: ExecutionState['state'] | 'unreadable';
  /** For people; '' while it is running. */
  readonly reason: string;
  /** ISO 8601; '' when it cannot be read. */
  readonly since: string;
  readonly inStateMs: number;
  /** Failures in the window now. */
  readonly failures: number;
  readonly unsure: number;
  readonly notFoundInARow: number;
  readonly counts: WorkflowRecord['counts'];
  /** Successes on the way back to running, of so many. */
  readonly recovery: { readonly done: number; readonly of: number } | undefined;
  readonly speed: { readonly meanMs: number; readonly p95Ms: number; readonly steps: number };
  readonly failureCase: string | undefined;
  /** Oldest first. */
  readonly history: ExecutionStateInfo['history'];
}
/** For the command line, the health endpoint and the dashboard: plain data. */
export interface AutoHealStatus {
  readonly version: 1;
  /** ISO 8601 */
  readonly at: string;
  /** True when nothing needs a person: no workflow is quarantined or unreadable, nothing tripped, nothing stopped. */
  readonly healthy: boolean;
  readonly stopped: string | undefined;
  readonly everything: {
    readonly state: Circuit['state'];
    readonly failures: number;
    readonly of: number;
    /** Until a trial is let through; 0 when closed. */
    readonly waitMs: number;
  };
  readonly testMode: boolean;
  readonly workflows: readonly WorkflowStatus[];
}
