import { sha256 } from '#core/fingerprint.ts';
import type { RemedyHead, RemedyLadder } from '#core/remedy.ts';

/** A person's yes to one remedy of one case, exactly as it was verified and shown. */
export interface Approval {
  readonly caseId: string;
  readonly remedyId: string;
  /** Of what the remedy changes; see `digestOf`. */
  readonly digest: string;
}

/** Where it stands in the file is no part of what a person said yes to; what it changes and what stands around it is. */
export function digestOf(preview: string): string {
  return sha256(preview.replace(/^@@ .*$/gm, '@@'));
}

export function approve(caseId: string, remedy: RemedyHead & { readonly preview: string }): Approval {
  return { caseId, remedyId: remedy.id, digest: digestOf(remedy.preview) };
}

/** A ladder that has nothing but the remedy that was approved: what came out differently needs a new yes. */
export function onlyApproved(ladder: RemedyLadder<'code'>, approval: Approval): RemedyLadder<'code'> {
  return {
    async find(finding, diagnosis, attempts) {
      const answer = await ladder.find(finding, diagnosis, attempts);
      const { remedy } = answer;
      if (remedy === undefined) return answer;
      const changed = whatChanged(remedy, approval);
      if (changed === undefined) return answer;
      const { origin, healer, rung } = remedy;
      const considered = [{ origin, healer, said: changed }];
      return { remedy: undefined, asked: [{ rung, said: '', considered, ms: 0, usd: 0 }] };
    },
  };
}

function whatChanged(remedy: RemedyHead & { readonly preview: string }, approval: Approval): string | undefined {
  if (remedy.id !== approval.remedyId) {
    return `is what is planned now; what was verified and shown was ${approval.remedyId}`;
  }
  if (digestOf(remedy.preview) === approval.digest) return undefined;
  return 'changes other lines now than those that were verified and shown';
}
