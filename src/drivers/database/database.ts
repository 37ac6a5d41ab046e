import { sql, type Kysely, type RawBuilder } from 'kysely';

/**
 * One database, whichever it is: the same typed queries run on SQLite and PostgreSQL. What they do not share is here.
 * Times are text in ISO 8601 with milliseconds in UTC, so that comparing text compares times.
 */
export interface Database<Tables> {
  readonly kind: 'sqlite' | 'postgres';
  /** For people, without secrets: a file, or `host:port/database, schema name`. */
  readonly where: string;
  readonly db: Kysely<Tables>;
  /** Time of the database: workers on several machines agree on it, whatever their own clocks say. */
  readonly now: RawBuilder<string>;
  /** Time of the database, so many milliseconds ago. */
  ago(ms: number): RawBuilder<string>;
  /**
   * In a transaction: others that want the same name wait until it ends. SQLite has one writer at a time anyway, from
   * the beginning of a transaction on.
   */
  lock(transaction: Kysely<Tables>, name: string): Promise<void>;
  close(): Promise<void>;
}

export const sqliteClock = {
  now: sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  ago: (ms: number) => sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ${`${-ms / 1000} seconds`})`,
};
const isoFormat = sql.lit('YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
export const postgresClock = {
  // Not now(): that is when the transaction began, which is before it waited for its locks.
  now: sql<string>`to_char(clock_timestamp() at time zone 'utc', ${isoFormat})`,
  ago: (ms: number) =>
    sql<string>`to_char((clock_timestamp() - make_interval(secs => ${ms / 1000})) at time zone 'utc', ${isoFormat})`,
};
