import {
  makeCureFinder,
  makeHistory,
  makeLearn,
  makeLearner
} from "./chunk-QFRJJNI2.js";
import {
  isRunAlive,
  keepAlive,
  makeRecordKeeper,
  thisHost
} from "./chunk-345Q6L77.js";
import {
  openScratch
} from "./chunk-ZNQKMZBF.js";
import {
  takeLock
} from "./chunk-OTICUWNY.js";
import {
  openStore
} from "./chunk-VPV6OX3D.js";
import {
  isCode,
  remedyOf
} from "./chunk-D72VZCY2.js";
import {
  openLibrary
} from "./chunk-ATK5VVE7.js";
import {
  stoppedBy as stoppedBy2
} from "./chunk-DG3SCODO.js";
import {
  EnvironmentError,
  StoppedError,
  messageOf,
  stoppedBy
} from "./chunk-EFOYLMI7.js";
import {
  priorities
} from "./chunk-RIJVGJHV.js";

// src/app/healing/heal-run.ts
import { randomBytes } from "node:crypto";

// src/app/healing/outcomes-edited.ts
var size = { maxFiles: 40, maxLines: 600 };
function learnFromEdited(parts) {
  const { place, store, settings, signal } = parts;
  return async (edited) => {
    const { config } = await place.config();
    const { packageRoot, packagePath } = place.repository;
    const scratch = await openScratch();
    try {
      const history = makeHistory({ folder: packageRoot, packagePath, env: settings.env });
      const commits = await history.describe([...new Set(edited.map(({ commit }) => commit))]);
      const finder = makeCureFinder({ history, scratch, path: settings.env["PATH"] ?? "", size });
      const { cures } = await finder.find(commits, signal);
      const found = edited.flatMap((one) => {
        const cure = cures.find((each) => isOf(each, one));
        return cure ? [{ ...one, cure }] : [];
      });
      if (config.learning.enabled === "on" && found.length > 0) {
        const at = () => settings.now().toISOString();
        const learner = await makeLearner(openLibrary(place), makeLearn(settings.now()), {
          isKept: true,
          tell: async (about, detail) => store.acts.add({ what: "library", at: at(), about, detail })
        });
        await learner.learn([...new Set(found.map(({ cure }) => withoutToolFixes(cure)))]);
      }
      return found.map(({ heal, at }) => ({ ...heal.entry, kind: "edited", at }));
    } catch (error) {
      signal.throwIfAborted();
      await store.acts.add({
        what: "library",
        at: settings.now().toISOString(),
        about: "edited heals",
        detail: `Nothing was learned from them: ${messageOf(error).slice(0, 200)}`
      });
      return [];
    } finally {
      await scratch.remove();
    }
  };
}
function isOf({ commit, path, finding }, edited) {
  const { entry, changes } = edited.heal;
  const rules = [finding.rule, ...finding.sources.map(({ rule }) => rule)];
  return commit === edited.commit && changes.has(path) && rules.includes(entry.rule);
}
function withoutToolFixes(cure) {
  return { ...cure, finding: { ...cure.finding, toolFixes: [] } };
}

