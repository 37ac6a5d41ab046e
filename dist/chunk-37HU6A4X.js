// src/drivers/database/database.ts
import { sql } from "kysely";
var sqliteClock = {
  now: sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  ago: (ms) => sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ${`${-ms / 1e3} seconds`})`
};
var isoFormat = sql.lit('YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
var postgresClock = {
  // Not now(): that is when the transaction began, which is before it waited for its locks.
  now: sql`to_char(clock_timestamp() at time zone 'utc', ${isoFormat})`,
  ago: (ms) => sql`to_char((clock_timestamp() - make_interval(secs => ${ms / 1e3})) at time zone 'utc', ${isoFormat})`
};

export {
  sqliteClock,
  postgresClock
};
