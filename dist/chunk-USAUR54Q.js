import {
  choosePause
} from "./chunk-BQXZI3F6.js";
import {
  migrate
} from "./chunk-VBCC6NHF.js";
import {
  isBusy
} from "./chunk-6WV46S5B.js";
import {
  JobRefused
} from "./chunk-DLPGRI4D.js";
import {
  EnvironmentError,
  StoppedError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/queue/rows.ts
import { sql } from "kysely";

// src/drivers/queue/job-id.ts
import { randomBytes } from "node:crypto";
var lastMs = 0;
var count = 0;
function makeJobId(now = Date.now()) {
  if (now > lastMs) [lastMs, count] = [now, 0];
  else count += 1;
  const time = lastMs.toString(36).padStart(9, "0");
  return `j${time}${count.toString(36).padStart(4, "0")}${randomBytes(6).toString("hex")}`;
}

// src/drivers/queue/rows.ts
var mostBusyTries = 100;
async function inTransaction({ database }, work) {
  for (let tries = 1; ; tries++) {
    try {
      return await database.db.transaction().execute(work);
    } catch (error) {
      if (!isBusy(error) || tries === mostBusyTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20 * Math.min(tries, 10)));
    }
  }
}
async function addJob(store, job) {
  const { database, delivery } = store;
  const runAt = job.runAt === void 0 ? void 0 : new Date(job.runAt).toISOString();
  const id = makeJobId();
  const row = {
    id,
    tenant: job.tenant,
    name: job.name,
    key: job.key,
    lane: job.lane ?? null,
    payload: JSON.stringify(job.payload),
    priority: Math.min(32767, Math.max(-32768, Math.round(job.priority ?? 0))),
    max_attempts: Math.max(1, Math.round(job.maxAttempts ?? 5)),
    source: job.source
  };
  const waiting = { ...row, ...runAt === void 0 ? {} : { runAt } };
  const queued = { type: "queued", data: { source: job.source } };
  const insert = (db) => db.insertInto("job").values({ ...row, ...fresh, run_at: runAt ?? database.now, created_at: database.now }).onConflict((conflict) => conflict.columns(["tenant", "key"]).doNothing()).returning("id");
  const { scheduling } = delivery;
  const added = scheduling ? await database.db.with("added", () => insert(database.db)).with(
    "told",
    (db) => db.insertInto("job_event").columns(["job_id", "seq", "attempt", "at", "type", "data"]).expression(
      (eb) => eb.selectFrom("added").select([
        "added.id",
        sql`1`.as("seq"),
        sql`null::integer`.as("attempt"),
        database.now.as("at"),
        sql`${queued.type}`.as("type"),
        sql`${JSON.stringify(queued.data)}`.as("data")
      ])
    )
  ).selectFrom("added").select(["added.id", scheduling(waiting).as("delivery")]).executeTakeFirst() : await (store.share ?? alone(store))(async (transaction) => {
    const inserted = await insert(transaction).executeTakeFirst();
    if (inserted) {
      await writeEvent(store, transaction, id, 1, queued);
      await delivery.schedule(transaction, waiting);
    }
    return inserted;
  });
  if (added) return { id, isNew: true };
  const known = await database.db.selectFrom("job").select("id").where("tenant", "=", job.tenant).where("key", "=", job.key).executeTakeFirstOrThrow();
  return { id: known.id, isNew: false };
}
var alone = (store) => (work) => inTransaction(store, work);
var fresh = {
  state: "queued",
  attempts: 0,
  given_back: 0,
  events: 1,
  worker: null,
  cancel_reason: null,
  finished_at: null,
  result: "null"
};
async function move(store, transaction, id, when, changes, event) {
  const changed = startUpdate(transaction).set({ ...changes, events: sql`events + 1` });
  const row = await when(changed.where("id", "=", id)).returningAll().executeTakeFirst();
  if (row) {
    const running = row.state === "running" ? { attempt: row.attempts } : {};
    await writeEvent(store, transaction, id, row.events, { ...running, ...event });
  }
  return row;
}
var isHeldBy = ({ worker, attempt }) => (query) => query.where("state", "=", "running").where("worker", "=", worker).where("attempts", "=", attempt);
var ended = ({ database }, state, result) => ({
  state,
  worker: null,
  finished_at: database.now,
  result: JSON.stringify(result)
});
async function endAttempt({ database }, transaction, fence, state, detail) {
  await transaction.updateTable("job_attempt").set({ state, ended_at: database.now, detail }).where("job_id", "=", fence.id).where("number", "=", fence.attempt).execute();
}
var asWaiting = (row) => ({
  id: row.id,
  tenant: row.tenant,
  name: row.name,
  lane: row.lane,
  priority: row.priority,
  runAt: row.run_at
});
function cleanText(text) {
  return text.replaceAll("\0", "").slice(0, 4e3);
}
function startUpdate(transaction) {
  return transaction.updateTable("job");
}
async function writeEvent({ database }, transaction, jobId, seq, { type, attempt, data }) {
  await transaction.insertInto("job_event").values({
    job_id: jobId,
    seq,
    attempt: attempt ?? null,
    at: database.now,
    type,
    data: JSON.stringify(data ?? null)
  }).execute();
}

