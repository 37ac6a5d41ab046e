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

// src/drivers/database/schema-name.ts
import { createHash } from "node:crypto";
function quoteName(name) {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new TypeError("not a name of a schema");
  return `"${name}"`;
}
function nameSchema(tenant) {
  const readable = tenant.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(-32);
  const hash = createHash("sha256").update(tenant).digest("hex").slice(0, 16);
  return `heal_${readable}_${hash}`;
}

export {
  sqliteClock,
  postgresClock,
  quoteName,
  nameSchema
};
