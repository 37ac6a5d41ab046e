import {
  addFailure,
  addSuccess,
  askCircuit,
  closedCircuit,
  countFailures,
  emptyWindow,
  noteFailure,
  noteSuccess,
  passTime,
  watchClock
} from "./chunk-M67SD3SV.js";
import {
  defaultAutoHealPolicy,
  findingRungs
} from "./chunk-PZIZ7QSL.js";
import {
  executionStates,
  injectedFailures
} from "./chunk-7CGLSNNB.js";
import {
  makeQueue
} from "./chunk-FFG5DQPM.js";
import {
  openSqlite
} from "./chunk-6WV46S5B.js";
import {
  parseYaml
} from "./chunk-T5FU3QBJ.js";
import {
  explainIssues,
  printProblem,
  valueAt
} from "./chunk-ZBIBNAHN.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";
import {
  ConfigError,
  EnvironmentError,
  HealError,
  UsageError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/app/replay/clock.ts
var systemClock = {
  now: () => /* @__PURE__ */ new Date(),
  elapsedMs: () => performance.now(),
  sleep: (ms, signal) => new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end, { once: true });
  })
};

// src/app/replay/policy-look.ts
import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { basename, isAbsolute, relative } from "node:path";

// src/config/auto-heal-policy.ts
import { z } from "zod";
var count = (min, max) => z.number().int().min(min).max(max);
var share = z.number().min(0).max(1);
var word = z.string().min(1).max(200).regex(/^[^\p{Cc}]*$/u, "must not contain control characters");
var thresholds = z.strictObject({
  anchor: share.optional().describe("Least score of a match of the recorded picture."),
  marks: share.optional().describe("Least score of a mark whose label looks the same."),
  layout: share.optional().describe("Least score of a place that follows from the places of the other marks."),
  text: share.optional().describe("Least score of a mark whose text is the same."),
  margin: share.optional().describe("Least distance to the best rival."),
  allowAmbiguous: z.boolean().optional().describe("`false`: a target with a close rival is refused, however high its score."),
  rungs: z.array(z.enum(findingRungs)).min(1).max(findingRungs.length).optional().describe("Ways in which a target may be found.")
});
var failures = Object.keys(injectedFailures);
var autoHealPolicySchema = z.strictObject({
  $schema: z.string().max(1e3).optional().describe("For editors; not read by Heal."),
  version: z.literal(1).describe("Version of this format."),
  windowMinutes: z.number().min(0.1).max(1440).optional().describe("The span in which failures are counted."),
  degraded: z.strictObject({
    notFoundInARow: count(1, 1e3).optional().describe("TARGET_NOT_FOUND of one step, or of one workflow, without a success in between."),
    failures: count(1, 1e3).optional().describe("Failures of any kind, of one step or of one workflow, in the window."),
    unsure: count(1, 1e3).optional().describe("Targets that were found, but hardly surely enough (see `lowConfidence`), in the window."),
    recoverAfter: count(1, 1e4).optional().describe("Steps in a row that succeed until it is running again, those that had failed among them.")
  }).optional().describe("When a workflow goes on with care: stricter thresholds, nothing learned, nothing ambiguous."),
  quarantined: z.strictObject({ failures: count(1, 1e3).optional().describe("Failures of one workflow in the window.") }).optional().describe("When a workflow stands still until a person releases it."),
  everything: z.strictObject({
    failures: count(1, 1e4).optional().describe("Failures of all workflows together, in the window."),
    coolDownMinutes: z.number().min(0.1).max(1440).optional().describe("Until one workflow may try whether it goes again.")
  }).optional().describe("When all workflows stand still: then the desktop is at fault."),
  lowConfidence: z.strictObject({
    score: share.optional().describe("Headroom of a score over its threshold of `thresholds.running`."),
    margin: share.optional().describe("The same for the distance to the best rival.")
  }).optional().describe("A target with less headroom counts as LOW_CONFIDENCE, though it is acted upon."),
  learning: z.boolean().optional().describe("Learn from confirmed successes while a workflow is running."),
  thresholds: z.strictObject({
    running: thresholds.optional().describe("How sure finding must be."),
    degraded: thresholds.optional().describe(
      "The same while degraded; nowhere less than for `running`. What is absent follows `running` upwards."
    )
  }).optional().describe("How sure finding must be."),
  testMode: z.strictObject({
    enabled: z.boolean().optional().describe("Steps are made to fail on purpose. Said in all output; nothing is learned."),
    inject: z.array(
      z.strictObject({
        workflow: word.describe("Name of a workflow, `*` for every one."),
        step: word.describe("Id of a step, `*` for every one."),
        fail: z.enum(failures).describe("How it fails."),
        times: count(0, 1e4).optional().describe("How often in one process; 0 for always. Once when absent.")
      })
    ).max(100).optional().describe(
      "What fails, and how: `workflow` and `step` by name (`*` for every one), `fail` (`hide-target`, `fail-postcondition`, `trip-watchdog`, `lower-confidence`), `times` (once when absent, 0 for always)."
    )
  }).optional().describe("For trials: shows what Heal does when replays fail.")
}).describe("When replays go on, go on with care, or stand still");
function makeAutoHealPolicyJsonSchema() {
  return { ...z.toJSONSchema(autoHealPolicySchema, { io: "input" }), title: "Auto-heal policy of Heal" };
}
function completePolicy(file) {
  const base = defaultAutoHealPolicy;
  const degraded = {
    notFoundInARow: file.degraded?.notFoundInARow ?? base.degraded.notFoundInARow,
    failures: file.degraded?.failures ?? base.degraded.failures,
    unsure: file.degraded?.unsure ?? base.degraded.unsure,
    recoverAfter: file.degraded?.recoverAfter ?? base.degraded.recoverAfter
  };
  const quarantine = file.quarantined?.failures ?? Math.max(base.quarantined.failures, degraded.failures, degraded.notFoundInARow);
  const running = overlay(base.thresholds.running, file.thresholds?.running);
  return {
    version: 1,
    windowMinutes: file.windowMinutes ?? base.windowMinutes,
    degraded,
    quarantined: { failures: quarantine },
    everything: {
      failures: file.everything?.failures ?? Math.max(base.everything.failures, quarantine),
      coolDownMinutes: file.everything?.coolDownMinutes ?? base.everything.coolDownMinutes
    },
    lowConfidence: {
      score: file.lowConfidence?.score ?? base.lowConfidence.score,
      margin: file.lowConfidence?.margin ?? base.lowConfidence.margin
    },
    learning: file.learning ?? base.learning,
    thresholds: {
      running,
      degraded: overlay(stricter(base.thresholds.degraded, running), file.thresholds?.degraded)
    },
    testMode: {
      enabled: file.testMode?.enabled ?? base.testMode.enabled,
      inject: (file.testMode?.inject ?? []).map((one) => ({ ...one, times: one.times ?? 1 }))
    }
  };
}
var scores = [
  "anchor",
  "marks",
  "layout",
  "text",
  "margin"
];
function overlay(base, above) {
  return {
    anchor: above?.anchor ?? base.anchor,
    marks: above?.marks ?? base.marks,
    layout: above?.layout ?? base.layout,
    text: above?.text ?? base.text,
    margin: above?.margin ?? base.margin,
    allowAmbiguous: above?.allowAmbiguous ?? base.allowAmbiguous,
    // In the order in which they are tried, each once.
    rungs: above?.rungs ? findingRungs.filter((rung) => above.rungs?.includes(rung)) : base.rungs
  };
}
function stricter(degraded, running) {
  const raised = {
    ...degraded,
    ...Object.fromEntries(scores.map((key) => [key, Math.max(degraded[key], running[key])]))
  };
  const shared = degraded.rungs.filter((rung) => running.rungs.includes(rung));
  return { ...raised, allowAmbiguous: false, rungs: shared.length > 0 ? shared : running.rungs };
}