// src/drivers/queue/attempts.ts
import { sql as sql2 } from "kysely";

// src/drivers/queue/read-rows.ts
var readJson = (text) => JSON.parse(text);
function readJob(row) {
  return {
    id: row.id,
    tenant: row.tenant,
    name: row.name,
    key: row.key,
    lane: row.lane ?? void 0,
    payload: readJson(row.payload),
    priority: row.priority,
    runAt: row.run_at,
    maxAttempts: row.max_attempts,
    source: row.source,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    finishedAt: row.finished_at ?? void 0,
    result: readJson(row.result)
  };
}
function readAttempt(row) {
  return {
    id: nameAttempt(row.job_id, row.number),
    jobId: row.job_id,
    number: row.number,
    state: row.state,
    worker: row.worker,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? void 0,
    detail: row.detail
  };
}
function readEvent(row) {
  return {
    seq: row.seq,
    jobId: row.job_id,
    attemptId: row.attempt === null ? void 0 : nameAttempt(row.job_id, row.attempt),
    at: row.at,
    type: row.type,
    data: readJson(row.data)
  };
}
function nameAttempt(jobId, number) {
  return `${jobId}.${number}`;
}

// src/drivers/queue/attempts.ts
function claimJob(store, worker, which) {
  return inTransaction(store, async (transaction) => {
    const id = "id" in which ? which.id : await findDue(store, transaction, which.names);
    if (id === void 0) return void 0;
    const row = await move(
      store,
      transaction,
      id,
      (query) => query.where("state", "=", "queued").where("run_at", "<=", store.database.now).where(
        (eb) => eb.exists(eb.selectFrom("job_worker").select("job_worker.id").where("job_worker.id", "=", worker))
      ).where(laneIsFree),
      { state: "running", worker, attempts: sql2`attempts + 1` },
      { type: "started", data: { worker } }
    );
    if (!row) return void 0;
    const attempt = await transaction.insertInto("job_attempt").values({
      job_id: id,
      number: row.attempts,
      state: "started",
      worker,
      started_at: store.database.now,
      ended_at: null,
      detail: ""
    }).returningAll().executeTakeFirstOrThrow();
    return { row, attempt: readAttempt(attempt) };
  });
}
var laneIsFree = sql2`not exists (
  select 1 from job as other
  where other.tenant = job.tenant and other.lane = job.lane and other.state = 'running')`;
