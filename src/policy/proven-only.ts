import type { Guard } from '#core/guard.ts';
import { trustedFrom } from '#core/record.ts';

/** A remedy without a good enough record is tried and verified, and then waits for a person: `heal apply <case>`. */
export function provenOnly(isApproved: (caseId: string) => boolean): Guard {
  return {
    name: 'proven-only',
    judge({ id }, { confidence }) {
      if (confidence >= trustedFrom || isApproved(id)) return { allow: 'yes' };
      return {
        allow: 'try-only',
        by: 'proven-only',
        reason: 'needs-approval',
        detail: `its record is good for ${percent(confidence)}, and ${percent(trustedFrom)} are needed to act without you. Look at it with \`heal explain ${id}\`, take it with \`heal apply ${id}\`.`,
      };
    },
  };
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