// src/config/auto-heal-policy-read.ts
function readAutoHealPolicy(text2, file) {
  const source = parseYaml(text2);
  const problems = source.problems.map((problem) => ({
    file,
    ...problem,
    message: problem.message.replace("YAML", "JSON")
  }));
  const start = { file, line: 1, column: 1 };
  if (text2.replace(/^\uFEFF/, "").trim() === "")
    return { problems: [{ ...start, message: "the policy is empty", hint: 'write { "version": 1 }' }] };
  const [first, ...more] = problems;
  if (first) return { problems: [first, ...more] };
  const value = parseJson(text2.replace(/^\uFEFF/, ""));
  if (value === void 0)
    return {
      problems: [
        { ...start, message: "not valid JSON", hint: "put keys and texts in double quotes, without comments" }
      ]
    };
  const parsed = autoHealPolicySchema.safeParse(value);
  if (!parsed.success)
    return failWith(explainIssues(parsed.error.issues, value, { file, source, prefix: [], knownKeys }));
  const policy = completePolicy(parsed.data);
  const broken = findContradictions(policy).map(({ key, message, hint }) => {
    const written = key.find((one) => valueAt(parsed.data, one.split(".")) !== void 0) ?? "";
    return { file, ...source.locate(written === "" ? [] : written.split("."), "value"), message, hint };
  });
  return broken.length > 0 ? failWith(broken) : { policy };
}
function findContradictions(policy) {
  const { degraded, quarantined, everything: everything2, thresholds: thresholds2 } = policy;
  const atLeast = (key, value, than, least) => value >= least ? [] : [
    {
      key: [key, than],
      message: `${key} is ${value}, less than ${than} (${least})`,
      hint: `write ${least} or more, or lower ${than}`
    }
  ];
  const more = thresholds2.degraded.rungs.filter((rung) => !thresholds2.running.rungs.includes(rung));
  return [
    ...atLeast("quarantined.failures", quarantined.failures, "degraded.failures", degraded.failures),
    ...atLeast("quarantined.failures", quarantined.failures, "degraded.notFoundInARow", degraded.notFoundInARow),
    ...atLeast("everything.failures", everything2.failures, "quarantined.failures", quarantined.failures),
    ...scores.flatMap(
      (score) => atLeast(
        `thresholds.degraded.${score}`,
        thresholds2.degraded[score],
        `thresholds.running.${score}`,
        thresholds2.running[score]
      )
    ),
    ...thresholds2.degraded.allowAmbiguous ? [
      {
        key: ["thresholds.degraded.allowAmbiguous"],
        message: "thresholds.degraded.allowAmbiguous is true",
        hint: "write false: a degraded workflow refuses what is ambiguous"
      }
    ] : [],
    ...more.length > 0 ? [
      {
        key: ["thresholds.degraded.rungs", "thresholds.running.rungs"],
        message: `thresholds.degraded.rungs has ${more.join(", ")}, which thresholds.running.rungs has not`,
        hint: "leave it out: degraded finds in no more ways than running"
      }
    ] : []
  ];
}
function failWith(problems) {
  const [first, ...more] = problems;
  if (!first) throw new TypeError("refused without a reason");
  return { problems: [first, ...more] };
}
var jsonSchema = makeAutoHealPolicyJsonSchema();
function knownKeys(path) {
  const steps = path.flatMap((step) => typeof step === "number" ? ["items"] : ["properties", step]);
  const keys = valueAt(jsonSchema, [...steps, "properties"]);
  return typeof keys === "object" && keys !== null ? Object.keys(keys).filter((key) => key !== "$schema") : [];
}

