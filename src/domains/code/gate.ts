import type { Complaint } from '#core/verification.ts';
import type { Remedy } from '#core/remedy.ts';

/** What one gate found out. `culprits` are at fault for certain; else `suspects` can be (empty: anybody of the batch). */
export interface GateAnswer {
  readonly passed: boolean;
  readonly detail: string;
  readonly culprits?: readonly Complaint[];
  readonly suspects?: readonly string[];
  readonly inconclusive?: true;
}
/** The batch on its copy: what a gate may look at. */
export interface Batch {
  readonly cases: readonly BatchMember[];
  /** Texts of the touched files before the batch… */
  readonly before: ReadonlyMap<string, string>;
  /** …and with it. */
  readonly after: ReadonlyMap<string, string>;
}
export interface BatchMember {
  readonly id: string;
  readonly remedy: Remedy<'code'>;
}
export function passed(detail: string): GateAnswer {
  return { passed: true, detail };
}
/** Runs a check on each case; the ones with a complaint are the culprits. */
export function blameEach(
  batch: Batch,
  complaint: (member: BatchMember) => string | Omit<Complaint, 'id'> | undefined,
): GateAnswer | undefined {
  const culprits: Complaint[] = [];
  for (const member of batch.cases) {
    const said = complaint(member);
    if (said !== undefined) culprits.push({ id: member.id, ...(typeof said === 'string' ? { detail: said } : said) });
  }
  const [first] = culprits;
  return first && { passed: false, detail: first.detail, culprits };
}
