import type { Settled } from '#core/case.ts';
import type { Kind } from '#core/finding.ts';
import type { Ledger, RecordedEvent } from '#core/ports/ledger.ts';
import type { Memo } from '#core/ports/memo.ts';
import type { RemedyRecords } from '#core/ports/remedy-records.ts';
import type { RecordEntry, RecordKind } from '#core/record.ts';
import type { Attempt, RemedyHead } from '#core/remedy.ts';

/**
 * Keeps the record of remedies: what became of each, read from the moves of cases. It follows the ledger like the audit
 * trail does, so that a crash between the two loses nothing: what was not read yet is read at the next start, and
 * what is read twice counts once.
 */
export interface RecordKeeper {
  /** Reads every move that the ledger has and the record does not. */
  catchUp(): Promise<void>;
}

const memoKey = 'records.seq';
/** Moves that are held in memory at once. */
const pageSize = 1000;

export function makeRecordKeeper(parts: {
  readonly ledger: Pick<Ledger, 'events'>;
  readonly records: Pick<RemedyRecords, 'add'>;
  readonly memo: Memo;
}): RecordKeeper {
  const { ledger, records, memo } = parts;
  let queue: Promise<void> = Promise.resolve();
  const readNew = async () => {
    let after = Number((await memo.read(memoKey)) ?? 0);
    for (;;) {
      const events = await ledger.events({ after, limit: pageSize });
      const last = events.at(-1);
      if (!last) return;
      await records.add(events.flatMap(readMove));
      after = last.seq;
      // Only now: what a crash keeps from being remembered is read again.
      await memo.write(memoKey, String(after));
    }
  };
  return { catchUp: () => (queue = queue.then(readNew, readNew)) };
}

/** What a move says about remedies. Only the end of a case does: by then everything that was tried stands in it. */
export function readMove({ event }: Pick<RecordedEvent, 'event'>): readonly RecordEntry[] {
  const { healCase, at } = event;
  if (healCase.stage !== 'settled') return [];
  const entryOf = (kind: RecordKind, { healer, origin }: RemedyHead): RecordEntry => {
    return { remedy: healer, origin, rule: healCase.finding.rule, kind, at, caseId: healCase.id };
  };
  // A person who takes a heal back settles its case once more: what was tried then was told before.
  const failed = event.from === 'settled' ? [] : healCase.attempts.filter(isAtFault);
  const told = tellOf(healCase);
  const remedy = 'remedy' in healCase.last ? healCase.last.remedy : undefined;
  return [
    ...failed.map((attempt) => entryOf('rolled-back', attempt.remedy)),
    ...(told && remedy ? [entryOf(told, remedy)] : []),
  ];
}

function tellOf({ outcome }: Settled<Kind>): RecordKind | undefined {
  if (outcome.status === 'healed') return 'verified';
  return outcome.status === 'skipped' && outcome.reason === 'declined' ? 'rejected' : undefined;
}

/** A remedy that is larger than this repository allows was never tried, and some gates cannot say whose fault it was. */
function isAtFault({ gates }: Attempt): boolean {
  const failed = gates.find((gate) => !gate.passed);
  return failed !== undefined && failed.name !== 'scope' && failed.inconclusive === undefined;
}
