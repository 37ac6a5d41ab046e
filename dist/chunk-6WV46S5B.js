import {
  sqliteClock
} from "./chunk-37HU6A4X.js";

// src/drivers/database/node-sqlite.ts
import { DatabaseSync } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
function openSqlite(file, options) {
  const db = new Kysely({ dialect: makeNodeSqliteDialect(file, options) });
  return {
    kind: "sqlite",
    where: file,
    db,
    ...sqliteClock,
    lock: async () => void 0,
    close: () => db.destroy()
  };
}
function makeNodeSqliteDialect(file, options) {
  return new SqliteDialect({ database: async () => openDatabase(file, options) });
}
function openDatabase(file, { synchronous, waitMs = 5e3 }) {
  const database = new DatabaseSync(file, { timeout: waitMs });
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA foreign_keys = ON;`);
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = database.prepare(sql === "begin" ? "begin immediate" : sql);
      const bound = (parameters) => parameters;
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...bound(parameters)),
        run(parameters) {
          if (sql === "rollback" && !database.isTransaction) return { changes: 0, lastInsertRowid: 0 };
          return statement.run(...bound(parameters));
        },
        iterate: (parameters) => statement.iterate(...bound(parameters))
      };
    }
  };
}
function isBusy(error) {
  return error instanceof Error && "errcode" in error && (Number(error.errcode) & 255) === 5;
}

export {
  openSqlite,
  isBusy
};
