import type { InjectedFailure } from './execution.ts';
import type { FindingThresholds } from './finding-a-target.ts';

export interface Injection {
  /** Name of a workflow, `*` for every one. */
  readonly workflow: string;
  /** Id of a step, `*` for every one. */
  readonly step: string;
  readonly fail: InjectedFailure;
  /** How often, counted by each process; 0 for always. */
  readonly times: number;
}

/** When a replay goes on, goes on with care, or stands still. `auto_heal_policy.json`, with what it leaves open filled in. */
export interface AutoHealPolicy {
  readonly version: 1;
  /** The span in which failures are counted. */
  readonly windowMinutes: number;
  readonly degraded: {
    /** TARGET_NOT_FOUND of one step, or of one workflow, without a success in between. */
    readonly notFoundInARow: number;
    /** Of any trigger, of one step or of one workflow, in the window. */
    readonly failures: number;
    /** Targets that were found with less headroom than `lowConfidence` asks for, in the window. */
    readonly unsure: number;
    /** Steps in a row that succeed until a workflow is running again; those that had failed must be among them. */
    readonly recoverAfter: number;
  };
  readonly quarantined: {
    /** Of one workflow, in the window. */
    readonly failures: number;
  };
  readonly everything: {
    /** Of all workflows together, in the window: then the desktop is at fault, and no workflow goes on. */
    readonly failures: number;
    /** Until one workflow may try whether it goes again. */
    readonly coolDownMinutes: number;
  };
  /** By how much a target must be better than what running asks for, not to count as LOW_CONFIDENCE. 0–1. */
  readonly lowConfidence: { readonly score: number; readonly margin: number };
  readonly learning: boolean;
  readonly thresholds: { readonly running: FindingThresholds; readonly degraded: FindingThresholds };
  readonly testMode: { readonly enabled: boolean; readonly inject: readonly Injection[] };
}

/** How sure finding must be where no file says otherwise; measured by the bench of replays. */
export const runningThresholds: FindingThresholds = {
  anchor: 0.96,
  marks: 0.75,
  layout: 0.7,
  text: 0.8,
  margin: 0.04,
  allowAmbiguous: true,
  rungs: ['structure', 'local-anchor', 'window-anchor', 'marks-ink', 'layout', 'marks-text'],
};
/** Surer of everything, and no rung that concludes from what is around. */
export const degradedThresholds: FindingThresholds = {
  anchor: 0.98,
  marks: 0.85,
  layout: 0.85,
  text: 0.9,
  margin: 0.08,
  allowAmbiguous: false,
  rungs: ['structure', 'local-anchor', 'window-anchor', 'marks-ink', 'marks-text'],
};

export const defaultAutoHealPolicy: AutoHealPolicy = {
  version: 1,
  windowMinutes: 10,
  degraded: { notFoundInARow: 3, failures: 5, unsure: 5, recoverAfter: 10 },
  quarantined: { failures: 10 },
  everything: { failures: 30, coolDownMinutes: 10 },
  lowConfidence: { score: 0.02, margin: 0.02 },
  learning: true,
  thresholds: { running: runningThresholds, degraded: degradedThresholds },
  testMode: { enabled: false, inject: [] },
};
