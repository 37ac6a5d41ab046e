import type { Applied, Authorized } from '#core/case.ts';
import type { Verification } from '#core/verification.ts';
import type { Kind } from '#core/finding.ts';
import type { GateResult } from '#core/outcome.ts';

export interface Culprit<K extends Kind> {
  readonly healCase: Applied<K>;
  readonly verification: Verification;
  /** False when it failed beside others: alone, on top of them, it may still hold. */
  readonly alone: boolean;
}
export interface BatchAnswer<K extends Kind> {
  readonly good: readonly Applied<K>[];
  readonly verification: Verification | undefined;
  readonly bad: readonly Culprit<K>[];
  /** Applied, but the answer comes later (a CI run): the case waits. */
  readonly pending: readonly Applied<K>[];
}
export interface Trial<K extends Kind> {
  readonly applied: readonly Applied<K>[];
  readonly verification: Verification | 'pending';
}

/** Applies and verifies cases together; with `only`, asks just the gate of that name. */
export type Attempt<K extends Kind> = (cases: readonly Authorized<K>[], only?: string) => Promise<Trial<K>>;

/**
 * Finds the cases of a batch that hold, with as few trials as possible: one when all are good,
 * and about log2(n) + 1 more for each bad one, which is found by bisecting.
 * After every failed trial nothing of it is left; the good ones are applied when this returns.
 */
export async function tryBatch<K extends Kind>(
  batch: readonly Authorized<K>[],
  attempt: Attempt<K>,
): Promise<BatchAnswer<K>> {
  const bad: Culprit<K>[] = [];
  let open = batch;
  while (open.length > 0) {
    const trial = await attempt(open);
    if (trial.verification === 'pending') return { good: [], verification: undefined, bad, pending: trial.applied };
    if (trial.verification.passed) return { good: trial.applied, verification: trial.verification, bad, pending: [] };
    const culprits = await findCulprits(open, trial, attempt);
    if (culprits === 'pending') return { good: [], verification: undefined, bad, pending: trial.applied };
    bad.push(...culprits);
    const ids = new Set(culprits.map((culprit) => culprit.healCase.id));
    open = open.filter((healCase) => !ids.has(healCase.id));
  }
  return { good: [], verification: undefined, bad, pending: [] };
}

/** Narrows a failed trial down to one case: the first whose addition to the cases before it makes the trial fail. */
async function findCulprits<K extends Kind>(
  open: readonly Authorized<K>[],
  failed: Trial<K>,
  attempt: Attempt<K>,
): Promise<readonly Culprit<K>[] | 'pending'> {
  const certain = certainOf(failed);
  if (certain.length > 0) return certain.map((healCase) => culpritOf(healCase, failed, true));
  const gate = failedGateOf(failed);
  let worst = failed;
  let suspects = suspectsOf(open, worst);
  const others = open.filter((healCase) => !suspects.includes(healCase));
  let innocent = 0;
  while (suspects.length - innocent > 1) {
    const middle = (innocent + suspects.length) >> 1;
    const half = suspects.slice(0, middle);
    const trial = await attempt([...others, ...half], gate);
    if (trial.verification === 'pending') return 'pending';
    if (trial.verification.passed) {
      innocent = middle;
      continue;
    }
    worst = trial;
    suspects = half;
    const certainNow = certainOf(trial);
    if (certainNow.length > 0) return certainNow.map((healCase) => culpritOf(healCase, trial, true));
    // A gate may know more of this smaller trial; it can only narrow to cases that are not cleared yet.
    const named = suspectsOf(half, trial);
    const narrowed = named.filter((healCase) => half.indexOf(healCase) >= innocent);
    if (narrowed.length === 1 && named.length === 1) suspects = [...half.slice(0, innocent), ...narrowed];
  }
  const culprit = culpritOf(suspects.at(-1), worst, others.length + suspects.length === 1);
  return [{ ...culprit, verification: { ...culprit.verification, gates: mergeGates(failed, worst) } }];
}

/** What the whole batch passed before, and the last word of the gate that was asked alone. */
function mergeGates<K extends Kind>(whole: Trial<K>, last: Trial<K>): readonly GateResult[] {
  if (whole.verification === 'pending' || last.verification === 'pending') return [];
  const { gates } = last.verification;
  return whole.verification.gates.map((gate) => gates.find((other) => other.name === gate.name) ?? gate);
}

function failedGateOf<K extends Kind>(trial: Trial<K>): string | undefined {
  return trial.verification === 'pending' ? undefined : trial.verification.gates.find((gate) => !gate.passed)?.name;
}

function certainOf<K extends Kind>(trial: Trial<K>): readonly Applied<K>[] {
  if (trial.verification === 'pending') return [];
  const ids = new Set(trial.verification.culprits.map(({ id }) => id));
  return trial.applied.filter((healCase) => ids.has(healCase.id));
}

function suspectsOf<K extends Kind>(cases: readonly Authorized<K>[], trial: Trial<K>): readonly Authorized<K>[] {
  if (trial.verification === 'pending') return cases;
  const named = new Set(trial.verification.suspects);
  const suspects = cases.filter((healCase) => named.has(healCase.id));
  return suspects.length > 0 ? suspects : cases;
}

function culpritOf<K extends Kind>(
  suspect: { readonly id: string } | undefined,
  trial: Trial<K>,
  alone: boolean,
): Culprit<K> {
  const healCase = trial.applied.find((applied) => applied.id === suspect?.id);
  if (!healCase || trial.verification === 'pending') throw new Error('a failed trial does not hold the case it blames');
  return { healCase, verification: trial.verification, alone };
}
