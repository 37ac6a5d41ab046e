import { sql, type Kysely } from 'kysely';
import type { Spending } from '#core/ports/spending.ts';
import type { Database } from '../database/database.ts';
import type { Queue } from './queue.ts';
import type { Tables } from './tables.ts';

/** Whole billionths of a dollar: sums are exact, and a call never looks cheaper than it can become. */
const nano = 1e9;
const toNano = (usd: number) => Math.ceil(Math.round(usd * nano * 1000) / 1000);

/** A cap that is no number leaves no room. */
const toCap = (usd: number) => (Number.isNaN(usd) ? -1 : usd * nano);

export function makeSpending(database: Database<Tables>, queue: Queue): Spending {
  const { db } = database;
  return {
    reserve: ({ id, at, model, maxUsd, caps }) =>
      queue(async () => {
        const wanted = toNano(maxUsd);
        if (!Number.isSafeInteger(wanted) || maxUsd < 0) return `The call cannot be priced (${maxUsd}).`;
        const { day, month } = readDay(at);
        const [dayCap, monthCap] = [toCap(caps.perDayUsd), toCap(caps.perMonthUsd)];
        return db.transaction().execute(async (transaction) => {
          // Calls of several processes never pass a cap together: one looks and takes, then the next.
          await database.lock(transaction, 'spending');
          const [today, thisMonth] = [await sumOf(transaction, day), await sumOf(transaction, `${month}-%`)];
          if (today + wanted > dayCap) return explain('day', today, wanted, caps.perDayUsd);
          if (thisMonth + wanted > monthCap) return explain('month', thisMonth, wanted, caps.perMonthUsd);
          const taken = await transaction
            .insertInto('spending')
            .values({ id, at, day, model, reserved_nano: wanted, settled_nano: null })
            .onConflict((conflict) => conflict.column('id').doNothing())
            .returning('id')
            .executeTakeFirst();
          return taken ? undefined : `A call of the name ${id} was paid for already.`;
        });
      }),
    settle: (id, usd) =>
      queue(async () => {
        if (!Number.isFinite(usd) || usd < 0) throw new RangeError(`a call cannot have cost ${usd} US dollars`);
        await db
          .updateTable('spending')
          .set({ settled_nano: toNano(usd) })
          .where('id', '=', id)
          .execute();
      }),
    byDay: () =>
      queue(async () => {
        const rows = await db
          .selectFrom('spending')
          .select(({ fn }) => [
            'day',
            sql<number>`cast(sum(coalesce(settled_nano, reserved_nano)) as bigint)`.as('nano'),
            fn.countAll<number>().as('calls'),
          ])
          .groupBy('day')
          .orderBy('day')
          .execute();
        return rows.map((row) => ({ day: row.day, usd: row.nano / nano, calls: row.calls }));
      }),
  };
}

async function sumOf(db: Kysely<Tables>, days: string): Promise<number> {
  const row = await db
    .selectFrom('spending')
    .select(sql<number>`cast(coalesce(sum(coalesce(settled_nano, reserved_nano)), 0) as bigint)`.as('nano'))
    .where('day', 'like', days)
    .executeTakeFirst();
  return row?.nano ?? 0;
}

function explain(span: 'day' | 'month', spent: number, wanted: number, cap: number): string {
  const usd = (value: number) => `$${(value / nano).toFixed(4)}`;
  return `It could cost ${usd(wanted)}; ${usd(spent)} of the $${cap.toFixed(2)} for this ${span} are spent or reserved.`;
}

/** Days and months of UTC, whatever zone the time was written in. */
function readDay(at: string): { readonly day: string; readonly month: string } {
  const day = new Date(at).toISOString().slice(0, 10);
  return { day, month: day.slice(0, 7) };
}
