import {
  isProcessAlive
} from "./chunk-OTICUWNY.js";

// src/observe/records.ts
var memoKey = "records.seq";
var pageSize = 1e3;
function makeRecordKeeper(parts) {
  const { ledger, records, memo } = parts;
  let queue = Promise.resolve();
  const readNew = async () => {
    let after = Number(await memo.read(memoKey) ?? 0);
    for (; ; ) {
      const events = await ledger.events({ after, limit: pageSize });
      const last = events.at(-1);
      if (!last) return;
      await records.add(events.flatMap(readMove));
      after = last.seq;
      await memo.write(memoKey, String(after));
    }
  };
  return { catchUp: () => queue = queue.then(readNew, readNew) };
}
function readMove({ event }) {
  const { healCase, at } = event;
  if (healCase.stage !== "settled") return [];
  const entryOf = (kind, { healer, origin }) => {
    return { remedy: healer, origin, rule: healCase.finding.rule, kind, at, caseId: healCase.id };
  };
  const failed = event.from === "settled" ? [] : healCase.attempts.filter(isAtFault);
  const told = tellOf(healCase);
  const remedy = "remedy" in healCase.last ? healCase.last.remedy : void 0;
  return [
    ...failed.map((attempt) => entryOf("rolled-back", attempt.remedy)),
    ...told && remedy ? [entryOf(told, remedy)] : []
  ];
}
function tellOf({ outcome }) {
  if (outcome.status === "healed") return "verified";
  return outcome.status === "skipped" && outcome.reason === "declined" ? "rejected" : void 0;
}
function isAtFault({ gates }) {
  const failed = gates.find((gate) => !gate.passed);
  return failed !== void 0 && failed.name !== "scope" && failed.inconclusive === void 0;
}

// src/app/healing/run-alive.ts
import { hostname } from "node:os";
var beatMs = 2e4;
var silenceMs = 5 * beatMs;
var thisHost = hostname();
function isRunAlive(run, now) {
  if (run.finishedAt !== void 0) return false;
  const isHere = run.host === "" || run.host === thisHost;
  if (isHere && !isProcessAlive(run.pid)) return false;
  return now.getTime() - Date.parse(run.aliveAt) < silenceMs;
}
function keepAlive(ledger, runId, now) {
  const timer = setInterval(() => {
    void ledger.touchRun(runId, now().toISOString()).catch(() => {
    });
  }, beatMs);
  timer.unref();
  return () => clearInterval(timer);
}

export {
  makeRecordKeeper,
  thisHost,
  isRunAlive,
  keepAlive
};
