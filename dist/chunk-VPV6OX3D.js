import {
  addCounter,
  migrate
} from "./chunk-VBCC6NHF.js";
import {
  makeQueue,
  runAtOnce
} from "./chunk-FFG5DQPM.js";
import {
  openSqlite
} from "./chunk-6WV46S5B.js";
import {
  nameSchema
} from "./chunk-Z656YGUU.js";
import {
  EnvironmentError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/store/acts.ts
import { sql } from "kysely";
function makeActs(database, queue) {
  const { db } = database;
  return {
    add: (act) => queue(() => db.transaction().execute((transaction) => writeActs(database, transaction, [act]))),
    list: ({ after = 0 }) => queue(async () => {
      const rows = await db.selectFrom("act").selectAll().where("seq", ">", after).orderBy("seq").execute();
      return rows.map(({ seq, at, body }) => ({ seq, at, act: JSON.parse(body) }));
    })
  };
}
async function writeActs(database, transaction, acts) {
  if (acts.length === 0) return;
  await database.lock(transaction, "acts");
  for (const act of acts) {
    await transaction.insertInto("act").values({ seq: nextAct, at: timeOf(act), body: JSON.stringify(act) }).execute();
  }
}
var nextAct = sql`(select coalesce(max(seq), 0) + 1 from act)`;
function timeOf(act) {
  if (act.what === "recorded") return act.entry.at;
  return act.what === "ignored" ? act.ignored.at : act.at;
}

// src/drivers/store/ignores.ts
function makeIgnores(database, queue) {
  const { db } = database;
  return {
    add: (ignored) => queue(
      () => db.transaction().execute(async (transaction) => {
        await transaction.insertInto("ignored").values(ignored).onConflict((conflict) => conflict.column("fingerprint").doUpdateSet(ignored)).execute();
        await writeActs(database, transaction, [{ what: "ignored", ignored }]);
      })
    ),
    remove: (fingerprint, at) => queue(
      () => db.transaction().execute(async (transaction) => {
        const ignored = await transaction.deleteFrom("ignored").where("fingerprint", "=", fingerprint).returningAll().executeTakeFirst();
        if (ignored) await writeActs(database, transaction, [{ what: "no-longer-ignored", ignored, at }]);
        return ignored !== void 0;
      })
    ),
    all: () => queue(() => db.selectFrom("ignored").selectAll().orderBy("at", "desc").execute())
  };
}

// src/drivers/store/ledger.ts
import { sql as sql2 } from "kysely";
function makeLedger(database, queue, close) {
  const { db } = database;
  return {
    startRun: (run) => queue(async () => {
      const { id, startedAt, pid, command, host, aliveAt } = run;
      await db.transaction().execute(async (transaction) => {
        const row = { id, started_at: startedAt, finished_at: null, pid, command };
        await transaction.insertInto("run").values(row).execute();
        await transaction.insertInto("run_host").values({ run_id: id, host, alive_at: aliveAt }).execute();
      });
    }),
    touchRun: (id, at) => queue(async () => {
      await db.updateTable("run_host").set({ alive_at: at }).where("run_id", "=", id).execute();
    }),
    finishRun: (id, at) => queue(async () => {
      await db.updateTable("run").set({ finished_at: at }).where("id", "=", id).execute();
    }),
    runs: () => queue(async () => {
      const rows = await db.selectFrom("run").leftJoin("run_host", "run_host.run_id", "run.id").selectAll("run").select(["host", "alive_at"]).orderBy("started_at", "desc").limit(50).execute();
      return rows.map((row) => ({
        id: row.id,
        startedAt: row.started_at,
        finishedAt: row.finished_at ?? void 0,
        pid: row.pid,
        command: row.command,
        host: row.host ?? "",
        aliveAt: row.alive_at ?? row.started_at
      }));
    }),
    save: (healCase, event) => queue(() => saveMove(database, healCase, event)),
    load: (caseId) => queue(async () => {
      const row = await db.selectFrom("heal_case").select("body").where("id", "=", caseId).executeTakeFirst();
      return row && readCase(row.body);
    }),
    cases: (filter = {}) => queue(async () => {
      let query = db.selectFrom("heal_case").select("body").orderBy("moved_at", "desc");
      if (filter.stage) query = query.where("stage", "=", filter.stage);
      if (filter.idPrefix) query = query.where("id", "like", `${filter.idPrefix.replace(/[^\w]/g, "")}%`);
      if (filter.limit) query = query.limit(filter.limit);
      return (await query.execute()).map((row) => readCase(row.body));
    }),
    events: (filter) => queue(async () => {
      let query = db.selectFrom("case_event").select(["seq", "body"]).orderBy("seq");
      if (filter.caseId) query = query.where("case_id", "=", filter.caseId);
      if (filter.after !== void 0) query = query.where("seq", ">", filter.after);
      if (filter.limit !== void 0) query = query.limit(filter.limit);
      return (await query.execute()).map((row) => ({ seq: row.seq, event: readEvent(row.body) }));
    }),
    close
  };
}
async function saveMove(database, healCase, event) {
  return database.db.transaction().execute(async (transaction) => {
    await database.lock(transaction, "moves");
    const row = {
      id: healCase.id,
      kind: healCase.kind,
      stage: healCase.stage,
      rule: healCase.finding.rule,
      moved_at: event.at,
      body: JSON.stringify(healCase)
    };
    await transaction.insertInto("heal_case").values(row).onConflict((conflict) => conflict.column("id").doUpdateSet(row)).execute();
    const { seq } = await transaction.insertInto("case_event").values({ seq: nextMove, case_id: healCase.id, run_id: event.runId, at: event.at, body: JSON.stringify(event) }).returning("seq").executeTakeFirstOrThrow();
    return seq;
  });
}
var nextMove = sql2`(select coalesce(max(seq), 0) + 1 from case_event)`;
var readCase = (body) => JSON.parse(body);
var readEvent = (body) => JSON.parse(body);

// src/drivers/store/memo.ts
function makeMemo(db, queue) {
  return {
    read: (key) => queue(async () => {
      const row = await db.selectFrom("memo").select("value").where("key", "=", key).executeTakeFirst();
      return row?.value;
    }),
    write: (key, value) => queue(async () => {
      await db.insertInto("memo").values({ key, value }).onConflict((conflict) => conflict.column("key").doUpdateSet({ value })).execute();
    })
  };
}

// src/drivers/store/migrations.ts
var makeMigrations = (kind) => ({
  "0001-cases": {
    async up(db) {
      await db.schema.createTable("run").ifNotExists().addColumn("id", "text", (column) => column.primaryKey()).addColumn("started_at", "text", (column) => column.notNull()).addColumn("finished_at", "text").addColumn("pid", "integer", (column) => column.notNull()).addColumn("command", "text", (column) => column.notNull()).execute();
      await db.schema.createTable("heal_case").ifNotExists().addColumn("id", "text", (column) => column.primaryKey()).addColumn("kind", "text", (column) => column.notNull()).addColumn("stage", "text", (column) => column.notNull()).addColumn("rule", "text", (column) => column.notNull()).addColumn("moved_at", "text", (column) => column.notNull()).addColumn("body", "text", (column) => column.notNull()).execute();
      await addCounter(db.schema.createTable("case_event").ifNotExists(), kind).addColumn("case_id", "text", (column) => column.notNull().references("heal_case.id")).addColumn("run_id", "text", (column) => column.notNull()).addColumn("at", "text", (column) => column.notNull()).addColumn("body", "text", (column) => column.notNull()).execute();
      await db.schema.createIndex("case_event_case").ifNotExists().on("case_event").columns(["case_id", "seq"]).execute();
      await db.schema.createIndex("heal_case_moved").ifNotExists().on("heal_case").column("moved_at").execute();
    }
  },
  "0002-records": {
    async up(db) {
      await addCounter(db.schema.createTable("remedy_record").ifNotExists(), kind).addColumn("remedy", "text", (column) => column.notNull()).addColumn("kind", "text", (column) => column.notNull()).addColumn("case_id", "text", (column) => column.notNull()).addColumn("origin", "text", (column) => column.notNull()).addColumn("rule", "text", (column) => column.notNull()).addColumn("at", "text", (column) => column.notNull()).addUniqueConstraint("remedy_record_once", ["remedy", "kind", "case_id"]).execute();
      await db.schema.createTable("ignored").ifNotExists().addColumn("fingerprint", "text", (column) => column.primaryKey()).addColumn("rule", "text", (column) => column.notNull()).addColumn("path", "text", (column) => column.notNull()).addColumn("reason", "text", (column) => column.notNull()).addColumn("at", "text", (column) => column.notNull()).execute();
      await addCounter(db.schema.createTable("act").ifNotExists(), kind).addColumn("at", "text", (column) => column.notNull()).addColumn("body", "text", (column) => column.notNull()).execute();
      await db.schema.createTable("spending").ifNotExists().addColumn("id", "text", (column) => column.primaryKey()).addColumn("at", "text", (column) => column.notNull()).addColumn("day", "text", (column) => column.notNull()).addColumn("model", "text", (column) => column.notNull()).addColumn("reserved_nano", "bigint", (column) => column.notNull()).addColumn("settled_nano", "bigint").execute();
      await db.schema.createIndex("spending_day").ifNotExists().on("spending").column("day").execute();
      await db.schema.createTable("memo").ifNotExists().addColumn("key", "text", (column) => column.primaryKey()).addColumn("value", "text", (column) => column.notNull()).execute();
    }
  },
  "0003-run-hosts": {
    async up(db) {
      await db.schema.createTable("run_host").ifNotExists().addColumn("run_id", "text", (column) => column.primaryKey()).addColumn("host", "text", (column) => column.notNull()).addColumn("alive_at", "text", (column) => column.notNull()).execute();
    }
  }
});

// src/drivers/store/records.ts
function makeRecords(database, queue) {
  const { db } = database;
  return {
    add: (entries) => queue(async () => {
      if (entries.length === 0) return;
      await db.transaction().execute(async (transaction) => {
        const news = [];
        for (const entry of entries) if (await isNews(transaction, entry)) news.push(entry);
        await writeActs(
          database,
          transaction,
          news.map((entry) => ({ what: "recorded", entry }))
        );
      });
    }),
    all: () => queue(async () => {
      const rows = await db.selectFrom("remedy_record").selectAll().orderBy("at").orderBy("seq").execute();
      return rows.map(({ remedy, kind, case_id, origin, rule, at }) => {
        return { remedy, kind, caseId: case_id, origin, rule, at };
      });
    })
  };
}
async function isNews(db, entry) {
  const { remedy, kind, caseId, origin, rule, at } = entry;
  const { numInsertedOrUpdatedRows } = await db.insertInto("remedy_record").values({ remedy, kind, case_id: caseId, origin, rule, at }).onConflict(
    (conflict) => conflict.columns(["remedy", "kind", "case_id"]).doUpdateSet({ at, rule, origin }).where("remedy_record.at", "<", at)
  ).executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

// src/drivers/store/spending.ts
import { sql as sql3 } from "kysely";
var nano = 1e9;
var toNano = (usd) => Math.ceil(Math.round(usd * nano * 1e3) / 1e3);
var toCap = (usd) => Number.isNaN(usd) ? -1 : usd * nano;
function makeSpending(database, queue) {
  const { db } = database;
  return {
    reserve: ({ id, at, model, maxUsd, caps }) => queue(async () => {
      const wanted = toNano(maxUsd);
      if (!Number.isSafeInteger(wanted) || maxUsd < 0) return `The call cannot be priced (${maxUsd}).`;
      const { day, month } = readDay(at);
      const [dayCap, monthCap] = [toCap(caps.perDayUsd), toCap(caps.perMonthUsd)];
      return db.transaction().execute(async (transaction) => {
        await database.lock(transaction, "spending");
        const [today, thisMonth] = [await sumOf(transaction, day), await sumOf(transaction, `${month}-%`)];
        if (today + wanted > dayCap) return explain("day", today, wanted, caps.perDayUsd);
        if (thisMonth + wanted > monthCap) return explain("month", thisMonth, wanted, caps.perMonthUsd);
        const taken = await transaction.insertInto("spending").values({ id, at, day, model, reserved_nano: wanted, settled_nano: null }).onConflict((conflict) => conflict.column("id").doNothing()).returning("id").executeTakeFirst();
        return taken ? void 0 : `A call of the name ${id} was paid for already.`;
      });
    }),
    settle: (id, usd) => queue(async () => {
      if (!Number.isFinite(usd) || usd < 0) throw new RangeError(`a call cannot have cost ${usd} US dollars`);
      await db.updateTable("spending").set({ settled_nano: toNano(usd) }).where("id", "=", id).execute();
    }),
    byDay: () => queue(async () => {
      const rows = await db.selectFrom("spending").select(({ fn }) => [
        "day",
        sql3`cast(sum(coalesce(settled_nano, reserved_nano)) as bigint)`.as("nano"),
        fn.countAll().as("calls")
      ]).groupBy("day").orderBy("day").execute();
      return rows.map((row) => ({ day: row.day, usd: row.nano / nano, calls: row.calls }));
    })
  };
}
async function sumOf(db, days) {
  const row = await db.selectFrom("spending").select(sql3`cast(coalesce(sum(coalesce(settled_nano, reserved_nano)), 0) as bigint)`.as("nano")).where("day", "like", days).executeTakeFirst();
  return row?.nano ?? 0;
}
function explain(span, spent, wanted, cap) {
  const usd = (value) => `$${(value / nano).toFixed(4)}`;
  return `It could cost ${usd(wanted)}; ${usd(spent)} of the $${cap.toFixed(2)} for this ${span} are spent or reserved.`;
}
function readDay(at) {
  const day = new Date(at).toISOString().slice(0, 10);
  return { day, month: day.slice(0, 7) };
}

// src/drivers/store/store.ts
async function openStore(target) {
  const database = await openDatabase(target);
  try {
    await migrate(database, makeMigrations(database.kind));
  } catch (error) {
    await database.close();
    throw explainFailure(database, error);
  }
  const queue = database.kind === "sqlite" ? makeQueue() : runAtOnce;
  const close = () => queue(() => database.close());
  return {
    ledger: makeLedger(database, queue, close),
    records: makeRecords(database, queue),
    ignores: makeIgnores(database, queue),
    acts: makeActs(database, queue),
    spending: makeSpending(database, queue),
    memo: makeMemo(database.db, queue),
    close
  };
}
async function openDatabase(target) {
  if (typeof target === "string") return openSqlite(target, { synchronous: "NORMAL" });
  const { openPostgres } = await import("./chunk-M4E3TQ2C.js");
  const { databaseUrl, tenant } = target;
  return openPostgres({ databaseUrl, schema: nameSchema(tenant), connections: 4 });
}
function explainFailure({ kind, where }, error) {
  return new EnvironmentError(
    `The ledger ${where} cannot be opened: ${messageOf(error)}`,
    kind === "sqlite" ? "Check that the disk has room and that you may write there. If the file is damaged, move it away: Heal starts a new one." : "Check that the user of HEAL_DATABASE_URL may create schemas in this database (GRANT CREATE ON DATABASE \u2026 TO \u2026).",
    { cause: error }
  );
}

export {
  openStore
};
