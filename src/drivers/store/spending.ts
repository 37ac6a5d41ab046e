import { sql, type Kysely } from 'kysely';
import type { Spending } from '#core/ports/spending.ts';
import type { Queue } from './queue.ts';
import type { Tables } from './tables.ts';

/** Whole billionths of a dollar: sums are exact, and a call never looks cheaper than it can become. */
const nano = 1e9;
const toNano = (usd: number) => Math.ceil(Math.round(usd * nano * 1000) / 1000);

export function makeSpending(db: Kysely<Tables>, queue: Queue): Spending {
  return {
    reserve: ({ id, at, model, maxUsd, caps }) =>
      queue(async () => {
        if (!Number.isFinite(maxUsd) || maxUsd < 0) return `The call cannot be priced (${maxUsd}).`;
        const { day, month } = readDay(at);
        const wanted = toNano(maxUsd);
        const spent = sql<number>`coalesce(sum(coalesce(settled_nano, reserved_nano)), 0)`;
        // One statement, which SQLite runs alone: calls of several processes never pass a cap together.
        const { numAffectedRows } = await sql`
          insert into spending (id, at, day, model, reserved_nano, settled_nano)
          select ${id}, ${at}, ${day}, ${model}, ${wanted}, null
          where (select ${spent} from spending where day = ${day}) + ${wanted} <= ${Math.floor(caps.perDayUsd * nano)}
            and (select ${spent} from spending where day like ${`${month}-%`}) + ${wanted} <= ${Math.floor(caps.perMonthUsd * nano)}
          on conflict (id) do nothing`.execute(db);
        if (numAffectedRows === 1n) return undefined;
        const [today, thisMonth] = await Promise.all([sumOf(db, day), sumOf(db, `${month}-%`)]);
        if (today + wanted > caps.perDayUsd * nano) return explain('day', today, wanted, caps.perDayUsd);
        if (thisMonth + wanted > caps.perMonthUsd * nano) return explain('month', thisMonth, wanted, caps.perMonthUsd);
        return `A call of the name ${id} was paid for already.`;
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
            sql<number>`sum(coalesce(settled_nano, reserved_nano))`.as('nano'),
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
    .select(sql<number>`coalesce(sum(coalesce(settled_nano, reserved_nano)), 0)`.as('nano'))
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
