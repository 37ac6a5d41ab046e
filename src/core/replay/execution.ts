import type { FindingRung, FindingThresholds } from './finding-a-target.ts';

/** What makes auto-heal look up. */
export const triggers = ['TARGET_NOT_FOUND', 'POSTCONDITION_FAILED', 'WATCHDOG_TIMEOUT', 'LOW_CONFIDENCE'] as const;
export type Trigger = (typeof triggers)[number];

interface Since {
  /** ISO 8601 */
  readonly since: string;
}
/** In which state one workflow is. Survives the process, as JSON. */
export type ExecutionState =
  | (Since & { readonly state: 'running' })
  /** Higher thresholds, no learning, nothing ambiguous. */
  | (Since & { readonly state: 'degraded'; readonly reason: string })
  /** Nothing of it runs until a person releases it. */
  | (Since & { readonly state: 'quarantined'; readonly reason: string; readonly failureCase: string | undefined })
  /** Its stores go back to a version; ends by itself. */
  | (Since & {
      readonly state: 'rollback';
      readonly to: string;
      readonly reason: string;
      /** What follows: going back releases nothing. */
      readonly next: 'degraded' | 'quarantined';
    })
  /** A person's wish; `before` is what it goes on as. */
  | (Since & { readonly state: 'paused'; readonly reason: string; readonly before: 'running' | 'degraded' });
export const executionStates = [
  'running',
  'degraded',
  'quarantined',
  'rollback',
  'paused',
] as const satisfies readonly ExecutionState['state'][];
export interface StateTransition {
  readonly from: ExecutionState['state'];
  readonly to: ExecutionState['state'];
  readonly at: string;
  readonly reason: string;
  /** How long `from` had lasted. */
  readonly lastedMs: number;
}
export interface ExecutionStateInfo {
  readonly workflow: string;
  readonly now: ExecutionState;
  /** Oldest first, bounded. */
  readonly history: readonly StateTransition[];
  readonly consecutiveNotFound: number;
}

/**
 * Why a step may not run: the state of its workflow; the emergency stop; too many failures of all workflows together;
 * a record of the workflow that cannot be read.
 */
export type RefusedBy = ExecutionState['state'] | 'stopped' | 'tripped' | 'unreadable';

/** What a test may make go wrong on purpose, and with which trigger it ends. */
export const injectedFailures = {
  'hide-target': 'TARGET_NOT_FOUND',
  'fail-postcondition': 'POSTCONDITION_FAILED',
  'trip-watchdog': 'WATCHDOG_TIMEOUT',
  'lower-confidence': 'LOW_CONFIDENCE',
} as const satisfies Readonly<Record<string, Trigger>>;
export type InjectedFailure = keyof typeof injectedFailures;

/** May this step run now, and how. */
export type StepPermission =
  | {
      readonly mayRun: true;
      readonly thresholds: FindingThresholds;
      readonly mayLearn: boolean;
      readonly state: 'running' | 'degraded';
      /** Test mode wants this step to fail, in this way. Whoever carries it out says so, loudly. */
      readonly inject?: InjectedFailure;
    }
  | { readonly mayRun: false; readonly state: RefusedBy; readonly said: string };

/** How a step ended, as the execution loop saw it. */
export interface StepResult {
  readonly workflow: string;
  readonly step: string;
  /** One run of the workflow. */
  readonly run: string;
  /** ISO 8601 */
  readonly at: string;
  readonly outcome:
    | {
        readonly status: 'done';
        readonly rung: FindingRung | undefined;
        readonly score: number | undefined;
        readonly margin: number | undefined;
      }
    | { readonly status: 'failed'; readonly trigger: Trigger; readonly said: string };
  readonly ms: number;
  /** Found in another way than the recorded one, and confirmed by the postconditions: a healed target that may be proposed. */
  readonly isHealed: boolean;
}
