import {
  EnvironmentError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/store/store.ts
import { Kysely } from "kysely";

// src/drivers/store/acts.ts
function makeActs(db, queue) {
  return {
    add: (act) => queue(() => writeActs(db, [act])),
    list: ({ after = 0 }) => queue(async () => {
      const rows = await db.selectFrom("act").selectAll().where("seq", ">", after).orderBy("seq").execute();
      return rows.map(({ seq, at, body }) => ({ seq, at, act: JSON.parse(body) }));
    })
  };
}
async function writeActs(db, acts) {
  for (const act of acts) {
    await db.insertInto("act").values({ at: timeOf(act), body: JSON.stringify(act) }).execute();
  }
}
function timeOf(act) {
  if (act.what === "recorded") return act.entry.at;
  return act.what === "ignored" ? act.ignored.at : act.at;
}

// src/drivers/store/ignores.ts
function makeIgnores(db, queue) {
  return {
    add: (ignored) => queue(
      () => db.transaction().execute(async (transaction) => {
        await transaction.insertInto("ignored").values(ignored).onConflict((conflict) => conflict.column("fingerprint").doUpdateSet(ignored)).execute();
        await writeActs(transaction, [{ what: "ignored", ignored }]);
      })
    ),
    remove: (fingerprint, at) => queue(
      () => db.transaction().execute(async (transaction) => {
        const ignored = await transaction.deleteFrom("ignored").where("fingerprint", "=", fingerprint).returningAll().executeTakeFirst();
        if (ignored) await writeActs(transaction, [{ what: "no-longer-ignored", ignored, at }]);
        return ignored !== void 0;
      })
    ),
    all: () => queue(() => db.selectFrom("ignored").selectAll().orderBy("at", "desc").execute())
  };
}

// src/drivers/store/ledger.ts
function makeLedger(db, oneAtATime, close) {
  return {
    startRun: (run) => oneAtATime(async () => {
      const { id, startedAt, pid, command } = run;
      await db.insertInto("run").values({ id, started_at: startedAt, finished_at: null, pid, command }).execute();
    }),
    finishRun: (id, at) => oneAtATime(async () => {
      await db.updateTable("run").set({ finished_at: at }).where("id", "=", id).execute();
    }),
    runs: () => oneAtATime(async () => {
      const rows = await db.selectFrom("run").selectAll().orderBy("started_at", "desc").limit(50).execute();
      return rows.map((row) => ({
        id: row.id,
        startedAt: row.started_at,
        finishedAt: row.finished_at ?? void 0,
        pid: row.pid,
        command: row.command
      }));
    }),
    save: (healCase, event) => oneAtATime(() => saveMove(db, healCase, event)),
    load: (caseId) => oneAtATime(async () => {
      const row = await db.selectFrom("heal_case").select("body").where("id", "=", caseId).executeTakeFirst();
      return row && readCase(row.body);
    }),
    cases: (filter = {}) => oneAtATime(async () => {
      let query = db.selectFrom("heal_case").select("body").orderBy("moved_at", "desc");
      if (filter.stage) query = query.where("stage", "=", filter.stage);
      if (filter.idPrefix) query = query.where("id", "like", `${filter.idPrefix.replace(/[^\w]/g, "")}%`);
      if (filter.limit) query = query.limit(filter.limit);
      return (await query.execute()).map((row) => readCase(row.body));
    }),
    events: (filter) => oneAtATime(async () => {
      let query = db.selectFrom("case_event").select(["seq", "body"]).orderBy("seq");
      if (filter.caseId) query = query.where("case_id", "=", filter.caseId);
      if (filter.after !== void 0) query = query.where("seq", ">", filter.after);
      if (filter.limit !== void 0) query = query.limit(filter.limit);
      return (await query.execute()).map((row) => ({ seq: row.seq, event: readEvent(row.body) }));
    }),
    close
  };
}
async function saveMove(db, healCase, event) {
  return db.transaction().execute(async (transaction) => {
    const row = {
      id: healCase.id,
      kind: healCase.kind,
      stage: healCase.stage,
      rule: healCase.finding.rule,
      moved_at: event.at,
      body: JSON.stringify(healCase)
    };
    await transaction.insertInto("heal_case").values(row).onConflict((conflict) => conflict.column("id").doUpdateSet(row)).execute();
    const { seq } = await transaction.insertInto("case_event").values({ case_id: healCase.id, run_id: event.runId, at: event.at, body: JSON.stringify(event) }).returning("seq").executeTakeFirstOrThrow();
    return seq;
  });
}
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
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
var migrations = {
  "0001-cases": {
    async up(db) {
      await db.schema.createTable("run").ifNotExists().addColumn("id", "text", (column) => column.primaryKey()).addColumn("started_at", "text", (column) => column.notNull()).addColumn("finished_at", "text").addColumn("pid", "integer", (column) => column.notNull()).addColumn("command", "text", (column) => column.notNull()).execute();
      await db.schema.createTable("heal_case").ifNotExists().addColumn("id", "text", (column) => column.primaryKey()).addColumn("kind", "text", (column) => column.notNull()).addColumn("stage", "text", (column) => column.notNull()).addColumn("rule", "text", (column) => column.notNull()).addColumn("moved_at", "text", (column) => column.notNull()).addColumn("body", "text", (column) => column.notNull()).execute();
      await db.schema.createTable("case_event").ifNotExists().addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement()).addColumn("case_id", "text", (column) => column.notNull().references("heal_case.id")).addColumn("run_id", "text", (column) => column.notNull()).addColumn("at", "text", (column) => column.notNull()).addColumn("body", "text", (column) => column.notNull()).execute();
      await db.schema.createIndex("case_event_case").ifNotExists().on("case_event").columns(["case_id", "seq"]).execute();
      await db.schema.createIndex("heal_case_moved").ifNotExists().on("heal_case").column("moved_at").execute();
    }
  },
  "0002-records": {
    async up(db) {
      await db.schema.createTable("remedy_record").ifNotExists().addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement()).addColumn("remedy", "text", (column) => column.notNull()).addColumn("kind", "text", (column) => column.notNull()).addColumn("case_id", "text", (column) => column.notNull()).addColumn("origin", "text", (column) => column.notNull()).addColumn("rule", "text", (column) => column.notNull()).addColumn("at", "text", (column) => column.notNull()).addUniqueConstraint("remedy_record_once", ["remedy", "kind", "case_id"]).execute();
      await db.schema.createTable("ignored").ifNotExists().addColumn("fingerprint", "text", (column) => column.primaryKey()).addColumn("rule", "text", (column) => column.notNull()).addColumn("path", "text", (column) => column.notNull()).addColumn("reason", "text", (column) => column.notNull()).addColumn("at", "text", (column) => column.notNull()).execute();
      await db.schema.createTable("act").ifNotExists().addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement()).addColumn("at", "text", (column) => column.notNull()).addColumn("body", "text", (column) => column.notNull()).execute();
      await db.schema.createTable("spending").ifNotExists().addColumn("id", "text", (column) => column.primaryKey()).addColumn("at", "text", (column) => column.notNull()).addColumn("day", "text", (column) => column.notNull()).addColumn("model", "text", (column) => column.notNull()).addColumn("reserved_nano", "bigint", (column) => column.notNull()).addColumn("settled_nano", "bigint").execute();
      await db.schema.createIndex("spending_day").ifNotExists().on("spending").column("day").execute();
      await db.schema.createTable("memo").ifNotExists().addColumn("key", "text", (column) => column.primaryKey()).addColumn("value", "text", (column) => column.notNull()).execute();
    }
  }
};
async function migrate(db) {
  if (await isUpToDate(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== void 0) throw error;
}
async function isUpToDate(db) {
  const latest = Object.keys(migrations).toSorted().at(-1);
  try {
    const { rows } = await sql`select max(name) as name from kysely_migration`.execute(db);
    return rows[0]?.name === latest;
  } catch {
    return false;
  }
}

// src/drivers/store/node-sqlite.ts
import { DatabaseSync } from "node:sqlite";
import { SqliteDialect } from "kysely";
function makeNodeSqliteDialect(file) {
  return new SqliteDialect({ database: async () => openDatabase(file) });
}
function openDatabase(file) {
  const database = new DatabaseSync(file, { timeout: 5e3 });
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;");
  return {
    close: () => database.close(),
    prepare: (sql3) => {
      const statement = database.prepare(sql3);
      const bound = (parameters) => parameters;
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...bound(parameters)),
        run(parameters) {
          if (sql3 === "rollback" && !database.isTransaction) return { changes: 0, lastInsertRowid: 0 };
          return statement.run(...bound(parameters));
        },
        iterate: (parameters) => statement.iterate(...bound(parameters))
      };
    }
  };
}

