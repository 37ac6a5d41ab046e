import type { HealCase } from '#core/case.ts';
import { messageOf, stoppedBy } from '#core/errors.ts';
import type { Announce } from '#core/event.ts';
import type { Kind } from '#core/finding.ts';
import type { Outcome } from '#core/outcome.ts';
import type { Ledger, MoveEvent } from '#core/ports/ledger.ts';
import { advance, settle, type ThinkingParts } from './advance.ts';

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
/** Saves the state that a case has reached, then announces it. */
export type Move<K extends Kind> = <C extends HealCase<K>>(from: HealCase<K> | undefined, to: C) => Promise<C>;

export function makeMove<K extends Kind>(parts: LoopParts<K>): Move<K> {
  return async (from, to) => {
    // What already happened is written down even after a stop; nothing new begins.
    if (parts.signal.aborted && to.stage !== 'settled' && to.stage !== 'published') throw stoppedBy(parts.signal);
    const event: MoveEvent = {
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

/** Moves a case on until it is settled or has to wait. */
export async function think<K extends Kind>(
  start: HealCase<K>,
  parts: LoopParts<K>,
  move: Move<K>,
): Promise<HealCase<K>> {
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
