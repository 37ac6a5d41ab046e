export interface CommitSummary {
  readonly sha: string;
  /** ISO 8601, of the committer. */
  readonly at: string;
  readonly subject: string;
  /** Undefined for the first commit; merges are never listed. */
  readonly parent: string | undefined;
  readonly files: readonly { readonly path: string; readonly added: number; readonly removed: number }[];
}
/** What this repository's git history says; read-only, and bounded in time and size. */
export interface History {
  /** Newest first, reachable from `from` (default HEAD). */
  commits(options: {
    readonly from?: string;
    readonly paths?: readonly string[];
    readonly limit: number;
  }): AsyncIterable<CommitSummary>;
  /** Text of a file at a commit; undefined when it is not there, binary or too large. */
  textAt(sha: string, path: string): Promise<string | undefined>;
  /** The commit that last changed each line of [from, to] (from 1) of the file at HEAD. */
  blame(path: string, from: number, to: number): Promise<readonly { readonly line: number; readonly sha: string }[]>;
}
