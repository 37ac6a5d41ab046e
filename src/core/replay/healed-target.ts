import type { FindingRung, RungAnswer } from './finding-a-target.ts';
import type { Frame, Rect } from './screen.ts';
import type { Postcondition, RecordedScreen, Target } from './workflow.ts';

/**
 * A target that was found in another way than by an anchor, acted upon, and confirmed by what the step had to bring
 * about. Nothing is learned of it yet: it is a proposal, for a case of the common loop.
 */
export interface HealedTarget {
  readonly workflow: string;
  /** Id and title of the step. */
  readonly step: string;
  readonly title: string;
  /** One run of the workflow. */
  readonly run: string;
  /** ISO 8601. */
  readonly at: string;
  /** As it is recorded. */
  readonly before: Target;
  /** As it looks now: same id and label; `screen` names `screen.id`; texts as read now, with the old ones where one is the same. */
  readonly after: Target;
  /** The window as it looked when the target was found: new, unless a screen of the workflow is the same. */
  readonly screen: RecordedScreen;
  readonly evidence: HealingEvidence;
  /** What people are shown. Typed secrets are blacked out. */
  readonly pictures: {
    /** The window (client area) just before the action. */
    readonly before: Frame;
    /** The same place after it. */
    readonly after: Frame;
    /** The target on both, in pixels of the screen. */
    readonly box: Rect;
  };
}
export interface HealingEvidence {
  readonly rung: FindingRung;
  /** 0–1. */
  readonly score: number;
  /** 0–1. */
  readonly margin: number;
  /** What each rung said, the recorded way first. */
  readonly asked: readonly RungAnswer[];
  /** What held after the action; at least one of them. */
  readonly confirmedBy: readonly Postcondition[];
}
