import type { StatementCount } from './evidence.ts';
import type { GateResult } from './outcome.ts';

/** Proof that a batch was applied; `key` makes a repeated apply harmless. */
export interface Receipt {
  readonly key: string;
  readonly ref: string;
}
/** Why one case of a batch failed. */
export interface Complaint {
  readonly id: string;
  readonly detail: string;
  /** It may not be healed here, or not by anybody: no fault of the remedy. */
  readonly inconclusive?: true;
}
export interface Verification {
  readonly passed: boolean;
  readonly gates: readonly GateResult[];
  /** Cases that are at fault for certain: their own edit breaks the file, their own finding is still there. */
  readonly culprits: readonly Complaint[];
  /** When nobody is certain: ids of the cases that can be at fault; empty when any of the batch can. */
  readonly suspects: readonly string[];
  /** False when no test suite stood behind the verdict. */
  readonly testedBySuite: boolean;
  /** Test-suite runs that this verdict cost, beside the baseline. */
  readonly suiteRuns: number;
  /** By case, where the statements that the tests send to a database were counted. */
  readonly statements?: Readonly<Record<string, StatementCount>>;
}
export interface Publication {
  /** Where people find it: a commit, a patch, a journal entry that `heal undo` takes. */
  readonly ref: string;
  /** True when nobody else has to say yes: the heal is in the hands of the person who asked for it. */
  readonly final: boolean;
}