async function findDue({ database }, transaction, names) {
  const row = await transaction.selectFrom("job").select("id").where("state", "=", "queued").where("run_at", "<=", database.now).where("name", "in", names).where(laneIsFree).orderBy("priority").orderBy("run_at").orderBy("id").limit(1).executeTakeFirst();
  return row?.id;
}
function sayEvent(store, fence, type, data) {
  return inTransaction(store, async (transaction) => {
    const event = { type, attempt: fence.attempt, data };
    return await move(store, transaction, fence.id, isHeldBy(fence), {}, event) !== void 0;
  });
}
function endJob(store, fence, state, result) {
  return inTransaction(store, async (transaction) => {
    const event = { type: state, attempt: fence.attempt, data: result };
    const row = await move(store, transaction, fence.id, isHeldBy(fence), ended(store, state, result), event);
    if (!row) return false;
    const detail = typeof result === "string" ? cleanText(result) : "";
    await endAttempt(store, transaction, fence, state === "failed" ? "failed" : "succeeded", detail);
    return true;
  });
}
function failAttempt(store, fence, why, pauseMs) {
  const detail = cleanText(why);
  return inTransaction(
    store,
    (transaction) => repeatJob(store, transaction, fence, {
      attempt: "failed",
      detail,
      event: { type: "retry", data: { why: detail } },
      changes: { run_at: store.database.ago(-pauseMs) }
    })
  );
}
function giveBack(store, fence) {
  const detail = "The worker ended; the job was given back.";
  return inTransaction(
    store,
    (transaction) => repeatJob(store, transaction, fence, {
      attempt: "lost",
      detail,
      event: { type: "given_back" },
      changes: { given_back: sql2`given_back + 1` },
      isFree: true
    })
  );
}
function loseAttempt(store, transaction, fence) {
  const detail = `The worker ${fence.worker} was not heard of any more.`;
  return repeatJob(store, transaction, fence, { attempt: "lost", detail, event: { type: "lost" }, changes: {} });
}
async function repeatJob(store, transaction, fence, how) {
  const attempt = fence.attempt;
  const isHeld = isHeldBy(fence);
  const waiting = await move(
    store,
    transaction,
    fence.id,
    (query) => {
      const open = isHeld(query).where("cancel_reason", "is", null);
      return how.isFree ? open : open.whereRef(sql2`attempts - given_back`, "<", "max_attempts");
    },
    { ...how.changes, state: "queued", worker: null },
    { ...how.event, attempt }
  );
  if (waiting) await store.delivery.schedule(transaction, asWaiting(waiting));
  const isOver = waiting ?? await move(
    store,
    transaction,
    fence.id,
    (query) => isHeld(query).where("cancel_reason", "is not", null),
    { ...ended(store, "cancelled", null), result: sql2`${sql2.ref("cancel_reason")}` },
    { type: "cancelled", attempt }
  ) ?? await move(store, transaction, fence.id, isHeld, ended(store, "failed", how.detail), {
    type: "failed",
    attempt,
    data: how.detail
  });
  if (!isOver) return false;
  await endAttempt(store, transaction, fence, how.attempt, how.detail);
  return true;
}

// src/drivers/queue/cancel.ts
async function cancelJob(store, id, reason) {
  for (let tries = 0; tries < 20; tries++) {
    const answer = await tryCancel(store, id, reason);
    if (answer !== void 0) return answer;
  }
  throw new Error(`the job ${id} changed too often to be cancelled`);
}
function tryCancel(store, id, reason) {
  const why = cleanText(reason);
  const cancelReason = JSON.stringify(why);
  return inTransaction(store, async (transaction) => {
    const waiting = await move(
      store,
      transaction,
      id,
      (query) => query.where("state", "=", "queued"),
      { ...ended(store, "cancelled", why), cancel_reason: cancelReason },
      { type: "cancelled", data: why }
    );
    if (waiting) {
      await store.delivery.withdraw(transaction, id);
      return true;
    }
    const running = await move(
      store,
      transaction,
      id,
      (query) => query.where("state", "=", "running").where("cancel_reason", "is", null),
      { cancel_reason: cancelReason },
      { type: "cancel_requested", data: why }
    );
    if (running) {
      await store.delivery.announceCancel(transaction, id);
      return true;
    }
    const row = await transaction.selectFrom("job").select(["state", "cancel_reason"]).where("id", "=", id).executeTakeFirst();
    if (row?.state === "running" && row.cancel_reason !== null) return true;
    return row?.state === "running" || row?.state === "queued" ? void 0 : false;
  });
}

// src/drivers/queue/session.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { hostname } from "node:os";

