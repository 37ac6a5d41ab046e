import {
  atMost,
  inRun,
  openCases,
  rollout,
  runLoop
} from "./chunk-F57Z2SEM.js";
import {
  applyChanges,
  isRenamed,
  isStillRecorded,
  keepsTexts,
  makeFinding,
  readExcerpt,
  requireStep,
  writeExcerpt
} from "./chunk-VVA6F3XC.js";
import {
  keyOf,
  needsApproval
} from "./chunk-SY3AAHWT.js";
import {
  blobId
} from "./chunk-EUCWPCSE.js";
import {
  makeFinder,
  measurePrecision,
  openReplayAudit,
  openVision,
  trustIn
} from "./chunk-ZMMXVIFY.js";
import {
  anchorRungs,
  decodePng,
  decodeWorkflow,
  encodeWorkflow,
  openReplayPlace,
  readWorkflow,
  runningThresholds,
  workflowsPath,
  writeWorkflowFiles
} from "./chunk-PZIZ7QSL.js";
import {
  readChord,
  readText
} from "./chunk-T2MY5DAH.js";
import {
  DesktopError
} from "./chunk-ZXP3NYU4.js";
import {
  openPlace
} from "./chunk-3C2K4SMP.js";
import {
  intersect,
  isInside
} from "./chunk-ARBTQFTI.js";
import {
  makeMask
} from "./chunk-NBAG2F6T.js";
import {
  ConfigError,
  EnvironmentError
} from "./chunk-EFOYLMI7.js";

// src/drivers/desktop/file/index.ts
import { readFile } from "node:fs/promises";

// src/drivers/desktop/file/cut-frame.ts
function cutFrame(frame, part) {
  const { x, y, width, height } = part;
  const bgra = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const start = ((y - frame.origin.y + row) * frame.width + (x - frame.origin.x)) * 4;
    bgra.set(frame.bgra.subarray(start, start + width * 4), row * width * 4);
  }
  return { width, height, origin: { x, y }, bgra };
}

// src/drivers/desktop/file/index.ts
function openFileDesktop({ scenes, start, react }) {
  const frames = /* @__PURE__ */ new Map();
  const actions = [];
  let stack;
  let scene = start;
  let isOpen = true;
  const show = (name) => {
    if (scenes[name] === void 0) throw new Error(`there is no scene ${name}`);
    if (name !== scene) stack = void 0;
    scene = name;
  };
  show(start);
  const shown = () => {
    const now = scenes[scene];
    if (!isOpen || now === void 0) throw new DesktopError("The desktop was let go of.");
    return now;
  };
  const frameOf = ({ screen }) => {
    if (typeof screen !== "string") return Promise.resolve(screen);
    const known = frames.get(screen) ?? readFile(screen).then((bytes) => decodePng(bytes));
    frames.set(screen, known);
    return known;
  };
  const windows = async () => {
    const now = shown();
    if (stack ?? now.windows) return stack ?? now.windows ?? [];
    const { origin, width, height } = await frameOf(now);
    const bounds = { ...origin, width, height };
    return [
      {
        id: "screen",
        title: "Screen",
        className: "Screen",
        application: "",
        bounds,
        client: bounds,
        isForeground: true
      }
    ];
  };
  const act = (action) => {
    shown();
    if (action.do !== "capture") actions.push(action);
    const next = react?.(action, scene);
    if (next !== void 0) show(next);
  };
  const checkPoint = async (at) => {
    const { origin, width, height } = await frameOf(shown());
    if (isInside({ ...origin, width, height }, at)) return at;
    throw new DesktopError(`${at.x},${at.y} lies outside of the screen (${width}\xD7${height}).`);
  };
  const changeWindow = async (act_, id, change) => {
    const all = await windows();
    const own = all.find((window) => window.id === id);
    if (own === void 0) throw new DesktopError("The window is gone.");
    const rest = all.filter((window) => window !== own);
    stack = change(own, rest);
    act({ do: act_, window: id });
  };
  return {
    platform: "file",
    actions,
    get scene() {
      return scene;
    },
    show,
    async size() {
      const { width, height } = await frameOf(shown());
      return { width, height };
    },
    windows,
    elements: async (id) => shown().elements?.[id] ?? [],
    async capture(region) {
      act({ do: "capture" });
      const frame = await frameOf(shown());
      const { origin, width, height } = frame;
      const part = region === void 0 ? { ...origin, width, height } : intersect(region, { ...origin, width, height });
      if (part === void 0) throw new DesktopError("The region lies outside of the screen.");
      return cutFrame(frame, part);
    },
    move: async (to) => act({ do: "move", at: await checkPoint(to) }),
    async click(at, { button = "left", count = 1 } = {}) {
      act({ do: "click", at: await checkPoint(at), button, count });
    },
    async drag(from, to) {
      act({ do: "drag", from: await checkPoint(from), to: await checkPoint(to) });
    },
    async type(text) {
      readText(text);
      act({ do: "type", text });
    },
    async press(keys) {
      readChord(keys);
      act({ do: "press", keys });
    },
    focus: (id) => changeWindow("focus", id, (own, others) => [
      { ...own, isForeground: true },
      ...others.map((other) => ({ ...other, isForeground: false }))
    ]),
    textOf: async (id) => shown().texts?.[id],
    closeWindow: (id) => changeWindow("close", id, (_, others) => others),
    async close() {
      isOpen = false;
    }
  };
}

