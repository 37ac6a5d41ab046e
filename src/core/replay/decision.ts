import type { ExecutionState, RefusedBy, Trigger } from './execution.ts';
import {
  type Candidate,
  type FindingAnswer,
  type FindingRung,
  type FindingThresholds,
  type lostReasons,
  type RungAnswer,
} from './finding-a-target.ts';
import type { Rect } from './screen.ts';
import type { Action } from './workflow.ts';

/** What finding a target came to, small enough to be kept for every step. */
export interface FindingRecord {
  readonly status: FindingAnswer['status'];
  /** Undefined when it was found. */
  readonly reason: (typeof lostReasons)[number] | undefined;
  /** Undefined when it was lost. */
  readonly chosen:
    { readonly rung: FindingRung; readonly score: number; readonly margin: number; readonly box: Rect } | undefined;
  /** How sure it had to be. */
  readonly thresholds: FindingThresholds;
  /** Best first, at most `keptCandidates`. */
  readonly candidates: readonly Candidate[];
  readonly asked: readonly RungAnswer[];
  readonly ms: number;
}
export const keptCandidates = 8;
const longestSaid = 300;

export function recordFinding(answer: FindingAnswer, thresholds: FindingThresholds): FindingRecord {
  return {
    status: answer.status,
    reason: answer.status === 'lost' ? answer.reason : undefined,
    chosen:
      answer.status === 'found'
        ? { rung: answer.rung, score: answer.score, margin: answer.margin, box: answer.box }
        : undefined,
    thresholds,
    candidates: answer.candidates
      .slice(0, keptCandidates)
      .map((one) => ({ ...one, against: one.against.slice(0, longestSaid) })),
    asked: answer.asked.map((one) => ({ ...one, said: one.said.slice(0, longestSaid) })),
    ms: answer.ms,
  };
}

/** One attempt of a step, as it ended. */
export interface StepDecision {
  readonly decision: 'step';
  readonly step: string;
  /** Undefined for actions without a target. */
  readonly target: string | undefined;
  readonly action: Action['do'];
  /** Names of the parameters that were used; never what they held. */
  readonly parameters: readonly string[];
  readonly status: 'done' | 'failed' | 'refused';
  /** Why it failed. */
  readonly trigger: Trigger | undefined;
  readonly said: string;
  readonly finding: FindingRecord | undefined;
  /**
   * True: its postconditions held. False: one did not. Undefined: it has none, or it did not come to them; then nothing is
   * known about the place that was clicked.
   */
  readonly isConfirmed: boolean | undefined;
  readonly isHealed: boolean;
  readonly ms: number;
}
/** Everything that auto-heal decides: one line of the audit each. */
export type Decided =
  | StepDecision
  | {
      readonly decision: 'state';
      readonly from: ExecutionState['state'];
      readonly to: ExecutionState['state'];
      readonly reason: string;
      readonly lastedMs: number;
    }
  /** What was remembered of a success, or why it was not. */
  | {
      readonly decision: 'learn';
      readonly step: string;
      readonly target: string | undefined;
      readonly isStored: boolean;
      readonly said: string;
    }
  | {
      readonly decision: 'store';
      readonly did: 'snapshot' | 'promote' | 'rollback' | 'clean-up' | 'standing' | 'recover';
      readonly said: string;
    }
  /** The breaker tripped; where the report and the case lie, relative to the stores' folder. */
  | {
      readonly decision: 'trip';
      readonly scope: 'step' | 'workflow' | 'global';
      readonly reason: string;
      readonly report: string | undefined;
      readonly failureCase: string | undefined;
    }
  /** A step that was not let run. */
  | { readonly decision: 'refused'; readonly step: string; readonly by: RefusedBy; readonly said: string }
  /** A person's word: release, pause, resume, another policy; the start and the end of a run. */
  | { readonly decision: 'note'; readonly said: string };

export type ReplayDecision = Decided & {
  /** ISO 8601 */
  readonly at: string;
  readonly workflow: string;
  /** One run of the workflow; '' when it was decided outside of one. */
  readonly run: string;
  readonly state: ExecutionState['state'];
  /** Version of the stores that it was decided on. */
  readonly version: string | undefined;
  /** In a trial with injected failures: nothing is learned from it, and it counts nowhere. */
  readonly isTest: boolean;
};
export type StepLine = Extract<ReplayDecision, { decision: 'step' }>;