// src/app/replay/policy-look.ts
var mostBytes = 64 * 1024;
async function lookAtPolicy(file, root) {
  const name = basename(file);
  try {
    const real = await realpath(file);
    if (!isInside(await realpath(root), real))
      return refuse(`${name} is a link to a file outside of this package. Put the file itself there.`);
    const handle = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return await readWhole(handle, name);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : void 0;
    if (code === "ENOENT" || code === "ENOTDIR") return { is: "absent", content: "", stamp: "" };
    return refuse(`${name} cannot be read (${messageOf(error)}). Make it readable, or remove it.`);
  }
}
async function readWhole(handle, name) {
  const before = await handle.stat();
  if (!before.isFile()) return refuse(`${name} is no file. Remove it, or put a file there.`);
  if (before.size > mostBytes) return refuse(`${name} is larger than ${mostBytes / 1024} KiB. Shorten it.`);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(mostBytes + 1), 0, mostBytes + 1, 0);
  const stamp = `${before.ino} ${before.mtimeMs} ${before.ctimeMs} ${bytesRead}`;
  if (bytesRead > mostBytes) return refuse(`${name} is larger than ${mostBytes / 1024} KiB. Shorten it.`);
  const content = buffer.toString("utf8", 0, bytesRead);
  const answer = readAutoHealPolicy(content, name);
  return "policy" in answer ? { is: "there", content, stamp, policy: answer.policy } : { is: "wrong", content, stamp, said: answer.problems.map(printProblem).join("\n") };
}
function refuse(said) {
  return { is: "wrong", content: said, stamp: "", said };
}
function isInside(root, path) {
  const way = relative(root, path);
  return way !== "" && !isAbsolute(way) && !/^\.\.(?:[/\\]|$)/.test(way);
}

// src/domains/replay/auto-heal/record.ts
function openRecord(kept, workflow, reading) {
  if (kept) return { ...kept, time: passTime(kept.time, reading) };
  return {
    version: 1,
    info: {
      workflow,
      now: { state: "running", since: new Date(reading.wallMs).toISOString() },
      history: [],
      consecutiveNotFound: 0
    },
    time: passTime(void 0, reading),
    sinceMs: 0,
    failures: emptyWindow,
    unsure: emptyWindow,
    steps: {},
    counts: {
      done: 0,
      failed: 0,
      TARGET_NOT_FOUND: 0,
      POSTCONDITION_FAILED: 0,
      WATCHDOG_TIMEOUT: 0,
      LOW_CONFIDENCE: 0
    },
    recovery: { inARow: 0, suspects: [] },
    speed: { steps: 0, totalMs: 0, recentMs: [] }
  };
}
function wipeFailures(record) {
  return {
    ...record,
    info: { ...record.info, consecutiveNotFound: 0 },
    failures: emptyWindow,
    unsure: emptyWindow,
    steps: {},
    recovery: { inARow: 0, suspects: [] }
  };
}
function findStep({ steps }, step) {
  return Object.hasOwn(steps, step) ? steps[step] : void 0;
}

// src/domains/replay/auto-heal/count.ts
var mostSteps = 500;
var mostSpeeds = 100;
function isUnsure({ rung, score, margin }, { thresholds: thresholds2, lowConfidence }) {
  if (rung === void 0 || rung === "structure") return false;
  const { running } = thresholds2;
  return score !== void 0 && score < Math.min(1, running[thresholdOf[rung]] + lowConfidence.score) || margin !== void 0 && margin < running.margin + lowConfidence.margin;
}
var thresholdOf = {
  "local-anchor": "anchor",
  "window-anchor": "anchor",
  "marks-ink": "marks",
  layout: "layout",
  "marks-text": "text",
  "marks-model": "text"
};
function windowRuleOf({ windowMinutes, degraded, quarantined }) {
  return {
    spanMs: windowMinutes * 6e4,
    most: Math.max(degraded.failures, degraded.unsure, quarantined.failures)
  };
}
function countResult(record, result, policy) {
  const { outcome } = result;
  const counted = outcome.status === "done" ? countDone(record, result.step, isUnsure(outcome, policy), policy) : countFailed(record, result.step, outcome.trigger, policy);
  const { speed } = record;
  const ms = Number.isFinite(result.ms) ? Math.max(0, result.ms) : 0;
  return {
    ...counted,
    speed: {
      steps: speed.steps + 1,
      totalMs: speed.totalMs + ms,
      recentMs: [...speed.recentMs, ms].slice(-mostSpeeds)
    }
  };
}
function countDone(record, step, unsure, policy) {
  const { counts, recovery, info } = record;
  const known = findStep(record, step);
  return {
    ...record,
    info: { ...info, consecutiveNotFound: 0 },
    counts: { ...counts, done: counts.done + 1, LOW_CONFIDENCE: counts.LOW_CONFIDENCE + (unsure ? 1 : 0) },
    failures: addSuccess(record.failures),
    unsure: unsure ? addFailure(record.unsure, record.time.ms, windowRuleOf(policy)) : addSuccess(record.unsure),
    steps: known ? { ...record.steps, [step]: { failures: addSuccess(known.failures), notFoundInARow: 0 } } : record.steps,
    // What was hardly good enough is no sign of health, and none of failure.
    recovery: unsure ? recovery : { inARow: recovery.inARow + 1, suspects: recovery.suspects.filter((one) => one !== step) }
  };
}
function countFailed(record, step, trigger, policy) {
  const { counts, recovery, info, time: time2 } = record;
  const isNotFound = trigger === "TARGET_NOT_FOUND";
  const rule = windowRuleOf(policy);
  const known = findStep(record, step) ?? { failures: emptyWindow, notFoundInARow: 0 };
  return {
    ...record,
    // Only a success ends a row: another kind of failure in between makes nothing better.
    info: { ...info, consecutiveNotFound: info.consecutiveNotFound + (isNotFound ? 1 : 0) },
    counts: { ...counts, failed: counts.failed + 1, [trigger]: counts[trigger] + 1 },
    failures: addFailure(record.failures, time2.ms, rule),
    steps: keepNewest({
      ...record.steps,
      [step]: {
        failures: addFailure(known.failures, time2.ms, rule),
        notFoundInARow: known.notFoundInARow + (isNotFound ? 1 : 0)
      }
    }),
    recovery: { inARow: 0, suspects: [.../* @__PURE__ */ new Set([...recovery.suspects, step])].slice(-mostSteps) }
  };
}
function keepNewest(steps) {
  const names = Object.entries(steps);
  if (names.length <= mostSteps) return steps;
  const lastOf = ({ failures: failures2 }) => failures2.failures.at(-1) ?? 0;
  return Object.fromEntries(names.toSorted(([, a], [, b]) => lastOf(b) - lastOf(a)).slice(0, mostSteps));
}

