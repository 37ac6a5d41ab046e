import type { GitHubRepository } from '#drivers/github/client.ts';
import { listOwnIssues, type IssueFacts } from '#drivers/github/issues.ts';
import { listOpenPulls, type PullFacts } from '#drivers/github/pulls.ts';
import type { Self } from './contract.ts';
import { readPullMarker, type PullMarker } from './pull-marker.ts';

export const labels = {
  all: 'heal',
  needsHuman: 'heal:needs-human',
  stop: 'heal:stop',
  rebase: 'heal:rebase',
  /** On a closed pull request: the no is taken back. */
  reconsider: 'heal:reconsider',
} as const;

export interface OpenPull extends PullFacts {
  readonly marker: PullMarker;
}
/** A pull request that a person closed: their no. */
export interface RejectedPull {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly marker: PullMarker;
}
/** All that Heal ever opened here, as GitHub tells it now. Whoever did not open it as Heal is not in it, whatever they wrote. */
export interface OwnState {
  /** Oldest first. */
  readonly open: readonly OpenPull[];
  readonly rejected: readonly RejectedPull[];
  /** When (ISO 8601) its pull requests were opened, newest first. */
  readonly openedAt: readonly string[];
  /** Issues that are no pull requests. */
  readonly issues: readonly IssueFacts[];
}

export async function readOwnState(repository: GitHubRepository, self: Self): Promise<OwnState> {
  const own = await listOwnIssues(repository, self);
  const marked = own.flatMap((issue) => {
    const marker = issue.isPull ? readPullMarker(issue.body) : undefined;
    return marker ? [{ issue, marker }] : [];
  });
  const open = (await listOpenPulls(repository)).flatMap((pull): OpenPull[] => {
    const marker = pull.authorId === self.id && pull.isFromHere ? readPullMarker(pull.body) : undefined;
    return marker && pull.headRef.startsWith('heal/') ? [{ ...pull, marker }] : [];
  });
  return {
    open: open.toSorted((a, b) => a.number - b.number),
    rejected: marked
      .filter(({ issue, marker }) => isNo(issue, marker))
      .map(({ issue: { number, url, title }, marker }) => ({ number, url, title, marker })),
    openedAt: [
      ...new Map([
        ...marked.map(({ issue }) => [issue.number, issue.createdAt] as const),
        ...open.map((pull) => [pull.number, pull.createdAt] as const),
      ]).values(),
    ].toSorted((a, b) => Date.parse(b) - Date.parse(a)),
    issues: own.filter(({ isPull }) => !isPull),
  };
}

/** A person closed it, and did not take that back. */
export function isNo(issue: IssueFacts, marker: PullMarker): boolean {
  return (
    issue.state === 'closed' &&
    !issue.isMerged &&
    marker.closed === undefined &&
    !issue.labels.includes(labels.reconsider)
  );
}

/** Fingerprints of findings whose pull request a person closed: they are not proposed again. */
export function listRejected({ rejected }: Pick<OwnState, 'rejected'>): ReadonlyMap<string, RejectedPull> {
  return new Map(rejected.flatMap((pull) => pull.marker.fp.map((fingerprint) => [fingerprint, pull] as const)));
}