// src/drivers/store/queue.ts
function makeQueue() {
  let last = Promise.resolve();
  return (work) => {
    const result = last.then(work, work);
    last = result.catch(() => void 0);
    return result;
  };
}

// src/drivers/store/records.ts
function makeRecords(db, queue) {
  return {
    add: (entries) => queue(async () => {
      if (entries.length === 0) return;
      await db.transaction().execute(async (transaction) => {
        const news = [];
        for (const entry of entries) if (await isNews(transaction, entry)) news.push(entry);
        await writeActs(
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
import { sql as sql2 } from "kysely";
var nano = 1e9;
var toNano = (usd) => Math.ceil(Math.round(usd * nano * 1e3) / 1e3);
function makeSpending(db, queue) {
  return {
    reserve: ({ id, at, model, maxUsd, caps }) => queue(async () => {
      if (!Number.isFinite(maxUsd) || maxUsd < 0) return `The call cannot be priced (${maxUsd}).`;
      const { day, month } = readDay(at);
      const wanted = toNano(maxUsd);
      const spent = sql2`coalesce(sum(coalesce(settled_nano, reserved_nano)), 0)`;
      const { numAffectedRows } = await sql2`
          insert into spending (id, at, day, model, reserved_nano, settled_nano)
          select ${id}, ${at}, ${day}, ${model}, ${wanted}, null
          where (select ${spent} from spending where day = ${day}) + ${wanted} <= ${Math.floor(caps.perDayUsd * nano)}
            and (select ${spent} from spending where day like ${`${month}-%`}) + ${wanted} <= ${Math.floor(caps.perMonthUsd * nano)}
          on conflict (id) do nothing`.execute(db);
      if (numAffectedRows === 1n) return void 0;
      const [today, thisMonth] = await Promise.all([sumOf(db, day), sumOf(db, `${month}-%`)]);
      if (today + wanted > caps.perDayUsd * nano) return explain("day", today, wanted, caps.perDayUsd);
      if (thisMonth + wanted > caps.perMonthUsd * nano) return explain("month", thisMonth, wanted, caps.perMonthUsd);
      return `A call of the name ${id} was paid for already.`;
    }),
    settle: (id, usd) => queue(async () => {
      if (!Number.isFinite(usd) || usd < 0) throw new RangeError(`a call cannot have cost ${usd} US dollars`);
      await db.updateTable("spending").set({ settled_nano: toNano(usd) }).where("id", "=", id).execute();
    }),
    byDay: () => queue(async () => {
      const rows = await db.selectFrom("spending").select(({ fn }) => [
        "day",
        sql2`sum(coalesce(settled_nano, reserved_nano))`.as("nano"),
        fn.countAll().as("calls")
      ]).groupBy("day").orderBy("day").execute();
      return rows.map((row) => ({ day: row.day, usd: row.nano / nano, calls: row.calls }));
    })
  };
}
async function sumOf(db, days) {
  const row = await db.selectFrom("spending").select(sql2`coalesce(sum(coalesce(settled_nano, reserved_nano)), 0)`.as("nano")).where("day", "like", days).executeTakeFirst();
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
async function openStore(file) {
  const db = new Kysely({ dialect: makeNodeSqliteDialect(file) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw new EnvironmentError(
      `The ledger ${file} cannot be opened: ${messageOf(error)}`,
      "Check that the disk has room and that you may write there. If the file is damaged, move it away: Heal starts a new one.",
      { cause: error }
    );
  }
  const queue = makeQueue();
  const close = () => queue(() => db.destroy());
  return {
    ledger: makeLedger(db, queue, close),
    records: makeRecords(db, queue),
    ignores: makeIgnores(db, queue),
    acts: makeActs(db, queue),
    spending: makeSpending(db, queue),
    memo: makeMemo(db, queue),
    close
  };
}

export {
  openStore
};
