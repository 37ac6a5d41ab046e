import type { RefusedBy, Trigger } from './execution.ts';
import type { Candidate, FindingRung, RungAnswer } from './finding-a-target.ts';
import type { HealedTarget } from './healed-target.ts';
import type { Frame, Rect } from './screen.ts';

/**
 * How a run ended.
 * `done`: every step, confirmed; `failed`: something was done and did not bring about what it had to, or took too long;
 * `halted`: unsure, so nothing more was touched; `blocked`: auto-heal, a lock or another run kept it from going on;
 * `stopped`: Ctrl-C or the emergency stop.
 */
export const runStatuses = ['done', 'failed', 'halted', 'blocked', 'stopped'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Why a run ended before its last step. */
export const endReasons = [
  'target-not-found',
  'unexpected-window',
  'application-gone',
  'needs-person',
  'interrupted-before',
  'wrong-input',
  'postcondition-failed',
  'watchdog',
  'desktop-failed',
  'desktop-busy',
  'state',
  'stopped',
] as const;
export type EndReason = (typeof endReasons)[number];

export interface StepReport {
  readonly step: string;
  readonly title: string;
  readonly status: 'done' | 'failed' | 'halted' | 'not-run';
  /** How its target was found; undefined for steps without one, and for those that were not found. */
  readonly found:
    | {
        readonly rung: FindingRung;
        /** 0–1. */
        readonly score: number;
        /** 0–1. */
        readonly margin: number;
        readonly box: Rect;
        /** Of the answer that counted, without waiting. */
        readonly ms: number;
      }
    | undefined;
  /** How often its target was looked for again, because the screen changed or was not ready. */
  readonly retries: number;
  readonly isHealed: boolean;
  /** A sentence when it did not end well; '' otherwise. */
  readonly said: string;
  readonly ms: number;
}
/** Everything a person or a program wants to know of one run. Holds no typed secret. */
export interface RunReport {
  readonly run: string;
  readonly workflow: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly ms: number;
  readonly status: RunStatus;
  /** Undefined when it is done. */
  readonly end:
    | {
        readonly reason: EndReason;
        /** Undefined when it ended between steps. */
        readonly step: string | undefined;
        /** What happened, and what to do. */
        readonly said: string;
      }
    | undefined;
  readonly steps: readonly StepReport[];
  readonly healed: readonly HealedTarget[];
  /** Shown to people when it did not end well; typed secrets are blacked out. */
  readonly picture: HaltPicture | undefined;
  /** Each a sentence: another size of screen, a rung that is switched off because a crop is damaged. */
  readonly warnings: readonly string[];
}
/** Why a run halted, to be drawn: the screen, where was looked, what else could have been meant. */
export interface HaltPicture {
  readonly frame: Frame;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  readonly asked: readonly RungAnswer[];
  /** A window that was in the way. */
  readonly inTheWay: Rect | undefined;
}

/** What happens in a run, in its order; the audit, the progress display and the tests listen. Holds no typed secret. */
export type ReplayEvent = { readonly at: string; readonly run: string; readonly workflow: string } & (
  | {
      readonly type: 'run-started';
      readonly steps: number;
      readonly from: string;
      readonly warnings: readonly string[];
    }
  | { readonly type: 'step-started'; readonly step: string; readonly title: string; readonly number: number }
  | {
      readonly type: 'target-looked-for';
      readonly step: string;
      readonly answer: 'found' | 'lost';
      /** Rung that found it, or the reason why it is lost. */
      readonly by: string;
      readonly said: string;
      readonly score: number | undefined;
      readonly margin: number | undefined;
      readonly asked: readonly RungAnswer[];
      readonly ms: number;
    }
  | { readonly type: 'acting'; readonly step: string; readonly action: string }
  | { readonly type: 'acted'; readonly step: string }
  | {
      readonly type: 'step-ended';
      readonly step: string;
      readonly status: StepReport['status'];
      readonly trigger: Trigger | undefined;
      readonly said: string;
      readonly isHealed: boolean;
      readonly ms: number;
    }
  | {
      readonly type: 'step-refused';
      readonly step: string;
      readonly state: RefusedBy;
      readonly said: string;
    }
  | {
      readonly type: 'run-ended';
      readonly status: RunStatus;
      readonly reason: EndReason | undefined;
      readonly said: string;
      readonly ms: number;
    }
);
