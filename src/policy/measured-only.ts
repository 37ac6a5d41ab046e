import type { FindingHead } from '#core/finding.ts';
import type { Guard } from '#core/guard.ts';

export interface MeasuredOnlyParts {
  /** What a measured gain may do: act by itself, or wait for a person. */
  readonly approvals: 'ask' | 'apply';
  /** True for the one case that a person said yes to. */
  isApproved(caseId: string): boolean;
  /** True when the tests will tell how many statements the healed function sends: then verification decides. */
  isCounted(finding: FindingHead): Promise<boolean>;
}

/** What promises to be faster shows it: without a gain it is not offered, without figures a person is asked. */
export function measuredOnly({ approvals, isApproved, isCounted }: MeasuredOnlyParts): Guard {
  return {
    name: 'measured-only',
    async judge(finding, remedy) {
      const { evidence, safety } = remedy;
      // Answering differently is a failure of the remedy: the gate of that name says so.
      if (finding.category !== 'performance' || evidence === undefined || evidence.verdict === 'different')
        return { allow: 'yes' };
      if (evidence.verdict === 'no-gain')
        return { allow: 'no', by: 'measured-only', reason: 'no-gain', detail: upper(evidence.said) };
      if (isApproved(finding.id)) return { allow: 'yes' };
      const ask = (detail: string) =>
        ({ allow: 'try-only', by: 'measured-only', reason: 'needs-approval', detail }) as const;
      const isProven = evidence.verdict === 'gain' || (await isCounted(finding));
      if (isProven) {
        return approvals === 'apply'
          ? { allow: 'yes' }
          : ask(
              `${upper(evidence.said)}. It changes code to make it faster, and that asks first (approvals.performance).`,
            );
      }
      return safety === 'safe' && approvals === 'apply'
        ? { allow: 'yes' }
        : ask(`Nothing shows that it is faster (${evidence.said}).`);
    },
  };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
