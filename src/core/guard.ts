import type { FindingHead } from './finding.ts';
import type { SkipReason } from './outcome.ts';
import type { RemedyHead } from './remedy.ts';

export type Verdict =
  | { readonly allow: 'yes' }
  | { readonly allow: 'after-approval'; readonly by: string; readonly reason: string }
  /** Try and verify it, but show it to nobody: shadow mode. */
  | { readonly allow: 'try-only'; readonly by: string; readonly reason: SkipReason; readonly detail: string }
  | { readonly allow: 'no'; readonly by: string; readonly reason: SkipReason; readonly detail: string };
export type Granted = Exclude<Verdict, { allow: 'no' }>;

/** Says what may happen; never does it. The strictest verdict of all guards wins. */
export interface Guard {
  readonly name: string;
  /** `soFar`: the strictest verdict of the guards that were asked before. */
  judge(finding: FindingHead, remedy: RemedyHead, soFar?: Verdict): Verdict | Promise<Verdict>;
  /** A `no` that is clear before a remedy is looked for, which may take long; undefined when it is not. */
  foresee?(finding: FindingHead): Extract<Verdict, { allow: 'no' }> | undefined;
}

export const rollouts = ['off', 'shadow', 'limited', 'on'] as const;
/**
 * How far a category may go. `off`: reported, never healed; `shadow`: tried and verified, never written;
 * `limited`: written, but only the class `safe` and only a few a run; `on`: written.
 */
export type Rollout = (typeof rollouts)[number];
