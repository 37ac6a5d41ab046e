import {
  readStandings
} from "./chunk-YRKJUK3A.js";
import "./chunk-RLCBN4UR.js";
import {
  withStore
} from "./chunk-WMU7T5HF.js";
import "./chunk-PBPGAGXJ.js";
import "./chunk-PPJEV34W.js";
import "./chunk-ZXQMWZIZ.js";
import "./chunk-PYR7C2ZH.js";
import "./chunk-5B3OZACI.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-ATK5VVE7.js";
import "./chunk-YRRDT7BC.js";
import {
  openPlace
} from "./chunk-3C2K4SMP.js";
import "./chunk-3RJKWMPL.js";
import "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-FELVHE56.js";
import "./chunk-P6756FPZ.js";
import "./chunk-RLSXXUWR.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-5VPO3VG3.js";
import "./chunk-3VOSYGGK.js";
import "./chunk-RVDUMNWB.js";
import "./chunk-MXHXVLEF.js";
import "./chunk-B3WZELUA.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-EFOYLMI7.js";
import {
  categories
} from "./chunk-RIJVGJHV.js";

// src/observe/metrics.ts
function readFact({ event }) {
  const { at, caseId, healCase } = event;
  const { category, rule } = healCase.finding;
  if (healCase.stage === "detected") return { what: "detected", at, caseId, category };
  if (healCase.stage !== "settled" || event.from === "settled") return void 0;
  const { status, reason } = healCase.outcome;
  const held = "verification" in healCase.last ? 1 : 0;
  const remedy = held === 1 && "remedy" in healCase.last ? healCase.last.remedy : void 0;
  return {
    what: "settled",
    at,
    caseId,
    category,
    rule,
    status,
    reason,
    origin: remedy?.origin,
    rung: remedy?.rung,
    tried: healCase.attempts.length + held,
    held
  };
}
var mostErrors = 10;
function measure(facts, from) {
  const recent = facts.filter(({ at }) => at >= from);
  const settled = recent.filter((fact) => fact.what === "settled");
  const last = [...new Map(settled.map((fact) => [fact.caseId, fact])).values()];
  const found = new Map(recent.map((fact) => [fact.caseId, fact.category]));
  const healed = last.filter(({ status }) => status === "healed");
  const held = last.filter((fact) => fact.held > 0);
  const count = (test) => last.filter(test).length;
  const waiting = count(({ reason }) => reason === "needs-approval");
  const gone = count(({ reason }) => reason === "gone-by-itself");
  return {
    found: found.size,
    healed: healed.length,
    waiting,
    rolledBack: count(({ status }) => status === "rolled-back"),
    escalated: count(({ status }) => status === "escalated"),
    leftAlone: count(({ status }) => status === "skipped") - waiting - gone,
    autoFixRate: share(healed.length, found.size),
    successRate: share(sum(settled.map((fact) => fact.held)), sum(settled.map((fact) => fact.tried))),
    reuseRate: share(held.filter(({ origin }) => origin !== "model").length, held.length),
    byCategory: categories.map((category) => ({
      category,
      found: [...found.values()].filter((one) => one === category).length,
      healed: healed.filter((fact) => fact.category === category).length
    })).filter((row) => row.found > 0),
    byOrigin: countBy(healed.map(({ origin }) => origin ?? "unknown")),
    byRung: countBy(healed.map(({ rung }) => rung ?? "unknown")),
    topErrors: Object.entries(
      countBy(
        last.filter(({ status, reason }) => status !== "healed" && reason !== "gone-by-itself").map(({ rule }) => rule)
      )
    ).map(([rule, open]) => ({ rule, open })).toSorted((a, b) => b.open - a.open || (a.rule < b.rule ? -1 : 1)).slice(0, mostErrors)
  };
}
function share(part, whole) {
  return whole === 0 ? void 0 : part / whole;
}
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
function countBy(words) {
  return Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));
}

// src/app/record/metrics.ts
var hour = 60 * 6e4;
var spans = { "1h": hour, "24h": 24 * hour, "7d": 7 * 24 * hour, all: Infinity };
var pageSize = 1e3;
async function readMetrics(options, settings) {
  const place = await openPlace(options.path, settings);
  return withStore(place, async (store) => {
    const now = settings.now();
    const facts = await readFacts(store);
    const { standingOf, patterns } = await readStandings(place, store, now);
    const entries = await store.records.all();
    const remedies = [...new Map(entries.map((entry) => [`${entry.origin} ${entry.remedy}`, entry])).values()];
    const states = remedies.map(({ origin, remedy }) => standingOf({ origin, healer: remedy }).state);
    const learned = patterns.filter(({ provenance }) => provenance.from === "learned");
    const from = (span) => span === Infinity ? "" : new Date(now.getTime() - span).toISOString();
    return {
      version: 1,
      spans: {
        "1h": measure(facts, from(spans["1h"])),
        "24h": measure(facts, from(spans["24h"])),
        "7d": measure(facts, from(spans["7d"])),
        all: measure(facts, from(spans.all))
      },
      spending: await store.spending.byDay(),
      patterns: {
        shipped: patterns.filter(({ provenance }) => provenance.from === "shipped").length,
        imported: patterns.filter(({ provenance }) => provenance.from === "imported").length,
        learned: learned.length,
        learnedByDay: countDays(
          learned.flatMap(({ provenance }) => provenance.from === "learned" ? [provenance.at.slice(0, 10)] : [])
        )
      },
      remedies: {
        trusted: states.filter((state) => state === "trusted").length,
        asks: states.filter((state) => state === "asks").length,
        quarantined: states.filter((state) => state === "quarantined").length
      }
    };
  });
}
async function readFacts({ ledger }) {
  const facts = [];
  for (let after = 0; ; ) {
    const events = await ledger.events({ after, limit: pageSize });
    const last = events.at(-1);
    if (!last) return facts;
    facts.push(...events.flatMap((event) => readFact(event) ?? []));
    after = last.seq;
  }
}
function countDays(days) {
  return [...Map.groupBy(days, (day) => day)].map(([day, { length }]) => ({ day, patterns: length })).toSorted((a, b) => a.day < b.day ? -1 : 1);
}
export {
  readMetrics
};
