import {
  readStandings
} from "./chunk-YRKJUK3A.js";
import "./chunk-RLCBN4UR.js";
import {
  findCase,
  statusOf,
  withStore
} from "./chunk-WMU7T5HF.js";
import {
  isRunAlive,
  makeRecordKeeper
} from "./chunk-345Q6L77.js";
import "./chunk-PBPGAGXJ.js";
import {
  takeLock
} from "./chunk-OTICUWNY.js";
import "./chunk-PPJEV34W.js";
import {
  reverseDiff
} from "./chunk-BFJEUW56.js";
import "./chunk-ZXQMWZIZ.js";
import "./chunk-PYR7C2ZH.js";
import "./chunk-5B3OZACI.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import {
  isCode,
  remedyOf,
  waysToTake
} from "./chunk-D72VZCY2.js";
import "./chunk-P22WDIAM.js";
import "./chunk-5FIHWFVG.js";
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
import "./chunk-T76HHHS7.js";
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
import {
  EnvironmentError,
  UsageError
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/record/record.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";

// src/app/healing/moved-finding.ts
function findMoved(finding, diff, text) {
  const { place } = finding;
  const wanted = oldLine(diff, place.path, place.line);
  if (wanted === void 0) return void 0;
  const lines = text.split(/\r?\n/);
  let nearest;
  for (const [index, line] of lines.entries()) {
    if (line !== wanted) continue;
    const isNearer = nearest === void 0 || Math.abs(index + 1 - place.line) < Math.abs(nearest - place.line);
    if (isNearer) nearest = index + 1;
  }
  if (nearest === void 0) return void 0;
  const by = nearest - place.line;
  return { ...finding, place: { ...place, line: place.line + by, endLine: place.endLine + by } };
}
function oldLine(diff, path, number) {
  let at = 0;
  let isOurs = false;
  for (const line of diff.split("\n")) {
    if (line.startsWith("--- ")) isOurs = line.slice(4).replace(/^a\//, "").trim() === path;
    const hunk = /^@@ -(\d+)/.exec(line);
    if (hunk?.[1]) at = Number(hunk[1]);
    else if (isOurs && at > 0 && (line.startsWith(" ") || line.startsWith("-")) && !line.startsWith("--- ")) {
      if (at === number) return line.slice(1).replace(/\r$/, "");
      at++;
    }
  }
  return void 0;
}

// src/app/record/why.ts
function explainWhy(healCase, standing, ignoredBecause) {
  if (ignoredBecause !== void 0) return `You set it aside: ${ignoredBecause}`;
  if (healCase.stage !== "settled") {
    return `It is not at its end: it was ${healCase.stage} when it was last saved; the next run takes it up.`;
  }
  const { outcome } = healCase;
  if (outcome.status === "healed") {
    const applied = "It was applied: every gate passed";
    if (standing?.state === "trusted") return `${applied}, and its remedy is trusted (${standing.because}).`;
    return standing ? `${applied}. Its remedy does not act by itself now (${standing.because}).` : `${applied}.`;
  }
  const detail = outcome.detail === "" ? "" : `: ${outcome.detail}`;
  if (outcome.status === "rolled-back") return `What was tried did not pass the gate ${outcome.reason}${detail}`;
  if (outcome.status === "escalated") return `It needs a person (${outcome.reason})${detail}`;
  const ways = outcome.reason === "needs-approval" ? ` ${waysToTake(healCase.id)}` : "";
  return `${skipped[outcome.reason]}${detail}${ways}`;
}
var skipped = {
  "no-remedy": "No cure is known",
  "left-alone": "The cures that answer it leave it alone",
  "flag-only": "Such findings are only pointed at",
  "rollout-off": "The configuration does not let it",
  "rollout-shadow": "Its category is in shadow mode",
  "not-verified-by-tests": "No tests stand behind it",
  "needs-approval": "Its remedy is verified, and waits for your yes",
  "no-gain": "It would make nothing measurably faster",
  "over-limit": "The limit of the run was reached",
  "breaker-open": "Too much of its kind failed in a short time",
  "held-back": "It is verified, and waits for its turn to be proposed",
  "changed-underneath": "The file was changed while it was healed",
  "uncommitted-changes": "Its file has changes of yours",
  "conflicting-fix": "Another heal of the run stood in the way",
  "gone-by-itself": "There was nothing left to heal",
  interrupted: "The run was interrupted",
  declined: "A person said no"
};

// src/app/record/record.ts
async function readStatus(options, settings) {
  const place = await openPlace(options.path, settings);
  const stopped = await place.stop.read();
  if (!await place.hasLedger()) return { stopped, runs: [], cases: {}, recent: [] };
  return withStore(place, async ({ ledger }) => {
    const cases = await ledger.cases();
    const counts = {};
    for (const healCase of cases) counts[statusOf(healCase)] = (counts[statusOf(healCase)] ?? 0) + 1;
    const runs = (await ledger.runs()).map((run) => {
      const { id, startedAt, finishedAt, command } = run;
      const isAlive = isRunAlive(run, settings.now());
      const state = finishedAt !== void 0 ? "finished" : isAlive ? "running" : "interrupted";
      return { id, startedAt, state, command };
    });
    return {
      stopped,
      runs: runs.slice(0, 10),
      cases: counts,
      recent: await describeRecent(ledger, cases.slice(0, 20))
    };
  });
}
async function describeRecent(ledger, cases) {
  const recent = [];
  for (const healCase of cases) {
    const last = (await ledger.events({ caseId: healCase.id })).at(-1);
    const { finding } = healCase;
    recent.push({
      id: healCase.id,
      rule: finding.rule,
      path: "path" in finding.place ? finding.place.path : "",
      line: "line" in finding.place ? finding.place.line : 0,
      status: statusOf(healCase),
      reason: healCase.stage === "settled" ? healCase.outcome.reason : "",
      at: last?.event.at ?? ""
    });
  }
  return recent;
}
async function explain(options, settings) {
  const place = await openPlace(options.path, settings);
  return withStore(place, async (store) => {
    const { ledger, ignores, records } = store;
    const healCase = await findCase(ledger, options.caseId);
    const history = (await ledger.events({ caseId: healCase.id })).map(({ event }) => ({
      at: event.at,
      from: event.from ?? "",
      to: event.to
    }));
    const remedy = isCode(healCase) ? remedyOf(healCase) : void 0;
    const { standingOf } = await readStandings(place, store, settings.now());
    const standing = remedy && { remedy: remedy.healer, ...standingOf(remedy) };
    const ignored = (await ignores.all()).find(({ fingerprint }) => fingerprint === healCase.finding.fingerprint);
    const why = explainWhy(healCase, standing, ignored?.reason);
    const record = (await records.all()).filter(({ caseId }) => caseId === healCase.id);
    return { healCase, history, diff: remedy?.preview ?? "", why, standing, record };
  });
}
async function undo(options, settings) {
  const place = await openPlace(options.path, settings);
  return withStore(place, async (store) => {
    const lock = await takeLock(place.lockFile, `heal undo ${options.caseId}`);
    try {
      return await undoCase(place, store, options.caseId, settings);
    } finally {
      await lock.release();
    }
  });
}
async function undoCase(place, store, caseId, settings) {
  const { ledger } = store;
  const healCase = await findCase(ledger, caseId);
  const isInTree = healCase.stage === "settled" && healCase.outcome.status === "healed" && healCase.outcome.ref === "working-tree";
  if (!isCode(healCase) || !isInTree) {
    throw new UsageError(
      `Case ${healCase.id} is ${statusOf(healCase)}: there is nothing of it in the working tree.`,
      "`heal status` lists the cases that were healed; a branch or patch is undone with git."
    );
  }
  const preview = remedyOf(healCase)?.preview ?? "";
  const texts = await readTexts(place, preview);
  const undone = reverseDiff(preview, (path) => texts.get(path));
  const changes = [...undone].map(([path, after]) => {
    const before2 = texts.get(path);
    if (after === void 0 || before2 === void 0) {
      throw new EnvironmentError(
        `The lines that this heal put into ${path} are not there any more, or more than once.`,
        `Nothing was changed. See what it did with \`heal explain ${healCase.id}\`, or use \`git checkout -- ${path}\`.`
      );
    }
    return { path, before: Buffer.from(before2), after: Buffer.from(after) };
  });
  const ref = `undo-${healCase.id}-${settings.now().getTime()}`;
  await place.tree.publish(ref, [ref], changes);
  const outcome = {
    status: "skipped",
    reason: "declined",
    detail: "A person took this heal back with `heal undo`."
  };
  const settled = { ...healCase, outcome };
  const at = settings.now().toISOString();
  await ledger.save(settled, {
    type: "moved",
    at,
    runId: ref,
    caseId: healCase.id,
    from: "settled",
    to: "settled",
    healCase: settled
  });
  await place.tree.forget(ref);
  const before = changes.find(({ path }) => path === healCase.finding.place.path)?.after.toString();
  const finding = before === void 0 ? void 0 : findMoved(healCase.finding, preview, before);
  if (before !== void 0 && finding) {
    const [{ learnFromHeals }, { openLibrary }] = await Promise.all([
      import("./chunk-IECQASRX.js"),
      import("./chunk-U6HMQHJE.js")
    ]);
    const rejected = [{ finding, before }];
    await learnFromHeals([], rejected, { library: openLibrary(place), now: settings.now, acts: store.acts });
  }
  await makeRecordKeeper(store).catchUp();
  await place.audit(store).catchUp();
  return { undone: [healCase.id], files: changes.map((change) => change.path) };
}
async function verifyAudit(options, settings) {
  const place = await openPlace(options.path, settings);
  if (!await place.hasLedger()) return { valid: true, entries: 0, file: place.auditFile, problem: void 0 };
  return withStore(place, async (store) => ({ ...await place.audit(store).verify(), file: place.auditFile }));
}
async function readTexts(place, diff) {
  const texts = /* @__PURE__ */ new Map();
  for (const [path] of reverseDiff(diff, () => void 0)) {
    texts.set(path, await readFile(join(place.repository.packageRoot, path), "utf8").catch(() => ""));
  }
  return texts;
}
export {
  explain,
  readStatus,
  undo,
  verifyAudit
};
