import type { Guard } from '#core/guard.ts';
import { trustedFrom, type Standing } from '#core/record.ts';
import type { RemedyHead } from '#core/remedy.ts';

export interface ProvenOnlyParts {
  /** True for the one case that a person said yes to. */
  isApproved(caseId: string): boolean;
  standingOf(remedy: Pick<RemedyHead, 'origin' | 'healer'>): Standing;
}

/** A remedy without a good enough record is tried and verified, and then waits for a person: `heal apply <case>`. */
export function provenOnly({ isApproved, standingOf }: ProvenOnlyParts): Guard {
  return {
    name: 'proven-only',
    judge({ id }, remedy) {
      if (isApproved(id)) return { allow: 'yes' };
      const { state, because } = standingOf(remedy);
      // Both must agree: what is found by likeness may be less sure than its record.
      if (state === 'trusted' && remedy.confidence >= trustedFrom) return { allow: 'yes' };
      return {
        allow: 'try-only',
        by: 'proven-only',
        reason: 'needs-approval',
        detail: `${remedy.healer} asks first: its record is not good enough to act alone (${because}; ${percent(remedy.confidence)} sure, ${percent(trustedFrom)} needed).`,
      };
    },
  };
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
