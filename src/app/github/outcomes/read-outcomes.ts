import type { RecordEntry } from '#core/record.ts';
import type { IssueFacts } from '#drivers/github/issues.ts';
import { isNo } from '../publish/own-pulls.ts';
import { readPullMarker } from '../publish/pull-marker.ts';

/** What became of one pull request of Heal, for the records of the cures behind it. */
export interface PullOutcome {
  readonly number: number;
  /** The same each time that it is read. */
  readonly entries: readonly RecordEntry[];
}

/**
 * Merged, the cures held; closed by a person, they were turned down. What Heal closed itself says nothing, neither does
 * what is open. Only ask of pull requests that Heal opened.
 */
export function readOutcome(issue: IssueFacts): PullOutcome | undefined {
  const marker = issue.isPull ? readPullMarker(issue.body) : undefined;
  if (!marker || issue.state !== 'closed' || issue.closedAt === undefined) return undefined;
  const kind = issue.isMerged ? 'kept' : isNo(issue, marker) ? 'rejected' : undefined;
  if (kind === undefined) return undefined;
  const at = issue.closedAt;
  const entries = marker.by.map(({ c, h, o, r }): RecordEntry => {
    return { remedy: h, origin: o, rule: r, kind, at, caseId: c };
  });
  return entries.length === 0 ? undefined : { number: issue.number, entries };
}
