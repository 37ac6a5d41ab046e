import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, types } from 'pg';
import { EnvironmentError, messageOf } from '#core/errors.ts';
import { postgresClock, type Database } from './database.ts';
import { readDatabaseUrl, type PostgresAddress } from './database-url.ts';
import { quoteName } from './schema-name.ts';

export interface PostgresDatabase<Tables> extends Database<Tables> {
  readonly kind: 'postgres';
  /** For what Kysely cannot do: listening, and graphile-worker. Ended by `close`. */
  readonly pool: Pool;
  readonly schema: string;
}
export interface PostgresOptions {
  readonly databaseUrl: string;
  /** Everything is found in this one schema: a query cannot reach into another by forgetting whose it is. */
  readonly schema: string;
  /** Connections at most. */
  readonly connections: number;
}

const idType = { bigint: 20 };

/** Connects once, so that what is wrong is told here. Throws `EnvironmentError`. */
export async function openPostgres<Tables>(options: PostgresOptions): Promise<PostgresDatabase<Tables>> {
  const address = readDatabaseUrl(options.databaseUrl);
  const pool = makePool(address, options);
  await pool.query('select 1').catch(async (error: unknown) => {
    await pool.end();
    throw explainRefusal(error, address);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kind: 'postgres',
    where: `${address.where}, schema ${options.schema}`,
    schema: options.schema,
    db,
    pool,
    ...postgresClock,
    async lock(transaction, name) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`heal ${options.schema} ${name}`}, 0))`.execute(
        transaction,
      );
    },
    close: async () => {
      // Before its first query Kysely does not know the pool, and would leave it open.
      await db.destroy();
      if (!pool.ended) await pool.end();
    },
  };
}

function makePool(address: PostgresAddress, { schema, connections }: PostgresOptions): Pool {
  const { host, port, user, password, database, ssl } = address;
  const searchPath = `set search_path to ${quoteName(schema)}`;
  const pool = new Pool({
    host,
    port,
    user,
    password,
    database,
    ssl,
    max: connections,
    application_name: 'heal',
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    onConnect: async (client) => void (await client.query(searchPath)),
    // A whole number of 64 bits comes as text otherwise; those of Heal (positions, billionths of a dollar) fit.
    types: { getTypeParser: (oid, format) => (oid === idType.bigint ? Number : types.getTypeParser(oid, format)) },
  });
  pool.on('connect', (client) => client.on('error', ignore));
  // An idle connection that broke has left the pool by itself; the next query opens another.
  pool.on('error', ignore);
  return pool;
}

function explainRefusal(error: unknown, { where }: PostgresAddress): EnvironmentError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code);
  return new EnvironmentError(
    `PostgreSQL at ${where} cannot be reached: ${messageOf(error)}`,
    isCertificate
      ? 'Add sslrootcert=<file with the certificate of the provider> to HEAL_DATABASE_URL; sslmode=require encrypts without checking who answers.'
      : 'Check HEAL_DATABASE_URL, and that this machine may connect there. Without it Heal keeps its record in a file.',
    { cause: error },
  );
}

function ignore(): void {}
