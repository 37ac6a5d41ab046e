import type { Ignores } from '#core/ports/ignores.ts';
import type { Database } from '../database/database.ts';
import { writeActs } from './acts.ts';
import type { Queue } from './queue.ts';
import type { Tables } from './tables.ts';

export function makeIgnores(database: Database<Tables>, queue: Queue): Ignores {
  const { db } = database;
  return {
    add: (ignored) =>
      queue(() =>
        db.transaction().execute(async (transaction) => {
          await transaction
            .insertInto('ignored')
            .values(ignored)
            .onConflict((conflict) => conflict.column('fingerprint').doUpdateSet(ignored))
            .execute();
          await writeActs(database, transaction, [{ what: 'ignored', ignored }]);
        }),
      ),
    remove: (fingerprint, at) =>
      queue(() =>
        db.transaction().execute(async (transaction) => {
          const ignored = await transaction
            .deleteFrom('ignored')
            .where('fingerprint', '=', fingerprint)
            .returningAll()
            .executeTakeFirst();
          if (ignored) await writeActs(database, transaction, [{ what: 'no-longer-ignored', ignored, at }]);
          return ignored !== undefined;
        }),
      ),
    all: () => queue(() => db.selectFrom('ignored').selectAll().orderBy('at', 'desc').execute()),
  };
}