// src/domains/replay/auto-heal/inject.ts
function makeInjector() {
  const taken = /* @__PURE__ */ new Map();
  return {
    take(workflow, step, { testMode }) {
      if (!testMode.enabled) return void 0;
      for (const { workflow: ofWorkflow, step: ofStep, fail, times } of testMode.inject) {
        if (!fits(ofWorkflow, workflow) || !fits(ofStep, step)) continue;
        const key = JSON.stringify([ofWorkflow, ofStep, fail]);
        const so = taken.get(key) ?? 0;
        if (times > 0 && so >= times) continue;
        taken.set(key, so + 1);
        return fail;
      }
      return void 0;
    }
  };
}
function fits(pattern, name) {
  return pattern === "*" || pattern === name;
}

// src/domains/replay/auto-heal/transitions.ts
var legalTransitions = {
  running: ["degraded", "quarantined", "rollback", "paused"],
  degraded: ["running", "quarantined", "rollback", "paused"],
  quarantined: ["running", "degraded", "rollback"],
  rollback: ["degraded", "quarantined"],
  paused: ["running", "degraded", "quarantined"]
};
var mostTransitions = 50;
function moveTo(record, now, reason) {
  const { info } = record;
  const from = info.now.state;
  if (!legalTransitions[from].includes(now.state)) throw new TypeError(`no way leads from ${from} to ${now.state}`);
  const lastedMs = record.time.ms - record.sinceMs;
  const transition = { from, to: now.state, at: now.since, reason, lastedMs };
  return {
    ...record,
    sinceMs: record.time.ms,
    info: { ...info, now, history: [...info.history, transition].slice(-mostTransitions) }
  };
}

// src/domains/replay/auto-heal/judge.ts
function judgeResult(record, result, policy, at) {
  const { state: state2 } = record.info.now;
  const stay = { record, follows: "stay", reason: "", scope: "workflow" };
  if (state2 === "quarantined" || state2 === "rollback") return stay;
  const why = whyQuarantine(record, result, policy);
  if (why !== void 0) {
    const now = { state: "quarantined", since: at, reason: why, failureCase: void 0 };
    return { record: moveTo(record, now, why), follows: "quarantine", reason: why, scope: "workflow" };
  }
  if (state2 === "running") {
    const because = whyDegrade(record, result, policy);
    if (!because) return stay;
    const { reason } = because;
    const moved = moveTo(record, { state: "degraded", since: at, reason }, reason);
    return { record: startRecovery(moved), follows: "degrade", ...because };
  }
  if (state2 === "degraded" && hasRecovered(record, result, policy)) {
    const reason = `${policy.degraded.recoverAfter} steps in a row succeeded, those that had failed among them`;
    return {
      record: moveTo(record, { state: "running", since: at }, reason),
      follows: "recover",
      reason,
      scope: "workflow"
    };
  }
  return stay;
}
function startRecovery(record) {
  return { ...record, recovery: { ...record.recovery, inARow: 0 } };
}
function whyQuarantine(record, { outcome }, policy) {
  if (outcome.status !== "failed") return void 0;
  const failures2 = countFailures(record.failures, record.time.ms, windowRuleOf(policy).spanMs);
  if (failures2 < policy.quarantined.failures) return void 0;
  return `${failures2} failures within ${policy.windowMinutes} minutes, the last one ${outcome.trigger}`;
}
function whyDegrade(record, result, policy) {
  const { outcome, step } = result;
  const { degraded, windowMinutes } = policy;
  const { spanMs } = windowRuleOf(policy);
  const now = record.time.ms;
  const within = `within ${windowMinutes} minutes`;
  if (outcome.status === "done") {
    const unsure = countFailures(record.unsure, now, spanMs);
    if (unsure < degraded.unsure) return void 0;
    return { scope: "workflow", reason: `LOW_CONFIDENCE: ${unsure} targets ${within} were hardly sure enough` };
  }
  const known = findStep(record, step);
  const inARow = { ofStep: known?.notFoundInARow ?? 0, ofAll: record.info.consecutiveNotFound };
  if (outcome.trigger === "TARGET_NOT_FOUND") {
    if (inARow.ofStep >= degraded.notFoundInARow)
      return { scope: "step", reason: `TARGET_NOT_FOUND ${inARow.ofStep} times in a row in step ${step}` };
    if (inARow.ofAll >= degraded.notFoundInARow)
      return {
        scope: "workflow",
        reason: `TARGET_NOT_FOUND ${inARow.ofAll} times in a row, the last one in step ${step}`
      };
  }
  const failures2 = {
    ofStep: known ? countFailures(known.failures, now, spanMs) : 0,
    ofAll: countFailures(record.failures, now, spanMs)
  };
  const last = `the last one ${outcome.trigger}`;
  if (failures2.ofStep >= degraded.failures)
    return { scope: "step", reason: `${failures2.ofStep} failures of step ${step} ${within}, ${last}` };
  return failures2.ofAll >= degraded.failures ? { scope: "workflow", reason: `${failures2.ofAll} failures ${within}, ${last}` } : void 0;
}
function hasRecovered({ recovery }, { outcome }, { degraded }) {
  return outcome.status === "done" && recovery.inARow >= degraded.recoverAfter && recovery.suspects.length === 0;
}

