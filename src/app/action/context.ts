import type { Mask } from '#core/redact.ts';
import type { ActionEvent } from './event.ts';
import type { OutputName } from './inputs.ts';
import type { ActionLog } from './log.ts';
import type { ActionInputs } from './read-inputs.ts';

/** What every command gets: the run and the world outside of it, handed in. */
export interface ActionContext {
  readonly inputs: ActionInputs;
  readonly event: ActionEvent;
  readonly log: ActionLog;
  readonly mask: Mask;
  /** Values that must never be told. */
  readonly secrets: readonly string[];
  /** Without secrets. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute: the checkout. */
  readonly workspace: string;
  /** Absolute: for temporary files of this job. */
  readonly temp: string;
  /** Absolute: the bundle of this job, or the one that another job left. */
  readonly bundleFolder: string;
  /** Absolute: this Action. */
  readonly actionFolder: string;
  readonly signal: AbortSignal;
  setOutput(name: OutputName, value: string | number | boolean): void;
  writeSummary(markdown: string): Promise<void>;
  /** The step ends as failed, with a reason that was told already. */
  fail(): void;
}