// src/drivers/queue/crew.ts
var mostResultBytes = 1e6;
var mostTries = 6;
var mostWriteMs = 5e3;
function makeCrew(store, { worker, handlers, backoff, random, say }) {
  const members = /* @__PURE__ */ new Map();
  let isEnding = false;
  const runOne = async (claimed, fence, signal) => {
    const { row, attempt } = claimed;
    const running = {
      job: readJob(row),
      attempt,
      signal,
      async say(type, data = null) {
        if (await sayEvent(store, fence, type, data)) return;
        members.get(fence.id)?.letGo("lost");
        throw new StoppedError("This job is another worker\u2019s by now.", "Nothing is lost: it goes on there.");
      }
    };
    try {
      const handler = handlers[row.name];
      if (!handler) throw new JobRefused(`This worker knows no job of the name ${row.name}.`);
      const { state, result = null } = await handler(running);
      if (JSON.stringify(result).length > mostResultBytes)
        throw new JobRefused("Its answer is too long to be kept: a link to it belongs there.");
      return { how: "answered", write: () => endJob(store, fence, state, result) };
    } catch (error) {
      const why = messageOf(error);
      if (error instanceof JobRefused)
        return { how: "threw", write: () => endJob(store, fence, "failed", cleanText(why)) };
      if (isEnding) return { how: "given-back", write: () => giveBack(store, fence) };
      const pause2 = choosePause(backoff, row.attempts - row.given_back, random);
      return { how: "threw", write: () => failAttempt(store, fence, why, pause2) };
    }
  };
  const writeEnd = async (fence, write, isLost) => {
    for (let tries = 1; !isLost(); tries++) {
      try {
        await write().catch(async (error) => {
          if (tries <= mostTries) throw error;
          await endJob(store, fence, "failed", "What became of it could not be written down.");
        });
        return;
      } catch (error) {
        say(`The end of ${fence.id} could not be written: ${messageOf(error)}`);
        await new Promise((resolve) => setTimeout(resolve, Math.min(2e3, 100 * 2 ** tries)));
      }
    }
  };
  return {
    get size() {
      return members.size;
    },
    run(claimed) {
      const fence = { id: claimed.row.id, worker, attempt: claimed.attempt.number };
      const controller = new AbortController();
      const letGo = Promise.withResolvers();
      let isLost = false;
      const work = async () => {
        const { how, write } = await Promise.race([runOne(claimed, fence, controller.signal), letGo.promise]);
        if (how !== "lost" && write) await writeEnd(fence, write, () => isLost);
      };
      const done = work().finally(() => members.delete(fence.id));
      members.set(fence.id, {
        fence,
        controller,
        done,
        letGo(how) {
          if (how === "lost") isLost = true;
          controller.abort(new StoppedError("This worker lost the job.", "It goes on elsewhere."));
          letGo.resolve(how === "lost" ? { how } : { how, write: () => giveBack(store, fence) });
        }
      });
      if (isEnding) controller.abort(endingReason());
      return done;
    },
    cancel({ id, attempt }, reason) {
      const member = members.get(id);
      if (member?.fence.attempt !== attempt || member.controller.signal.aborted) return;
      member.controller.abort(
        new StoppedError(`This job was cancelled: ${reason}`, "Start it again when it is wanted.")
      );
    },
    abandon() {
      for (const member of members.values()) member.letGo("lost");
    },
    async end(graceMs) {
      isEnding = true;
      for (const { controller } of members.values()) controller.abort(endingReason());
      const late = setTimeout(() => {
        for (const member of members.values()) member.letGo("given-back");
      }, graceMs);
      const never = setTimeout(() => {
        for (const member of members.values()) member.letGo("lost");
      }, graceMs + mostWriteMs);
      while (members.size > 0) await Promise.all([...members.values()].map(({ done }) => done));
      clearTimeout(late);
      clearTimeout(never);
    }
  };
}
function endingReason() {
  return new StoppedError("This worker ends.", "The job goes on when there is a worker again.");
}

