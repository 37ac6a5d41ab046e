import { stat } from 'node:fs/promises';
import type { Ignored } from '#core/ports/ignores.ts';
import { readIgnored } from './read-ignored.ts';
import type { StoreTarget } from './store.ts';

/** For who only looks: nothing is made where nothing is. Throws `EnvironmentError` when a database cannot be reached. */
export interface StoreGlance {
  /** False when nothing was ever kept there. */
  exists(): Promise<boolean>;
  ignored(): Promise<readonly Ignored[]>;
  /** Where it is, for people and without secrets. */
  reach(): Promise<string>;
}

export function glanceAt(target: StoreTarget): StoreGlance {
  if (typeof target === 'string') return glanceAtFile(target);
  // Loaded only where a PostgreSQL is used: a scan needs none of it.
  const shared = async () => (await import('./look-shared.ts')).glanceAtShared(target);
  return {
    exists: async () => (await shared()).exists(),
    ignored: async () => (await shared()).ignored(),
    reach: async () => (await shared()).reach(),
  };
}

function glanceAtFile(file: string): StoreGlance {
  return {
    exists: () =>
      stat(file).then(
        () => true,
        () => false,
      ),
    ignored: async () => readIgnored(file),
    reach: async () => `SQLite, ${file}`,
  };
}