// src/domains/replay/auto-heal/kept.ts
var mostTries = 50;
function keepRecords(states, clock, read) {
  return {
    async change(workflow, work) {
      for (let tries = 1; tries <= mostTries; tries++) {
        const keptWorkflow = await states.load(workflow);
        const keptEverything = await states.loadEverything();
        const reading = read();
        const before = {
          workflow: openRecord(keptWorkflow.record, workflow, reading),
          everything: {
            version: 1,
            circuit: keptEverything.record?.circuit ?? closedCircuit,
            time: passTime(keptEverything.record?.time, reading)
          }
        };
        const { answer, ...after } = work(before);
        const changes = {
          ...after.workflow && after.workflow !== before.workflow ? { workflow: { revision: keptWorkflow.revision, record: after.workflow } } : {},
          ...after.everything && after.everything !== before.everything ? { everything: { revision: keptEverything.revision, record: after.everything } } : {}
        };
        if (Object.keys(changes).length === 0 || await states.compareAndSave(changes)) return answer;
        await clock.sleep(tries);
      }
      throw new EnvironmentError(
        `The state of ${workflow} could not be saved: other processes change it all the time.`,
        "End the other replays of this workflow, then try again."
      );
    }
  };
}

// src/domains/replay/auto-heal/people.ts
function release(record, { who, why }, at, to) {
  const { workflow, now } = record.info;
  if (now.state !== "quarantined")
    throw new UsageError(
      `${workflow} is ${now.state}: nothing holds it in quarantine.`,
      now.state === "paused" ? `Go on with it: heal replay resume ${workflow}` : "Nothing has to be done."
    );
  const reason = `released by ${who}: ${why}`;
  const wiped = wipeFailures(record);
  return to === "running" ? moveTo(wiped, { state: "running", since: at }, reason) : moveTo(wiped, { state: "degraded", since: at, reason }, reason);
}
function pause(record, { who, why }, at) {
  const { workflow, now } = record.info;
  if (now.state !== "running" && now.state !== "degraded")
    throw new UsageError(`${workflow} is ${now.state}: it stands still already.`, "Nothing has to be done.");
  const reason = `paused by ${who}: ${why}`;
  return moveTo(record, { state: "paused", since: at, reason, before: now.state }, reason);
}
function resume(record, { who, why }, at) {
  const { workflow, now } = record.info;
  if (now.state !== "paused")
    throw new UsageError(
      `${workflow} is ${now.state}, not paused.`,
      now.state === "quarantined" ? `Release it: heal replay release ${workflow} --reason <text>` : "Nothing has to be done."
    );
  const reason = `resumed by ${who}: ${why}`;
  return now.before === "running" ? moveTo(record, { state: "running", since: at }, reason) : moveTo(record, { state: "degraded", since: at, reason }, reason);
}
function beginRollback(record, { to, reason }, at) {
  const { info } = record;
  const { workflow, now } = info;
  if (now.state === "paused")
    throw new UsageError(`${workflow} is paused.`, `Go on with it first: heal replay resume ${workflow}`);
  if (now.state === "rollback") return { ...record, info: { ...info, now: { ...now, to, reason } } };
  const next = now.state === "quarantined" ? "quarantined" : "degraded";
  return moveTo(record, { state: "rollback", since: at, to, reason, next }, reason);
}
function endRollback(record, failed, at) {
  const { workflow, now } = record.info;
  if (now.state !== "rollback")
    throw new UsageError(`${workflow} is ${now.state}: it does not go back.`, "Nothing has to be done.");
  if (failed !== void 0 || now.next === "quarantined") {
    const reason2 = failed === void 0 ? `back at ${now.to}; still to be released` : `could not go back to ${now.to}: ${failed}`;
    return moveTo(record, { state: "quarantined", since: at, reason: reason2, failureCase: void 0 }, reason2);
  }
  const reason = `back at ${now.to}: ${now.reason}`;
  return startRecovery(moveTo(record, { state: "degraded", since: at, reason }, reason));
}
function attachFailureCase(record, failureCase) {
  const { info } = record;
  return info.now.state === "quarantined" ? { ...record, info: { ...info, now: { ...info.now, failureCase } } } : record;
}

// src/domains/replay/auto-heal/status.ts
async function readStatus(states, policy, reading, stopped) {
  const workflows = [];
  for (const name of await states.workflows()) {
    try {
      const { record } = await states.load(name);
      workflows.push(describe(openRecord(record, name, reading), policy));
    } catch (error) {
      workflows.push(describeUnreadable(name, messageOf(error)));
    }
  }
  const everything2 = await readEverything(states, policy, reading);
  const isBad = ({ state: state2 }) => state2 === "quarantined" || state2 === "unreadable";
  return {
    version: 1,
    at: new Date(reading.wallMs).toISOString(),
    healthy: stopped === void 0 && everything2.state === "closed" && !workflows.some(isBad),
    stopped,
    everything: everything2,
    testMode: policy.testMode.enabled,
    workflows
  };
}
function circuitRuleOf({ windowMinutes, everything: everything2 }) {
  return {
    failures: everything2.failures,
    spanMs: windowMinutes * 6e4,
    coolDownMs: everything2.coolDownMinutes * 6e4
  };
}
async function readEverything(states, policy, reading) {
  const rule = circuitRuleOf(policy);
  let record;
  try {
    ({ record } = await states.loadEverything());
  } catch {
    return { state: "open", failures: rule.failures, of: rule.failures, waitMs: 0 };
  }
  const now = passTime(record?.time, reading).ms;
  const circuit = record?.circuit;
  if (!circuit || circuit.state === "closed") {
    const failures2 = circuit ? countFailures(circuit.window, now, rule.spanMs) : 0;
    return { state: "closed", failures: failures2, of: rule.failures, waitMs: 0 };
  }
  const waitMs = Math.max(0, circuit.sinceMs + rule.coolDownMs - now);
  return { state: circuit.state, failures: rule.failures, of: rule.failures, waitMs };
}
function describe(record, policy) {
  const { info, time: time2, counts, recovery, speed } = record;
  const { spanMs } = windowRuleOf(policy);
  const { now } = info;
  const sorted = speed.recentMs.toSorted((a, b) => a - b);
  return {
    workflow: info.workflow,
    state: now.state,
    reason: now.state === "running" ? "" : now.reason,
    since: now.since,
    inStateMs: time2.ms - record.sinceMs,
    failures: countFailures(record.failures, time2.ms, spanMs),
    unsure: countFailures(record.unsure, time2.ms, spanMs),
    notFoundInARow: info.consecutiveNotFound,
    counts,
    recovery: now.state === "degraded" ? { done: recovery.inARow, of: policy.degraded.recoverAfter } : void 0,
    speed: {
      steps: speed.steps,
      meanMs: speed.steps === 0 ? 0 : Math.round(speed.totalMs / speed.steps),
      p95Ms: Math.round(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0)
    },
    failureCase: now.state === "quarantined" ? now.failureCase : void 0,
    history: info.history
  };
}
function describeUnreadable(workflow, reason) {
  return {
    workflow,
    state: "unreadable",
    reason,
    since: "",
    inStateMs: 0,
    failures: 0,
    unsure: 0,
    notFoundInARow: 0,
    counts: {
      done: 0,
      failed: 0,
      TARGET_NOT_FOUND: 0,
      POSTCONDITION_FAILED: 0,
      WATCHDOG_TIMEOUT: 0,
      LOW_CONFIDENCE: 0
    },
    recovery: void 0,
    speed: { steps: 0, meanMs: 0, p95Ms: 0 },
    failureCase: void 0,
    history: []
  };
}

