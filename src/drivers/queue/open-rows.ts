import { EnvironmentError, messageOf } from '#core/errors.ts';
import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import type { Backoff } from './backoff.ts';
import { jobMigrations } from './migrations.ts';
import type { JobTables } from './tables.ts';

export interface QueueSettings {
  readonly leaseMs: number;
  readonly graceMs: number;
  /** How long jobs are kept after they ended. */
  readonly keepMs: number;
  readonly backoff: Backoff;
  readonly random: () => number;
  /** Hears of trouble that mends itself. */
  readonly say: (line: string) => void;
}

/** Makes the tables, or closes the database and says why not. */
export async function openRows(database: Database<JobTables>): Promise<void> {
  try {
    await migrate(database, jobMigrations);
  } catch (error) {
    await database.close();
    throw new EnvironmentError(
      `The jobs in ${database.where} cannot be opened: ${messageOf(error)}`,
      database.kind === 'sqlite'
        ? 'Check that the disk has room and that you may write there.'
        : 'Check that the user of HEAL_DATABASE_URL may create schemas in this database (GRANT CREATE ON DATABASE … TO …).',
      { cause: error },
    );
  }
}
