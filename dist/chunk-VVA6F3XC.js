import {
  caseIdOf,
  fingerprint,
  sha256
} from "./chunk-OQWG6TOE.js";

// src/domains/replay/healing/finding.ts
var ways = {
  structure: "its control",
  "local-anchor": "its picture at its place",
  "window-anchor": "its picture elsewhere in the window",
  "marks-ink": "the look of its label",
  layout: "the layout around it",
  "marks-text": "its text",
  "marks-model": "a vision model"
};
var rules = { changed: "replay/target-changed", renamed: "replay/target-renamed" };
function makeFinding(healed, folder) {
  const { before, after, evidence, workflow, step } = healed;
  const rule = isRenamed(healed) ? rules.renamed : rules.changed;
  const message = `\u201C${healed.title}\u201D: ${before.label} is not found as it was recorded; it was found by ${ways[evidence.rung]}, and the step worked.`;
  const identity = fingerprint({
    rule,
    path: `${folder}/workflow.json`,
    message: `${step} ${before.id}`,
    // The same new look is the same fault; who said no to one look has said nothing of the next.
    lines: [lookOf(after)],
    ordinal: 0
  });
  return {
    id: caseIdOf(identity),
    kind: "replay",
    rule,
    category: "replay",
    priority: "P2",
    severity: rule === rules.renamed ? "medium" : "low",
    message,
    fingerprint: identity,
    sources: [{ scanner: "replay", rule }],
    toolFixes: [],
    place: { folder, workflow, step }
  };
}
function isRenamed({ before, after }) {
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  const known = new Set(before.texts.map(fold));
  const names = [before.element?.name, after.element?.name].map((name) => fold(name ?? ""));
  if (names[0] && names[1] && names[0] !== names[1]) return true;
  return known.size > 0 && after.texts.length > 0 && !after.texts.map(fold).some((text) => known.has(text));
}
function keepsTexts(before, after) {
  const kept = before.texts.filter((text) => after.texts.includes(text)).length;
  return kept === before.texts.length || kept === 0 && after.texts.length > 0;
}
function lookOf({ picture, ink, box }) {
  const shape = ink ? Array.from(ink.shape, (value) => Math.round(value * 50)).join(" ") : "";
  return sha256(
    `${box.width}x${box.height} ${shape} ${picture ? sha256(Buffer.from(picture.grey).toString("base64")) : ""}`
  );
}

// src/domains/replay/healing/excerpt.ts
function writeExcerpt(workflow, stepId, { target, screen }, codec) {
  const step = requireStep(workflow, stepId);
  const named = targetsOf(step).flatMap((id) => {
    const one = id === target.id ? { ...target, screen: screen.id } : workflow.targets[id];
    return one ? [one] : [];
  });
  const screens = { ...workflow.screens, [screen.id]: screen };
  const excerpt = {
    ...workflow,
    steps: [{ ...step, after: [] }],
    targets: Object.fromEntries(named.map((one) => [one.id, one])),
    screens: Object.fromEntries(
      named.flatMap((one) => {
        const its = screens[one.screen];
        return its ? [[its.id, its]] : [];
      })
    )
  };
  const files = [...codec.encode(excerpt)].map(([path, content]) => ({
    path,
    content: Buffer.from(content).toString("base64")
  }));
  return { target: target.id, files };
}
async function readExcerpt(name, change, codec) {
  const files = new Map(change.files.map(({ path, content }) => [path, Buffer.from(content, "base64")]));
  const { targets, screens } = await codec.decode(name, files);
  const target = targets[change.target];
  const screen = target && screens[target.screen];
  if (!target || !screen) throw new Error(`the change of ${change.target} does not hold it`);
  return { target, screen };
}
function applyChanges(workflow, changes) {
  const changed = new Map(changes.map((one) => [one.target.id, one]));
  const isLeft = (id) => Object.values(workflow.targets).every((one) => one.screen !== id || changed.has(one.id));
  const names = /* @__PURE__ */ new Map();
  const taken = new Set(Object.keys(workflow.screens));
  for (const { target, screen } of changes) {
    const old = workflow.targets[target.id]?.screen;
    if (old === void 0 || names.has(screen.id) || [...names.values()].includes(old)) continue;
    if (isLeft(old)) names.set(screen.id, old);
  }
  const nameOf = (screen) => names.get(screen.id) ?? screen.id;
  const targets = { ...workflow.targets };
  const screens = { ...workflow.screens };
  for (const { target, screen } of changes) {
    const id = nameOf(screen);
    if (!names.has(screen.id) && taken.has(id) && !isSameScreen(workflow.screens[id], screen))
      throw new Error(`the screen ${id} is another one by now`);
    targets[target.id] = { ...target, screen: id };
    screens[id] = { ...screen, id };
  }
  const used = new Set(Object.values(targets).map(({ screen }) => screen));
  return {
    ...workflow,
    targets,
    screens: Object.fromEntries(Object.entries(screens).filter(([id]) => used.has(id)))
  };
}
function isSameScreen(a, b) {
  return a !== void 0 && a.client.width === b.client.width && a.client.height === b.client.height && a.marks.length === b.marks.length;
}
function isStillRecorded(workflow, before) {
  const now = workflow.targets[before.id];
  return now !== void 0 && now.screen === before.screen && samePicture(now.picture?.grey, before.picture?.grey);
}
function samePicture(a, b) {
  return a === b || a !== void 0 && b !== void 0 && Buffer.compare(a, b) === 0;
}
function targetsOf({ action }) {
  return action.do === "click" ? [action.target] : action.do === "drag" ? [action.target, action.to] : [];
}
function requireStep(workflow, id) {
  const step = workflow.steps.find((one) => one.id === id);
  if (!step) throw new Error(`the workflow ${workflow.name} has no step ${id}`);
  return step;
}

export {
  writeExcerpt,
  readExcerpt,
  applyChanges,
  isStillRecorded,
  targetsOf,
  requireStep,
  rules,
  makeFinding,
  isRenamed,
  keepsTexts
};