// src/domains/replay/auto-heal/texts.ts
function explainState({ workflow, now }) {
  switch (now.state) {
    case "quarantined": {
      const where = now.failureCase === void 0 ? "" : ` What was seen: ${now.failureCase}.`;
      return `${workflow} is quarantined since ${now.since}: ${now.reason}.${where} Look at it, then release it: heal replay release ${workflow} --reason <text>`;
    }
    case "rollback":
      return `${workflow} goes back to ${now.to} since ${now.since}: ${now.reason}. It goes on by itself; when nothing happens, start it again: heal replay rollback ${workflow}`;
    case "paused":
      return `${workflow} is paused since ${now.since}: ${now.reason}. Go on with: heal replay resume ${workflow}`;
    case "degraded":
      return `${workflow} is degraded since ${now.since}: ${now.reason}. It runs with stricter thresholds, learns nothing, and refuses what is ambiguous.`;
    case "running":
      return `${workflow} is running.`;
  }
}
function followUp(follows, reason, info) {
  switch (follows) {
    case "stay":
      return "";
    case "degrade":
    case "quarantine":
      return explainState(info);
    case "recover":
      return `${info.workflow} is running again: ${reason}.`;
  }
}
function sayWait(waitMs) {
  const minutes = Math.max(1, Math.ceil(waitMs / 6e4));
  return `Too many steps of all workflows failed: the desktop itself seems to be at fault. In ${minutes} ${minutes === 1 ? "minute" : "minutes"} one workflow may try again; until then look at the screen.`;
}