// src/app/replay/find-on-still.ts
function makeFindOnStill(vision, thresholds, signal) {
  return async (frame, workflow, id) => {
    const target = workflow.targets[id];
    if (!target) throw new Error(`there is no target ${id}`);
    const { origin, width, height } = frame;
    const still = { ...frame, origin: { x: 0, y: 0 } };
    const client = { x: 0, y: 0, width, height };
    const window = {
      id: "still",
      title: "",
      className: "",
      application: "",
      bounds: client,
      client,
      isForeground: true
    };
    const desktop = openFileDesktop({ scenes: { still: { screen: still, windows: [window] } }, start: "still" });
    try {
      const answer = await makeFinder({ desktop, vision })({
        workflow,
        target,
        window,
        windows: [window],
        thresholds: { ...thresholds, rungs: anchorRungs },
        signal
      });
      if (answer.status === "lost") return answer;
      const { point, box } = answer;
      return {
        ...answer,
        point: { x: point.x + origin.x, y: point.y + origin.y },
        box: { ...box, x: box.x + origin.x, y: box.y + origin.y }
      };
    } finally {
      await desktop.close();
    }
  };
}

// src/domains/replay/healing/gates.ts
function makeReplayGates(parts) {
  return [
    { name: "confirmed", check: async (tried) => checkConfirmed(tried) },
    { name: "scope", check: async (tried) => checkScope(tried, parts.codec) },
    { name: "format", check: (tried) => checkFormat(tried, parts.codec) },
    { name: "finds-again", check: (tried) => checkFindsAgain(tried, parts.findOn) },
    { name: "others-unharmed", check: (tried) => checkOthers(tried, parts.findOn) }
  ];
}
function checkConfirmed({ heals }) {
  const complaints = heals.flatMap(
    ({ caseId, healed }) => healed.evidence.confirmedBy.length > 0 ? [] : [{ id: caseId, detail: "Nothing that the step had to bring about was seen." }]
  );
  const count = heals.reduce((sum, { healed }) => sum + healed.evidence.confirmedBy.length, 0);
  return { detail: `${count} postconditions held after the clicks`, complaints };
}
function checkScope({ before, after, heals }, codec2) {
  const healedIds = new Set(heals.map(({ healed }) => healed.before.id));
  const withoutHealed = (workflow) => {
    const targets = Object.entries(workflow.targets).filter(([id]) => !healedIds.has(id));
    const used = new Set(targets.map(([, { screen }]) => screen));
    return {
      ...workflow,
      targets: Object.fromEntries(targets),
      screens: Object.fromEntries(Object.entries(workflow.screens).filter(([id]) => used.has(id)))
    };
  };
  const [was, is] = [codec2.encode(withoutHealed(before)), codec2.encode(withoutHealed(after))];
  const wrong = [.../* @__PURE__ */ new Set([...was.keys(), ...is.keys()])].filter((path) => !sameBytes(was.get(path), is.get(path)));
  const keeps = heals.filter(({ healed }) => {
    const [old, now] = [before.targets[healed.before.id], after.targets[healed.before.id]];
    return old && now && old.label === now.label && isSamePoint(old.grip, now.grip) && keepsTexts(old, now);
  });
  const complaints = heals.flatMap((heal) => {
    const { caseId } = heal;
    if (wrong.length > 0) return [{ id: caseId, detail: `It would change ${wrong.slice(0, 3).join(", ")} as well.` }];
    return keeps.includes(heal) ? [] : [{ id: caseId, detail: "It would change what the target is called, its texts, or where in it is clicked." }];
  });
  return { detail: `${heals.length} of ${Object.keys(before.targets).length} targets, nothing else`, complaints };
}
async function checkFormat({ after, heals }, codec2) {
  const files = codec2.encode(after);
  const again = codec2.encode(await codec2.decode(after.name, files));
  const differs = [...files].some(([path, content]) => !sameBytes(content, again.get(path)));
  const detail = `${files.size} files read back as they were written`;
  return {
    detail,
    complaints: differs ? heals.map(({ caseId }) => ({ id: caseId, detail: "It does not read back as it was written." })) : []
  };
}
async function checkFindsAgain({ after, heals }, findOn) {
  const complaints = [];
  let least = 1;
  for (const { caseId, healed } of heals) {
    const answer = await findOn(healed.pictures.before, after, healed.before.id);
    if (answer.status === "lost") complaints.push({ id: caseId, detail: `It is still not found: ${answer.said}` });
    else if (!anchorRungs.includes(answer.rung) || overlap(answer.box, healed.pictures.box) < 0.6)
      complaints.push({ id: caseId, detail: "Another place is found by what would be remembered." });
    else least = Math.min(least, answer.score);
  }
  return {
    detail: `${heals.length - complaints.length} of ${heals.length} found by their pictures, scores from ${least.toFixed(2)}`,
    complaints
  };
}
var mostOthers = 60;
async function checkOthers({ before, after, heals }, findOn) {
  const complaints = [];
  const healedIds = new Set(heals.map(({ healed }) => healed.before.id));
  let looked = 0;
  for (const { caseId, healed } of heals) {
    const others = Object.values(before.targets).filter(({ id, screen }) => !healedIds.has(id) && screen === healed.before.screen).slice(0, mostOthers);
    for (const { id, label } of others) {
      looked += 1;
      const [was, is] = [
        await findOn(healed.pictures.before, before, id),
        await findOn(healed.pictures.before, after, id)
      ];
      if (is.status === "lost") {
        if (was.status === "found") complaints.push({ id: caseId, detail: `${label} would not be found any more.` });
        continue;
      }
      if (overlap(is.box, healed.pictures.box) > 0.5)
        complaints.push({ id: caseId, detail: `${label} is found at the very same place.` });
      else if (was.status === "found" && overlap(is.box, was.box) < 0.5)
        complaints.push({ id: caseId, detail: `${label} would be found elsewhere.` });
    }
  }
  return { detail: `${looked} looks at other targets, found as before`, complaints: uniqueByCase(complaints) };
}
function uniqueByCase(complaints) {
  return [...new Map(complaints.toReversed().map((one) => [one.id, one])).values()];
}
function overlap(a, b) {
  const shared = intersect(a, b);
  if (!shared) return 0;
  const area = ({ width, height }) => width * height;
  return area(shared) / (area(a) + area(b) - area(shared));
}
function isSamePoint(a, b) {
  return Math.abs(a.x - b.x) < 1e-3 && Math.abs(a.y - b.y) < 1e-3;
}
function sameBytes(a, b) {
  return a !== void 0 && b !== void 0 && Buffer.compare(a, b) === 0;
}

