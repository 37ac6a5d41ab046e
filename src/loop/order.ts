import type { Authorized } from '#core/case.ts';
import type { Domain } from '#core/domain.ts';
import { priorities, type Kind } from '#core/finding.ts';

/**
 * Splits cases into those that can be tried together now and those that wait for the next round,
 * because their remedies touch the same place. The more urgent finding goes first; ties keep their order,
 * so that a fix that another one builds on (an import before its use) comes before it.
 */
export function chooseBatch<K extends Kind>(
  cases: readonly Authorized<K>[],
  domain: Pick<Domain<K>, 'conflict'>,
): { readonly batch: readonly Authorized<K>[]; readonly waiting: readonly Authorized<K>[] } {
  const batch: Authorized<K>[] = [];
  const waiting: Authorized<K>[] = [];
  const urgency = (healCase: Authorized<K>) => priorities.indexOf(healCase.finding.priority);
  for (const candidate of cases.toSorted((a, b) => urgency(a) - urgency(b))) {
    const clashes = batch.some((chosen) => domain.conflict(chosen.remedy, candidate.remedy));
    (clashes ? waiting : batch).push(candidate);
  }
  return { batch, waiting };
}