// src/domains/replay/auto-heal/manager.ts
function makeAutoHealManager(parts) {
  const { states, clock } = parts;
  const read = watchClock(clock);
  const kept = keepRecords(states, clock, read);
  const injector = makeInjector();
  const now = () => clock.now().toISOString();
  const head = (workflow, run, state2, policy) => {
    return { at: now(), workflow, run, state: state2, isTest: policy.testMode.enabled };
  };
  async function tellMoves(before, after, run, policy) {
    if (after.info.now === before.info.now) return;
    const last = after.info.history.at(-1);
    if (!last || after.info.now.state === before.info.now.state) return;
    const { from, to, reason, lastedMs } = last;
    await parts.audit({ ...head(after.info.workflow, run, to, policy), decision: "state", from, to, reason, lastedMs });
  }
  async function tellTrip(trip, { info }, policy) {
    const { workflow, run, scope, reason } = trip;
    const written = await parts.describeTrip?.(trip);
    const failureCase = written?.failureCase;
    if (failureCase !== void 0 && info.now.state === "quarantined") await attach(workflow, failureCase);
    await parts.audit({
      ...head(workflow, run, info.now.state, policy),
      decision: "trip",
      scope,
      reason,
      report: written?.report,
      failureCase
    });
  }
  async function attach(workflow, failureCase) {
    await kept.change(workflow, ({ workflow: record }) => {
      return { workflow: attachFailureCase(record, failureCase), answer: void 0 };
    });
  }
  async function move(workflow, work) {
    const { before, after } = await kept.change(workflow, ({ workflow: record }) => {
      const moved = work(record, now());
      return { workflow: moved, answer: { before: record, after: moved } };
    });
    await tellMoves(before, after, "", parts.policy());
    return after.info;
  }
  async function ask(workflow, policy) {
    const stopped = await parts.stopped();
    return kept.change(workflow, ({ workflow: record, everything: everything2 }) => {
      const { state: state2 } = record.info.now;
      const refuse2 = (by, said) => ({
        answer: { state: state2, permission: { mayRun: false, state: by, said } }
      });
      if (stopped !== void 0) return refuse2("stopped", stopped);
      if (state2 !== "running" && state2 !== "degraded") return refuse2(state2, explainState(record.info));
      const asked = askCircuit(everything2.circuit, workflow, everything2.time.ms, circuitRuleOf(policy));
      if (!asked.may) return refuse2("tripped", sayWait(asked.waitMs));
      const mayLearn = policy.learning && state2 === "running" && !policy.testMode.enabled;
      const permission = { mayRun: true, state: state2, thresholds: policy.thresholds[state2], mayLearn };
      const answer = { state: state2, permission };
      return asked.circuit === everything2.circuit ? { answer } : { answer, everything: { ...everything2, circuit: asked.circuit } };
    });
  }
  return {
    async shouldExecuteStep({ workflow, step }) {
      const policy = parts.policy();
      const { permission, state: state2 } = await ask(workflow, policy).catch(refuseUnreadable);
      const line = head(workflow, "", state2, policy);
      if (!permission.mayRun) {
        await parts.audit({ ...line, decision: "refused", step, by: permission.state, said: permission.said });
        return permission;
      }
      const inject = injector.take(workflow, step, policy);
      if (inject === void 0) return permission;
      await parts.audit({
        ...line,
        decision: "note",
        said: `TEST MODE: step ${step} is made to fail (${inject})`
      });
      return { ...permission, inject };
    },
    async onStepResult(result) {
      const policy = parts.policy();
      const { workflow, run } = result;
      const { before, judged, hasTripped } = await kept.change(workflow, (records) => {
        const told = judgeResult(countResult(records.workflow, result, policy), result, policy, now());
        const everything2 = countEverywhere(records, result, policy);
        const isNewlyOpen = everything2.circuit.state === "open" && records.everything.circuit.state !== "open";
        const answer = { before: records.workflow, judged: told, hasTripped: isNewlyOpen };
        return { workflow: told.record, everything: everything2, answer };
      });
      const { record, follows, reason, scope } = judged;
      await tellMoves(before, record, run, policy);
      const isWorse = follows === "degrade" || follows === "quarantine";
      if (isWorse) await tellTrip({ workflow, run, scope, reason }, record, policy);
      if (hasTripped) {
        const why = `${policy.everything.failures} failures of all workflows within ${policy.windowMinutes} minutes`;
        await tellTrip({ workflow, run, scope: "global", reason: why }, record, policy);
      }
      const isOnlyTripped = hasTripped && follows === "stay";
      return {
        follows: isOnlyTripped ? "trip" : follows,
        state: record.info.now,
        said: isOnlyTripped ? sayWait(circuitRuleOf(policy).coolDownMs) : followUp(follows, reason, record.info),
        rollback: isWorse ? await parts.findRegression?.(workflow) : void 0
      };
    },
    info: (workflow) => kept.change(workflow, ({ workflow: { info } }) => ({ answer: info })),
    release: (workflow, word2, to = "degraded") => move(workflow, (record, at) => release(record, word2, at, to)),
    pause: (workflow, word2) => move(workflow, (record, at) => pause(record, word2, at)),
    resume: (workflow, word2) => move(workflow, (record, at) => resume(record, word2, at)),
    beginRollback: (workflow, wish) => move(workflow, (record, at) => beginRollback(record, wish, at)),
    endRollback: (workflow, failed) => move(workflow, (record, at) => endRollback(record, failed, at)),
    attachFailureCase: attach,
    async getStatusReport() {
      return readStatus(states, parts.policy(), read(), await parts.stopped());
    }
  };
}
function refuseUnreadable(error) {
  const remedy = error instanceof HealError ? ` ${error.remedy}` : "";
  const said = `${messageOf(error)}${remedy}`;
  return { permission: { mayRun: false, state: "unreadable", said }, state: "quarantined" };
}
function countEverywhere({ everything: everything2 }, { workflow, outcome }, policy) {
  const circuit = outcome.status === "failed" ? noteFailure(everything2.circuit, workflow, everything2.time.ms, circuitRuleOf(policy)) : noteSuccess(everything2.circuit, workflow);
  return circuit === everything2.circuit ? everything2 : { ...everything2, circuit };
}

// src/drivers/replay-stores/execution-states.ts
import { sql } from "kysely";

// src/drivers/replay-stores/execution-schema.ts
import { z as z2 } from "zod";
var recordVersion = 1;
var count2 = z2.number().int().min(0);
var window = z2.object({ failures: z2.array(z2.number()), inARow: count2 });
var noFailures = { failures: [], inARow: 0 };
var time = z2.object({ ms: z2.number().min(0), wallMs: z2.number() });
var since = z2.iso.datetime();
var stateName = z2.enum(executionStates);
var text = z2.string();
var state = z2.discriminatedUnion("state", [
  z2.object({ state: z2.literal("running"), since }),
  z2.object({ state: z2.literal("degraded"), since, reason: text }),
  z2.object({ state: z2.literal("quarantined"), since, reason: text, failureCase: text.optional() }),
  // Who wrote none of the last field did not know where it came from: the strictest counts.
  z2.object({
    state: z2.literal("rollback"),
    since,
    to: text,
    reason: text,
    next: z2.enum(["degraded", "quarantined"]).default("quarantined")
  }),
  z2.object({
    state: z2.literal("paused"),
    since,
    reason: text,
    before: z2.enum(["running", "degraded"]).default("degraded")
  })
]).transform((one) => one.state === "quarantined" ? { ...one, failureCase: one.failureCase } : one);
var workflowSchema = z2.object({
  version: z2.literal(recordVersion),
  info: z2.object({
    workflow: text,
    now: state,
    history: z2.array(z2.object({ from: stateName, to: stateName, at: since, reason: text, lastedMs: z2.number() })),
    consecutiveNotFound: count2
  }),
  time,
  sinceMs: z2.number(),
  failures: window,
  unsure: window.default(noFailures),
  steps: z2.record(text, z2.object({ failures: window, notFoundInARow: count2 })),
  counts: z2.object({
    done: count2,
    failed: count2,
    TARGET_NOT_FOUND: count2,
    POSTCONDITION_FAILED: count2,
    WATCHDOG_TIMEOUT: count2,
    LOW_CONFIDENCE: count2.default(0)
  }),
  recovery: z2.object({ inARow: count2, suspects: z2.array(text).default([]) }).default({ inARow: 0, suspects: [] }),
  speed: z2.object({ steps: count2, totalMs: z2.number(), recentMs: z2.array(z2.number()) }).default({ steps: 0, totalMs: 0, recentMs: [] })
});
var everythingSchema = z2.object({
  version: z2.literal(recordVersion),
  time,
  circuit: z2.discriminatedUnion("state", [
    z2.object({ state: z2.literal("closed"), window }),
    z2.object({ state: z2.literal("open"), sinceMs: z2.number() }),
    z2.object({ state: z2.literal("half-open"), sinceMs: z2.number(), trial: text })
  ])
});

