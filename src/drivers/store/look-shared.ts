import { sql, type Kysely } from 'kysely';
import { openPostgres } from '../database/postgres.ts';
import { nameSchema } from '../database/schema-name.ts';
import type { StoreGlance } from './look.ts';
import type { SharedStore } from './store.ts';
import type { Tables } from './tables.ts';

export function glanceAtShared({ databaseUrl, tenant }: SharedStore): StoreGlance {
  const look = async <T>(work: (db: Kysely<Tables>, where: string) => Promise<T>): Promise<T> => {
    const database = await openPostgres<Tables>({ databaseUrl, schema: nameSchema(tenant), connections: 1 });
    try {
      return await work(database.db, database.where);
    } finally {
      await database.close();
    }
  };
  const has = async (db: Kysely<Tables>, table: keyof Tables) => {
    const { rows } = await sql<{ has: boolean }>`select to_regclass(${table}) is not null as has`.execute(db);
    return rows[0]?.has === true;
  };
  return {
    exists: () => look((db) => has(db, 'heal_case')),
    ignored: () =>
      look(async (db) => ((await has(db, 'ignored')) ? db.selectFrom('ignored').selectAll().execute() : [])),
    reach: () => look(async (_db, where) => `PostgreSQL, ${where}`),
  };
}
