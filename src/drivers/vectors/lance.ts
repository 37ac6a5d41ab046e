import type * as lancedb from '@lancedb/lancedb';
import { messageOf } from '#core/errors.ts';

export type Lance = typeof lancedb;
/** Sets a variable of this process's environment if nobody set it. */
export type SetVariable = (name: string, value: string) => void;

let loaded: Promise<Lance | { readonly missing: string }> | undefined;

/** Loads LanceDB's native part when it is first needed, or says why it cannot be had. */
export function loadLance(setVariable: SetVariable): Promise<Lance | { readonly missing: string }> {
  // With two processors LanceDB 0.31.0 starts two threads, and the build of a text index over many rows waits for itself
  // for ever. It reads these when it is loaded.
  setVariable('LANCE_CPU_THREADS', '4');
  setVariable('LANCEDB_LOG', 'off');
  loaded ??= import('@lancedb/lancedb').catch((error: unknown) => ({
    missing: `@lancedb/lancedb cannot be loaded: ${(messageOf(error).split('\n')[0] ?? '').slice(0, 300)}`,
  }));
  return loaded;
}
