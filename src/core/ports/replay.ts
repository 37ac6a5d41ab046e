import type { StepPermission, StepResult } from '../replay/execution.ts';

/** Auto-heal, as the execution loop sees it. */
export interface StepGate {
  /** Asked before every step. */
  shouldExecuteStep(step: {
    readonly workflow: string;
    readonly step: string;
  }): Promise<StepPermission> | StepPermission;
  /** Told after every step that was tried. */
  onStepResult(result: StepResult): Promise<unknown> | unknown;
}

/** How far the step came when the last run ended without an end. */
export interface UnfinishedRun {
  readonly run: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Steps that were carried out and confirmed, in their order. */
  readonly done: readonly string[];
  /** The step in whose middle it ended; undefined when it ended between two. */
  readonly middle:
    | {
        readonly step: string;
        /** `intended`: it may have happened or not; `acted`: it happened, and was not confirmed. */
        readonly was: 'intended' | 'acted';
        readonly at: string;
      }
    | undefined;
}
/** Written ahead: what is about to be done stands on the disk before it is done. One for each workflow. */
export interface RunJournal {
  /** What an earlier run left; undefined when it came to an end. */
  unfinished(): Promise<UnfinishedRun | undefined>;
  /** A new run begins; what was left unfinished is settled by that, a person has decided. */
  begin(run: string, at: string): Promise<void>;
  intend(run: string, step: string, at: string): Promise<void>;
  acted(run: string, step: string, at: string): Promise<void>;
  /** Confirmed, or known not to have worked. */
  settled(run: string, step: string, at: string, status: 'done' | 'failed'): Promise<void>;
  end(run: string, at: string, status: string): Promise<void>;
}

/** Looks at the world beside the screen, for postconditions; undefined when the thing is not there. */
export interface OutsideProbes {
  /** Content of a file, at most its first 4 MB. */
  file(path: string): Promise<string | undefined>;
  /** GET, without following redirects; undefined when nobody answers. */
  http(url: string, signal: AbortSignal): Promise<{ readonly status: number; readonly body: string } | undefined>;
  /** First value of the first row of a SQLite file that is only read; undefined when there is none. */
  sql(file: string, query: string): Promise<string | undefined>;
}

/** Time, handed in. */
export interface Clock {
  /** For records. It may jump. */
  now(): Date;
  /** For durations. It never jumps back. */
  elapsedMs(): number;
  /** Ends early, without an error, when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
