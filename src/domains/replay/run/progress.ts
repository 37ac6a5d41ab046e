import type { Trigger } from '#core/replay/execution.ts';
import type { FindingAnswer } from '#core/replay/finding-a-target.ts';
import type { HealedTarget } from '#core/replay/healed-target.ts';
import type { EndReason } from '#core/replay/run.ts';
import type { DesktopWindow, Frame, Point, Rect } from '#core/replay/screen.ts';
import type { Step, Workflow } from '#core/replay/workflow.ts';
import type { Desktop } from '#core/ports/desktop.ts';
import type { ReplayDesk, RunOptions } from './desk.ts';
import type { Secrets } from './masking.ts';

/** Of a step's time, this share is for finding; the rest is for its postconditions, however long finding took. */
const findingShare = 0.6;
export function findingMs({ timeoutMs }: Pick<Step, 'timeoutMs'>): number {
  return timeoutMs * findingShare;
}
export function confirmingMs({ timeoutMs }: Pick<Step, 'timeoutMs'>): number {
  return timeoutMs * (1 - findingShare);
}

/** What one run knows while it goes on. */
export interface RunContext {
  readonly workflow: Workflow;
  readonly desk: ReplayDesk;
  readonly options: RunOptions;
  readonly secrets: Secrets;
  /** Anchors whose window was there in this run: one that is gone later has died. */
  readonly seen: Set<string>;
  readonly healed: HealedTarget[];
  /** Ids of windows in which something was not where it was recorded. */
  readonly rearranged: Set<string>;
  /** What was clicked last: where typed text goes. Pixels of the screen. */
  /** Where the run left the mouse; undefined while it has not moved it, or moved it out of the way. */
  mouse: Point | undefined;
  lastClicked: { readonly window: DesktopWindow; readonly box: Rect } | undefined;
}

/** How one try of a step ended. */
export type StepEnd =
  | {
      readonly status: 'done';
      readonly answer: FindingAnswer | undefined;
      readonly located: Located | undefined;
      readonly healed: HealedTarget | undefined;
      readonly isHealed: boolean;
    }
  | {
      readonly status: 'failed' | 'halted';
      readonly reason: EndReason;
      /** Undefined: nothing that auto-heal counts, a person is asked. */
      readonly trigger: Trigger | undefined;
      readonly said: string;
      readonly answer?: FindingAnswer | undefined;
      readonly inTheWay?: Rect | undefined;
    }
  | { readonly status: 'stopped' };

/** One try of a step. */
export interface StepTry {
  readonly context: RunContext;
  /** Refuses to act when the try is over. */
  readonly desktop: Desktop;
  /** Aborted by a stop and by the watchdog. */
  readonly signal: AbortSignal;
  /** On the clock: the end of the step's time. */
  readonly untilMs: number;
  /** On the clock: the end of looking for its window and its target. */
  readonly findUntilMs: number;
  retries: number;
}
/** A target that was found and is still there. */
export interface Located {
  readonly answer: FindingAnswer & { readonly status: 'found' };
  readonly window: DesktopWindow;
  readonly windows: readonly DesktopWindow[];
  /** The client area of the window, just before it was found. */
  readonly picture: Frame;
}
