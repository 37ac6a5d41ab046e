import {
  addJob,
  asWaiting,
  cancelJob,
  claimJob,
  inTransaction,
  loadGraphileWorker,
  makeReading,
  makeScheduleClock,
  openRows,
  parseCron,
  pause,
  startSession
} from "./chunk-USAUR54Q.js";
import "./chunk-BQXZI3F6.js";
import "./chunk-VBCC6NHF.js";
import "./chunk-6WV46S5B.js";
import {
  openPostgres
} from "./chunk-E35RCUEZ.js";
import "./chunk-Z656YGUU.js";
import "./chunk-37HU6A4X.js";
import "./chunk-DLPGRI4D.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/queue/postgres-queue.ts
import { EventEmitter } from "node:events";
import { sql as sql2 } from "kysely";

// src/drivers/queue/graphile-delivery.ts
import { createHash } from "node:crypto";
import { sql } from "kysely";
var workerSchema = "heal_worker";
var cancelChannel = "heal_cancel";
var worker = sql.id(workerSchema);
function makeGraphileDelivery(leaseMs) {
  return {
    scheduling,
    async schedule(transaction, job) {
      await sql`select ${scheduling(job)}`.execute(transaction);
    },
    async withdraw(transaction, id) {
      await sql`select ${worker}.remove_job(${id})`.execute(transaction);
    },
    async announceCancel(transaction, id) {
      await sql`select pg_notify(${cancelChannel}, ${id})`.execute(transaction);
    },
    async release(transaction, pools) {
      const { rows } = await sql`
        select distinct locked_by from ${worker}.jobs
        where locked_by = any(${pools}) or (
          locked_at < clock_timestamp() - make_interval(secs => ${leaseMs / 1e3})
          and not exists (select 1 from job_worker where job_worker.pool = jobs.locked_by))`.execute(transaction);
      const locked = [.../* @__PURE__ */ new Set([...pools, ...rows.map((row) => row.locked_by)])];
      if (locked.length === 0) return;
      await sql`select ${worker}.force_unlock_workers(${locked})`.execute(transaction);
      await sql`
        select count(*) from ${worker}.complete_jobs(array(
          select id from ${worker}.jobs where key is null and attempts >= max_attempts and locked_at is null))`.execute(
        transaction
      );
    }
  };
}
function scheduling({ id, tenant, name, lane, priority, runAt }) {
  return sql`${worker}.add_job(
    identifier => ${name}, payload => ${JSON.stringify({ id })}::json, job_key => ${id},
    queue_name => ${lane === null ? null : nameLane(tenant, lane)}, priority => ${priority}::int,
    run_at => coalesce(${runAt ?? null}::timestamptz, clock_timestamp()))`;
}
function nameLane(tenant, lane) {
  return createHash("sha256").update(`${tenant}\0${lane}`).digest("hex").slice(0, 40);
}

// src/drivers/queue/listen.ts
async function listenForCancels(pool, signal, hear) {
  while (!signal.aborted) {
    const client = await pool.connect().catch(() => void 0);
    if (client) {
      const isBroken = await listen(client, signal, hear);
      client.release(isBroken);
    }
    await pause(1e3, signal);
  }
}
async function listen(client, signal, hear) {
  const broken = new AbortController();
  const onError = () => broken.abort();
  client.on("notification", hear).on("error", onError).on("end", onError);
  try {
    await client.query(`listen ${cancelChannel}`);
    hear();
    await pause(2 ** 31 - 1, AbortSignal.any([signal, broken.signal]));
    if (!broken.signal.aborted) await client.query(`unlisten ${cancelChannel}`);
    return broken.signal.aborted;
  } catch {
    return true;
  } finally {
    client.off("notification", hear).off("error", onError).off("end", onError);
  }
}

