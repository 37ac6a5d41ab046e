import type { Applied, Authorized, HealCase, Settled, Verified } from '#core/case.ts';
import type { Verification } from '#core/domain.ts';
import { messageOf, StoppedError } from '#core/errors.ts';
import type { Announce, HealEvent } from '#core/event.ts';
import type { Finding, Kind } from '#core/finding.ts';
import type { GateResult, Outcome } from '#core/outcome.ts';
import type { RemedyHead } from '#core/remedy.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import { advance, settle, type ThinkingParts } from './advance.ts';
import { tryBatch, type Attempt, type Culprit, type Trial } from './batch.ts';
import { chooseBatch } from './order.ts';

export interface LoopParts<K extends Kind> extends ThinkingParts<K> {
  readonly runId: string;
  readonly ledger: Pick<Ledger, 'save'>;
  readonly announce: Announce;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Cases that think at the same time. */
  readonly parallel: number;
  /** Rounds of apply and verify before what still waits is left for the next run. */
  readonly maxRounds: number;
}
type Saved<K extends Kind> = <C extends HealCase<K>>(from: HealCase<K> | undefined, to: C) => Promise<C>;

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
    for (const group of splitShadow(ready)) {
      const { batch, waiting } = chooseBatch(group, parts.domain);
      reopened.push(...waiting);
      const answer = await act(batch, parts, move, round);
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

function makeMove<K extends Kind>(parts: LoopParts<K>): Saved<K> {
  return async (from, to) => {
    // What already happened is written down even after a stop; nothing new begins.
    if (parts.signal.aborted && to.stage !== 'settled' && to.stage !== 'published') throw stopped(parts.signal);
    const event: Extract<HealEvent, { type: 'moved' }> = {
      type: 'moved',
      at: parts.now().toISOString(),
      runId: parts.runId,
      caseId: to.id,
      from: from?.stage,
      to: to.stage,
      healCase: to,
    };
    await parts.ledger.save(to, event);
    parts.announce(event);
    return to;
  };
}

async function think<K extends Kind>(start: HealCase<K>, parts: LoopParts<K>, move: Saved<K>): Promise<HealCase<K>> {
  let current = start;
  for (;;) {
    let next: HealCase<K>;
    try {
      next = await advance(current, parts);
    } catch (error) {
      if (parts.signal.aborted || current.stage === 'settled') throw error;
      // One heal that fails must not stop the others: it ends as a case for people.
      const outcome: Outcome = { status: 'escalated', reason: 'internal-error', detail: messageOf(error) };
      return move(current, settle(current, outcome, []));
    }
    if (next === current) return current;
    current = await move(current, next);
  }
}

interface Acted<K extends Kind> {
  readonly finished: readonly HealCase<K>[];
  readonly pending: readonly Applied<K>[];
  readonly bad: readonly Culprit<K>[];
}

async function act<K extends Kind>(
  batch: readonly Authorized<K>[],
  parts: LoopParts<K>,
  move: Saved<K>,
  round: number,
): Promise<Acted<K>> {
  let trialNumber = 0;
  const attempt: Attempt<K> = async (cases, only): Promise<Trial<K>> => {
    if (parts.signal.aborted) throw stopped(parts.signal);
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
  move: Saved<K>,
): Promise<readonly HealCase<K>[]> {
  const finished: HealCase<K>[] = [];
  const [first] = verified;
  if (first?.verdict.allow === 'try-only') {
    await parts.domain.rollback(first.receipt);
    for (const healCase of verified) finished.push(await move(healCase, settleShadow(healCase)));
    return finished;
  }
  if (parts.signal.aborted) throw stopped(parts.signal);
  const publication = await parts.domain.publish(verified);
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
  return settle(healCase, { status: 'skipped', reason, detail }, healCase.considered);
}

/** Back to the drawing board, with what failed excluded; the only edge of the loop that leads back. */
async function reopen<K extends Kind>(
  healCase: Authorized<K> | Applied<K>,
  failed: readonly GateResult[] | undefined,
  move: Saved<K>,
): Promise<HealCase<K>> {
  const { id, kind, finding, diagnosis, remedy } = healCase;
  const attempts = failed ? [...healCase.attempts, { remedy, gates: failed }] : healCase.attempts;
  return move(healCase, { stage: 'diagnosed', id, kind, finding, diagnosis, attempts });
}

/** The gates as this case met them: with its own complaint where the batch as a whole has another. */
function gatesFor<K extends Kind>({ healCase, verification }: Culprit<K>): readonly GateResult[] {
  const own = verification.culprits.find((complaint) => complaint.id === healCase.id);
  return verification.gates.map((gate) => (!gate.passed && own ? { ...gate, detail: own.detail } : gate));
}

interface FailedBeside {
  readonly remedy: RemedyHead;
  readonly gates: readonly GateResult[];
}

/** Thinks until there is something new to try: a remedy that came out the same as the one that failed is not tried twice. */
async function plan<K extends Kind>(
  start: HealCase<K>,
  failedBeside: ReadonlyMap<string, FailedBeside>,
  parts: LoopParts<K>,
  move: Saved<K>,
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
async function relocate<K extends Kind>(
  healCase: HealCase<K>,
  parts: LoopParts<K>,
  move: Saved<K>,
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

async function leaveForNextRun<K extends Kind>(healCase: Authorized<K>, move: Saved<K>): Promise<HealCase<K>> {
  const outcome: Outcome = {
    status: 'skipped',
    reason: 'conflicting-fix',
    detail: 'Its edit overlaps other heals of this run. Run Heal again to take it up.',
  };
  return move(healCase, settle(healCase, outcome, healCase.considered));
}

function announceTrial<K extends Kind>(
  applied: readonly Applied<K>[],
  verification: Verification,
  parts: LoopParts<K>,
) {
  const caseIds = applied.map((healCase) => healCase.id);
  parts.announce({ type: 'batch-tried', at: parts.now().toISOString(), runId: parts.runId, caseIds, verification });
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

function stopped(signal: AbortSignal): StoppedError {
  return signal.reason instanceof StoppedError
    ? signal.reason
    : new StoppedError('This run was stopped.', 'Nothing half-done is left. Start it again when you are ready.');
}
