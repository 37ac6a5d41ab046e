import type { HealCase } from '#core/case.ts';
import { sha256 } from '#core/fingerprint.ts';
import type { Act, Acts, RecordedAct } from '#core/ports/acts.ts';
import type { AppendLog } from '#core/ports/append-log.ts';
import type { Ledger, RecordedEvent } from '#core/ports/ledger.ts';

/**
 * The audit trail: one JSON line for each move of a case and for each other change of what Heal remembers, each with
 * the hash of the line before it, so that an altered, removed or inserted line shows. It is written from the ledger:
 * what a crash kept from being written is written when the next run starts.
 */
export interface MoveEntry {
  readonly v: 1;
  /** Position of the move in the ledger. */
  readonly seq: number;
  readonly at: string;
  readonly runId: string;
  readonly caseId: string;
  readonly from: string | null;
  readonly to: string;
  readonly rule: string;
  readonly place: unknown;
  readonly detail: unknown;
  readonly prev: string;
  /** SHA-256 of the entry without this field. */
  readonly hash: string;
}
/** What happened beside cases: a record, a choice of a person. */
export interface ActEntry {
  readonly v: 1;
  /** Position of the act in the ledger, counted apart from the moves. */
  readonly act: number;
  readonly at: string;
  readonly what: string;
  readonly detail: unknown;
  readonly prev: string;
  readonly hash: string;
}
export interface AuditVerdict {
  readonly valid: boolean;
  readonly entries: number;
  readonly problem: string | undefined;
}

const genesis = '0'.repeat(64);

export interface AuditTrail {
  /** Writes everything that the ledger has and the trail does not. */
  catchUp(): Promise<void>;
  verify(): Promise<AuditVerdict>;
}
/** Newest position of a move and of an act. */
interface Positions {
  readonly seq: number;
  readonly act: number;
}
const withoutActs: Pick<Acts, 'list'> = { list: async () => [] };

export function makeAuditTrail(
  log: AppendLog,
  ledger: Pick<Ledger, 'events'>,
  acts: Pick<Acts, 'list'> = withoutActs,
): AuditTrail {
  let last: (Positions & { readonly hash: string }) | undefined;
  let queue: Promise<void> = Promise.resolve();
  const writeNew = async () => {
    if (!last) {
      await log.repair();
      last = readEnd(await log.lines());
    }
    const lines: string[] = [];
    for (const recorded of await ledger.events({ after: last.seq })) {
      const entry = makeMoveEntry(recorded, last.hash);
      lines.push(JSON.stringify(entry));
      last = { ...last, seq: entry.seq, hash: entry.hash };
    }
    for (const recorded of await acts.list({ after: last.act })) {
      const entry = makeActEntry(recorded, last.hash);
      lines.push(JSON.stringify(entry));
      last = { ...last, act: entry.act, hash: entry.hash };
    }
    await log.append(lines);
  };
  return {
    catchUp: () => (queue = queue.then(writeNew, writeNew)),
    async verify() {
      const [newest, newestAct] = [(await ledger.events({})).at(-1), (await acts.list({})).at(-1)];
      return verifyLines(await log.lines(), newest?.seq ?? 0, newestAct?.seq ?? 0);
    },
  };
}

/** Where the trail ends. One whose last line is no entry is begun anew, so that the damage shows. */
function readEnd(lines: readonly string[]): Positions & { readonly hash: string } {
  const hash = readEntry(lines.at(-1) ?? '')?.hash;
  if (hash === undefined) return { seq: 0, act: 0, hash: genesis };
  const found: { seq?: number; act?: number } = {};
  for (const line of lines.toReversed()) {
    const entry = readEntry(line);
    if (entry && 'seq' in entry) found.seq ??= entry.seq;
    if (entry && 'act' in entry) found.act ??= entry.act;
    if (found.seq !== undefined && found.act !== undefined) break;
  }
  return { seq: found.seq ?? 0, act: found.act ?? 0, hash };
}