// src/domains/replay/healing/domain.ts
function makeReplayDomain(parts) {
  const { codec: codec2, healed, workflowAt } = parts;
  const gates = makeReplayGates(parts);
  const seen = (fingerprint) => {
    const one = healed.get(fingerprint);
    if (!one) throw new Error("what was seen of a case is not at hand");
    return one;
  };
  const tryAll = async (batch) => {
    const byFolder = Map.groupBy(batch, ({ finding }) => finding.place.folder);
    const tried = [];
    for (const [folder, cases] of byFolder) {
      const before = await workflowAt(folder);
      const changes = [];
      for (const { remedy } of cases) changes.push(await readExcerpt(before.name, remedy.change, codec2));
      const heals = cases.map(({ id, finding }) => ({ caseId: id, healed: seen(finding.fingerprint) }));
      tried.push({ folder, before, after: applyChanges(before, changes), heals });
    }
    return tried;
  };
  return {
    gate: "merge",
    async diagnose(finding) {
      const { evidence, before } = seen(finding.fingerprint);
      return {
        category: "screen-changed",
        confidence: evidence.score,
        evidence: evidence.asked.map(({ rung, said }) => `${rung}: ${said}`),
        contextRead: [`${finding.place.folder}/workflow.json`, `${finding.place.folder}/targets/${before.id}.png`]
      };
    },
    async relocate(finding) {
      const { before } = seen(finding.fingerprint);
      return isStillRecorded(await workflowAt(finding.place.folder), before) ? finding : void 0;
    },
    // One target has one look; heals of several targets go into one folder together.
    conflict: (a, b) => a.change.target === b.change.target && a.preview !== b.preview,
    async apply(_batch, key) {
      return { key, ref: "" };
    },
    async verify(batch, only) {
      const results = [];
      const tried = await tryAll(batch);
      for (const gate of gates) {
        if (only !== void 0 && gate.name !== only) continue;
        const started = performance.now();
        const complaints = [];
        const details = [];
        for (const workflow of tried) {
          try {
            const answer = await gate.check(workflow);
            complaints.push(...answer.complaints);
            details.push(answer.detail);
          } catch (error) {
            if (!(error instanceof ConfigError)) throw error;
            complaints.push(...workflow.heals.map(({ caseId }) => ({ id: caseId, detail: error.message })));
          }
        }
        const passed = complaints.length === 0;
        const ms = Math.round(performance.now() - started);
        const detail = complaints[0]?.detail ?? details.join("; ");
        results.push({ name: gate.name, passed, ms, detail });
        if (!passed) return conclude(results, complaints);
      }
      return conclude(results, []);
    },
    async rollback() {
    },
    async publish(batch) {
      const workflows = (await tryAll(batch)).map(({ folder, before, after }) => ({
        folder,
        before: codec2.encode(before),
        after: codec2.encode(after)
      }));
      return parts.publish(batch, workflows);
    }
  };
}
function conclude(gates, culprits) {
  return {
    passed: culprits.length === 0,
    gates,
    culprits,
    suspects: [],
    // A replay is its own test: the step was carried out, and did what it had to.
    testedBySuite: true,
    suiteRuns: 0
  };
}