// src/drivers/queue/workers.ts
function beat(store, worker, pool) {
  const seen = { pool: pool ?? null, seen_at: store.database.now };
  return inTransaction(store, async (transaction) => {
    const known = await transaction.updateTable("job_worker").set(seen).where("id", "=", worker).returning("id").executeTakeFirst();
    if (known) return true;
    await transaction.insertInto("job_worker").values({ id: worker, ...seen }).execute();
    return false;
  });
}
async function leave(store, worker) {
  await inTransaction(store, (transaction) => transaction.deleteFrom("job_worker").where("id", "=", worker).execute());
}
function sweep(store, leaseMs) {
  return inTransaction(store, async (transaction) => {
    await store.database.lock(transaction, "sweep");
    const dead = await transaction.deleteFrom("job_worker").where("seen_at", "<", store.database.ago(leaseMs)).returning("pool").execute();
    const lost = await transaction.selectFrom("job").select(["id", "worker", "attempts"]).where("state", "=", "running").where(
      (eb) => eb.not(
        eb.exists(eb.selectFrom("job_worker").select("job_worker.id").whereRef("job_worker.id", "=", "job.worker"))
      )
    ).execute();
    for (const { id, worker, attempts } of lost)
      await loseAttempt(store, transaction, { id, worker: worker ?? "", attempt: attempts });
    await store.delivery.release(
      transaction,
      dead.flatMap(({ pool }) => pool ?? [])
    );
    return lost.length;
  });
}
function forgetOld(store, keepMs) {
  return inTransaction(store, async (transaction) => {
    const old = await transaction.selectFrom("job").select("id").where("finished_at", "<", store.database.ago(keepMs)).orderBy("created_at").limit(mostForgotten).execute();
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await transaction.deleteFrom("job_event").where("job_id", "in", ids).execute();
    await transaction.deleteFrom("job_attempt").where("job_id", "in", ids).execute();
    await transaction.deleteFrom("job").where("id", "in", ids).execute();
    return ids.length;
  });
}
var mostForgotten = 500;
async function readCancels({ database }, worker) {
  const rows = await database.db.selectFrom("job").select(["id", "attempts", "cancel_reason"]).where("state", "=", "running").where("worker", "=", worker).where("cancel_reason", "is not", null).execute();
  return rows.map(({ id, attempts, cancel_reason: reason }) => ({
    id,
    worker,
    attempt: attempts,
    reason: String(JSON.parse(reason ?? '""'))
  }));
}

// src/drivers/queue/session.ts
var scheduleMs = 1e4;
var cleanMs = 10 * 6e4;
async function startSession(store, options) {
  const { leaseMs, watchMs } = options;
  const worker = `${hostname()}:${process.pid}:${randomBytes2(4).toString("hex")}`;
  const crew = makeCrew(store, { ...options, worker });
  const timers = new AbortController();
  let pool;
  let seenAt = performance.now();
  const beatNow = async () => {
    const asked = performance.now();
    try {
      if (!await beat(store, worker, pool)) crew.abandon();
      seenAt = asked;
    } catch (error) {
      options.say(`The heartbeat failed: ${messageOf(error)}`);
      if (performance.now() - seenAt > leaseMs) crew.abandon();
    }
  };
  const checkCancels = async () => {
    if (crew.size === 0) return;
    for (const { reason, ...fence } of await readCancels(store, worker)) crew.cancel(fence, reason);
  };
  await beat(store, worker, pool);
  await sweep(store, leaseMs);
  const { signal } = timers;
  const every = async (name, ms, work) => {
    while (!signal.aborted) {
      await work().catch((error) => options.say(`The ${name} failed: ${messageOf(error)}`));
      await pause(ms, signal);
    }
  };
  const loops = [
    every("heartbeat", leaseMs / 4, beatNow),
    every("watch", watchMs, checkCancels),
    every("sweep", leaseMs / 2, () => sweep(store, leaseMs)),
    every("cleaning", cleanMs, () => forgetOld(store, options.keepMs)),
    every("clock", scheduleMs, () => options.clock.look(store, options.schedules))
  ];
  return {
    worker,
    crew,
    async joinPool(name) {
      pool = name;
      await beatNow();
    },
    checkCancels: () => checkCancels().catch(() => void 0),
    async end() {
      await crew.end(options.graceMs);
      timers.abort();
      await Promise.all(loops);
      await leave(store, worker).catch(() => void 0);
    }
  };
}
function pause(ms, signal) {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}

