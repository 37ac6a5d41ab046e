import type { Receipt, Publication, Verification } from './verification.ts';
import type { Finding, Kind } from './finding.ts';
import type { Granted } from './guard.ts';
import type { Outcome } from './outcome.ts';
import type { Attempt, Diagnosis, Remedy, RungReport } from './remedy.ts';

interface Head<K extends Kind> {
  readonly id: string;
  readonly kind: K;
  readonly finding: Finding<K>;
  readonly attempts: readonly Attempt[];
}
export interface Detected<K extends Kind> extends Head<K> {
  readonly stage: 'detected';
}
export interface Diagnosed<K extends Kind> extends Head<K> {
  readonly stage: 'diagnosed';
  readonly diagnosis: Diagnosis;
}
interface WithRemedy<K extends Kind> extends Head<K> {
  readonly diagnosis: Diagnosis;
  readonly asked: readonly RungReport[];
  readonly remedy: Remedy<K>;
}
export interface Planned<K extends Kind> extends WithRemedy<K> {
  readonly stage: 'planned';
}
export interface Authorized<K extends Kind> extends WithRemedy<K> {
  readonly stage: 'authorized';
  readonly verdict: Granted;
}
export interface Applied<K extends Kind> extends WithRemedy<K> {
  readonly stage: 'applied';
  readonly verdict: Granted;
  readonly receipt: Receipt;
}
export interface Verified<K extends Kind> extends WithRemedy<K> {
  readonly stage: 'verified';
  readonly verdict: Granted;
  readonly receipt: Receipt;
  readonly verification: Verification;
}
export interface Published<K extends Kind> extends WithRemedy<K> {
  readonly stage: 'published';
  readonly verdict: Granted;
  readonly receipt: Receipt;
  readonly verification: Verification;
  readonly publication: Publication;
}
export type Unsettled<K extends Kind> =
  Detected<K> | Diagnosed<K> | Planned<K> | Authorized<K> | Applied<K> | Verified<K> | Published<K>;
export interface Settled<K extends Kind> extends Head<K> {
  readonly stage: 'settled';
  /** The last state before the end: what was known, planned and tried stays explainable. */
  readonly last: Unsettled<K>;
  /** What the ladder said when it had no remedy, or the one that it chose. */
  readonly asked: readonly RungReport[];
  readonly outcome: Outcome;
}
/** A case only ever grows: each stage holds what the earlier ones learned, and survives JSON. */
export type HealCase<K extends Kind = Kind> = Unsettled<K> | Settled<K>;
export type Stage = HealCase['stage'];
export const stages = [
  'detected',
  'diagnosed',
  'planned',
  'authorized',
  'applied',
  'verified',
  'published',
  'settled',
] as const satisfies readonly Stage[];
