import type { Database } from '../database/database.ts';
import { addCounter, type Migrations } from '../database/migrate.ts';

/**
 * Never edited once released: a change of the tables is a new entry at the end. Each step may have been done before: a full
 * disk or a kill can end a migration half-way, and the next start goes on with it.
 */
export const makeMigrations = (kind: Database<unknown>['kind']): Migrations => ({
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
      await addCounter(db.schema.createTable('case_event').ifNotExists(), kind)
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
      await addCounter(db.schema.createTable('remedy_record').ifNotExists(), kind)
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
      await addCounter(db.schema.createTable('act').ifNotExists(), kind)
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
  '0003-run-hosts': {
    async up(db) {
      await db.schema
        .createTable('run_host')
        .ifNotExists()
        .addColumn('run_id', 'text', (column) => column.primaryKey())
        .addColumn('host', 'text', (column) => column.notNull())
        .addColumn('alive_at', 'text', (column) => column.notNull())
        .execute();
    },
  },
});
