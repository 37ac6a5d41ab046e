import type { Listener } from '#core/event.ts';
import type { PlaceOptions } from '../contract.ts';

export interface BackfillOptions extends PlaceOptions {
  /** Only commits after this; a date as Git reads it. */
  readonly since?: string;
  /** Commits to read now, beside those that were read before. */
  readonly maxCommits: number;
  readonly maxMinutes: number;
  /** Larger commits did more than cure something: source files, and lines of each side of the diff. */
  readonly maxFiles: number;
  readonly maxLines: number;
  /** Read everything, keep nothing. */
  readonly dryRun: boolean;
  /** Read again what was read before. */
  readonly again: boolean;
  readonly signal: AbortSignal;
  readonly listener?: Listener;
}
/** `heal backfill --json`. Public: adding a key is a minor change. */
export interface BackfillReport {
  readonly version: 1;
  readonly repository: string;
  /** Why it ended: everything is read, or one of the bounds came first. */
  readonly ended: 'complete' | 'max-commits' | 'max-minutes' | 'stopped';
  readonly commits: {
    /** Read now. */
    readonly read: number;
    /** Of those, the small ones that people made, whose files were scanned. */
    readonly scanned: number;
    /** Read by earlier runs, and passed over now. */
    readonly before: number;
  };
  /** Cures found now, most first. */
  readonly cures: readonly { readonly rule: string; readonly count: number }[];
  readonly patterns: {
    /** Ids of patterns that are new… */
    readonly learned: readonly string[];
    /** …that became more general by a cure… */
    readonly changed: readonly string[];
    /** …and that became part of another. */
    readonly merged: readonly string[];
    /** Cures that nothing was learned from, by reason. */
    readonly refused: Readonly<Record<string, number>>;
  };
  readonly wallMs: number;
  /** What a person should know: scanners that failed, patterns that cannot be read. */
  readonly warnings: readonly string[];
}
