import { EnvironmentError, messageOf } from '#core/errors.ts';
import type { Acts } from '#core/ports/acts.ts';
import type { Ignores } from '#core/ports/ignores.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import type { Memo } from '#core/ports/memo.ts';
import type { RemedyRecords } from '#core/ports/remedy-records.ts';
import type { Spending } from '#core/ports/spending.ts';
import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { openSqlite } from '../database/node-sqlite.ts';
import { nameSchema } from '../database/schema-name.ts';
import { makeActs } from './acts.ts';
import { makeIgnores } from './ignores.ts';
import { makeLedger } from './ledger.ts';
import { makeMemo } from './memo.ts';
import { makeMigrations } from './migrations.ts';
import { makeQueue, runAtOnce } from './queue.ts';
import { makeRecords } from './records.ts';
import { makeSpending } from './spending.ts';
import type { Tables } from './tables.ts';

/** Everything that Heal remembers of a package: one file or one schema, a port for each use. */
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
/** A SQLite file, `:memory:` for one that leaves nothing behind, or the part of a PostgreSQL database that is this tenant's. */
export type StoreTarget = string | SharedStore;
export interface SharedStore {
  /** `postgres://…` */
  readonly databaseUrl: string;
  /** Repository and package. Each has a schema of its own: nothing of one is ever seen by another. */
  readonly tenant: string;
}

/** Throws `EnvironmentError` when it cannot be reached, read or written. */
export async function openStore(target: StoreTarget): Promise<Store> {
  const database = await openDatabase(target);
  try {
    await migrate(database, makeMigrations(database.kind));
  } catch (error) {
    await database.close();
    throw explainFailure(database, error);
  }
  // SQLite has one connection, on which transactions must not interleave; PostgreSQL has several, and locks.
  const queue = database.kind === 'sqlite' ? makeQueue() : runAtOnce;
  const close = () => queue(() => database.close());
  return {
    ledger: makeLedger(database, queue, close),
    records: makeRecords(database, queue),
    ignores: makeIgnores(database, queue),
    acts: makeActs(database, queue),
    spending: makeSpending(database, queue),
    memo: makeMemo(database.db, queue),
    close,
  };
}

async function openDatabase(target: StoreTarget): Promise<Database<Tables>> {
  if (typeof target === 'string') return openSqlite<Tables>(target, { synchronous: 'NORMAL' });
  // Loaded only where a PostgreSQL is used.
  const { openPostgres } = await import('../database/postgres.ts');
  const { databaseUrl, tenant } = target;
  return openPostgres<Tables>({ databaseUrl, schema: nameSchema(tenant), connections: 4 });
}

function explainFailure({ kind, where }: Database<Tables>, error: unknown): EnvironmentError {
  return new EnvironmentError(
    `The ledger ${where} cannot be opened: ${messageOf(error)}`,
    kind === 'sqlite'
      ? 'Check that the disk has room and that you may write there. If the file is damaged, move it away: Heal starts a new one.'
      : 'Check that the user of HEAL_DATABASE_URL may create schemas in this database (GRANT CREATE ON DATABASE … TO …).',
    { cause: error },
  );
}
