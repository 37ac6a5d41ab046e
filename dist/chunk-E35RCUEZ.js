import {
  quoteName
} from "./chunk-Z656YGUU.js";
import {
  postgresClock
} from "./chunk-37HU6A4X.js";
import {
  EnvironmentError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/database/postgres.ts
import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool, types } from "pg";

// src/drivers/database/database-url.ts
import { readFileSync } from "node:fs";
var shape = "postgres://user:password@host:5432/database";
var localHosts = /* @__PURE__ */ new Set(["localhost", "127.0.0.1", "::1", "[::1]", ""]);
function readDatabaseUrl(text) {
  const url = parseUrl(text);
  const query = url.searchParams;
  const host = query.get("host") ?? url.hostname.replace(/^\[|\]$/g, "");
  const isLocal = localHosts.has(host) || host.startsWith("/");
  const port = Number(url.port || "5432");
  refusePooler(url, host, port);
  const database = decode(url.pathname.slice(1)) || decode(url.username);
  return {
    host: host || "localhost",
    port,
    user: decode(url.username),
    password: decode(url.password),
    database,
    ssl: chooseTls(query, isLocal),
    where: `${host || "localhost"}:${port}/${database}`
  };
}
function parseUrl(text) {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : void 0;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.username === "")
    throw new EnvironmentError(
      "HEAL_DATABASE_URL is not the URL of a PostgreSQL database.",
      `Give it in the form ${shape}; write special characters of the password as %XX.`
    );
  return url;
}
function refusePooler(url, host, port) {
  const isPooler = url.searchParams.get("pgbouncer") === "true" || port === 6543;
  if (!isPooler) return;
  const isSupabase = /\.supabase\.(com|co|net)$/.test(host);
  throw new EnvironmentError(
    `HEAL_DATABASE_URL leads to a transaction pooler (${host}:${port}), which cannot keep jobs: it has no LISTEN and no session.`,
    isSupabase ? 'Take the direct connection (db.<project>.supabase.co:5432) or the session pooler (the same pooler host, port 5432) from "Connect" in the dashboard, without pgbouncer=true.' : "Give the direct port of the database (usually 5432) or a pooler in session mode, without pgbouncer=true."
  );
}
function chooseTls(query, isLocal) {
  const mode = query.get("sslmode") ?? (isLocal ? "disable" : "verify-full");
  const file = query.get("sslrootcert");
  const ca = file === null || file === "system" ? {} : { ca: readCertificate(file) };
  switch (mode) {
    case "disable":
      return false;
    case "require":
    case "no-verify":
    case "prefer":
    case "allow":
      return { rejectUnauthorized: "ca" in ca, ...ca };
    case "verify-ca":
    case "verify-full":
      return { rejectUnauthorized: true, ...ca };
    default:
      throw new EnvironmentError(
        "HEAL_DATABASE_URL has an sslmode that does not exist.",
        "Use verify-full (the default), require or disable."
      );
  }
}
function readCertificate(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new EnvironmentError(
      `The certificate that HEAL_DATABASE_URL names as sslrootcert cannot be read: ${messageOf(error)}`,
      "Download the certificate of the provider and give the path to it."
    );
  }
}
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new EnvironmentError(
      "HEAL_DATABASE_URL has a % that begins no %XX.",
      "Write special characters of user and password as %XX (a % itself as %25)."
    );
  }
}

// src/drivers/database/postgres.ts
var idType = { bigint: 20 };
async function openPostgres(options) {
  const address = readDatabaseUrl(options.databaseUrl);
  const pool = makePool(address, options);
  await pool.query("select 1").catch(async (error) => {
    await pool.end();
    throw explainRefusal(error, address);
  });
  const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return {
    kind: "postgres",
    where: `${address.where}, schema ${options.schema}`,
    schema: options.schema,
    db,
    pool,
    ...postgresClock,
    async lock(transaction, name) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`heal ${options.schema} ${name}`}, 0))`.execute(
        transaction
      );
    },
    close: async () => {
      await db.destroy();
      if (!pool.ended) await pool.end();
    }
  };
}
function makePool(address, { schema, connections }) {
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
    application_name: "heal",
    connectionTimeoutMillis: 15e3,
    keepAlive: true,
    onConnect: async (client) => void await client.query(searchPath),
    // A whole number of 64 bits comes as text otherwise; those of Heal (positions, billionths of a dollar) fit.
    types: { getTypeParser: (oid, format) => oid === idType.bigint ? Number : types.getTypeParser(oid, format) }
  });
  pool.on("connect", (client) => client.on("error", ignore));
  pool.on("error", ignore);
  return pool;
}
function explainRefusal(error, { where }) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code);
  return new EnvironmentError(
    `PostgreSQL at ${where} cannot be reached: ${messageOf(error)}`,
    isCertificate ? "Add sslrootcert=<file with the certificate of the provider> to HEAL_DATABASE_URL; sslmode=require encrypts without checking who answers." : "Check HEAL_DATABASE_URL, and that this machine may connect there. Without it Heal keeps its record in a file.",
    { cause: error }
  );
}
function ignore() {
}

export {
  openPostgres
};
