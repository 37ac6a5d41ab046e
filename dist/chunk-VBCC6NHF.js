import {
  quoteName
} from "./chunk-Z656YGUU.js";

// src/drivers/database/migrate.ts
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
async function migrate(database, migrations) {
  if (await isUpToDate(database.db, migrations)) return;
  if (!("schema" in database)) return migrateFile(database.db, migrations);
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
var mostTries = 6;
async function migrateFile(db, migrations) {
  for (let tries = 1; ; tries++) {
    try {
      return await runMigrations(db, migrations);
    } catch (error) {
      if (await isUpToDate(db, migrations)) return;
      if (tries === mostTries) throw error;
      await sleep(tries * 40 * Math.random());
    }
  }
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

export {
  migrate,
  addCounter
};
