import type { Kysely } from 'kysely';
import type { Act, Acts } from '#core/ports/acts.ts';
import type { Queue } from './queue.ts';
import type { Tables } from './tables.ts';

export function makeActs(db: Kysely<Tables>, queue: Queue): Acts {
  return {
    add: (act) => queue(() => writeActs(db, [act])),
    list: ({ after = 0 }) =>
      queue(async () => {
        const rows = await db.selectFrom('act').selectAll().where('seq', '>', after).orderBy('seq').execute();
        // Only Heal writes this column, below: what comes back has the type that went in.
        return rows.map(({ seq, at, body }) => ({ seq, at, act: JSON.parse(body) as Act }));
      }),
  };
}

/** Called in the transaction that makes the change, so that neither is there without the other. */
export async function writeActs(db: Kysely<Tables>, acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    await db
      .insertInto('act')
      .values({ at: timeOf(act), body: JSON.stringify(act) })
      .execute();
  }
}

function timeOf(act: Act): string {
  if (act.what === 'recorded') return act.entry.at;
  return act.what === 'ignored' ? act.ignored.at : act.at;
}