// src/domains/replay/healing/ladder.ts
var relearnTarget = "replay/relearn-target";
function makeReplayLadder(parts) {
  return {
    async find(finding, _diagnosis, attempts) {
      const started = performance.now();
      const answer = attempts.length > 0 ? "it was tried, and did not hold" : await plan(finding, parts);
      const report = {
        rung: "exact",
        said: "",
        considered: [
          { origin: "healer", healer: relearnTarget, said: typeof answer === "string" ? answer : "proposed" }
        ],
        ms: Math.round(performance.now() - started),
        usd: 0
      };
      return { remedy: typeof answer === "string" ? void 0 : answer, asked: [report] };
    }
  };
}
async function plan(finding, { codec: codec2, healed: all, workflowAt, confidenceOf }) {
  const healed = all.get(finding.fingerprint);
  if (!healed) return "what was seen of it is not at hand any more: replay the workflow again";
  const { evidence, before, after, screen, step } = healed;
  if (anchorRungs.includes(evidence.rung)) return "it is still found by what was recorded";
  if (evidence.confirmedBy.length === 0) return "nothing confirmed that it was the right one";
  if (!after.picture) return "there is no picture of it";
  const workflow = await workflowAt(finding.place.folder);
  if (!isStillRecorded(workflow, before)) return "somebody recorded it anew meanwhile";
  const { isIrreversible } = requireStep(workflow, step);
  const renamed = isRenamed(healed);
  const isWeak = evidence.confirmedBy.every(({ see }) => see === "change" || see === "no-change");
  const summary = renamed ? `Remember ${before.label} with its new text` : `Remember ${before.label} as it looks now`;
  return {
    id: `healer:${relearnTarget}`,
    kind: "replay",
    rung: "exact",
    origin: "healer",
    healer: relearnTarget,
    summary,
    safety: renamed || isWeak || isIrreversible || evidence.rung === "marks-model" ? "risky" : "careful",
    confidence: confidenceOf(healed),
    change: writeExcerpt(workflow, step, { target: { ...after, screen: screen.id }, screen }, codec2),
    preview: describe(healed)
  };
}
function describe({ before, after, evidence, screen }) {
  const size = ({ width, height }) => `${width}\xD7${height}`;
  const lines = [
    `target ${before.id}: ${before.label}`,
    `- at ${before.box.x},${before.box.y}, ${size(before.box)}, on the screen ${before.screen}`,
    `+ at ${after.box.x},${after.box.y}, ${size(after.box)}, on the screen ${screen.id}`
  ];
  if (before.texts.join() !== after.texts.join())
    lines.push(`- texts: ${before.texts.join(", ")}`, `+ texts: ${after.texts.join(", ")}`);
  lines.push(`found by ${evidence.rung}, score ${evidence.score.toFixed(2)}, margin ${evidence.margin.toFixed(2)}`);
  return `${lines.join("\n")}
`;
}

