import type { HealCase } from '#core/case.ts';
import { sha256 } from '#core/fingerprint.ts';
import type { AppendLog } from '#core/ports/append-log.ts';
import type { Ledger, RecordedEvent } from '#core/ports/ledger.ts';

/**
 * The audit trail: one JSON line for each move of a case, each with the hash of the line before it, so that an altered,
 * removed or inserted line shows. It is written from the ledger's events: what a crash kept from being written
 * is written when the next run starts.
 */
export interface AuditEntry {
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
export interface AuditVerdict {
  readonly valid: boolean;
  readonly entries: number;
  readonly problem: string | undefined;
}

const genesis = '0'.repeat(64);

export interface AuditTrail {
  /** Writes every move that the ledger has and the trail does not. */
  catchUp(): Promise<void>;
  verify(): Promise<AuditVerdict>;
}

export function makeAuditTrail(log: AppendLog, ledger: Pick<Ledger, 'events'>): AuditTrail {
  let last: { seq: number; hash: string } | undefined;
  let queue: Promise<void> = Promise.resolve();
  const writeNew = async () => {
    if (!last) {
      await log.repair();
      const entry = readEntry((await log.lines()).at(-1) ?? '');
      last = entry ? { seq: entry.seq, hash: entry.hash } : { seq: 0, hash: genesis };
    }
    const lines: string[] = [];
    for (const recorded of await ledger.events({ after: last.seq })) {
      const entry = makeEntry(recorded, last.hash);
      lines.push(JSON.stringify(entry));
      last = { seq: entry.seq, hash: entry.hash };
    }
    await log.append(lines);
  };
  return {
    catchUp: () => (queue = queue.then(writeNew, writeNew)),
    async verify() {
      const newest = (await ledger.events({})).at(-1);
      return verifyLines(await log.lines(), newest?.seq ?? 0);
    },
  };
}

/** Checks the chain; `lastSeq` is the newest move that must be in it. */
export function verifyLines(lines: readonly string[], lastSeq: number): AuditVerdict {
  let prev = genesis;
  let seq = 0;
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
    if (entry.seq <= seq) return problem('repeats or reverses the order of moves.');
    prev = hash;
    seq = entry.seq;
  }
  if (seq < lastSeq) {
    return {
      valid: false,
      entries: lines.length,
      problem: `The end is missing: the ledger has moves up to ${lastSeq}, the trail up to ${seq}.`,
    };
  }
  return { valid: true, entries: lines.length, problem: undefined };
}

function makeEntry({ seq, event }: RecordedEvent, prev: string): AuditEntry {
  const { finding } = event.healCase;
  const entry: Omit<AuditEntry, 'hash'> = {
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

function readEntry(line: string): AuditEntry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('seq' in value) || typeof value.seq !== 'number' || !('hash' in value) || typeof value.hash !== 'string')
      return undefined;
    // The hash covers every other field, so a line that was not written by makeEntry fails its check.
    return value as AuditEntry;
  } catch {
    return undefined;
  }
}
