import type { Workflow } from '../replay/workflow.ts';

/** Workflows as the files of their folder, without a disk. */
export interface WorkflowCodec {
  /** Path in the folder → content. The same workflow is the same bytes. */
  encode(workflow: Workflow): ReadonlyMap<string, Uint8Array>;
  /** Strict: what is unknown, out of bounds or leads nowhere is a `ConfigError`. */
  decode(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<Workflow>;
}
