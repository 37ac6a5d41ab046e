import path from 'node:path';
import type { RunTool } from '#core/ports/tools.ts';
import { startProcess } from './start-process.ts';

export interface ProcessPlace {
  /** Absolute; `ToolRun.cwd` is relative to it. */
  readonly root: string;
  /** The environment that every process gets, before what a run adds. Nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
}

/** Runs tools directly on this machine, not isolated from it: for the tools of this machine and of Heal itself. */
export function makeRunTool(place: ProcessPlace): RunTool {
  return (run, signal) =>
    startProcess(
      {
        argv: run.argv,
        cwd: path.resolve(place.root, run.cwd ?? ''),
        env: { ...place.env, ...run.env },
        stdin: run.stdin,
        timeoutMs: run.timeoutMs,
        maxOutputBytes: run.maxOutputBytes,
      },
      signal,
    );
}
