import type { RunTool } from './tools.ts';

export type Isolation = 'bubblewrap' | 'docker' | 'podman' | 'none';

/** A throw-away copy of a repository in which tools and tests may run. */
export interface SandboxCopy {
  readonly isolation: Isolation;
  /** Absolute; where this process reads and writes the copy of the package. */
  readonly root: string;
  /** Absolute; where processes started by `run` see it. The package's real path where the isolation allows it. */
  readonly toolRoot: string;
  /** Runs in the copy: no network, no secrets, an empty environment, no `.git`. */
  readonly run: RunTool;
  /** Writes the copy's file, keeping its mode. Refuses paths that leave the copy. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Puts a file back to what the original holds. */
  restore(path: string): Promise<void>;
  /** Takes away the copy and everything that still runs in it. */
  close(): Promise<void>;
}
export interface Sandbox {
  /** What `open` will give on this machine, and why not something stricter. */
  probe(): Promise<{ readonly isolation: Isolation; readonly reason: string }>;
  /** `packagePath` is relative to `repositoryRoot`, '' for the whole. */
  open(repositoryRoot: string, packagePath: string): Promise<SandboxCopy>;
  /** Removes what killed processes left behind. */
  sweep(): Promise<void>;
}
