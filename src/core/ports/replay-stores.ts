import type { ExecutionStateInfo } from '../replay/execution.ts';
import type { FindingAnswer } from '../replay/finding-a-target.ts';
import type { Decided, ReplayDecision } from '../replay/decision.ts';
import type {
  Appearance,
  LearningRefusal,
  Prototype,
  Standing,
  StepSuccess,
  TargetMemory,
  VersionInfo,
} from '../replay/learned.ts';
import type { Frame, Rect } from '../replay/screen.ts';
import type { Ink } from './vision.ts';

/** Confirmed looks of targets: finding compares with them beside what was recorded. */
export interface Prototypes {
  /** Most confirmed first; read once, so that asking again costs nothing. */
  prototypesOf(target: string): Promise<readonly Prototype[]>;
  /** Prototypes of any target whose ink is most like this one. */
  nearest(ink: Ink, limit: number): Promise<readonly PrototypeHit[]>;
}
export interface PrototypeHit {
  readonly id: string;
  readonly target: string;
  /** -1 to 1: scalar product of the two inks. */
  readonly score: number;
}
export type Learned =
  | { readonly isStored: true; readonly appearance: string | undefined }
  | { readonly isStored: false; readonly because: LearningRefusal };

/**
 * What one workflow learned: prototypes, their vectors, and the memory of its targets; together under versions to go back to.
 * Whatever ends the process, the stores are as before a change or as after it. One writer at a time, over all processes;
 * others wait. What cannot be done is an `EnvironmentError` that says what can be done instead.
 */
export interface ReplayStores extends Prototypes {
  readonly workflow: string;
  /** Folder of all that is kept of the workflow. */
  readonly folder: string;
  /** Takes a validated success in, or says why not. */
  learn(success: StepSuccess): Promise<Learned>;
  memory(): Promise<readonly TargetMemory[]>;
  /** Looks that may become prototypes. */
  appearances(): Promise<readonly Appearance[]>;
  /** Takes these looks in as prototypes, as a version of its own; the state before is kept as one too. */
  promote(appearances: readonly string[], why: string): Promise<VersionInfo>;
  /** The version that the stores stand on; undefined before the first one. */
  version(): Promise<string | undefined>;
  /** Looks that versions had taken in which are no part of what is in use: somebody, or a regression, went back behind them. */
  leftLooks(): Promise<readonly string[]>;
  snapshot(why: string): Promise<VersionInfo>;
  /** Oldest first; each with what is wrong with it, when `isChecked` (reads every byte). */
  versions(options?: { readonly isChecked?: boolean }): Promise<readonly VersionInfo[]>;
  /** What people and regression tests think of a version; a bad one is never offered. */
  setStanding(version: string, standing: Standing): Promise<void>;
  /**
   * Makes everything as it was in that version, checked by hash. What is there now is kept as a version first, unless it is
   * one already or cannot be read.
   */
  rollback(to: string, why: string): Promise<{ readonly version: VersionInfo; readonly kept: string | undefined }>;
  /** Forgets old versions but for the newest `keep`, the one in use and the last good one; answers what went. */
  cleanUp(keep: number): Promise<readonly string[]>;
  /** What is wrong or works in a reduced way, a sentence each; for status and `heal doctor`. */
  problems(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Every decision, a line each. Never a typed text: texts go through the mask that it was opened with, and are bounded. */
export interface ReplayAudit {
  write(decision: Decided, head: Pick<ReplayDecision, 'at' | 'run' | 'state' | 'version' | 'isTest'>): Promise<void>;
  /** The newest, oldest of them first; lines that cannot be read are passed over. */
  last(limit: number): Promise<readonly ReplayDecision[]>;
}

/** A picture for a failure case; what lies under `secrets` (in coordinates of the screen) is painted over before it is written. */
export interface CasePicture {
  /** `before`, `after`, `recorded`. */
  readonly name: string;
  readonly frame: Frame;
  readonly secrets: readonly Rect[];
}
/** All that a person needs to see why a workflow was put into quarantine. */
export interface FailureCase {
  readonly workflow: string;
  readonly step: string;
  readonly stepTitle: string;
  /** For people; undefined for actions without a target. */
  readonly target: string | undefined;
  readonly run: string;
  /** ISO 8601 */
  readonly at: string;
  readonly reason: string;
  readonly info: ExecutionStateInfo;
  readonly finding: FindingAnswer | undefined;
  readonly pictures: readonly CasePicture[];
  /** Marks that were seen, with their text where one was read. */
  readonly marks: readonly { readonly box: Rect; readonly text: string }[];
  /** The policy that was in force, and whatever else tells of the surroundings; plain JSON. */
  readonly policy: unknown;
  readonly context: Readonly<Record<string, string>>;
  readonly version: string | undefined;
  /** The last lines of the audit. */
  readonly decisions: readonly ReplayDecision[];
}
export interface FailureCases {
  /** Answers the case's folder, relative to that of the stores; old cases make room. */
  record(failure: FailureCase): Promise<string>;
  /** Report of a breaker's trip; answers its file, relative to the folder of the stores. */
  report(report: { readonly at: string; readonly markdown: string; readonly json: unknown }): Promise<string>;
  /** Folders of the cases, newest first. */
  list(): Promise<readonly string[]>;
}
