import type { Kysely } from 'kysely';
import type { RecordEntry } from '#core/record.ts';
import type { RemedyRecords } from '#core/ports/remedy-records.ts';
import type { Database } from '../database/database.ts';
import { writeActs } from './acts.ts';
import type { Queue } from './queue.ts';
import type { Tables } from './tables.ts';

export function makeRecords(database: Database<Tables>, queue: Queue): RemedyRecords {
  const { db } = database;
  return {
    add: (entries) =>
      queue(async () => {
        if (entries.length === 0) return;
        await db.transaction().execute(async (transaction) => {
          const news: RecordEntry[] = [];
          for (const entry of entries) if (await isNews(transaction, entry)) news.push(entry);
          await writeActs(
            database,
            transaction,
            news.map((entry) => ({ what: 'recorded', entry })),
          );
        });
      }),
    all: () =>
      queue(async () => {
        const rows = await db.selectFrom('remedy_record').selectAll().orderBy('at').orderBy('seq').execute();
        return rows.map(({ remedy, kind, case_id, origin, rule, at }): RecordEntry => {
          return { remedy, kind, caseId: case_id, origin, rule, at };
        });
      }),
  };
}

/** Writes the entry; when the same thing happens to the same case again, its later time counts. False: it was known. */
async function isNews(db: Kysely<Tables>, entry: RecordEntry): Promise<boolean> {
  const { remedy, kind, caseId, origin, rule, at } = entry;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('remedy_record')
    .values({ remedy, kind, case_id: caseId, origin, rule, at })
    .onConflict((conflict) =>
      conflict
        .columns(['remedy', 'kind', 'case_id'])
        .doUpdateSet({ at, rule, origin })
        .where('remedy_record.at', '<', at),
    )
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