// src/app/replay/codec.ts
var codec = {
  encode: encodeWorkflow,
  async decode(name, files) {
    const { workflow, warnings } = await decodeWorkflow(name, name, async (path) => files.get(path));
    const [warning] = warnings;
    if (warning !== void 0) throw new Error(warning);
    return workflow;
  }
};

// src/app/replay/heal-targets.ts
async function healTargets(parts) {
  const { run, settings, config } = parts;
  const { ledger } = run.store;
  const healed = /* @__PURE__ */ new Map();
  const findings = [];
  const seen = /* @__PURE__ */ new Set();
  for (const one of parts.healed) {
    const target = `${one.workflow}/${one.before.id}`;
    if (seen.has(target)) continue;
    seen.add(target);
    const finding = makeFinding(one, parts.folderOf(one.workflow));
    findings.push(finding);
    healed.set(finding.fingerprint, one);
  }
  const declined = findings.filter(({ fingerprint }) => parts.isDeclined(fingerprint));
  const isOff = ({ rule }) => config.rules[rule] === "off";
  const wanted = findings.filter((finding) => !declined.includes(finding) && !isOff(finding));
  const workflows = [];
  const workflowAt = remember(parts.workflowAt);
  const cases = await runLoop(await openCases(wanted, ledger, run, settings), {
    domain: makeReplayDomain({
      codec,
      workflowAt,
      healed,
      findOn: parts.findOn,
      async publish(_batch, changed) {
        const ref = await parts.write?.(changed);
        workflows.push(...changed);
        return { ref: ref ?? "proposal", final: true };
      }
    }),
    ladder: makeReplayLadder({ codec, workflowAt, healed, confidenceOf: parts.confidenceOf }),
    guards: [rollout(config.categories, config.limits.limitedHeals), atMost(config.limits.maxHeals)],
    maxAttempts: 1,
    decide: async () => "pending",
    runId: run.id,
    ledger,
    announce: run.announce,
    now: settings.now,
    signal: run.signal,
    parallel: 1,
    // What is published together is one batch: a second one would stand on a workflow that is another by then.
    maxRounds: 1
  });
  return { cases, declined, workflows };
}
function healedOf(cases) {
  return cases.filter((one) => one.stage === "settled" && one.outcome.status === "healed");
}
function remember(read) {
  const known = /* @__PURE__ */ new Map();
  return (folder) => {
    const one = known.get(folder) ?? read(folder);
    known.set(folder, one);
    return one;
  };
}

// src/app/replay/propose-targets.ts
async function makeReplayBundle({ cases, declined, workflows }, facts, idOf) {
  const healed = healedOf(cases);
  const proposals = [];
  for (const workflow of workflows) {
    const files = await listFiles(workflow, idOf);
    const proposal = makeProposal(workflow.folder, files, healed);
    if (proposal) proposals.push(proposal);
  }
  const open = [
    ...cases.flatMap((healCase) => {
      if (healCase.stage !== "settled" || healCase.outcome.status === "healed") return [];
      const { status, reason, detail } = healCase.outcome;
      return [{ ...describe2(healCase.finding), reason: status === "rolled-back" ? status : reason, detail }];
    }),
    ...declined.map((finding) => ({
      ...describe2(finding),
      reason: "declined",
      detail: "A person closed its pull request."
    }))
  ];
  const rolledBack = cases.filter((one) => one.stage === "settled" && one.outcome.status === "rolled-back").length;
  return {
    version: 1,
    ...facts,
    // It says nothing of the rest of the repository.
    isComplete: false,
    summary: {
      found: cases.length + declined.length,
      healed: healed.length,
      waiting: 0,
      rolledBack,
      flagged: 0
    },
    proposals,
    open
  };
}
function makeProposal(folder, files, healed) {
  const cases = healed.flatMap((healCase) => {
    if (healCase.stage !== "settled" || healCase.finding.place.folder !== folder) return [];
    const { finding, last, id } = healCase;
    if (last.stage !== "published") return [];
    const { remedy } = last;
    const { fingerprint, rule: rule2, category, severity, message } = finding;
    return [
      {
        proposed: {
          id,
          fingerprint,
          rule: rule2,
          category,
          severity,
          path: `${folder}/workflow.json`,
          line: 1,
          endLine: 1,
          message,
          summary: remedy.summary,
          healer: remedy.healer,
          origin: remedy.origin,
          rung: remedy.rung,
          safety: remedy.safety,
          confidence: remedy.confidence,
          diff: remedy.preview
        },
        gates: last.verification.gates,
        priority: finding.priority
      }
    ];
  });
  const [first] = cases;
  if (!first || files.length === 0) return void 0;
  const proposed = cases.map((one) => one.proposed);
  const rules = new Set(proposed.map(({ rule: rule2 }) => rule2));
  const [rule = "replay"] = rules.size === 1 ? rules : ["replay"];
  return {
    key: keyOf(
      "replay",
      rule,
      proposed.map(({ fingerprint }) => fingerprint)
    ),
    category: "replay",
    rule,
    priority: first.priority,
    severity: proposed.some(({ severity }) => severity === "medium") ? "medium" : "low",
    cases: proposed,
    files,
    gates: first.gates,
    approval: needsApproval(proposed),
    testedBySuite: true
  };
}
async function listFiles({ folder, after }, idOf) {
  const files = [];
  for (const [name, content] of after) {
    const path = `${folder}/${name}`;
    const before = await idOf(path) ?? "";
    if (before === blobId(content)) continue;
    files.push({ path, before, after: Buffer.from(content).toString("base64") });
  }
  return files;
}
function describe2(finding) {
  const { fingerprint, rule, category, priority, severity, place, message } = finding;
  return { fingerprint, rule, category, priority, severity, path: `${place.folder}/workflow.json`, line: 1, message };
}

