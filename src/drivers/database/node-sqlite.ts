import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import { sqliteClock, type Database } from './database.ts';

export interface SqliteOptions {
  /**
   * `NORMAL`: what was written outlives the process, but the last of it not always a power cut. `FULL`: that too, for
   * the price of waiting for the disk at each transaction.
   */
  readonly synchronous: 'NORMAL' | 'FULL';
  /** How long a statement waits for another process that writes; nothing else runs here meanwhile. 5 seconds when absent. */
  readonly waitMs?: number;
}

/** Opens nothing yet: the first query does. */
export function openSqlite<Tables>(file: string, options: SqliteOptions): Database<Tables> {
  const db = new Kysely<Tables>({ dialect: makeNodeSqliteDialect(file, options) });
  return {
    kind: 'sqlite',
    where: file,
    db,
    ...sqliteClock,
    lock: async () => undefined,
    close: () => db.destroy(),
  };
}

/** Kysely's SQLite dialect over Node's own SQLite: WAL, so that readers never wait for the one writer. */
function makeNodeSqliteDialect(file: string, options: SqliteOptions): SqliteDialect {
  return new SqliteDialect({ database: async () => openDatabase(file, options) });
}

function openDatabase(file: string, { synchronous, waitMs = 5000 }: SqliteOptions): SqliteDatabase {
  const database = new DatabaseSync(file, { timeout: waitMs });
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA foreign_keys = ON;`);
  return {
    close: () => database.close(),
    prepare: (sql) => {
      // Every transaction here writes. One that begins as a reader cannot become a writer once another process wrote.
      const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
      // Kysely binds what its typed queries hold; every column of ours is text or a number.
      const bound = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...bound(parameters)),
        run(parameters) {
          // A full disk makes SQLite roll back by itself; a second time would hide why behind an error of its own.
          if (sql === 'rollback' && !database.isTransaction) return { changes: 0, lastInsertRowid: 0 };
          return statement.run(...bound(parameters));
        },
        iterate: (parameters) => statement.iterate(...bound(parameters)),
      };
    },
  };
}

/** True where another connection was writing for longer than `waitMs`: nothing was done, and it may be tried again. */
export function isBusy(error: unknown): boolean {
  // The lower byte is the code, the rest says more of it.
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}
