import { execSync } from 'node:child_process';
import type { DatabaseSync } from 'node:sqlite';

/** A consistent copy of the database for the night. */
export function copyDatabase(db: DatabaseSync, path: string): void {
  db.prepare('VACUUM INTO ?').run(path);
}

/** Compresses the copy and keeps it; the name of the compressed file. */
export function compress(path: string): string {
  // -n leaves the time out, so that equal copies stay equal.
  execSync('gzip -n --keep --force ' + path);
  return path + '.gz';
}