// src/drivers/queue/postgres-queue.ts
var controlSchema = "heal";
var pollMs = 500;
var busyMs = 250;
var laneFreeMs = [15, 60];
async function openPostgresQueue(databaseUrl, settings) {
  const database = await openPostgres({ databaseUrl, schema: controlSchema, connections: 10 });
  await openRows(database);
  const { pool } = database;
  const { Logger, makeWorkerUtils } = loadGraphileWorker();
  const logger = new Logger(() => () => void 0);
  const shared = { pgPool: pool, schema: workerSchema, logger };
  const utils = await makeWorkerUtils(shared);
  await utils.migrate();
  const store = { database, delivery: makeGraphileDelivery(settings.leaseMs) };
  const startRunner = (session, names, { parallel, signal }) => {
    const events = new EventEmitter();
    events.on("pool:create", ({ workerPool }) => void session.joinPool(workerPool.id));
    events.on("job:start", ({ worker: worker2 }) => {
      if (!signal.aborted) worker2.workerPool.nudge(1);
    });
    events.on("job:complete", ({ worker: worker2, job }) => {
      if (job.job_queue_id === null) return;
      for (const ms of laneFreeMs) setTimeout(() => !signal.aborted && worker2.workerPool.nudge(1), ms).unref();
    });
    const deliver = (payload) => runDelivered(store, session, payload);
    return loadGraphileWorker().run({
      ...shared,
      events,
      taskList: Object.fromEntries(names.map((name) => [name, deliver])),
      // None: it would look for a file `crontab` in the current folder.
      parsedCronItems: [],
      concurrency: parallel,
      pollInterval: pollMs,
      noHandleSignals: true
    });
  };
  return {
    ...makeReading(store),
    add: (job) => addJob(store, job),
    cancel: (id, reason) => cancelJob(store, id, reason),
    async work(handlers, { parallel, signal, schedules = [] }) {
      schedules.forEach(parseCron);
      await restoreDeliveries(store);
      const clock = makeScheduleClock();
      const session = await startSession(store, {
        ...settings,
        handlers,
        schedules,
        clock,
        watchMs: settings.leaseMs / 4
      });
      const ending = new AbortController();
      const listening = listenForCancels(pool, ending.signal, () => void session.checkCancels());
      const names = Object.keys(handlers);
      const tell = (error) => settings.say(`graphile-worker stopped: ${messageOf(error)}`);
      const hasStopped = pause(2 ** 31 - 1, signal);
      while (!signal.aborted && names.length > 0) {
        const runner = await startRunner(session, names, { parallel, signal }).catch(tell);
        await Promise.race([runner?.promise.catch(tell), hasStopped]);
        if (signal.aborted) await Promise.all([runner?.stop().catch(tell), session.crew.end(settings.graceMs)]);
        else await pause(1e3, signal);
      }
      await hasStopped;
      await session.end();
      ending.abort();
      await listening;
    },
    async close() {
      await utils.release();
      await database.close();
    }
  };
}
async function runDelivered(store, session, payload) {
  const id = readId(payload);
  if (id === void 0) return;
  const claimed = await claimJob(store, session.worker, { id }).catch((error) => {
    if (isLaneTaken(error)) return void 0;
    throw error;
  });
  if (claimed) return session.crew.run(claimed);
  await inTransaction(store, async (transaction) => {
    const row = await transaction.selectFrom("job").selectAll().select(store.database.ago(-busyMs).as("soon")).where("id", "=", id).executeTakeFirst();
    if (row?.state !== "queued") return;
    await store.delivery.schedule(transaction, {
      ...asWaiting(row),
      runAt: row.run_at > row.soon ? row.run_at : row.soon
    });
  });
}
async function restoreDeliveries(store) {
  await inTransaction(store, async (transaction) => {
    await store.database.lock(transaction, "restore");
    const rows = await transaction.selectFrom("job").selectAll().where("state", "=", "queued").where(
      sql2`not exists (
          select 1 from ${sql2.id(workerSchema)}.jobs as delivery
          where delivery.key = job.id and delivery.attempts < delivery.max_attempts)`
    ).execute();
    for (const row of rows) await store.delivery.schedule(transaction, asWaiting(row));
  });
}
function readId(payload) {
  if (typeof payload !== "object" || payload === null || !("id" in payload)) return void 0;
  return typeof payload.id === "string" ? payload.id : void 0;
}
function isLaneTaken(error) {
  return error instanceof Error && "code" in error && error.code === "23505";
}
export {
  openPostgresQueue
};
