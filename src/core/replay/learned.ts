import type { GreyPicture, Ink } from '../ports/vision.ts';
import type { ExecutionState } from './execution.ts';
import type { FindingRung } from './finding-a-target.ts';

/** What a target looked like when it was found. */
export interface Look {
  readonly picture: GreyPicture;
  readonly ink: Ink | undefined;
}
/** A step that worked, offered to the memory. */
export interface StepSuccess {
  readonly run: string;
  readonly step: string;
  readonly target: string;
  /** ISO 8601 */
  readonly at: string;
  readonly rung: FindingRung;
  /** 0–1 */
  readonly score: number;
  readonly margin: number;
  readonly ms: number;
  /** The state in which it ran. */
  readonly state: ExecutionState['state'];
  /** `mayLearn` of the permission with which it ran. */
  readonly mayLearn: boolean;
  readonly isTest: boolean;
  /** Its postconditions held. A step without any is not confirmed by anything. */
  readonly isConfirmed: boolean;
  /** Where it may be learned from: as it looked just before the click. */
  readonly look: Look | undefined;
}
/** `damaged`: what is remembered cannot be read, so nothing is added to it; `problems` of the stores tell. */
export const learningRefusals = ['unconfirmed', 'not-running', 'learning-off', 'test-mode', 'damaged'] as const;
export type LearningRefusal = (typeof learningRefusals)[number];

/** The memory takes validated successes of a healthy workflow and nothing else; undefined where it takes this one. */
export function refuseToLearn(
  success: Pick<StepSuccess, 'isConfirmed' | 'state' | 'mayLearn' | 'isTest'>,
): LearningRefusal | undefined {
  if (!success.isConfirmed) return 'unconfirmed';
  if (success.state !== 'running') return 'not-running';
  if (!success.mayLearn) return 'learning-off';
  return success.isTest ? 'test-mode' : undefined;
}

/** What is remembered of one step and its target. */
export interface TargetMemory {
  readonly step: string;
  readonly target: string;
  readonly successes: number;
  readonly runs: number;
  readonly rungs: Readonly<Partial<Record<FindingRung, number>>>;
  readonly meanScore: number;
  readonly leastScore: number;
  readonly meanMs: number;
  /** ISO 8601 */
  readonly lastAt: string;
}
/** Another look of a target, confirmed by postconditions; becomes a prototype when it was confirmed often enough. */
export interface Appearance {
  readonly id: string;
  readonly target: string;
  readonly look: Look;
  readonly rung: FindingRung;
  /** Successes in which it was seen. */
  readonly confirmed: number;
  /** Different runs among them. */
  readonly runs: number;
  /** ISO 8601 */
  readonly firstAt: string;
  readonly lastAt: string;
}
/** A confirmed look of a target, which finding compares with beside the recorded one. */
export interface Prototype {
  readonly id: string;
  readonly target: string;
  readonly look: Look;
  readonly rung: FindingRung;
  /** Successes that confirmed it before it was taken in. */
  readonly confirmed: number;
  /** ISO 8601 */
  readonly since: string;
}

export const standings = ['unproven', 'good', 'bad'] as const;
export type Standing = (typeof standings)[number];
/** One state of all stores of a workflow, kept whole. */
export interface VersionInfo {
  /** `v01`; a number is never given twice. */
  readonly version: string;
  /** ISO 8601, as the clock stood; the order is that of the numbers. */
  readonly at: string;
  readonly why: string;
  /** The version that it grew out of. */
  readonly from: string | undefined;
  readonly standing: Standing;
  /** The stores stand on it now. */
  readonly isInUse: boolean;
  readonly files: number;
  readonly bytes: number;
  readonly prototypes: number;
  /** Which state of each part it holds; the vector index is missing where nothing could write it. */
  readonly components: {
    readonly prototypes: string;
    readonly vectors: string | undefined;
    readonly memory: string;
  };
  /** Looks that were taken in with it, and the targets whose looks they are. */
  readonly promoted: readonly string[];
  readonly targets: readonly string[];
  /** Why it cannot be gone back to. */
  readonly problem: string | undefined;
}
