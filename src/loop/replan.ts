import type { Applied, Authorized, HealCase } from '#core/case.ts';
import type { Finding, Kind } from '#core/finding.ts';
import type { GateResult, Outcome } from '#core/outcome.ts';
import type { RemedyHead } from '#core/remedy.ts';
import { settle } from './advance.ts';
import type { Culprit } from './batch.ts';
import { think, type LoopParts, type Move } from './moves.ts';

/** Back to the drawing board, with what failed excluded; the only edge of the loop that leads back. */
export async function reopen<K extends Kind>(
  healCase: Authorized<K> | Applied<K>,
  failed: readonly GateResult[] | undefined,
  move: Move<K>,
): Promise<HealCase<K>> {
  const { id, kind, finding, diagnosis, remedy } = healCase;
  const attempts = failed ? [...healCase.attempts, { remedy, gates: failed }] : healCase.attempts;
  return move(healCase, { stage: 'diagnosed', id, kind, finding, diagnosis, attempts });
}

/** The gates as this case met them: with its own complaint where the batch as a whole has another. */
export function gatesFor<K extends Kind>({ healCase, verification }: Culprit<K>): readonly GateResult[] {
  const own = verification.culprits.find((complaint) => complaint.id === healCase.id);
  return verification.gates.map((gate) => {
    if (gate.passed || !own) return gate;
    const { name, passed, ms } = gate;
    return { name, passed, ms, detail: own.detail, ...(own.inconclusive ? { inconclusive: true } : {}) };
  });
}

/** A remedy that failed in a batch; alone, on top of what held, it may still come out differently. */
export interface FailedBeside {
  readonly remedy: RemedyHead;
  readonly gates: readonly GateResult[];
}

/** Thinks until there is something new to try: a remedy that came out the same as the one that failed is not tried twice. */
export async function plan<K extends Kind>(
  start: HealCase<K>,
  failedBeside: ReadonlyMap<string, FailedBeside>,
  parts: LoopParts<K>,
  move: Move<K>,
): Promise<HealCase<K>> {
  const current = await think(start, parts, move);
  const failed = failedBeside.get(current.id);
  if (!failed || current.stage !== 'authorized' || whatItChanges(current.remedy) !== whatItChanges(failed.remedy))
    return current;
  return plan(await reopen(current, failed.gates, move), failedBeside, parts, move);
}

/** Independent of where it stands: lines above may have moved. */
function whatItChanges(remedy: RemedyHead): string {
  const changed =
    'preview' in remedy
      ? String(remedy.preview)
          .split('\n')
          .filter((line) => /^[-+](?![-+]{2} )/.test(line))
      : [];
  return [remedy.id, ...changed].join('\n');
}

/** What waited or failed is planned anew on the text as it stands now. */
export async function relocate<K extends Kind>(
  healCase: HealCase<K>,
  parts: LoopParts<K>,
  move: Move<K>,
): Promise<HealCase<K>> {
  if (healCase.stage !== 'authorized' && healCase.stage !== 'diagnosed') return healCase;
  const finding: Finding<K> | undefined = await parts.domain.relocate(healCase.finding);
  const { id, kind, diagnosis, attempts } = healCase;
  if (finding) return move(healCase, { stage: 'diagnosed', id, kind, finding, diagnosis, attempts });
  const outcome: Outcome = {
    status: 'skipped',
    reason: 'gone-by-itself',
    detail: 'Another heal of this run cured it as well.',
  };
  return move(healCase, settle(healCase, outcome, []));
}

export async function leaveForNextRun<K extends Kind>(healCase: Authorized<K>, move: Move<K>): Promise<HealCase<K>> {
  const outcome: Outcome = {
    status: 'skipped',
    reason: 'conflicting-fix',
    detail: 'Its edit overlaps other heals of this run. Run Heal again to take it up.',
  };
  return move(healCase, settle(healCase, outcome, healCase.asked));
}
