import type { HealCase, Settled, Unsettled } from '#core/case.ts';
import type { Domain } from '#core/domain.ts';
import type { Kind } from '#core/finding.ts';
import type { Guard, Verdict } from '#core/guard.ts';
import type { Outcome } from '#core/outcome.ts';
import type { RemedyLadder, RungReport } from '#core/remedy.ts';

export interface ThinkingParts<K extends Kind> {
  readonly domain: Domain<K>;
  readonly ladder: RemedyLadder<K>;
  readonly guards: readonly Guard[];
  /** Remedies that may fail verification before a case is given up. */
  readonly maxAttempts: number;
  decide(caseId: string): Promise<'approved' | 'declined' | 'pending'>;
}

/**
 * Moves one case exactly one stage on, through the stages that only think: what is planned and allowed, and how it ended.
 * Returns the same object when the case must wait: for its batch (`authorized`, `applied`, `verified`) or for a person.
 */
export async function advance<K extends Kind>(current: HealCase<K>, parts: ThinkingParts<K>): Promise<HealCase<K>> {
  switch (current.stage) {
    case 'detected':
      return { ...current, stage: 'diagnosed', diagnosis: await parts.domain.diagnose(current.finding) };
    case 'diagnosed': {
      const last = current.attempts.at(-1);
      if (current.attempts.length >= parts.maxAttempts) return settle(current, rolledBack(current.attempts), []);
      const foreseen = parts.guards.map((guard) => guard.foresee?.(current.finding)).find(Boolean);
      if (foreseen && !last)
        return settle(current, { status: 'skipped', reason: foreseen.reason, detail: foreseen.detail }, []);
      const { remedy, asked } = await parts.ladder.find(current.finding, current.diagnosis, current.attempts);
      if (remedy) return { ...current, stage: 'planned', remedy, asked };
      return settle(current, last ? rolledBack(current.attempts) : withoutRemedy(current, asked), asked);
    }
    case 'planned': {
      const verdict = await judge(current, parts.guards);
      return verdict.allow === 'no'
        ? settle(current, { status: 'skipped', reason: verdict.reason, detail: verdict.detail }, current.asked)
        : { ...current, stage: 'authorized', verdict };
    }
    case 'authorized': {
      if (current.verdict.allow !== 'after-approval' || parts.domain.gate !== 'apply') return current;
      const decision = await parts.decide(current.id);
      if (decision === 'declined') return settle(current, declined, current.asked);
      return decision === 'approved' ? { ...current, verdict: { allow: 'yes' } } : current;
    }
    case 'published': {
      if (current.publication.final || current.verdict.allow !== 'after-approval' || parts.domain.gate === 'apply') {
        return settle(current, healed(current), current.asked);
      }
      const decision = await parts.decide(current.id);
      if (decision === 'pending') return current;
      if (decision === 'approved') return settle(current, healed(current), current.asked);
      await parts.domain.rollback(current.receipt);
      return settle(current, declined, current.asked);
    }
    case 'applied':
    case 'verified':
    case 'settled':
      return current;
  }
}

export function settle<K extends Kind>(from: Unsettled<K>, outcome: Outcome, asked: readonly RungReport[]): Settled<K> {
  const { id, kind, finding, attempts } = from;
  return { stage: 'settled', id, kind, finding, attempts, last: from, asked, outcome };
}

const declined: Outcome = { status: 'skipped', reason: 'declined', detail: 'A person said no to this change.' };

function healed(current: Extract<Unsettled<Kind>, { stage: 'published' }>): Outcome {
  const reason = current.verification.testedBySuite ? 'verified' : 'not-verified-by-tests';
  return { status: 'healed', reason, ref: current.publication.ref };
}

/** The name of the gate that stopped the last attempt is the reason that people see. */
function rolledBack(attempts: Unsettled<Kind>['attempts']): Outcome {
  // What came furthest failed for the most telling reason: a broken test says more than a lint finding.
  const furthest = attempts.toSorted((a, b) => b.gates.length - a.gates.length)[0];
  const failed = furthest?.gates.find((gate) => !gate.passed);
  const tries = attempts.map((attempt) => attempt.remedy.healer).join(', ');
  return {
    status: 'rolled-back',
    reason: failed?.name ?? 'verification',
    detail: `Tried ${tries}. ${failed?.detail ?? 'Verification failed.'}`,
  };
}

function withoutRemedy(current: Unsettled<Kind>, asked: readonly RungReport[]): Outcome {
  if (current.finding.category === 'logic') {
    return {
      status: 'escalated',
      reason: 'flag-only',
      detail: 'Logic is for people to judge: Heal only points at it.',
    };
  }
  const reasons = asked
    .flatMap(({ considered }) => considered)
    .map(({ healer, said }) => `${healer}: ${said}`)
    .join('; ');
  return reasons === ''
    ? { status: 'skipped', reason: 'no-remedy', detail: `Nothing answers ${current.finding.rule} yet.` }
    : { status: 'skipped', reason: 'left-alone', detail: reasons };
}

const strictness = { yes: 0, 'after-approval': 1, 'try-only': 2, no: 3 } as const;

async function judge(
  current: Extract<Unsettled<Kind>, { stage: 'planned' }>,
  guards: readonly Guard[],
): Promise<Verdict> {
  let strictest: Verdict = { allow: 'yes' };
  for (const guard of guards) {
    const verdict = await guard.judge(current.finding, current.remedy, strictest);
    if (strictness[verdict.allow] > strictness[strictest.allow]) strictest = verdict;
    // Nobody is stricter, and who counts what may be done must not count this.
    if (strictest.allow === 'no') return strictest;
  }
  return strictest;
}
