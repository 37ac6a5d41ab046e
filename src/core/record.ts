import type { Origin } from './remedy.ts';

/**
 * What can happen to a remedy once it was tried. `verified`: every gate passed; `kept`: later seen on a trusted ref
 * (merged, or committed by the owner); `edited`: committed with the fault cured in another way at the same lines;
 * `rolled-back`: a gate failed; `rejected`: a person said no;
 * `reverted`: it was kept and taken out again; `released`: a person wiped the slate clean; `withdrawn`: they took that
 * back, and `caseId` is that of the release.
 */
export const recordKinds = [
  'verified',
  'kept',
  'edited',
  'rolled-back',
  'rejected',
  'reverted',
  'released',
  'withdrawn',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** One line of a remedy's record in this repository. */
export interface RecordEntry {
  /** `code/yaml-safe-load`, `ruff/F401`: the name that people see. */
  readonly remedy: string;
  readonly origin: Origin;
  /** Rule of the finding that it was tried on. */
  readonly rule: string;
  readonly kind: RecordKind;
  readonly at: string;
  /** Together with `remedy` and `kind` it makes the entry unique: told twice, it counts once. */
  readonly caseId: string;
}
/** How far a remedy is trusted, from its record. */
export interface Standing {
  /** 0–1: lower bound of the share of tries that hold. */
  readonly confidence: number;
  readonly state: 'trusted' | 'asks' | 'quarantined';
  /** For people: `held 14 of 15 tries, last on 2026-01-02`. */
  readonly because: string;
}
/** From this confidence on a remedy acts by itself; below, it is verified and then waits for a person. */
export const trustedFrom = 0.9;
