import type { EverythingRecord, WorkflowRecord } from '../replay/auto-heal.ts';

export interface Kept<T> {
  /** Grows with each save; 0: nothing was kept yet. */
  readonly revision: number;
  readonly record: T | undefined;
}
/**
 * What auto-heal remembers, for all processes at once. A record that cannot be understood, or is of a newer Heal, is an
 * `EnvironmentError` with what to do: whoever asks blocks then.
 */
export interface ExecutionStates {
  load(workflow: string): Promise<Kept<WorkflowRecord>>;
  loadEverything(): Promise<Kept<EverythingRecord>>;
  /**
   * Saves all of it or nothing. False when another process was faster with any of it: look again. What was saved outlives
   * the process and a power cut.
   */
  compareAndSave(changes: {
    readonly workflow?: { readonly revision: number; readonly record: WorkflowRecord };
    readonly everything?: { readonly revision: number; readonly record: EverythingRecord };
  }): Promise<boolean>;
  /** Names of all workflows of which something is kept, sorted. */
  workflows(): Promise<readonly string[]>;
  close(): Promise<void>;
}