/** Checks the chain; `lastSeq` and `lastAct` are the newest that must be in it. */
export function verifyLines(lines: readonly string[], lastSeq: number, lastAct = 0): AuditVerdict {
  let prev = genesis;
  let seq = 0;
  let act = 0;
  for (const [index, line] of lines.entries()) {
    const problem = (what: string): AuditVerdict => ({
      valid: false,
      entries: lines.length,
      problem: `Line ${index + 1}: ${what}`,
    });
    const entry = readEntry(line);
    if (!entry) return problem('is not an entry of the trail.');
    const { hash, ...rest } = entry;
    if (sha256(JSON.stringify(rest)) !== hash) return problem('was altered: its content does not match its hash.');
    if (entry.prev !== prev) return problem('does not follow the line before it: lines were removed, added or moved.');
    if ('seq' in entry ? entry.seq <= seq : entry.act <= act) return problem('repeats or reverses the order of moves.');
    prev = hash;
    if ('seq' in entry) seq = entry.seq;
    else act = entry.act;
  }
  const isWhole = seq >= lastSeq && act >= lastAct;
  if (isWhole) return { valid: true, entries: lines.length, problem: undefined };
  const problem =
    seq < lastSeq
      ? `The end is missing: the ledger has moves up to ${lastSeq}, the trail up to ${seq}.`
      : `The end is missing: the ledger has records and choices up to ${lastAct}, the trail up to ${act}.`;
  return { valid: false, entries: lines.length, problem };
}

function makeMoveEntry({ seq, event }: RecordedEvent, prev: string): MoveEntry {
  const { finding } = event.healCase;
  const entry: Omit<MoveEntry, 'hash'> = {
    v: 1,
    seq,
    at: event.at,
    runId: event.runId,
    caseId: event.caseId,
    from: event.from ?? null,
    to: event.to,
    rule: finding.rule,
    place: finding.place,
    detail: describe(event.healCase),
    prev,
  };
  return { ...entry, hash: sha256(JSON.stringify(entry)) };
}

function makeActEntry({ seq, at, act }: RecordedAct, prev: string): ActEntry {
  const entry: Omit<ActEntry, 'hash'> = { v: 1, act: seq, at, what: act.what, detail: describeAct(act), prev };
  return { ...entry, hash: sha256(JSON.stringify(entry)) };
}

function describeAct(act: Act): unknown {
  switch (act.what) {
    case 'recorded':
      return act.entry;
    case 'ignored':
    case 'no-longer-ignored':
      return act.ignored;
    case 'library':
      return { about: act.about, detail: act.detail };
  }
}

/** What this move decided; the diff stands with the plan and again with what was published. */
function describe(healCase: HealCase): unknown {
  switch (healCase.stage) {
    case 'detected':
      return { message: healCase.finding.message, sources: healCase.finding.sources };
    case 'diagnosed':
      return {
        ...healCase.diagnosis,
        attempts: healCase.attempts.map(({ remedy, gates }) => ({ remedy: remedy.id, gates })),
      };
    case 'planned':
      return {
        remedy: healCase.remedy.id,
        summary: healCase.remedy.summary,
        safety: healCase.remedy.safety,
        diff: healCase.remedy.preview,
      };
    case 'authorized':
      return healCase.verdict;
    case 'applied':
      return healCase.receipt;
    case 'verified':
      return { gates: healCase.verification.gates };
    case 'published':
      return { ref: healCase.publication.ref, diff: healCase.remedy.preview };
    case 'settled':
      return healCase.outcome;
  }
}

function readEntry(line: string): MoveEntry | ActEntry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return undefined;
    const position = 'seq' in value ? value.seq : 'act' in value ? value.act : undefined;
    if (typeof position !== 'number' || !('hash' in value) || typeof value.hash !== 'string') return undefined;
    // The hash covers every other field, so a line that was not written above fails its check.
    return value as MoveEntry | ActEntry;
  } catch {
    return undefined;
  }
}
