/** Every reason why a case ends without a cure. A person can look each of them up in the docs. */
export type SkipReason =
  | 'no-remedy'
  | 'left-alone'
  | 'flag-only'
  | 'rollout-off'
  | 'rollout-shadow'
  | 'not-verified-by-tests'
  | 'needs-approval'
  | 'no-gain'
  | 'over-limit'
  | 'held-back'
  | 'breaker-open'
  | 'changed-underneath'
  | 'uncommitted-changes'
  | 'conflicting-fix'
  | 'gone-by-itself'
  | 'interrupted'
  | 'declined';

export interface GateResult {
  /** One of the gates of the domain, e.g. `suite`. */
  readonly name: string;
  readonly passed: boolean;
  readonly ms: number;
  /** What was seen, before and after: `412 passed → 412 passed`. */
  readonly detail: string;
  /** It did not pass because nothing could be found out: no remedy is at fault. */
  readonly inconclusive?: true;
}

/** `heal status` and `--json` print these words. */
export type Outcome =
  | { readonly status: 'healed'; readonly reason: 'verified' | 'not-verified-by-tests'; readonly ref: string }
  | { readonly status: 'skipped'; readonly reason: SkipReason; readonly detail: string }
  | { readonly status: 'rolled-back'; readonly reason: string; readonly detail: string }
  | { readonly status: 'escalated'; readonly reason: string; readonly detail: string };