// src/drivers/replay-stores/execution-states.ts
var everything = "everything";
var prefix = "workflow:";
async function openExecutionStates(file) {
  const database = openSqlite(file, { synchronous: "FULL" });
  try {
    await database.db.schema.createTable("execution_state").ifNotExists().addColumn("name", "text", (column) => column.primaryKey()).addColumn("revision", "integer", (column) => column.notNull()).addColumn("body", "text", (column) => column.notNull()).execute();
  } catch (error) {
    await database.close();
    throw new EnvironmentError(
      `The states of workflows in ${file} cannot be opened: ${messageOf(error)}`,
      "Check that the disk has room and that you may write there. If the file is damaged, move it away: every workflow then starts anew, also one that was quarantined.",
      { cause: error }
    );
  }
  const { db } = database;
  const queue = makeQueue();
  const read = (name, schema) => queue(async () => {
    const row = await db.selectFrom("execution_state").selectAll().where("name", "=", name).executeTakeFirst();
    return row ? { revision: row.revision, record: readBody(row.body, schema, name, file) } : nothingKept;
  });
  return {
    load: (workflow) => read(`${prefix}${workflow}`, workflowSchema),
    loadEverything: () => read(everything, everythingSchema),
    compareAndSave: (changes) => queue(
      () => saveAll(db, [
        ...changes.workflow ? [{ name: `${prefix}${changes.workflow.record.info.workflow}`, ...changes.workflow }] : [],
        ...changes.everything ? [{ name: everything, ...changes.everything }] : []
      ])
    ),
    workflows: () => queue(async () => {
      const rows = await db.selectFrom("execution_state").select("name").where("name", "like", `${prefix}%`).orderBy("name").execute();
      return rows.map(({ name }) => name.slice(prefix.length));
    }),
    close: () => queue(() => database.close())
  };
}
var nothingKept = { revision: 0, record: void 0 };
async function saveAll(db, rows) {
  if (rows.length === 0) return true;
  const values = sql.join(
    rows.map(({ name, revision, record }) => sql`(${name}, ${revision}, ${JSON.stringify(record)})`)
  );
  const { rows: saved } = await sql`
    with wanted (name, revision, body) as (values ${values})
    insert into execution_state (name, revision, body)
    select name, revision + 1, body from wanted
    where not exists (
      select 1 from wanted as one left join execution_state as kept on kept.name = one.name
      where coalesce(kept.revision, 0) <> one.revision
    )
    on conflict (name) do update set revision = excluded.revision, body = excluded.body
    returning name`.execute(db);
  return saved.length === rows.length;
}
function readBody(body, schema, name, file) {
  const value = parseJson(body);
  const about = name === everything ? "of all workflows" : `of ${name.slice(prefix.length)}`;
  const version = typeof value === "object" && value !== null && "version" in value ? value.version : void 0;
  if (typeof version === "number" && version > recordVersion)
    throw new EnvironmentError(
      `The state ${about} in ${file} was written by a newer Heal (format ${version}, this one reads ${recordVersion}).`,
      "Update Heal here. Nothing of it runs until then."
    );
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new EnvironmentError(
    `The state ${about} in ${file} cannot be read: ${issue ? `${issue.path.join(".") || "all of it"}: ${issue.message}` : "it is damaged"}.`,
    "Bring the file back from a backup. If there is none, move it away: every workflow then starts anew, also one that was quarantined."
  );
}

// src/app/replay/policy-file.ts
import { watch } from "node:fs";
import { basename as basename2, dirname } from "node:path";
var mostLooks = 25;
var testModeWarning = "TEST MODE IS ON: steps are made to fail on purpose, and nothing is learned.";
async function openPolicyFile(options) {
  const { file, root, say, settleMs = 80, everyMs = 1e3 } = options;
  const name = basename2(file);
  const settle = () => lookUntilSame(() => lookAtPolicy(file, root), settleMs);
  let last = await settle();
  if (!last || last.is === "wrong")
    throw new ConfigError(
      last?.said ?? `${name} changes all the time.`,
      `Correct ${name}, or remove it: then the defaults count. Nothing is replayed until then.`
    );
  let policy = last.is === "there" ? last.policy : defaultAutoHealPolicy;
  let problem = "";
  let isClosed = false;
  let isLooking = false;
  const take = (seen) => {
    if (seen.content === last?.content) return;
    const before = last;
    last = seen;
    if (seen.is === "there") {
      policy = seen.policy;
      problem = "";
      say(`${name}: the new policy counts from now on.${policy.testMode.enabled ? ` ${testModeWarning}` : ""}`);
    } else if (seen.is === "wrong") {
      problem = seen.said;
      say(`${name} is wrong, so the policy before it goes on counting. ${seen.said}`);
    } else if (before?.is !== "absent") {
      problem = `${name} is gone, so the policy that it held goes on counting until Heal is started again.`;
      say(problem);
    }
  };
  const look = async () => {
    if (isLooking || isClosed) return;
    isLooking = true;
    const seen = await settle();
    isLooking = false;
    if (seen && !isClosed) take(seen);
  };
  const watcher = watchFolder(dirname(file), () => void look());
  const ticker = setInterval(() => void look(), everyMs);
  ticker.unref();
  if (policy.testMode.enabled) say(testModeWarning);
  return {
    policy: () => policy,
    problem: () => problem,
    close() {
      isClosed = true;
      clearInterval(ticker);
      watcher?.close();
    }
  };
}
async function lookUntilSame(look, settleMs) {
  let before = await look();
  for (let looks = 0; looks < mostLooks; looks++) {
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const now = await look();
    if (now.content === before.content && now.stamp === before.stamp) return now;
    before = now;
  }
  return void 0;
}
function watchFolder(folder, changed) {
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return void 0;
  }
}

export {
  makeAutoHealManager,
  openExecutionStates,
  systemClock,
  lookAtPolicy,
  openPolicyFile
};
