import { StoppedError } from '#core/errors.ts';
import type { CommitSummary, History } from '#core/ports/history.ts';
import { chooseChangedFiles, revertedSubject, type CommitSize } from '#remedies/history/choose-files.ts';
import type { CureIndex } from '#remedies/history/cure-index.ts';
import type { BackfillReport } from '../learning/backfill-contract.ts';
import type { BackfillProgress } from '../learning/backfill-progress.ts';
import type { CureFinder } from './cure-finder.ts';
import type { Learner } from '../learning/learner.ts';

export interface ReadHistoryParts {
  readonly history: History;
  readonly finder: CureFinder;
  readonly learner: Learner;
  readonly index: CureIndex;
  readonly progress: BackfillProgress;
  readonly limits: { readonly since?: string; readonly maxCommits: number; readonly maxMinutes: number };
  /** Larger commits are read, and not scanned. */
  readonly size: CommitSize;
  readonly repository: string;
  say(doing: string): void;
  readonly signal: AbortSignal;
}

/** Commits whose files are scanned together: starting the tools costs as much as two dozen commits. */
const batchSize = 60;
/** Commits that are looked at in one go when nearly all of them are passed over. */
const longestHistory = 200_000;

/** Reads commits newest first, batch by batch; each batch is learned from and then remembered as read. */
export async function readHistory(parts: ReadHistoryParts): Promise<BackfillReport> {
  const started = performance.now();
  const deadline = started + parts.limits.maxMinutes * 60_000;
  const { since, maxCommits } = parts.limits;
  const tally = makeTally();
  const reverted = new Set<string>();
  let batch: CommitSummary[] = [];
  let toScan = 0;
  let ended: BackfillReport['ended'] = 'complete';
  const flush = async () => {
    if (batch.length === 0) return;
    parts.say(describeBatch(tally.read, batch, sumOf(tally.cures)));
    await learnFrom(batch, parts, tally);
    batch = [];
    toScan = 0;
  };
  try {
    const query = { limit: longestHistory, ...(since === undefined ? {} : { since }) };
    for await (const commit of parts.history.commits(query)) {
      parts.signal.throwIfAborted();
      const taken = revertedSubject(commit);
      if (taken !== undefined) reverted.add(taken);
      if (parts.progress.has(commit.sha)) {
        tally.before++;
        continue;
      }
      if (tally.read + batch.length >= maxCommits) ended = 'max-commits';
      else if (performance.now() > deadline) ended = 'max-minutes';
      if (ended !== 'complete') break;
      // What people took back was no cure, and neither is taking it back.
      const isTakenBack = taken !== undefined || reverted.has(commit.subject);
      const isSmall = !isTakenBack && chooseChangedFiles(commit, parts.size).length > 0;
      batch.push(isSmall ? commit : { ...commit, files: [] });
      if (isSmall) toScan++;
      if (toScan >= batchSize || batch.length >= 10 * batchSize) await flush();
    }
    await flush();
  } catch (error) {
    // Batches that were finished are kept; the next run goes on behind them.
    if (!parts.signal.aborted && !(error instanceof StoppedError)) throw error;
    ended = 'stopped';
  }
  return makeReport(parts, tally, ended, Math.round(performance.now() - started));
}

interface Tally {
  read: number;
  scanned: number;
  before: number;
  /** By rule. */
  readonly cures: Map<string, number>;
  readonly learned: Set<string>;
  readonly changed: Set<string>;
  readonly merged: Set<string>;
  readonly refused: Map<string, number>;
  readonly warnings: Set<string>;
}

function makeTally(): Tally {
  return {
    ...{ read: 0, scanned: 0, before: 0, cures: new Map<string, number>() },
    ...{ learned: new Set<string>(), changed: new Set<string>(), merged: new Set<string>() },
    ...{ refused: new Map<string, number>(), warnings: new Set<string>() },
  };
}

async function learnFrom(batch: readonly CommitSummary[], parts: ReadHistoryParts, tally: Tally): Promise<void> {
  const small = batch.filter(({ files }) => files.length > 0);
  const { cures, problems } = await parts.finder.find(small, parts.signal);
  for (const problem of problems) tally.warnings.add(problem);
  const outcome = await parts.learner.learn(cures);
  for (const id of outcome.learned) tally.learned.add(id);
  for (const id of outcome.changed) if (!tally.learned.has(id)) tally.changed.add(id);
  for (const id of outcome.merged) {
    tally.merged.add(id);
    tally.learned.delete(id);
    tally.changed.delete(id);
  }
  for (const reason of outcome.refused) tally.refused.set(reason, (tally.refused.get(reason) ?? 0) + 1);
  for (const problem of outcome.problems) tally.warnings.add(problem);
  await parts.index.add(cures);
  // Last: what is not remembered as read is read again.
  await parts.progress.add(batch.map(({ sha }) => sha));
  tally.read += batch.length;
  tally.scanned += small.length;
  for (const { finding } of cures) tally.cures.set(finding.rule, (tally.cures.get(finding.rule) ?? 0) + 1);
}

function describeBatch(read: number, batch: readonly CommitSummary[], cures: number): string {
  const at = batch.at(-1)?.at.slice(0, 10) ?? '';
  return `Read ${read} commits and found ${cures} cures; now at ${at}`;
}

function makeReport(
  { repository }: ReadHistoryParts,
  tally: Tally,
  ended: BackfillReport['ended'],
  wallMs: number,
): BackfillReport {
  const counts = [...tally.cures].map(([rule, count]) => ({ rule, count }));
  return {
    version: 1,
    repository,
    ended,
    commits: { read: tally.read, scanned: tally.scanned, before: tally.before },
    cures: counts.sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1)),
    patterns: {
      learned: [...tally.learned].sort(),
      changed: [...tally.changed].sort(),
      merged: [...tally.merged].sort(),
      refused: Object.fromEntries([...tally.refused].sort(([, a], [, b]) => b - a)),
    },
    wallMs,
    warnings: [...tally.warnings],
  };
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
