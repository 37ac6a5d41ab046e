import type { Kysely } from 'kysely';
import type { Memo } from '#core/ports/memo.ts';
import type { Queue } from './queue.ts';
import type { Tables } from './tables.ts';

export function makeMemo(db: Kysely<Tables>, queue: Queue): Memo {
  return {
    read: (key) =>
      queue(async () => {
        const row = await db.selectFrom('memo').select('value').where('key', '=', key).executeTakeFirst();
        return row?.value;
      }),
    write: (key, value) =>
      queue(async () => {
        await db
          .insertInto('memo')
          .values({ key, value })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
          .execute();
      }),
  };
}
