import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Database } from './database.ts';
import type { PostgresDatabase } from './postgres.ts';
import { quoteName } from './schema-name.ts';

export type Migrations = Readonly<Record<string, Migration>>;

/**
 * Brings the tables up to date; does nothing on a database that already is. Several processes at once: one migrates,
 * the others wait.
 */
export async function migrate<Tables>(
  database: Database<Tables> | PostgresDatabase<Tables>,
  migrations: Migrations,
): Promise<void> {
  if (await isUpToDate(database.db, migrations)) return;
  if (!('schema' in database)) return migrateFile(database.db, migrations);
  // On a connection of its own: the lock belongs to the connection, and ends with it when the process dies.
  await database.db.connection().execute(async (connection) => {
    const lock = sql`hashtextextended(${`heal migrate ${database.schema}`}, 0)`;
    await sql`select pg_advisory_lock(${lock})`.execute(connection);
    try {
      await sql`create schema if not exists ${sql.raw(quoteName(database.schema))}`.execute(connection);
      if (!(await isUpToDate(database.db, migrations))) await runMigrations(database.db, migrations, database.schema);
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(connection);
    }
  });
}

const mostTries = 6;

/** A file has no lock for this: who comes second finds a step done, or half done, and looks again. */
async function migrateFile<Tables>(db: Kysely<Tables>, migrations: Migrations): Promise<void> {
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

/** A whole number that grows and is never given twice; the database counts. */
export function addCounter<Name extends string>(
  table: CreateTableBuilder<Name>,
  kind: Database<unknown>['kind'],
): CreateTableBuilder<Name | 'seq'> {
  return kind === 'sqlite'
    ? table.addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
    : table.addColumn('seq', 'bigserial', (column) => column.primaryKey());
}

async function runMigrations<Tables>(db: Kysely<Tables>, migrations: Migrations, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** One cheap query, so that a command that only reads does not pay for Kysely's migration lock. */
async function isUpToDate<Tables>(db: Kysely<Tables>, migrations: Migrations): Promise<boolean> {
  const latest = Object.keys(migrations).toSorted().at(-1);
  try {
    const { rows } = await sql<{ name: string }>`select max(name) as name from kysely_migration`.execute(db);
    return rows[0]?.name === latest;
  } catch {
    return false;
  }
}
