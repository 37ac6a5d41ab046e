import { sha256 } from '#core/fingerprint.ts';
import type { Remedy, RemedyHead, RemedyLadder } from '#core/remedy.ts';
import { diffOfEdits } from '#syntax/diff.ts';

/** A person's yes to one remedy of one case, exactly as it was verified and shown. */
export interface Approval {
  readonly caseId: string;
  readonly remedyId: string;
  /** Of what the remedy changes; see `digestOf`. */
  readonly digest: string;
  /** A remedy that would come out differently each time that it is asked for: this one is meant, word for word. */
  readonly exactly?: Remedy<'code'>;
}

/** Where it stands in the file is no part of what a person said yes to; what it changes and what stands around it is. */
export function digestOf(preview: string): string {
  return sha256(preview.replace(/^@@ .*$/gm, '@@'));
}

export function approve(caseId: string, remedy: Remedy<'code'>): Approval {
  const approval = { caseId, remedyId: remedy.id, digest: digestOf(remedy.preview) };
  return remedy.origin === 'model' ? { ...approval, exactly: remedy } : approval;
}

/** A ladder that has nothing but the remedies that were approved: what came out differently needs a new yes. */
export function onlyApproved(
  ladder: RemedyLadder<'code'>,
  approvals: readonly Approval[],
  textOf: (path: string) => Promise<string | undefined>,
): RemedyLadder<'code'> {
  const byCase = new Map(approvals.map((approval) => [approval.caseId, approval]));
  return {
    async find(finding, diagnosis, attempts) {
      const approval = byCase.get(finding.id);
      if (!approval) return { remedy: undefined, asked: [] };
      const { exactly } = approval;
      if (exactly) {
        if (attempts.some(({ remedy }) => remedy.id === exactly.id)) return { remedy: undefined, asked: [] };
        const changed = await whatMoved(exactly, approval, textOf);
        return changed === undefined ? { remedy: exactly, asked: [] } : refuse(exactly, changed);
      }
      const answer = await ladder.find(finding, diagnosis, attempts);
      const { remedy } = answer;
      const changed = remedy && whatChanged(remedy, approval);
      return remedy && changed !== undefined ? refuse(remedy, changed) : answer;
    },
  };
}

function refuse({ origin, healer, rung }: RemedyHead, said: string) {
  const considered = [{ origin, healer, said }];
  return { remedy: undefined, asked: [{ rung, said: '', considered, ms: 0, usd: 0 }] };
}

const otherLines = 'changes other lines now than those that were verified and shown';

function whatChanged(remedy: Remedy<'code'>, approval: Approval): string | undefined {
  if (remedy.id !== approval.remedyId) {
    return `is what is planned now; what was verified and shown was ${approval.remedyId}`;
  }
  return digestOf(remedy.preview) === approval.digest ? undefined : otherLines;
}

/** Makes sure that the edits still do to the files what the diff shows. */
async function whatMoved(
  { change, preview }: Remedy<'code'>,
  { digest }: Approval,
  textOf: (path: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  // The ledger is told no secrets, so what it holds of one cannot be written.
  if (change.edits.some(({ text }) => text.includes('***')) || preview.includes('***')) {
    return 'stands beside a secret, of which nothing is kept: it cannot be repeated word for word';
  }
  const texts = new Map<string, string>();
  for (const { path, end } of change.edits) {
    const text = await textOf(path);
    if (text === undefined || end > text.length) return otherLines;
    texts.set(path, text);
  }
  return digestOf(diffOfEdits(change.edits, (path) => texts.get(path) ?? '')) === digest ? undefined : otherLines;
}
