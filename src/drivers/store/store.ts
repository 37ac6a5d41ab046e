import { Kysely } from 'kysely';
import { EnvironmentError, messageOf } from '#core/errors.ts';
import type { Acts } from '#core/ports/acts.ts';
import type { Ignores } from '#core/ports/ignores.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import type { Memo } from '#core/ports/memo.ts';
import type { RemedyRecords } from '#core/ports/remedy-records.ts';
import type { Spending } from '#core/ports/spending.ts';
import { makeActs } from './acts.ts';
import { makeIgnores } from './ignores.ts';
import { makeLedger } from './ledger.ts';
import { makeMemo } from './memo.ts';
import { migrate } from './migrations.ts';
import { makeNodeSqliteDialect } from './node-sqlite.ts';
import { makeQueue } from './queue.ts';
import { makeRecords } from './records.ts';
import { makeSpending } from './spending.ts';
import type { Tables } from './tables.ts';

/** Everything that Heal remembers of a package: one file, one connection, a port for each use. */
export interface Store {
  readonly ledger: Ledger;
  readonly records: RemedyRecords;
  readonly ignores: Ignores;
  readonly acts: Acts;
  readonly spending: Spending;
  readonly memo: Memo;
  /** Ends all of them; `ledger.close()` does the same. */
  close(): Promise<void>;
}

/** Opens the store; `:memory:` for one that leaves nothing behind. Throws `EnvironmentError` when it cannot be read or written. */
export async function openStore(file: string): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: makeNodeSqliteDialect(file) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw new EnvironmentError(
      `The ledger ${file} cannot be opened: ${messageOf(error)}`,
      'Check that the disk has room and that you may write there. If the file is damaged, move it away: Heal starts a new one.',
      { cause: error },
    );
  }
  const queue = makeQueue();
  const close = () => queue(() => db.destroy());
  return {
    ledger: makeLedger(db, queue, close),
    records: makeRecords(db, queue),
    ignores: makeIgnores(db, queue),
    acts: makeActs(db, queue),
    spending: makeSpending(db, queue),
    memo: makeMemo(db, queue),
    close,
  };
}
