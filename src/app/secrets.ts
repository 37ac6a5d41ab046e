import type { CodeFinding } from '#core/finding.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import { findSecretValues, isAboutSecret, makeMask, maskTexts, type Mask } from '#core/redact.ts';

/** Knows the secrets that a scan found, and takes them out of texts: they stand beside other faults, and in what tests print. */
export async function makeSecretMask(
  findings: readonly CodeFinding[],
  textOf: (path: string) => Promise<string | undefined>,
): Promise<Mask> {
  const values: string[] = [];
  for (const finding of findings.filter(isAboutSecret)) {
    values.push(...findSecretValues(finding.place, (await textOf(finding.place.path)) ?? ''));
  }
  return makeMask(values);
}

/** A ledger that is told no secrets; what is read from it is what was written. */
export function withoutSecrets(ledger: Ledger, mask: Mask): Ledger {
  return { ...ledger, save: (healCase, event) => ledger.save(maskTexts(healCase, mask), maskTexts(event, mask)) };
}