// src/observe/commit-lines.ts
var logFormat = "%x00%H %cI%n%B%x00";
function readLog(text) {
  const commits = [];
  let isMessage = false;
  for (const line of text.split("\n")) {
    const current = commits.at(-1);
    if (current && isMessage) {
      isMessage = !line.endsWith("\0");
      current.message += `${isMessage ? line : line.slice(0, -1)}
`;
      continue;
    }
    const head = current?.diff.isInHunk() ? void 0 : /^\0([0-9a-f]{40,64}) (\S+)$/.exec(line);
    if (head) {
      commits.push({ sha: head[1] ?? "", at: head[2] ?? "", message: "", diff: makeDiffReader() });
      isMessage = true;
    } else current?.diff.read(line);
  }
  return commits.map(({ diff, ...commit }) => ({ ...commit, files: diff.files() }));
}
function readDiff(diff) {
  const reader = makeDiffReader();
  for (const line of diff.split("\n")) reader.read(line);
  return reader.files();
}
function makeDiffReader() {
  const files = /* @__PURE__ */ new Map();
  let current;
  let left = { removed: 0, added: 0 };
  const isInHunk = () => left.removed > 0 || left.added > 0;
  return {
    isInHunk,
    read(raw) {
      const line = raw.replace(/\r$/, "");
      if (isInHunk()) {
        const mark = line.charAt(0);
        if (mark === "\\") return;
        if (mark !== "+") left.removed--;
        if (mark !== "-") left.added--;
        if (mark === "-") current?.removed.push(line.slice(1));
        if (mark === "+") current?.added.push(line.slice(1));
        return;
      }
      const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
      if (hunk) left = { removed: Number(hunk[1] ?? 1), added: Number(hunk[2] ?? 1) };
      else if (line.startsWith("diff --git ")) current = void 0;
      else if (line.startsWith("+++ b/")) {
        const path = line.slice("+++ b/".length);
        current = files.get(path) ?? { removed: [], added: [] };
        files.set(path, current);
      }
    },
    files: () => new Map([...files].map(([path, lines]) => [path, withoutCommon(lines)]))
  };
}
function withoutCommon({ removed, added }) {
  return { removed: subtract(removed, added), added: subtract(added, removed) };
}
function subtract(lines, others) {
  const left = /* @__PURE__ */ new Map();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

// src/observe/outcomes.ts
function findOutcomes(heals, commits) {
  const isTelling = ({ changes }) => changes.size > 0 && [...changes.values()].every(({ removed, added }) => removed.length + added.length > 0);
  return heals.filter(isTelling).flatMap((heal) => followHeal(heal, commits));
}
function findEdited(heals, commits) {
  return heals.flatMap((heal) => {
    if (heal.isKept || ![...heal.changes.values()].some(({ removed }) => countText(removed) > 0)) return [];
    const since = Math.floor(Date.parse(heal.at) / 1e3) * 1e3;
    const later = commits.filter(({ at, files }) => {
      return Date.parse(at) >= since && [...heal.changes.keys()].some((path) => files.has(path));
    });
    if (later.some((commit2, index) => keeps(commit2, heal, index === 0))) return [];
    const [first] = later;
    const named = later.find((commit2) => commit2.message.includes(`Heal-Fingerprint: ${heal.fingerprint}`));
    const commit = named ?? (heal.ref === "working-tree" ? first : void 0);
    if (commit === void 0 || !takesOut(commit, heal.changes)) return [];
    return [{ heal, commit: commit.sha, at: timeOf(commit, heal) }];
  });
}
function takesOut(commit, changes) {
  return [...changes].every(([path, { removed }]) => {
    const file = commit.files.get(path);
    return removed.length === 0 || file !== void 0 && countText(file.added) > 0 && holdsAll(file.removed, removed);
  });
}
function followHeal(heal, commits) {
  const entries = [];
  let isKept = heal.isKept;
  const since = Math.floor(Date.parse(heal.at) / 1e3) * 1e3;
  let isFirst = true;
  for (const commit of commits.filter(({ at }) => Date.parse(at) >= since)) {
    if (![...heal.changes.keys()].some((path) => commit.files.has(path))) continue;
    if (!isKept && keeps(commit, heal, isFirst)) {
      entries.push({ ...heal.entry, kind: "kept", at: timeOf(commit, heal) });
      isKept = true;
    } else if (isKept && reverts(commit, heal)) {
      entries.push({ ...heal.entry, kind: "reverted", at: timeOf(commit, heal) });
      isKept = false;
    }
    isFirst = false;
  }
  return entries;
}
var shortestTelling = 20;
function keeps(commit, heal, isFirst) {
  if (!makes(commit, heal.changes)) return false;
  if (isFirst && heal.ref === "working-tree") return true;
  if (commit.message.includes(`Heal-Fingerprint: ${heal.fingerprint}`)) return true;
  const lines = [...heal.changes.values()].flatMap(({ removed, added }) => [...removed, ...added]);
  return lines.join("").replace(/\s/g, "").length >= shortestTelling;
}
function reverts(commit, heal) {
  const opposite = new Map(
    [...heal.changes].map(([path, { removed, added }]) => [path, { removed: added, added: removed }])
  );
  if (!makes(commit, opposite)) return false;
  if (/^(?:This reverts commit |Revert ")/m.test(commit.message)) return true;
  return [...opposite].every(([path, { removed, added }]) => {
    const file = commit.files.get(path);
    return file !== void 0 && countText(file.removed) === countText(removed) && countText(file.added) === countText(added);
  });
}
function makes(commit, changes) {
  return [...changes].every(([path, { removed, added }]) => {
    const file = commit.files.get(path);
    return file !== void 0 && holdsAll(file.removed, removed) && holdsAll(file.added, added);
  });
}
function holdsAll(lines, wanted) {
  const left = /* @__PURE__ */ new Map();
  for (const line of lines) left.set(line, (left.get(line) ?? 0) + 1);
  return wanted.every((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0;
  });
}
function countText(lines) {
  return lines.filter((line) => line.trim() !== "").length;
}
function timeOf(commit, heal) {
  const at = new Date(commit.at).toISOString();
  return at < heal.at ? heal.at : at;
}

// src/app/healing/outcomes.ts
var memoKey = "outcomes.head";
var watchedMs = 90 * 24 * 60 * 6e4;
var maxHeals = 1e3;
var maxCommits = 1e3;
var maxEdited = 20;
async function observeOutcomes(place, { ledger, records, memo }, now, learn) {
  const { head } = place.repository;
  if (head === void 0 || head === await memo.read(memoKey)) return;
  const heals = [];
  for (const entry of chooseWatched(await records.all(), now)) {
    const heal = await readHeal(entry, ledger);
    if (heal) heals.push(heal);
  }
  if (heals.length > 0) {
    const log = await readCommits(place, heals);
    if (log === void 0) return;
    const commits = readLog(log);
    await records.add(findOutcomes(heals, commits));
    const edited = learn ? findEdited(heals, commits).slice(0, maxEdited) : [];
    if (learn && edited.length > 0) await records.add(await learn(edited));
  }
  await memo.write(memoKey, head);
}
function chooseWatched(entries, now) {
  const oldest = new Date(now.getTime() - watchedMs).toISOString();
  const watched = [];
  for (const told of Map.groupBy(entries, ({ caseId, remedy }) => `${caseId} ${remedy}`).values()) {
    const verified = told.find(({ kind }) => kind === "verified");
    if (!verified || verified.at < oldest) continue;
    const since = told.filter(({ kind, at }) => at >= verified.at && /^(?:rejected|kept|edited|reverted)$/.test(kind));
    const last = since.toSorted((a, b) => a.at < b.at ? -1 : 1).at(-1)?.kind;
    if (last !== "rejected" && last !== "edited") watched.push({ verified, isKept: last === "kept" });
  }
  return watched.toSorted((a, b) => a.verified.at < b.verified.at ? 1 : -1).slice(0, maxHeals);
}
async function readHeal({ verified, isKept }, ledger) {
  const healCase = await ledger.load(verified.caseId);
  if (!healCase || !isCode(healCase)) return void 0;
  if (healCase.stage !== "settled" || healCase.outcome.status !== "healed") return void 0;
  const remedy = remedyOf(healCase);
  if (remedy?.healer !== verified.remedy) return void 0;
  const { remedy: name, origin, rule, caseId, at } = verified;
  return {
    entry: { remedy: name, origin, rule, caseId },
    fingerprint: healCase.finding.fingerprint,
    at,
    ref: healCase.outcome.ref,
    isKept,
    changes: readDiff(remedy.preview)
  };
}
function readCommits({ repository }, heals) {
  const paths = [...new Set(heals.flatMap(({ changes }) => [...changes.keys()]))];
  const since = heals.map(({ at }) => at).toSorted()[0] ?? "";
  return repository.ask([
    "log",
    "--patch",
    "--unified=0",
    "--no-color",
    // Programs that the repository names for showing differences are not started.
    "--no-ext-diff",
    "--no-textconv",
    "--no-renames",
    "--no-merges",
    "--reverse",
    "--topo-order",
    "--relative",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    `--format=${logFormat}`,
    // Commits know whole seconds, rounded down.
    `--since=@${Math.floor(Date.parse(since) / 1e3) - 1}`,
    `--max-count=${maxCommits}`,
    "HEAD",
    "--",
    ...paths.length > 200 ? ["."] : paths.map((path) => `:(literal)${path}`)
  ]);
}

// src/core/case.ts
var stages = [
  "detected",
  "diagnosed",
  "planned",
  "authorized",
  "applied",
  "verified",
  "published",
  "settled"
];

// src/loop/advance.ts
async function advance(current, parts) {
  switch (current.stage) {
    case "detected":
      return { ...current, stage: "diagnosed", diagnosis: await parts.domain.diagnose(current.finding) };
    case "diagnosed": {
      const last = current.attempts.at(-1);
      if (current.attempts.length >= parts.maxAttempts) return settle(current, rolledBack(current.attempts), []);
      const foreseen = parts.guards.map((guard) => guard.foresee?.(current.finding)).find(Boolean);
      if (foreseen && !last)
        return settle(current, { status: "skipped", reason: foreseen.reason, detail: foreseen.detail }, []);
      const { remedy, asked } = await parts.ladder.find(current.finding, current.diagnosis, current.attempts);
      if (remedy) return { ...current, stage: "planned", remedy, asked };
      return settle(current, last ? rolledBack(current.attempts) : withoutRemedy(current, asked), asked);
    }
    case "planned": {
      const verdict = await judge(current, parts.guards);
      return verdict.allow === "no" ? settle(current, { status: "skipped", reason: verdict.reason, detail: verdict.detail }, current.asked) : { ...current, stage: "authorized", verdict };
    }
    case "authorized": {
      if (current.verdict.allow !== "after-approval" || parts.domain.gate !== "apply") return current;
      const decision = await parts.decide(current.id);
      if (decision === "declined") return settle(current, declined, current.asked);
      return decision === "approved" ? { ...current, verdict: { allow: "yes" } } : current;
    }
    case "published": {
      if (current.publication.final || current.verdict.allow !== "after-approval" || parts.domain.gate === "apply") {
        return settle(current, healed(current), current.asked);
      }
      const decision = await parts.decide(current.id);
      if (decision === "pending") return current;
      if (decision === "approved") return settle(current, healed(current), current.asked);
      await parts.domain.rollback(current.receipt);
      return settle(current, declined, current.asked);
    }
    case "applied":
    case "verified":
    case "settled":
      return current;
  }
}
function settle(from, outcome, asked) {
  const { id, kind, finding, attempts } = from;
  return { stage: "settled", id, kind, finding, attempts, last: from, asked, outcome };
}
var declined = { status: "skipped", reason: "declined", detail: "A person said no to this change." };
function healed(current) {
  const reason = current.verification.testedBySuite ? "verified" : "not-verified-by-tests";
  return { status: "healed", reason, ref: current.publication.ref };
}
function rolledBack(attempts) {
  const furthest = attempts.toSorted((a, b) => b.gates.length - a.gates.length)[0];
  const failed = furthest?.gates.find((gate) => !gate.passed);
  const tries = attempts.map((attempt) => attempt.remedy.healer).join(", ");
  return {
    status: "rolled-back",
    reason: failed?.name ?? "verification",
    detail: `Tried ${tries}. ${failed?.detail ?? "Verification failed."}`
  };
}
function withoutRemedy(current, asked) {
  if (current.finding.category === "logic") {
    return {
      status: "escalated",
      reason: "flag-only",
      detail: "Logic is for people to judge: Heal only points at it."
    };
  }
  const reasons = asked.flatMap(({ considered }) => considered).map(({ healer, said }) => `${healer}: ${said}`).join("; ");
  return reasons === "" ? { status: "skipped", reason: "no-remedy", detail: `Nothing answers ${current.finding.rule} yet.` } : { status: "skipped", reason: "left-alone", detail: reasons };
}
var strictness = { yes: 0, "after-approval": 1, "try-only": 2, no: 3 };
async function judge(current, guards) {
  let strictest = { allow: "yes" };
  for (const guard of guards) {
    const verdict = await guard.judge(current.finding, current.remedy, strictest);
    if (strictness[verdict.allow] > strictness[strictest.allow]) strictest = verdict;
    if (strictest.allow === "no") return strictest;
  }
  return strictest;
}

// src/app/healing/recovery.ts
async function resumeInterrupted(parts) {
  const { place, ledger } = parts;
  const notes = [];
  const recovered = await place.tree.recover(async (caseIds) => {
    const cases = await Promise.all(caseIds.map((id) => ledger.load(id)));
    return cases.every((healCase) => healCase?.stage === "published" || healCase?.stage === "settled");
  });
  const completed = new Set(recovered.filter((one) => one.completed).flatMap((one) => one.caseIds));
  for (const one of recovered) {
    if (one.completed)
      notes.push(`A run was interrupted while it wrote ${one.caseIds.length} verified heals: they are written now.`);
    else
      notes.push(
        "A run was interrupted while it wrote heals, and you edited their files since: your edits were kept and the heals taken back."
      );
  }
  const alive = new Set((await ledger.runs()).filter((run) => isRunAlive(run, parts.now())).map(({ id }) => id));
  for (const stage of stages.filter((each) => each !== "settled")) {
    for (const healCase of await ledger.cases({ stage })) {
      if (healCase.kind === "run" || await isElsewhere(healCase.id, alive, parts)) continue;
      await finishCase(healCase, completed.has(healCase.id), parts);
    }
  }
  for (const { ref } of recovered) await place.tree.forget(ref);
  return notes;
}
async function isElsewhere(caseId, alive, { ledger, runId }) {
  const last = (await ledger.events({ caseId })).at(-1)?.event.runId;
  return last !== void 0 && last !== runId && alive.has(last);
}
async function finishCase(healCase, wasWritten, parts) {
  if (healCase.stage === "settled") return;
  let current = healCase;
  if (wasWritten && current.stage === "verified") {
    const published = {
      ...current,
      stage: "published",
      publication: { ref: "working-tree", final: true }
    };
    await record(current.stage, published, parts);
    current = published;
  }
  const outcome = current.stage === "published" ? {
    status: "healed",
    reason: current.verification.testedBySuite ? "verified" : "not-verified-by-tests",
    ref: current.publication.ref
  } : {
    status: "skipped",
    reason: "interrupted",
    detail: `The run was killed after this case was ${current.stage}; the working tree holds nothing of it.`
  };
  await record(current.stage, settle(current, outcome, []), parts);
}
async function record(from, healCase, parts) {
  const event = {
    type: "moved",
    at: parts.now().toISOString(),
    runId: parts.runId,
    caseId: healCase.id,
    from,
    to: healCase.stage,
    healCase
  };
  await parts.ledger.save(healCase, event);
  parts.announce(event);
}

// src/app/healing/heal-run.ts
async function inRun(place, options, settings, work) {
  const stop = await place.stop.read();
  if (stop) throw stoppedBy2(stop);
  const store = options.isKept ? await place.openStore() : await openStore(":memory:");
  try {
    const lock = options.isKept ? await takeLock(place.lockFile, options.command) : void 0;
    try {
      return await recordRun({ place, options, settings, store }, work);
    } finally {
      await lock?.release();
    }
  } finally {
    await store.close();
  }
}
async function recordRun({ place, options, settings, store }, work) {
  const { ledger } = store;
  const startedAt = performance.now();
  const id = makeRunId(settings.now());
  const audit = place.audit(store);
  const keeper = makeRecordKeeper(store);
  let suiteRuns = 0;
  const announce = (event) => {
    if (event.type === "batch-tried") suiteRuns += event.verification.suiteRuns;
    if (event.type === "moved" && options.isKept) void audit.catchUp().catch(ignoreUntilTheEnd);
    options.listener?.(event);
  };
  const now = () => settings.now().toISOString();
  const controller = new AbortController();
  const forward = () => controller.abort(options.signal.reason);
  options.signal.addEventListener("abort", forward, { once: true });
  if (options.signal.aborted) forward();
  const unwatch = place.stop.watch(controller);
  const { signal } = controller;
  const begun = now();
  await ledger.startRun({
    id,
    startedAt: begun,
    finishedAt: void 0,
    pid: process.pid,
    host: thisHost,
    aliveAt: begun,
    command: options.command
  });
  const letGo = keepAlive(ledger, id, settings.now);
  try {
    let notes = [];
    if (options.isKept) {
      notes = await resumeInterrupted({ place, ledger, runId: id, announce, now: settings.now });
      await keeper.catchUp();
      await observeOutcomes(place, store, settings.now(), learnFromEdited({ place, store, settings, signal }));
    }
    const say = (doing) => announce({ type: "busy", at: now(), runId: id, doing });
    return await work({ id, store, signal, announce, say, suiteRuns: () => suiteRuns, startedAt, notes });
  } catch (error) {
    throw signal.reason instanceof StoppedError ? signal.reason : error;
  } finally {
    letGo();
    unwatch();
    options.signal.removeEventListener("abort", forward);
    if (options.isKept) {
      await keeper.catchUp();
      await audit.catchUp();
    }
    await ledger.finishRun(id, now());
  }
}
function ignoreUntilTheEnd() {
}
function makeRunId(now) {
  const stamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-${randomBytes(2).toString("hex")}`;
}

// src/loop/batch.ts
async function tryBatch(batch, attempt) {
  const bad = [];
  let open = batch;
  while (open.length > 0) {
    const trial = await attempt(open);
    if (trial.verification === "pending") return { good: [], verification: void 0, bad, pending: trial.applied };
    if (trial.verification.passed) return { good: trial.applied, verification: trial.verification, bad, pending: [] };
    const culprits = await findCulprits(open, trial, attempt);
    if (culprits === "pending") return { good: [], verification: void 0, bad, pending: trial.applied };
    bad.push(...culprits);
    const ids = new Set(culprits.map((culprit) => culprit.healCase.id));
    open = open.filter((healCase) => !ids.has(healCase.id));
  }
  return { good: [], verification: void 0, bad, pending: [] };
}
async function findCulprits(open, failed, attempt) {
  const certain = certainOf(failed);
  if (certain.length > 0) return certain.map((healCase) => culpritOf(healCase, failed, true));
  const gate = failedGateOf(failed);
  let worst = failed;
  let suspects = suspectsOf(open, worst);
  const others = open.filter((healCase) => !suspects.includes(healCase));
  let innocent = 0;
  while (suspects.length - innocent > 1) {
    const middle = innocent + suspects.length >> 1;
    const half = suspects.slice(0, middle);
    const trial = await attempt([...others, ...half], gate);
    if (trial.verification === "pending") return "pending";
    if (trial.verification.passed) {
      innocent = middle;
      continue;
    }
    worst = trial;
    suspects = half;
    const certainNow = certainOf(trial);
    if (certainNow.length > 0) return certainNow.map((healCase) => culpritOf(healCase, trial, true));
    const named = suspectsOf(half, trial);
    const narrowed = named.filter((healCase) => half.indexOf(healCase) >= innocent);
    if (narrowed.length === 1 && named.length === 1) suspects = [...half.slice(0, innocent), ...narrowed];
  }
  const culprit = culpritOf(suspects.at(-1), worst, others.length + suspects.length === 1);
  return [{ ...culprit, verification: { ...culprit.verification, gates: mergeGates(failed, worst) } }];
}
function mergeGates(whole, last) {
  if (whole.verification === "pending" || last.verification === "pending") return [];
  const { gates } = last.verification;
  return whole.verification.gates.map((gate) => gates.find((other) => other.name === gate.name) ?? gate);
}
function failedGateOf(trial) {
  return trial.verification === "pending" ? void 0 : trial.verification.gates.find((gate) => !gate.passed)?.name;
}
function certainOf(trial) {
  if (trial.verification === "pending") return [];
  const ids = new Set(trial.verification.culprits.map(({ id }) => id));
  return trial.applied.filter((healCase) => ids.has(healCase.id));
}
function suspectsOf(cases, trial) {
  if (trial.verification === "pending") return cases;
  const named = new Set(trial.verification.suspects);
  const suspects = cases.filter((healCase) => named.has(healCase.id));
  return suspects.length > 0 ? suspects : cases;
}
function culpritOf(suspect, trial, alone) {
  const healCase = trial.applied.find((applied) => applied.id === suspect?.id);
  if (!healCase || trial.verification === "pending") throw new Error("a failed trial does not hold the case it blames");
  return { healCase, verification: trial.verification, alone };
}

// src/loop/moves.ts
function makeMove(parts) {
  return async (from, to) => {
    if (parts.signal.aborted && to.stage !== "settled" && to.stage !== "published") throw stoppedBy(parts.signal);
    const event = {
      type: "moved",
      at: parts.now().toISOString(),
      runId: parts.runId,
      caseId: to.id,
      from: from?.stage,
      to: to.stage,
      healCase: to
    };
    await parts.ledger.save(to, event);
    parts.announce(event);
    return to;
  };
}
async function think(start, parts, move) {
  let current = start;
  for (; ; ) {
    let next;
    try {
      next = await advance(current, parts);
    } catch (error) {
      if (parts.signal.aborted || current.stage === "settled") throw error;
      const outcome = { status: "escalated", reason: "internal-error", detail: messageOf(error) };
      return move(current, settle(current, outcome, []));
    }
    if (next === current) return current;
    current = await move(current, next);
  }
}

// src/loop/act.ts
async function act(batch, parts, move, round) {
  let trialNumber = 0;
  const attempt = async (cases, only) => {
    if (parts.signal.aborted) throw stoppedBy(parts.signal);
    const key = `${parts.runId}.${round}.${trialNumber++}.${cases.map(({ id, attempts }) => `${id}-${attempts.length}`).join("+")}`;
    const receipt = await parts.domain.apply(cases, key);
    const applied = [];
    for (const healCase of cases) applied.push(await move(healCase, { ...healCase, stage: "applied", receipt }));
    const verification = await parts.domain.verify(applied, only);
    if (verification !== "pending") {
      announceTrial(applied, verification, parts);
      if (!verification.passed) await parts.domain.rollback(receipt);
    }
    return { applied, verification };
  };
  const answer = await tryBatch(batch, attempt);
  const finished = [];
  if (answer.verification && answer.good.length > 0) {
    const verified = [];
    for (const healCase of answer.good) {
      verified.push(await move(healCase, { ...healCase, stage: "verified", verification: answer.verification }));
    }
    finished.push(...await publish(verified, parts, move));
  }
  return { finished, pending: answer.pending, bad: answer.bad };
}
async function publish(verified, parts, move) {
  const finished = [];
  const [first] = verified;
  if (first?.verdict.allow === "try-only") {
    await parts.domain.rollback(first.receipt);
    for (const healCase of verified) finished.push(await move(healCase, settleShadow(healCase)));
    return finished;
  }
  if (parts.signal.aborted) throw stoppedBy(parts.signal);
  let publication;
  try {
    publication = await parts.domain.publish(verified);
  } catch (error) {
    if (!(error instanceof EnvironmentError) || !first) throw error;
    await parts.domain.rollback(first.receipt);
    const outcome = {
      status: "skipped",
      reason: "changed-underneath",
      detail: `${error.message} ${error.remedy}`
    };
    for (const healCase of verified) finished.push(await move(healCase, settle(healCase, outcome, healCase.asked)));
    return finished;
  }
  for (const healCase of verified) {
    const published = await move(healCase, { ...healCase, stage: "published", publication });
    finished.push(await think(published, parts, move));
  }
  return finished;
}
function settleShadow(healCase) {
  const { verdict } = healCase;
  const reason = verdict.allow === "try-only" ? verdict.reason : "rollout-shadow";
  const detail = `Verified, and kept back: ${verdict.allow === "try-only" ? verdict.detail : "shadow mode"}`;
  return settle(healCase, { status: "skipped", reason, detail }, healCase.asked);
}
function announceTrial(applied, verification, parts) {
  const caseIds = applied.map((healCase) => healCase.id);
  parts.announce({ type: "batch-tried", at: parts.now().toISOString(), runId: parts.runId, caseIds, verification });
}

// src/loop/order.ts
function chooseBatch(cases, domain) {
  const batch = [];
  const waiting = [];
  const urgency = (healCase) => priorities.indexOf(healCase.finding.priority);
  for (const candidate of cases.toSorted((a, b) => urgency(a) - urgency(b))) {
    const clashes = batch.some((chosen) => domain.conflict(chosen.remedy, candidate.remedy));
    (clashes ? waiting : batch).push(candidate);
  }
  return { batch, waiting };
}

// src/loop/replan.ts
async function reopen(healCase, failed, move) {
  const { id, kind, finding, diagnosis, remedy } = healCase;
  const attempts = failed ? [...healCase.attempts, { remedy, gates: failed }] : healCase.attempts;
  return move(healCase, { stage: "diagnosed", id, kind, finding, diagnosis, attempts });
}
function gatesFor({ healCase, verification }) {
  const own = verification.culprits.find((complaint) => complaint.id === healCase.id);
  return verification.gates.map((gate) => {
    if (gate.passed || !own) return gate;
    const { name, passed, ms } = gate;
    return { name, passed, ms, detail: own.detail, ...own.inconclusive ? { inconclusive: true } : {} };
  });
}
async function plan(start, failedBeside, parts, move) {
  const current = await think(start, parts, move);
  const failed = failedBeside.get(current.id);
  if (!failed || current.stage !== "authorized" || whatItChanges(current.remedy) !== whatItChanges(failed.remedy))
    return current;
  return plan(await reopen(current, failed.gates, move), failedBeside, parts, move);
}
function whatItChanges(remedy) {
  const changed = "preview" in remedy ? String(remedy.preview).split("\n").filter((line) => /^[-+](?![-+]{2} )/.test(line)) : [];
  return [remedy.id, ...changed].join("\n");
}
async function relocate(healCase, parts, move) {
  if (healCase.stage !== "authorized" && healCase.stage !== "diagnosed") return healCase;
  const finding = await parts.domain.relocate(healCase.finding);
  const { id, kind, diagnosis, attempts } = healCase;
  if (finding) return move(healCase, { stage: "diagnosed", id, kind, finding, diagnosis, attempts });
  const outcome = {
    status: "skipped",
    reason: "gone-by-itself",
    detail: "Another heal of this run cured it as well."
  };
  return move(healCase, settle(healCase, outcome, []));
}
async function leaveForNextRun(healCase, move) {
  const outcome = {
    status: "skipped",
    reason: "conflicting-fix",
    detail: "Its edit overlaps other heals of this run. Run Heal again to take it up."
  };
  return move(healCase, settle(healCase, outcome, healCase.asked));
}

// src/loop/runner.ts
async function runLoop(cases, parts) {
  const done = /* @__PURE__ */ new Map();
  const move = makeMove(parts);
  const failedBeside = /* @__PURE__ */ new Map();
  let open = cases;
  for (let round = 0; open.length > 0; round++) {
    const thought = await inParallel(open, parts.parallel, (healCase) => plan(healCase, failedBeside, parts, move));
    const ready = [];
    for (const healCase of thought) {
      if (healCase.stage === "authorized" && mayBeApplied(healCase, parts)) ready.push(healCase);
      else done.set(healCase.id, healCase);
    }
    if (ready.length === 0) break;
    if (round >= parts.maxRounds) {
      for (const healCase of ready) done.set(healCase.id, await leaveForNextRun(healCase, move));
      break;
    }
    const reopened = [];
    let isChanged = false;
    for (const group of splitShadow(ready)) {
      if (isChanged) {
        reopened.push(...group);
        continue;
      }
      const { batch, waiting } = chooseBatch(group, parts.domain);
      reopened.push(...waiting);
      const answer = await act(batch, parts, move, round);
      isChanged = answer.finished.length > 0;
      for (const healCase of [...answer.pending, ...answer.finished]) done.set(healCase.id, healCase);
      for (const culprit of answer.bad) {
        const again = !culprit.alone && !failedBeside.has(culprit.healCase.id);
        if (again) failedBeside.set(culprit.healCase.id, { remedy: culprit.healCase.remedy, gates: gatesFor(culprit) });
        reopened.push(await reopen(culprit.healCase, again ? void 0 : gatesFor(culprit), move));
      }
    }
    const next = [];
    for (const healCase of reopened) {
      const fresh = await relocate(healCase, parts, move);
      if (fresh.stage === "settled") done.set(fresh.id, fresh);
      else next.push(fresh);
    }
    open = next;
  }
  return cases.map((healCase) => done.get(healCase.id) ?? healCase);
}
function mayBeApplied(healCase, parts) {
  return parts.domain.gate === "merge" || healCase.verdict.allow !== "after-approval";
}
function splitShadow(ready) {
  const isShadow = (healCase) => healCase.verdict.allow === "try-only";
  return [ready.filter((healCase) => !isShadow(healCase)), ready.filter(isShadow)].filter((group) => group.length > 0);
}
async function inParallel(items, limit, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== void 0) results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

// src/policy/at-most.ts
function atMost(limit, { spares = false } = {}) {
  const made = /* @__PURE__ */ new Set();
  const tried = /* @__PURE__ */ new Set();
  const overLimit = {
    allow: "no",
    by: "at-most",
    reason: "over-limit",
    detail: `This run heals at most ${limit}. Run Heal again for more.`
  };
  return {
    name: "at-most",
    foresee({ id, category }) {
      const isSpent = spares && made.size >= limit;
      return isSpent && category !== "logic" && !made.has(id) && !tried.has(id) ? overLimit : void 0;
    },
    judge({ id }, _remedy, soFar) {
      const seen = soFar?.allow === "try-only" ? tried : made;
      if (seen.has(id)) return { allow: "yes" };
      if (seen.size >= limit) return overLimit;
      seen.add(id);
      return { allow: "yes" };
    }
  };
}

// src/policy/rollout.ts
function rollout(modes, limitedHeals) {
  const limited = /* @__PURE__ */ new Set();
  return {
    name: "rollout",
    judge({ id, category }, { safety }) {
      const mode = modes[category];
      switch (mode) {
        case "on":
          return { allow: "yes" };
        case "limited":
          if (safety !== "safe") return refuse(`${category} is limited to safe fixes, and this one is ${safety}.`);
          if (limited.size >= limitedHeals && !limited.has(id)) {
            return refuse(`${category} is limited to ${limitedHeals} heals a run.`);
          }
          limited.add(id);
          return { allow: "yes" };
        case "shadow":
          return {
            allow: "try-only",
            by: "rollout",
            reason: "rollout-shadow",
            detail: `${category} is in shadow mode.`
          };
        case "off":
          return refuse(`${category} is switched off in the configuration.`);
      }
    }
  };
}
function refuse(detail) {
  return { allow: "no", by: "rollout", reason: "rollout-off", detail };
}

// src/app/healing/open-cases.ts
async function openCases(findings, ledger, run, { now }) {
  const cases = [];
  for (const finding of findings) {
    const healCase = { stage: "detected", id: finding.id, kind: finding.kind, finding, attempts: [] };
    const event = {
      type: "moved",
      at: now().toISOString(),
      runId: run.id,
      caseId: finding.id,
      from: void 0,
      to: "detected",
      healCase
    };
    await ledger.save(healCase, event);
    run.announce(event);
    cases.push(healCase);
  }
  return cases;
}

export {
  inRun,
  runLoop,
  atMost,
  rollout,
  openCases
};
