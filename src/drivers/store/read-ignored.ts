import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Ignored } from '#core/ports/ignores.ts';

/**
 * What people chose not to hear of, for a scan: it changes nothing, so it opens the store only to read, and does not
 * wait for what it takes to write. A store that is older than this, or that cannot be read, holds nothing of it.
 */
export function readIgnored(file: string): readonly Ignored[] {
  if (!existsSync(file)) return [];
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
    const rows = database.prepare('select fingerprint, rule, path, reason, at from ignored').all();
    return rows.map((row) => ({
      fingerprint: String(row['fingerprint']),
      rule: String(row['rule']),
      path: String(row['path']),
      reason: String(row['reason']),
      at: String(row['at']),
    }));
  } catch {
    return [];
  } finally {
    database?.close();
  }
}