// src/drivers/queue/load-graphile-worker.ts
import { createRequire } from "node:module";
import { parse } from "node:path";
var loaded;
function loadGraphileWorker() {
  if (loaded) return loaded;
  const folder = process.cwd();
  process.chdir(parse(folder).root);
  try {
    loaded = createRequire(import.meta.url)("graphile-worker");
    return loaded;
  } finally {
    process.chdir(folder);
  }
}

// src/drivers/queue/migrations.ts
import { sql as sql3 } from "kysely";
var jobMigrations = {
  "0001-jobs": {
    async up(db) {
      await db.schema.createTable("job").ifNotExists().addColumn("id", "text", (column) => column.primaryKey()).addColumn("tenant", "text", (column) => column.notNull()).addColumn("name", "text", (column) => column.notNull()).addColumn("key", "text", (column) => column.notNull()).addColumn("lane", "text").addColumn("payload", "text", (column) => column.notNull()).addColumn("priority", "integer", (column) => column.notNull()).addColumn("run_at", "text", (column) => column.notNull()).addColumn("max_attempts", "integer", (column) => column.notNull()).addColumn("source", "text", (column) => column.notNull()).addColumn("state", "text", (column) => column.notNull()).addColumn("attempts", "integer", (column) => column.notNull()).addColumn("given_back", "integer", (column) => column.notNull()).addColumn("events", "integer", (column) => column.notNull()).addColumn("worker", "text").addColumn("cancel_reason", "text").addColumn("created_at", "text", (column) => column.notNull()).addColumn("finished_at", "text").addColumn("result", "text", (column) => column.notNull()).addUniqueConstraint("job_once", ["tenant", "key"]).execute();
      await db.schema.createIndex("job_lane_running").ifNotExists().unique().on("job").columns(["tenant", "lane"]).where(sql3.ref("state"), "=", sql3.lit("running")).execute();
      await db.schema.createIndex("job_waiting").ifNotExists().on("job").columns(["priority", "run_at", "id"]).where(sql3.ref("state"), "=", sql3.lit("queued")).execute();
      await db.schema.createIndex("job_created").ifNotExists().on("job").columns(["created_at", "id"]).execute();
      await db.schema.createTable("job_attempt").ifNotExists().addColumn("job_id", "text", (column) => column.notNull().references("job.id")).addColumn("number", "integer", (column) => column.notNull()).addColumn("state", "text", (column) => column.notNull()).addColumn("worker", "text", (column) => column.notNull()).addColumn("started_at", "text", (column) => column.notNull()).addColumn("ended_at", "text").addColumn("detail", "text", (column) => column.notNull()).addPrimaryKeyConstraint("job_attempt_key", ["job_id", "number"]).execute();
      await db.schema.createTable("job_event").ifNotExists().addColumn("job_id", "text", (column) => column.notNull().references("job.id")).addColumn("seq", "integer", (column) => column.notNull()).addColumn("attempt", "integer").addColumn("at", "text", (column) => column.notNull()).addColumn("type", "text", (column) => column.notNull()).addColumn("data", "text", (column) => column.notNull()).addPrimaryKeyConstraint("job_event_key", ["job_id", "seq"]).execute();
      await db.schema.createTable("job_worker").ifNotExists().addColumn("id", "text", (column) => column.primaryKey()).addColumn("pool", "text").addColumn("seen_at", "text", (column) => column.notNull()).execute();
      await db.schema.createTable("job_schedule").ifNotExists().addColumn("id", "text", (column) => column.primaryKey()).addColumn("looked_at", "text", (column) => column.notNull()).execute();
    }
  }
};

