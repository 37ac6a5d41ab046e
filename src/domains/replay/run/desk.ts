import type { Desktop } from '#core/ports/desktop.ts';
import type { Clock, OutsideProbes, RunJournal, StepGate } from '#core/ports/replay.ts';
import type { Trigger } from '#core/replay/execution.ts';
import type { FindingAnswer, FindingThresholds } from '#core/replay/finding-a-target.ts';
import type { StepDecision } from '#core/replay/decision.ts';
import type { Look, StepSuccess } from '#core/replay/learned.ts';
import type { HaltPicture, ReplayEvent } from '#core/replay/run.ts';
import type { DesktopElement, DesktopWindow, Frame, Point, Rect } from '#core/replay/screen.ts';
import type { RecordedScreen, Target, Workflow } from '#core/replay/workflow.ts';

/** Looks once for a target in a window that is there; never waits, never touches anything. */
export type FindTarget = (ask: {
  readonly workflow: Workflow;
  readonly target: Target;
  readonly window: DesktopWindow;
  readonly windows: readonly DesktopWindow[];
  readonly thresholds: FindingThresholds;
  readonly signal: AbortSignal;
}) => Promise<FindingAnswer>;

/** Remembers what is at a point of a window, in every way in which it may be found again. */
export type RememberTarget = (ask: {
  readonly id: string;
  readonly label: string;
  /** Id that the screen gets. */
  readonly screen: string;
  readonly window: DesktopWindow;
  /** Of the whole client area of the window, before anything was done to it. */
  readonly frame: Frame;
  readonly at: Point;
  /** Where it was found, when that is known. */
  readonly box?: Rect;
  /** Controls of the window at that time; empty where the platform tells of none. */
  readonly elements?: readonly DesktopElement[];
}) => Promise<{ readonly target: Target; readonly screen: RecordedScreen }>;

/** Reads the text inside a box of the screen as it is now; undefined when nothing can be read. */
export type ReadTextAt = (box: Rect) => Promise<string | undefined>;

/** A step that was tried, for the audit, the memory and the case of a failure. Holds no typed secret. */
export interface StepAttempt {
  readonly run: string;
  readonly decision: StepDecision;
  readonly state: 'running' | 'degraded';
  readonly title: string;
  /** Label of its target, for people. */
  readonly label: string | undefined;
  readonly answer: FindingAnswer | undefined;
  /** What the memory may take in; undefined when the step did not work. */
  readonly success: Omit<StepSuccess, 'isTest'> | undefined;
  /** The screen when it did not end well. */
  readonly picture: HaltPicture | undefined;
}

/** Everything that a run stands on. */
export interface ReplayDesk {
  readonly desktop: Desktop;
  readonly find: FindTarget;
  /** Absent: nothing is proposed, whatever was found in another way than recorded. */
  readonly remember?: RememberTarget;
  readonly readText: ReadTextAt;
  readonly gate: StepGate;
  readonly journal: RunJournal;
  readonly probes: OutsideProbes;
  readonly clock: Clock;
  /** Told of everything, in order; awaited, so that the audit is written before the next move. */
  announce(event: ReplayEvent): Promise<void> | void;
  /** Told of every step that was tried, before the gate is. */
  noteAttempt?(attempt: StepAttempt): Promise<void>;
  /** How a place of a picture looks, to be learned from. Absent: nothing is learned. */
  look?(frame: Frame, box: Rect): Promise<Look>;
}

export interface RunOptions {
  /** Unique; names the folder of artifacts. */
  readonly run: string;
  /** Aborted by Ctrl-C or the emergency stop: the run ends before its next action. */
  readonly signal: AbortSignal;
  /** Values of the parameters, secret ones too. */
  readonly values: ReadonlyMap<string, string>;
  /** Begin with this step. Also answers for a run that was cut off. */
  readonly resumeFrom?: string;
  /** Of a run that was cut off: carry out again the step in whose middle it ended, or the next one. */
  readonly repeat?: boolean;
  /** Irreversible steps to which a person said yes for this run. */
  readonly approved?: ReadonlySet<string>;
  /** Test mode: these steps fail in this way. */
  readonly inject?: ReadonlyMap<string, Trigger>;
  /** Said with the report: damaged crops, for instance. */
  readonly warnings?: readonly string[];
}
