import type { Mark } from '#core/ports/vision.ts';
import type { Candidate, FindingRung, FindingThresholds, LostTarget } from '#core/replay/finding-a-target.ts';
import type { Rect } from '#core/replay/screen.ts';
import type { Target } from '#core/replay/workflow.ts';
import type { Layout } from './layout.ts';
import type { Whole } from './whole.ts';
import type { Pairing } from './pairing.ts';
import type { Sight } from './sight.ts';

/** What all rungs know. */
export interface Asking {
  readonly target: Target;
  /** Other targets that were recorded on the same screen. */
  readonly others: readonly Target[];
  readonly sight: Sight;
  readonly thresholds: FindingThresholds;
  readonly pairing: Pairing;
  /** Number of the target's mark among the recorded ones. */
  readonly own: number;
  /** How the recorded screen lies on the live one, the target left aside; undefined when nothing agrees. */
  readonly layout: () => Layout | undefined;
  readonly whole: () => Whole;
  readonly signal: AbortSignal;
}
/** What one rung has to say. */
export type RungOutcome =
  | { readonly found: Proposal; readonly said: string }
  /** So wrong that no later rung may say otherwise. */
  | { readonly stop: LostTarget; readonly candidates?: readonly Candidate[] }
  | { readonly nothing: string; readonly candidates?: readonly Candidate[] };
export interface Proposal {
  readonly box: Rect;
  readonly score: number;
  readonly margin: number;
  /** Others that it was preferred to. */
  readonly rivals: readonly Candidate[];
  /** Its place among the live marks; undefined when it was found without them. */
  readonly mark: number | undefined;
}
export type Rung = (asking: Asking) => Promise<RungOutcome>;

export function candidate(mark: Pick<Mark, 'box'>, score: number, rung: FindingRung, against = ''): Candidate {
  return { box: mark.box, score: Math.max(0, Math.min(1, score)), rung, against };
}
