import type { Point, Rect } from './screen.ts';

/** Cheapest and surest first. The first three are anchors: they see the very thing that was recorded. */
export const findingRungs = [
  'structure',
  'local-anchor',
  'window-anchor',
  'marks-ink',
  'layout',
  'marks-text',
  'marks-model',
] as const;
export type FindingRung = (typeof findingRungs)[number];
export const anchorRungs: readonly FindingRung[] = ['structure', 'local-anchor', 'window-anchor'];

/** A place that could have been meant. */
export interface Candidate {
  readonly box: Rect;
  /** 0–1 */
  readonly score: number;
  readonly rung: FindingRung;
  /** What speaks against it: another target explains it better, its text differs. */
  readonly against: string;
}
/** What each rung was asked and answered; kept for the audit and for the picture of a halt. */
export interface RungAnswer {
  readonly rung: FindingRung;
  readonly said: string;
  readonly ms: number;
}
export interface FoundTarget {
  readonly status: 'found';
  /** Where to click. */
  readonly point: Point;
  readonly box: Rect;
  readonly rung: FindingRung;
  /** 0–1 */
  readonly score: number;
  /** Distance of its score to that of the best rival, 0–1. */
  readonly margin: number;
}
export const lostReasons = ['no-window', 'covered', 'not-found', 'ambiguous', 'vetoed', 'too-uncertain'] as const;
export interface LostTarget {
  readonly status: 'lost';
  readonly reason: (typeof lostReasons)[number];
  /** A sentence that a person can act on. */
  readonly said: string;
}
export type FindingAnswer = (FoundTarget | LostTarget) & {
  readonly asked: readonly RungAnswer[];
  /** Best first; those that were refused with what speaks against them. */
  readonly candidates: readonly Candidate[];
  readonly ms: number;
};
/** How sure finding must be. Degraded workflows ask for more. */
export interface FindingThresholds {
  /** Least score of a match of the recorded picture. */
  readonly anchor: number;
  readonly marks: number;
  readonly layout: number;
  readonly text: number;
  /** Least distance to the best rival. */
  readonly margin: number;
  /** False: a target with a close rival is refused, however high its score. */
  readonly allowAmbiguous: boolean;
  readonly rungs: readonly FindingRung[];
}
