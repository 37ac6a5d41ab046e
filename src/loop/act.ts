import type { Applied, Authorized, HealCase, Settled, Verified } from '#core/case.ts';
import type { Publication, Verification } from '#core/verification.ts';
import { EnvironmentError, stoppedBy } from '#core/errors.ts';
import type { Kind } from '#core/finding.ts';
import type { Outcome } from '#core/outcome.ts';
import { settle } from './advance.ts';
import { tryBatch, type Attempt, type Culprit, type Trial } from './batch.ts';
import { think, type LoopParts, type Move } from './moves.ts';

export interface Acted<K extends Kind> {
  readonly finished: readonly HealCase<K>[];
  readonly pending: readonly Applied<K>[];
  readonly bad: readonly Culprit<K>[];
}

/** Tries a batch, and publishes what held. */
export async function act<K extends Kind>(
  batch: readonly Authorized<K>[],
  parts: LoopParts<K>,
  move: Move<K>,
  round: number,
): Promise<Acted<K>> {
  let trialNumber = 0;
  const attempt: Attempt<K> = async (cases, only): Promise<Trial<K>> => {
    if (parts.signal.aborted) throw stoppedBy(parts.signal);
    const key = `${parts.runId}.${round}.${trialNumber++}.${cases.map(({ id, attempts }) => `${id}-${attempts.length}`).join('+')}`;
    const receipt = await parts.domain.apply(cases, key);
    const applied: Applied<K>[] = [];
    for (const healCase of cases) applied.push(await move(healCase, { ...healCase, stage: 'applied', receipt }));
    const verification = await parts.domain.verify(applied, only);
    if (verification !== 'pending') {
      announceTrial(applied, verification, parts);
      if (!verification.passed) await parts.domain.rollback(receipt);
    }
    return { applied, verification };
  };
  const answer = await tryBatch(batch, attempt);
  const finished: HealCase<K>[] = [];
  if (answer.verification && answer.good.length > 0) {
    const verified: Verified<K>[] = [];
    for (const healCase of answer.good) {
      verified.push(await move(healCase, { ...healCase, stage: 'verified', verification: answer.verification }));
    }
    finished.push(...(await publish(verified, parts, move)));
  }
  return { finished, pending: answer.pending, bad: answer.bad };
}

async function publish<K extends Kind>(
  verified: readonly Verified<K>[],
  parts: LoopParts<K>,
  move: Move<K>,
): Promise<readonly HealCase<K>[]> {
  const finished: HealCase<K>[] = [];
  const [first] = verified;
  if (first?.verdict.allow === 'try-only') {
    await parts.domain.rollback(first.receipt);
    for (const healCase of verified) finished.push(await move(healCase, settleShadow(healCase)));
    return finished;
  }
  if (parts.signal.aborted) throw stoppedBy(parts.signal);
  let publication: Publication;
  try {
    publication = await parts.domain.publish(verified);
  } catch (error) {
    if (!(error instanceof EnvironmentError) || !first) throw error;
    // Nothing was written; what the person changed meanwhile is theirs.
    await parts.domain.rollback(first.receipt);
    const outcome: Outcome = {
      status: 'skipped',
      reason: 'changed-underneath',
      detail: `${error.message} ${error.remedy}`,
    };
    for (const healCase of verified) finished.push(await move(healCase, settle(healCase, outcome, healCase.asked)));
    return finished;
  }
  for (const healCase of verified) {
    const published = await move(healCase, { ...healCase, stage: 'published', publication });
    finished.push(await think(published, parts, move));
  }
  return finished;
}

function settleShadow<K extends Kind>(healCase: Verified<K>): Settled<K> {
  const { verdict } = healCase;
  const reason = verdict.allow === 'try-only' ? verdict.reason : 'rollout-shadow';
  const detail = `Verified, and kept back: ${verdict.allow === 'try-only' ? verdict.detail : 'shadow mode'}`;
  return settle(healCase, { status: 'skipped', reason, detail }, healCase.asked);
}

function announceTrial<K extends Kind>(
  applied: readonly Applied<K>[],
  verification: Verification,
  parts: LoopParts<K>,
) {
  const caseIds = applied.map((healCase) => healCase.id);
  parts.announce({ type: 'batch-tried', at: parts.now().toISOString(), runId: parts.runId, caseIds, verification });
}
