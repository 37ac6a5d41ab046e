import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Tables } from './tables.ts';

/**
 * Never edited once released: a change of the tables is a new entry at the end. Each step may have been done before: a full
 * disk or a kill can end a migration half-way, and the next start goes on with it.
 */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-cases': {
    async up(db) {
      await db.schema
        .createTable('run')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('started_at', 'text', (column) => column.notNull())
        .addColumn('finished_at', 'text')
        .addColumn('pid', 'integer', (column) => column.notNull())
        .addColumn('command', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('heal_case')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('stage', 'text', (column) => column.notNull())
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('moved_at', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('case_event')
        .ifNotExists()
        .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('case_id', 'text', (column) => column.notNull().references('heal_case.id'))
        .addColumn('run_id', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('case_event_case')
        .ifNotExists()
        .on('case_event')
        .columns(['case_id', 'seq'])
        .execute();
      await db.schema.createIndex('heal_case_moved').ifNotExists().on('heal_case').column('moved_at').execute();
    },
  },
  '0002-records': {
    async up(db) {
      await db.schema
        .createTable('remedy_record')
        .ifNotExists()
        .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('remedy', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('case_id', 'text', (column) => column.notNull())
        .addColumn('origin', 'text', (column) => column.notNull())
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addUniqueConstraint('remedy_record_once', ['remedy', 'kind', 'case_id'])
        .execute();
      await db.schema
        .createTable('ignored')
        .ifNotExists()
        .addColumn('fingerprint', 'text', (column) => column.primaryKey())
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('path', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('act')
        .ifNotExists()
        .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('at', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('spending')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('at', 'text', (column) => column.notNull())
        .addColumn('day', 'text', (column) => column.notNull())
        .addColumn('model', 'text', (column) => column.notNull())
        .addColumn('reserved_nano', 'bigint', (column) => column.notNull())
        .addColumn('settled_nano', 'bigint')
        .execute();
      await db.schema.createIndex('spending_day').ifNotExists().on('spending').column('day').execute();
      await db.schema
        .createTable('memo')
        .ifNotExists()
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
    },
  },
};

/** Brings the tables up to date; does nothing on one that already is. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  if (await isUpToDate(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** One cheap query, so that a command that only reads does not pay for Kysely's migration lock. */
async function isUpToDate(db: Kysely<Tables>): Promise<boolean> {
  const latest = Object.keys(migrations).toSorted().at(-1);
  try {
    const { rows } = await sql<{ name: string }>`select max(name) as name from kysely_migration`.execute(db);
    return rows[0]?.name === latest;
  } catch {
    return false;
  }
}
