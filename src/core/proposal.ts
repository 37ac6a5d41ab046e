import { createHash } from 'node:crypto';
import type { Evidence } from './evidence.ts';
import type { Category, Priority, Severity, Safety } from './finding.ts';
import type { GateResult } from './outcome.ts';
import type { Origin, Rung } from './remedy.ts';

/**
 * What analysing hands to publishing: data only. It comes from a job that ran the repository's own code, perhaps
 * through an artifact that others could write: whoever publishes it checks all of it again from scratch.
 */
export interface ProposalBundle {
  readonly version: 1;
  /** `owner/name`; publishing refuses a bundle for another repository. */
  readonly repository: string;
  /** Commit, 40 hex digits, on which everything was verified. */
  readonly head: string;
  /** Branch that the proposals are for, without `refs/heads/`. */
  readonly branch: string;
  readonly runId: string;
  readonly at: string;
  /** The whole repository was looked at, for everything: what is neither proposed nor open is not there any more. */
  readonly isComplete: boolean;
  readonly summary: {
    readonly found: number;
    readonly healed: number;
    readonly waiting: number;
    readonly rolledBack: number;
    readonly flagged: number;
  };
  /** Each was verified alone, on `head`. Most important first. */
  readonly proposals: readonly Proposal[];
  /** What was not healed, with the reason; for the dashboard and the summary. Bounded by whoever makes the bundle. */
  readonly open: readonly OpenFinding[];
}
/** One pull request: all cases of one rule (or of one category, or all), and nothing else. */
export interface Proposal {
  /** Stable while the findings are the same: `<category>/<rule>-<first 8 hex digits of the hash of the fingerprints>`. */
  readonly key: string;
  readonly category: Category;
  /** The rule that all cases share; the category's name where they are grouped by it. */
  readonly rule: string;
  readonly priority: Priority;
  readonly severity: Severity;
  readonly cases: readonly ProposedCase[];
  readonly files: readonly ProposedFile[];
  /** What was seen when exactly these files were verified together. */
  readonly gates: readonly GateResult[];
  /** Whether a person must approve before it may be merged, and why. Recomputed by whoever publishes. */
  readonly approval: { readonly needed: boolean; readonly why: string };
  readonly testedBySuite: boolean;
}
export interface ProposedFile {
  /** Relative to the root of the repository, with `/`. */
  readonly path: string;
  /** Git's object id of the file on `head`: a file that is another by now is not overwritten. '' for one that is not there. */
  readonly before: string;
  /** The whole new content, base64. */
  readonly after: string;
}
export interface ProposedCase {
  readonly id: string;
  readonly fingerprint: string;
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly message: string;
  /** Imperative, one line. */
  readonly summary: string;
  readonly healer: string;
  readonly origin: Origin;
  readonly rung: Rung;
  readonly safety: Safety;
  readonly confidence: number;
  /** Why it would not act by itself; absent when its record is good enough. */
  readonly waits?: string;
  readonly evidence?: Evidence;
  /** Unified diff of this case alone, paths relative to the root of the repository. */
  readonly diff: string;
}
export interface OpenFinding {
  readonly fingerprint: string;
  readonly rule: string;
  readonly category: Category;
  readonly priority: Priority;
  readonly severity: Severity;
  readonly path: string;
  readonly line: number;
  readonly message: string;
  /** `flag-only`, `no-remedy`, `rolled-back`, …: the closed reasons of `outcome.ts`. */
  readonly reason: string;
  readonly detail: string;
}

/** Git's object id of a file's content: what GitHub calls the `sha` of a file. */
export function blobId(content: Uint8Array): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

/**
 * What an approval is for: the content of every file that differs, whoever computes it. `content` is the object id of
 * the file afterwards, `gone` where it was removed. Hex SHA-256 over the sorted `path NUL mode NUL content LF`.
 */
export function digestChange(
  files: readonly { readonly path: string; readonly mode: string; readonly content: string }[],
): string {
  const hash = createHash('sha256');
  for (const { path, mode, content } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    hash.update(`${path}\0${mode}\0${content}\n`);
  return hash.digest('hex');
}
