import { sql, type Kysely } from 'kysely';
import type { Act, Acts } from '#core/ports/acts.ts';
import type { Database } from '../database/database.ts';
import type { Queue } from './queue.ts';
import type { Tables } from './tables.ts';

export function makeActs(database: Database<Tables>, queue: Queue): Acts {
  const { db } = database;
  return {
    add: (act) => queue(() => db.transaction().execute((transaction) => writeActs(database, transaction, [act]))),
    list: ({ after = 0 }) =>
      queue(async () => {
        const rows = await db.selectFrom('act').selectAll().where('seq', '>', after).orderBy('seq').execute();
        // Only Heal writes this column, below: what comes back has the type that went in.
        return rows.map(({ seq, at, body }) => ({ seq, at, act: JSON.parse(body) as Act }));
      }),
  };
}

/** Called in the transaction that makes the change, so that neither is there without the other. */
export async function writeActs(
  database: Database<Tables>,
  transaction: Kysely<Tables>,
  acts: readonly Act[],
): Promise<void> {
  if (acts.length === 0) return;
  // Positions are given in the order in which they become visible: who reads on from one misses nothing.
  await database.lock(transaction, 'acts');
  for (const act of acts) {
    await transaction
      .insertInto('act')
      .values({ seq: nextAct, at: timeOf(act), body: JSON.stringify(act) })
      .execute();
  }
}

const nextAct = sql<number>`(select coalesce(max(seq), 0) + 1 from act)`;

function timeOf(act: Act): string {
  if (act.what === 'recorded') return act.entry.at;
  return act.what === 'ignored' ? act.ignored.at : act.at;
}
