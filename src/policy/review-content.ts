/** The App's own notes on a commit: one check run for each content that it was seen with. */
export interface ContentNote {
  readonly id: number;
  readonly digest: string;
  /** ISO 8601: reviews given until then were for another content. */
  readonly since: string | undefined;
}
export interface ContentFacts {
  readonly digest: string;
  readonly notes: readonly ContentNote[];
  /** ISO 8601: when the base was changed, or the branch moved by force. */
  readonly changes: readonly string[];
  /** ISO 8601, by GitHub's clock: the newest thing that was read. A review that comes later is later than it. */
  readonly readUntil: string;
}

/**
 * Since when a commit has had the content that it has now. The same commit is another change against another base, and
 * a review names its commit only: what was approved before the base changed is not what would be merged now.
 */
export function findContentSince({ digest, notes, changes, readUntil }: ContentFacts): {
  /** Undefined: for as long as the commit has been there. */
  readonly since: string | undefined;
  /** True: there is no note of this content yet, only of another. */
  readonly isOther: boolean;
} {
  const newest = notes.toSorted((a, b) => b.id - a.id)[0];
  const isOther = newest !== undefined && newest.digest !== digest;
  const wasOther = notes.some((note) => note.digest !== digest);
  const noted = isOther ? readUntil : wasOther ? (newest?.since ?? readUntil) : undefined;
  return { since: latestOf([...changes, ...(noted === undefined ? [] : [noted])]), isOther };
}

/** The latest of some instants (ISO 8601). */
export function latestOf(instants: readonly string[]): string | undefined {
  return instants.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0];
}
