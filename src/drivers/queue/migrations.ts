import { sql } from 'kysely';
import type { Migrations } from '../database/migrate.ts';

/**
 * One set for both databases. Never edited once released: a change of the tables is a new entry at the end. Each step
 * may have been done before: a kill can end a migration half-way, and the next start goes on with it.
 */
export const jobMigrations: Migrations = {
  '0001-jobs': {
    async up(db) {
      await db.schema
        .createTable('job')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('lane', 'text')
        .addColumn('payload', 'text', (column) => column.notNull())
        .addColumn('priority', 'integer', (column) => column.notNull())
        .addColumn('run_at', 'text', (column) => column.notNull())
        .addColumn('max_attempts', 'integer', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('given_back', 'integer', (column) => column.notNull())
        .addColumn('events', 'integer', (column) => column.notNull())
        .addColumn('worker', 'text')
        .addColumn('cancel_reason', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('finished_at', 'text')
        .addColumn('result', 'text', (column) => column.notNull())
        .addUniqueConstraint('job_once', ['tenant', 'key'])
        .execute();
      // The database itself refuses a second job of a lane, whatever its clients believe.
      await db.schema
        .createIndex('job_lane_running')
        .ifNotExists()
        .unique()
        .on('job')
        .columns(['tenant', 'lane'])
        .where(sql.ref('state'), '=', sql.lit('running'))
        .execute();
      await db.schema
        .createIndex('job_waiting')
        .ifNotExists()
        .on('job')
        .columns(['priority', 'run_at', 'id'])
        .where(sql.ref('state'), '=', sql.lit('queued'))
        .execute();
      await db.schema.createIndex('job_created').ifNotExists().on('job').columns(['created_at', 'id']).execute();
      await db.schema
        .createTable('job_attempt')
        .ifNotExists()
        .addColumn('job_id', 'text', (column) => column.notNull().references('job.id'))
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('worker', 'text', (column) => column.notNull())
        .addColumn('started_at', 'text', (column) => column.notNull())
        .addColumn('ended_at', 'text')
        .addColumn('detail', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('job_attempt_key', ['job_id', 'number'])
        .execute();
      await db.schema
        .createTable('job_event')
        .ifNotExists()
        .addColumn('job_id', 'text', (column) => column.notNull().references('job.id'))
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('attempt', 'integer')
        .addColumn('at', 'text', (column) => column.notNull())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('data', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('job_event_key', ['job_id', 'seq'])
        .execute();
      await db.schema
        .createTable('job_worker')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('pool', 'text')
        .addColumn('seen_at', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('job_schedule')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('looked_at', 'text', (column) => column.notNull())
        .execute();
    },
  },
};