// src/drivers/queue/open-rows.ts
async function openRows(database) {
  try {
    await migrate(database, jobMigrations);
  } catch (error) {
    await database.close();
    throw new EnvironmentError(
      `The jobs in ${database.where} cannot be opened: ${messageOf(error)}`,
      database.kind === "sqlite" ? "Check that the disk has room and that you may write there." : "Check that the user of HEAL_DATABASE_URL may create schemas in this database (GRANT CREATE ON DATABASE \u2026 TO \u2026).",
      { cause: error }
    );
  }
}

// src/drivers/queue/reading.ts
function makeReading({ database: { db } }) {
  return {
    async load(id) {
      const row = await db.selectFrom("job").selectAll().where("id", "=", id).executeTakeFirst();
      return row && readJob(row);
    },
    async attempts(jobId) {
      const rows = await db.selectFrom("job_attempt").selectAll().where("job_id", "=", jobId).orderBy("number").execute();
      return rows.map(readAttempt);
    },
    async events(jobId, after = 0) {
      const rows = await db.selectFrom("job_event").selectAll().where("job_id", "=", jobId).where("seq", ">", after).orderBy("seq").execute();
      return rows.map(readEvent);
    },
    async list({ tenant, state, name, limit = 100 }) {
      let query = db.selectFrom("job").selectAll().orderBy("created_at", "desc").orderBy("id", "desc").limit(limit);
      if (tenant !== void 0) query = query.where("tenant", "=", tenant);
      if (state !== void 0) query = query.where("state", "=", state);
      if (name !== void 0) query = query.where("name", "=", name);
      return (await query.execute()).map(readJob);
    }
  };
}

// src/drivers/queue/schedules.ts
var minuteMs = 6e4;
var longestMs = 24 * 60 * minuteMs;
function makeScheduleClock(now = () => /* @__PURE__ */ new Date()) {
  const matchers = /* @__PURE__ */ new Map();
  return {
    async look(store, schedules) {
      for (const schedule of schedules) {
        const isDue = matchers.get(schedule.cron) ?? parseCron(schedule);
        matchers.set(schedule.cron, isDue);
        const at = now();
        const before = await readLook(store, schedule.id, at);
        const due = findLastDue(isDue, before, at);
        if (due)
          await addJob(store, {
            ...schedule.job(due.toISOString()),
            key: `schedule ${schedule.id} ${due.toISOString()}`
          });
        await rememberLook(store, schedule.id, at);
      }
    }
  };
}
function parseCron({ id, cron }) {
  try {
    return loadGraphileWorker().parseCronItem({ task: "schedule", match: cron, identifier: "schedule" }).match;
  } catch {
    throw new EnvironmentError(
      `The schedule ${id} cannot be read: ${JSON.stringify(cron.slice(0, 100))}.`,
      "Write five fields in UTC: minute, hour, day of the month, month, day of the week; `0 3 * * *` is every night at three."
    );
  }
}
function findLastDue(isDue, before, now) {
  const last = Math.floor(now.getTime() / minuteMs) * minuteMs;
  const first = Math.max(before.getTime(), now.getTime() - longestMs);
  for (let at = last; at > first; at -= minuteMs) {
    const date = new Date(at);
    const digest = {
      min: date.getUTCMinutes(),
      hour: date.getUTCHours(),
      date: date.getUTCDate(),
      month: date.getUTCMonth() + 1,
      dow: date.getUTCDay()
    };
    if (isDue(digest)) return date;
  }
  return void 0;
}
async function readLook(store, id, now) {
  const { db } = store.database;
  const row = await db.selectFrom("job_schedule").select("looked_at").where("id", "=", id).executeTakeFirst();
  return row ? new Date(row.looked_at) : now;
}
function rememberLook(store, id, now) {
  const looked = { looked_at: now.toISOString() };
  return inTransaction(store, async (transaction) => {
    await transaction.insertInto("job_schedule").values({ id, ...looked }).onConflict(
      (conflict) => conflict.column("id").doUpdateSet(looked).where("job_schedule.looked_at", "<", looked.looked_at)
    ).execute();
  });
}

export {
  inTransaction,
  addJob,
  asWaiting,
  claimJob,
  cancelJob,
  startSession,
  pause,
  loadGraphileWorker,
  openRows,
  makeReading,
  makeScheduleClock,
  parseCron
};
