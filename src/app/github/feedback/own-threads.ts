import type { GitHubRepository } from '#drivers/github/client.ts';
import { listReviewThreads, type ReviewThread } from '#drivers/github/review-comments.ts';
import type { Self } from '../publish/contract.ts';
import type { Suggestion } from './find-suggestions.ts';
import { digestSuggestion, readSuggestionMarker, type SuggestionMarker } from './suggestion-text.ts';

/** A conversation that a suggestion of ours began. */
export interface OwnThread extends ReviewThread {
  readonly marker: SuggestionMarker;
}
export interface SortedThreads {
  /** Fingerprints of suggestions that stand as they should. */
  readonly standing: ReadonlySet<string>;
  /** Fingerprints of suggestions that a person set aside: they are not made again. */
  readonly declined: ReadonlySet<string>;
  /** To be made. */
  readonly missing: readonly Suggestion[];
  /** To be closed: the finding is gone, or what is suggested for it is another by now. */
  readonly over: readonly OwnThread[];
}

/** Whoever else wrote a comment with such a marker did not write one of ours. */
export async function readOwnThreads(
  repository: GitHubRepository,
  pull: number,
  self: Self,
): Promise<readonly OwnThread[]> {
  return (await listReviewThreads(repository, pull)).flatMap((thread) => {
    const marker = thread.first.authorId === self.id ? readSuggestionMarker(thread.first.body) : undefined;
    return marker ? [{ ...thread, marker }] : [];
  });
}

/** `present`: fingerprints of all findings that are still there. */
export function sortThreads(
  threads: readonly OwnThread[],
  suggestions: readonly Suggestion[],
  present: ReadonlySet<string>,
): SortedThreads {
  const declined = new Set(
    threads
      .filter(({ isResolved, marker }) => isResolved && !marker.isDone)
      .map(({ marker }) => marker.fingerprint)
      .filter((fingerprint) => present.has(fingerprint)),
  );
  const wanted = new Map(suggestions.map((one) => [one.healCase.fingerprint, one]));
  const standing = new Set<string>();
  const over: OwnThread[] = [];
  for (const thread of threads) {
    if (thread.isResolved) continue;
    const { fingerprint, digest } = thread.marker;
    const suggestion = wanted.get(fingerprint);
    const isRight = suggestion !== undefined && !thread.isOutdated && digest === digestSuggestion(suggestion);
    // A finding that cannot be suggested any more, but is there: its conversation goes on as long as its lines do.
    const mayStay = isRight || (suggestion === undefined && present.has(fingerprint) && !thread.isOutdated);
    // Twice at once is one too many.
    if (!mayStay || standing.has(fingerprint) || declined.has(fingerprint)) over.push(thread);
    else standing.add(fingerprint);
  }
  const missing = suggestions.filter(
    ({ healCase: { fingerprint } }) => !standing.has(fingerprint) && !declined.has(fingerprint),
  );
  return { standing, declined, missing, over };
}
