import {
  quoteName,
  sqliteClock
} from "./chunk-GCXMERVN.js";

// src/drivers/database/migrate.ts
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
async function migrate(database, migrations) {
  if (await isUpToDate(database.db, migrations)) return;
  if (!("schema" in database)) return runMigrations(database.db, migrations);
  await database.db.connection().execute(async (connection) => {
    const lock = sql`hashtextextended(${`heal migrate ${database.schema}`}, 0)`;
    await sql`select pg_advisory_lock(${lock})`.execute(connection);
    try {
      await sql`create schema if not exists ${sql.raw(quoteName(database.schema))}`.execute(connection);
      if (!await isUpToDate(database.db, migrations)) await runMigrations(database.db, migrations, database.schema);
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(connection);
    }
  });
}
function addCounter(table, kind) {
  return kind === "sqlite" ? table.addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement()) : table.addColumn("seq", "bigserial", (column) => column.primaryKey());
}
async function runMigrations(db, migrations, schema) {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    ...schema === void 0 ? {} : { migrationTableSchema: schema }
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== void 0) throw error;
}
async function isUpToDate(db, migrations) {
  const latest = Object.keys(migrations).toSorted().at(-1);
  try {
    const { rows } = await sql`select max(name) as name from kysely_migration`.execute(db);
    return rows[0]?.name === latest;
  } catch {
    return false;
  }
}

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
    prepare: (sql2) => {
      const statement = database.prepare(sql2 === "begin" ? "begin immediate" : sql2);
      const bound = (parameters) => parameters;
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...bound(parameters)),
        run(parameters) {
          if (sql2 === "rollback" && !database.isTransaction) return { changes: 0, lastInsertRowid: 0 };
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
  migrate,
  addCounter,
  openSqlite,
  isBusy
};
