import type { Authorized, HealCase } from '#core/case.ts';
import type { Kind } from '#core/finding.ts';
import { act } from './act.ts';
import { makeMove, type LoopParts } from './moves.ts';
import { chooseBatch } from './order.ts';
import { gatesFor, leaveForNextRun, plan, relocate, reopen, type FailedBeside } from './replan.ts';

export type { LoopParts } from './moves.ts';

/**
 * Drives cases of one kind until each is settled or waits for somebody outside.
 * Every move is saved before it is announced; an emergency stop ends it between two moves.
 */
export async function runLoop<K extends Kind>(
  cases: readonly HealCase<K>[],
  parts: LoopParts<K>,
): Promise<readonly HealCase<K>[]> {
  const done = new Map<string, HealCase<K>>();
  const move = makeMove(parts);
  const failedBeside = new Map<string, FailedBeside>();
  let open = cases;
  for (let round = 0; open.length > 0; round++) {
    const thought = await inParallel(open, parts.parallel, (healCase) => plan(healCase, failedBeside, parts, move));
    const ready: Authorized<K>[] = [];
    for (const healCase of thought) {
      if (healCase.stage === 'authorized' && mayBeApplied(healCase, parts)) ready.push(healCase);
      else done.set(healCase.id, healCase);
    }
    if (ready.length === 0) break;
    if (round >= parts.maxRounds) {
      for (const healCase of ready) done.set(healCase.id, await leaveForNextRun(healCase, move));
      break;
    }
    const reopened: HealCase<K>[] = [];
    let isChanged = false;
    for (const group of splitShadow(ready)) {
      // What was planned for the text as it was does not fit the one that was just published.
      if (isChanged) {
        reopened.push(...group);
        continue;
      }
      const { batch, waiting } = chooseBatch(group, parts.domain);
      reopened.push(...waiting);
      const answer = await act(batch, parts, move, round);
      isChanged = answer.finished.length > 0;
      for (const healCase of [...answer.pending, ...answer.finished]) done.set(healCase.id, healCase);
      for (const culprit of answer.bad) {
        // Planned anew on top of what held, its remedy may come out differently and hold: that is not a failure yet.
        const again = !culprit.alone && !failedBeside.has(culprit.healCase.id);
        if (again) failedBeside.set(culprit.healCase.id, { remedy: culprit.healCase.remedy, gates: gatesFor(culprit) });
        reopened.push(await reopen(culprit.healCase, again ? undefined : gatesFor(culprit), move));
      }
    }
    const next: HealCase<K>[] = [];
    for (const healCase of reopened) {
      const fresh = await relocate(healCase, parts, move);
      if (fresh.stage === 'settled') done.set(fresh.id, fresh);
      else next.push(fresh);
    }
    open = next;
  }
  return cases.map((healCase) => done.get(healCase.id) ?? healCase);
}

/** Where approval comes before the world is touched, an unanswered question keeps the case waiting. */
function mayBeApplied<K extends Kind>(healCase: Authorized<K>, parts: LoopParts<K>): boolean {
  return parts.domain.gate === 'merge' || healCase.verdict.allow !== 'after-approval';
}

/** What is only watched is never mixed with what is published: its verdict must not depend on the others. */
function splitShadow<K extends Kind>(ready: readonly Authorized<K>[]): readonly (readonly Authorized<K>[])[] {
  const isShadow = (healCase: Authorized<K>) => healCase.verdict.allow === 'try-only';
  return [ready.filter((healCase) => !isShadow(healCase)), ready.filter(isShadow)].filter((group) => group.length > 0);
}

async function inParallel<In, Out>(
  items: readonly In[],
  limit: number,
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
