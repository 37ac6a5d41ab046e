import {
  makeCureIndex
} from "./chunk-T6J34BQB.js";
import {
  chooseChangedFiles,
  makeCureFinder,
  makeHistory,
  makeLearn,
  makeLearner,
  revertedSubject
} from "./chunk-QFRJJNI2.js";
import "./chunk-Q3E6YDTW.js";
import {
  openScratch
} from "./chunk-ZNQKMZBF.js";
import "./chunk-BRPDINOQ.js";
import "./chunk-72QA5HIP.js";
import "./chunk-HRMWWOYP.js";
import {
  takeLock
} from "./chunk-OTICUWNY.js";
import "./chunk-VIISV5L7.js";
import "./chunk-VZC4SXUI.js";
import "./chunk-BFJEUW56.js";
import "./chunk-TSLFKTZU.js";
import "./chunk-PYR7C2ZH.js";
import "./chunk-5B3OZACI.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-CMVYNLPX.js";
import "./chunk-JP3K3O5E.js";
import {
  openLibrary
} from "./chunk-ATK5VVE7.js";
import "./chunk-YRRDT7BC.js";
import {
  openPlace
} from "./chunk-3C2K4SMP.js";
import "./chunk-3RJKWMPL.js";
import {
  stoppedBy
} from "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-IW6WHPNX.js";
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
import "./chunk-NBAG2F6T.js";
import "./chunk-IDQDHURE.js";
import "./chunk-X6BR5YAN.js";
import {
  EnvironmentError,
  StoppedError
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/learning/backfill-progress.ts
var key = "backfill/read";
var shortLength = 12;
async function openBackfillProgress(memo, isFresh) {
  const text = isFresh ? void 0 : await memo.read(key);
  const read = new Set(text?.match(/[0-9a-f]{12}/g) ?? []);
  return {
    has: (sha) => read.has(sha.slice(0, shortLength)),
    async add(shas) {
      for (const sha of shas) read.add(sha.slice(0, shortLength));
      await memo.write(key, [...read].join(""));
    },
    get size() {
      return read.size;
    }
  };
}

// src/app/ladder/read-history.ts
var batchSize = 60;
var longestHistory = 2e5;
async function readHistory(parts) {
  const started = performance.now();
  const deadline = started + parts.limits.maxMinutes * 6e4;
  const { since, maxCommits } = parts.limits;
  const tally = makeTally();
  const reverted = /* @__PURE__ */ new Set();
  let batch = [];
  let toScan = 0;
  let ended = "complete";
  const flush = async () => {
    if (batch.length === 0) return;
    parts.say(describeBatch(tally.read, batch, sumOf(tally.cures)));
    await learnFrom(batch, parts, tally);
    batch = [];
    toScan = 0;
  };
  try {
    const query = { limit: longestHistory, ...since === void 0 ? {} : { since } };
    for await (const commit of parts.history.commits(query)) {
      parts.signal.throwIfAborted();
      const taken = revertedSubject(commit);
      if (taken !== void 0) reverted.add(taken);
      if (parts.progress.has(commit.sha)) {
        tally.before++;
        continue;
      }
      if (tally.read + batch.length >= maxCommits) ended = "max-commits";
      else if (performance.now() > deadline) ended = "max-minutes";
      if (ended !== "complete") break;
      const isTakenBack = taken !== void 0 || reverted.has(commit.subject);
      const isSmall = !isTakenBack && chooseChangedFiles(commit, parts.size).length > 0;
      batch.push(isSmall ? commit : { ...commit, files: [] });
      if (isSmall) toScan++;
      if (toScan >= batchSize || batch.length >= 10 * batchSize) await flush();
    }
    await flush();
  } catch (error) {
    if (!parts.signal.aborted && !(error instanceof StoppedError)) throw error;
    ended = "stopped";
  }
  return makeReport(parts, tally, ended, Math.round(performance.now() - started));
}
function makeTally() {
  return {
    ...{ read: 0, scanned: 0, before: 0, cures: /* @__PURE__ */ new Map() },
    ...{ learned: /* @__PURE__ */ new Set(), changed: /* @__PURE__ */ new Set(), merged: /* @__PURE__ */ new Set() },
    ...{ refused: /* @__PURE__ */ new Map(), warnings: /* @__PURE__ */ new Set() }
  };
}
async function learnFrom(batch, parts, tally) {
  const small = batch.filter(({ files }) => files.length > 0);
  const { cures, problems } = await parts.finder.find(small, parts.signal);
  for (const problem of problems) tally.warnings.add(problem);
  const outcome = await parts.learner.learn(cures);
  for (const id of outcome.learned) tally.learned.add(id);
  for (const id of outcome.changed) if (!tally.learned.has(id)) tally.changed.add(id);
  for (const id of outcome.merged) {
    tally.merged.add(id);
    tally.learned.delete(id);
    tally.changed.delete(id);
  }
  for (const reason of outcome.refused) tally.refused.set(reason, (tally.refused.get(reason) ?? 0) + 1);
  for (const problem of outcome.problems) tally.warnings.add(problem);
  await parts.index.add(cures);
  await parts.progress.add(batch.map(({ sha }) => sha));
  tally.read += batch.length;
  tally.scanned += small.length;
  for (const { finding } of cures) tally.cures.set(finding.rule, (tally.cures.get(finding.rule) ?? 0) + 1);
}
function describeBatch(read, batch, cures) {
  const at = batch.at(-1)?.at.slice(0, 10) ?? "";
  return `Read ${read} commits and found ${cures} cures; now at ${at}`;
}
function makeReport({ repository }, tally, ended, wallMs) {
  const counts = [...tally.cures].map(([rule, count]) => ({ rule, count }));
  return {
    version: 1,
    repository,
    ended,
    commits: { read: tally.read, scanned: tally.scanned, before: tally.before },
    cures: counts.sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1)),
    patterns: {
      learned: [...tally.learned].sort(),
      changed: [...tally.changed].sort(),
      merged: [...tally.merged].sort(),
      refused: Object.fromEntries([...tally.refused].sort(([, a], [, b]) => b - a))
    },
    wallMs,
    warnings: [...tally.warnings]
  };
}
function sumOf(counts) {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

// src/app/learning/backfill.ts
async function backfill(options, settings, learn = makeLearn(settings.now())) {
  const place = await openPlace(options.path, settings);
  if (!place.repository.head) {
    throw new EnvironmentError(
      "This repository has no commit yet: there is no history to learn from.",
      "Commit first."
    );
  }
  const stop = await place.stop.read();
  if (stop) throw stoppedBy(stop);
  if (options.dryRun) return learnIn({ place, options, settings, learn, memo: makeForgetfulMemo() });
  const store = await place.openStore();
  try {
    const lock = await takeLock(place.lockFile, `heal backfill ${options.path}`);
    try {
      return await learnIn({ place, options, settings, learn, memo: store.memo, acts: store.acts });
    } finally {
      await lock.release();
    }
  } finally {
    await store.close();
  }
}
async function learnIn({ place, options, settings, learn, memo, acts }) {
  const controller = new AbortController();
  const forward = () => controller.abort(options.signal.reason);
  options.signal.addEventListener("abort", forward, { once: true });
  if (options.signal.aborted) forward();
  const unwatch = place.stop.watch(controller);
  const scratch = await openScratch();
  try {
    const { packageRoot, packagePath } = place.repository;
    const history = makeHistory({ folder: packageRoot, packagePath, env: settings.env });
    const library = openLibrary(place);
    const at = () => settings.now().toISOString();
    const learner = await makeLearner(library, learn, {
      isKept: !options.dryRun,
      tell: async (about, detail) => acts?.add({ what: "library", at: at(), about, detail })
    });
    return await readHistory({
      history,
      finder: makeCureFinder({ history, scratch, path: settings.env["PATH"] ?? "", size: options }),
      learner,
      index: makeCureIndex(memo),
      progress: await openBackfillProgress(memo, options.again),
      limits: options,
      size: options,
      repository: packageRoot,
      say: (doing) => options.listener?.({ type: "busy", at: at(), runId: "backfill", doing }),
      signal: controller.signal
    });
  } finally {
    unwatch();
    options.signal.removeEventListener("abort", forward);
    await scratch.remove();
  }
}
function makeForgetfulMemo() {
  const values = /* @__PURE__ */ new Map();
  return {
    read: async (key2) => values.get(key2),
    write: async (key2, value) => void values.set(key2, value)
  };
}
export {
  backfill
};
