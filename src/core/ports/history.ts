export interface CommitSummary {
  readonly sha: string;
  /** ISO 8601, of the committer. */
  readonly at: string;
  readonly subject: string;
  /** Undefined for the first commit; merges are never listed. */
  readonly parent: string | undefined;
  /** The author's name or address is one of the known robots'. */
  readonly isByBot: boolean;
  /** Files of the package that it changed; a rename is one file gone and one new. */
  readonly files: readonly { readonly path: string; readonly added: number; readonly removed: number }[];
}
export interface CommitQuery {
  /** A commit or branch; default HEAD. */
  readonly from?: string;
  readonly paths?: readonly string[];
  /** Only commits whose diff has a line that holds this very text. */
  readonly touching?: string;
  /** A date as Git reads it: `2025-01-31`, `6 months ago`. */
  readonly since?: string;
  readonly limit: number;
  /** When looking takes longer, what was found by then is all there is. */
  readonly withinMs?: number;
}
/** What this repository's git history says; read-only, and bounded in time and size. */
export interface History {
  /** Newest first. */
  commits(query: CommitQuery): AsyncIterable<CommitSummary>;
  /** These commits, in this order; those that are not there or are merges are left out. */
  describe(shas: readonly string[]): Promise<readonly CommitSummary[]>;
  /** Text of a file at a commit; undefined when it is not there, binary or too large. Many asked at once cost little more than one. */
  textAt(sha: string, path: string): Promise<string | undefined>;
  /** The commit that last changed each line of [from, to] (from 1) of the file at HEAD. */
  blame(path: string, from: number, to: number): Promise<readonly { readonly line: number; readonly sha: string }[]>;
}