// src/app/replay/heal-replays.ts
async function healReplays(options, settings) {
  const { path, reports, signal } = options;
  const place = await openPlace(path, settings);
  const replays = await openReplayPlace(path, settings);
  const { config } = await place.config();
  const { repository } = place;
  const inRepository = (inPackage) => repository.packagePath === "" ? inPackage : `${repository.packagePath}/${inPackage}`;
  const folderOf = (workflow) => inRepository(`${workflowsPath}/${workflow}`);
  const nameOf = (folder) => folder.split("/").at(-1) ?? "";
  const healed = reports.flatMap((report) => report.healed);
  const trust = await readTrust(replays, reports);
  const vision = openVision({ canRead: false });
  try {
    const running = { command: "heal replay", isKept: true, signal };
    const listening = options.listener ? { listener: options.listener } : {};
    return await inRun(place, { ...running, ...listening }, settings, async (run) => {
      const targets = await healTargets({
        config,
        settings,
        run,
        healed,
        folderOf,
        workflowAt: async (folder) => (await readWorkflow(replays.folderOf(nameOf(folder)))).workflow,
        findOn: makeFindOnStill(vision, runningThresholds, run.signal),
        // Nothing is known of its rung yet: the score is all there is.
        confidenceOf: ({ workflow, evidence: { rung, score } }) => trustIn(trust.get(workflow) ?? {}, rung, score) ?? score,
        isDeclined: options.isDeclined ?? (() => false),
        ...options.write ? {
          async write(workflows) {
            for (const { folder, after } of workflows)
              await writeWorkflowFiles(replays.folderOf(nameOf(folder)), after);
            return "working-tree";
          }
        } : {}
      });
      if (!options.bundle) return { targets, bundle: void 0 };
      if (repository.head === void 0)
        throw new EnvironmentError("There is no commit here.", "Commit the workflows: a proposal stands on a commit.");
      const facts = { ...options.bundle, head: repository.head, runId: run.id, at: settings.now().toISOString() };
      const bundle = await makeReplayBundle(targets, facts, async (file) => {
        const listed = await repository.ask(["ls-tree", "--full-tree", "-z", "HEAD", "--", file]);
        return listed?.split("	")[0]?.split(" ")[2];
      });
      return { targets, bundle };
    });
  } finally {
    await vision.close();
  }
}
var decisionsRead = 5e3;
async function readTrust(place, reports) {
  const known = /* @__PURE__ */ new Map();
  for (const { workflow } of reports) {
    if (known.has(workflow)) continue;
    const audit = openReplayAudit({ folder: place.storesOf(workflow), workflow, mask: makeMask([]) });
    const lines = (await audit.last(decisionsRead)).filter((line) => line.decision === "step");
    known.set(workflow, measurePrecision(lines));
  }
  return known;
}

export {
  healReplays
};
