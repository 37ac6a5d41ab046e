import {
  readModelSetup
} from "./chunk-4WNSZBEN.js";
import {
  takeLock
} from "./chunk-OTICUWNY.js";
import {
  openDesk,
  openDesktopHere,
  openMemory
} from "./chunk-ZAMUH42A.js";
import {
  MarksModelError,
  openMarkDetector,
  openVision
} from "./chunk-ZMMXVIFY.js";
import {
  anchorRungs,
  encodePng,
  fillTemplate,
  findingRungs,
  lockFileOf,
  nameOfWorkflow,
  nameRun,
  openReplayPlace,
  parametersIn,
  policyPath,
  readWorkflow
} from "./chunk-PZIZ7QSL.js";
import {
  injectedFailures
} from "./chunk-7CGLSNNB.js";
import {
  drawHalt,
  drawMark
} from "./chunk-RX3E77LS.js";
import {
  DesktopError
} from "./chunk-ZXP3NYU4.js";
import {
  openPlace
} from "./chunk-3C2K4SMP.js";
import {
  recommended
} from "./chunk-BZZRR5WK.js";
import {
  centreOf,
  intersect,
  isInside
} from "./chunk-ARBTQFTI.js";
import {
  endReasons,
  runStatuses
} from "./chunk-3V4YTDIW.js";
import {
  ConfigError,
  EnvironmentError,
  UsageError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/core/replay/decision.ts
var keptCandidates = 8;
var longestSaid = 300;
function recordFinding(answer, thresholds) {
  return {
    status: answer.status,
    reason: answer.status === "lost" ? answer.reason : void 0,
    chosen: answer.status === "found" ? { rung: answer.rung, score: answer.score, margin: answer.margin, box: answer.box } : void 0,
    thresholds,
    candidates: answer.candidates.slice(0, keptCandidates).map((one) => ({ ...one, against: one.against.slice(0, longestSaid) })),
    asked: answer.asked.map((one) => ({ ...one, said: one.said.slice(0, longestSaid) })),
    ms: answer.ms
  };
}

// src/domains/replay/verify/difference.ts
var noise = 24;
function countDifferent(before, now2, region, shift = { x: 0, y: 0 }) {
  const first = intersect(region, { ...before.origin, width: before.width, height: before.height });
  const both = first && intersect(first, { x: now2.origin.x - shift.x, y: now2.origin.y - shift.y, width: now2.width, height: now2.height });
  if (!both) return void 0;
  let pixels = 0;
  for (let row = 0; row < both.height; row++) {
    let a = ((both.y - before.origin.y + row) * before.width + both.x - before.origin.x) * 4;
    let b = ((both.y + shift.y - now2.origin.y + row) * now2.width + both.x + shift.x - now2.origin.x) * 4;
    for (let column = 0; column < both.width; column++, a += 4, b += 4) {
      if (Math.abs((before.bgra[a] ?? 0) - (now2.bgra[b] ?? 0)) >= noise || Math.abs((before.bgra[a + 1] ?? 0) - (now2.bgra[b + 1] ?? 0)) >= noise || Math.abs((before.bgra[a + 2] ?? 0) - (now2.bgra[b + 2] ?? 0)) >= noise) {
        pixels++;
      }
    }
  }
  return { pixels, share: pixels / (both.width * both.height) };
}
function boxOfDifference(before, now2) {
  const width = Math.min(before.width, now2.width);
  const height = Math.min(before.height, now2.height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const a = (y * before.width + x) * 4;
      const b = (y * now2.width + x) * 4;
      if (Math.abs((before.bgra[a] ?? 0) - (now2.bgra[b] ?? 0)) < noise && Math.abs((before.bgra[a + 1] ?? 0) - (now2.bgra[b + 1] ?? 0)) < noise && Math.abs((before.bgra[a + 2] ?? 0) - (now2.bgra[b + 2] ?? 0)) < noise) {
        continue;
      }
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < 0) return void 0;
  return { x: before.origin.x + left, y: before.origin.y + top, width: right - left + 1, height: bottom - top + 1 };
}

// src/domains/replay/run/windows.ts
function matchesTitle(title, pattern) {
  const parts = pattern.split("*");
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === void 0) return title === pattern;
  if (!title.startsWith(first) || !title.endsWith(last) || title.length < first.length + last.length) return false;
  let at = first.length;
  const end = title.length - last.length;
  return rest.every((part) => {
    const found = title.indexOf(part, at);
    at = found + part.length;
    return found !== -1 && at <= end;
  });
}
function matchesAnchor(window, anchor) {
  return (anchor.className === "" || window.className === anchor.className) && (anchor.application === "" || window.application === "" || window.application === anchor.application) && (anchor.title === "" || matchesTitle(window.title, anchor.title));
}
function findWindow(windows, anchor) {
  return windows.find((window) => matchesAnchor(window, anchor));
}
function isOfSameApplication(a, b) {
  if (a.application !== "" && b.application !== "") return a.application === b.application;
  return a.className !== "" && a.className === b.className;
}
function findModal(windows, window, workflow) {
  const above = windows.slice(
    0,
    windows.findIndex(({ id }) => id === window.id)
  );
  return above.find(
    (one) => one.title !== "" && isOfSameApplication(one, window) && intersect(one.bounds, window.bounds) !== void 0 && !workflow.steps.some((step) => matchesAnchor(one, step.window))
  );
}
function windowAt(windows, point) {
  return windows.find(({ bounds }) => isInside(bounds, point));
}
function describeAnchor({ title, application, className }) {
  if (title !== "") return `\u201C${title}\u201D`;
  return application === "" ? `of class ${className}` : `of ${application}`;
}
function describeWindow({ title, application, className }) {
  if (title !== "") return `\u201C${title.slice(0, 120)}\u201D`;
  return `a window without a title of ${application || className || "an unknown application"}`;
}

// src/domains/replay/run/locate.ts
var firstPauseMs = 60;
var longestPauseMs = 400;
var besideWindow = 24;
var repaintMs = 80;
var mostDifferent = 0.03;
async function waitForWindow(step, tried) {
  const { context, desktop, signal, findUntilMs } = tried;
  const { clock } = context.desk;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
    if (signal.aborted) return { status: "stopped" };
    const windows = await desktop.windows();
    const window = findWindow(windows, step.window);
    const modal = window && findModal(windows, window, context.workflow);
    if (window && !modal) {
      context.seen.add(JSON.stringify(step.window));
      return { window, windows };
    }
    if (clock.elapsedMs() >= findUntilMs) {
      return modal ? haltAtModal(modal) : haltWithoutWindow(step, windows, context.seen);
    }
    await clock.sleep(pause, signal);
  }
}
async function locate(step, target, thresholds, tried) {
  const { context, desktop, signal, findUntilMs } = tried;
  const { clock, find, announce } = context.desk;
  let last;
  let covering;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
    const ready = await waitForWindow(step, tried);
    if ("status" in ready) return ready;
    const { window, windows } = await uncover(ready, tried);
    const picture = await desktop.capture(window.client);
    if (!last || covering || hasNews(last.picture, picture)) {
      if (last) tried.retries++;
      const answer = await find({ workflow: context.workflow, target, window, windows, thresholds, signal });
      if (signal.aborted) return { status: "stopped" };
      last = { picture, answer };
      await announce({
        ...stamp(tried),
        type: "target-looked-for",
        step: step.id,
        answer: answer.status,
        by: answer.status === "found" ? answer.rung : answer.reason,
        said: context.secrets.maskText(answer.status === "found" ? "" : answer.said),
        score: answer.status === "found" ? answer.score : void 0,
        margin: answer.status === "found" ? answer.margin : void 0,
        asked: answer.asked.map((one) => ({ ...one, said: context.secrets.maskText(one.said) })),
        ms: answer.ms
      });
      if (!isAnchored(answer) && await moveAway(window, tried)) {
        last = void 0;
        continue;
      }
      if (answer.status === "found") {
        const after = await desktop.windows();
        covering = findCovering(answer, window, after);
        if (!covering && hasNotMoved(window, after) && await isPainted(answer, picture, tried)) {
          return { answer, window, windows, picture };
        }
        last = covering ? last : void 0;
      } else {
        covering = void 0;
      }
    }
    if (clock.elapsedMs() >= findUntilMs) return haltUnfound(last?.answer, covering, target);
    await clock.sleep(pause, signal);
  }
}
async function isStillOpen({ answer, window }, { desktop }) {
  const windows = await desktop.windows();
  return findCovering(answer, window, windows) === void 0 && hasNotMoved(window, windows);
}
async function uncover({ window, windows }, { desktop }) {
  const above = windows.slice(
    0,
    windows.findIndex(({ id }) => id === window.id)
  );
  const isCovered = above.some(
    (one) => !isOfSameApplication(one, window) && intersect(one.bounds, window.client) !== void 0
  );
  if (!isCovered) return { window, windows };
  await desktop.focus(window.id);
  const after = await desktop.windows();
  return { window: after.find(({ id }) => id === window.id) ?? window, windows: after };
}
function findCovering({ point }, window, windows) {
  const top = windowAt(windows, point);
  return top?.id === window.id ? void 0 : top ?? window;
}
function hasNotMoved(window, windows) {
  const now2 = windows.find(({ id }) => id === window.id);
  return now2 !== void 0 && now2.client.x === window.client.x && now2.client.y === window.client.y;
}
async function isPainted({ box }, picture, { desktop }) {
  const difference = countDifferent(picture, await desktop.capture(box), box);
  return difference !== void 0 && difference.share <= mostDifferent;
}
function isAnchored(answer) {
  return answer.status === "found" && anchorRungs.includes(answer.rung);
}
async function moveAway({ bounds }, { context, desktop }) {
  const { mouse, desk } = context;
  if (!mouse || !isInside(bounds, mouse)) return false;
  const { width, height } = await desktop.size();
  const middle = centreOf(bounds);
  const beside = [
    { x: bounds.x - besideWindow, y: middle.y },
    { x: bounds.x + bounds.width + besideWindow, y: middle.y },
    { x: middle.x, y: bounds.y - besideWindow },
    { x: middle.x, y: bounds.y + bounds.height + besideWindow }
  ].find((point) => isInside({ x: 0, y: 0, width, height }, point));
  await desktop.move(beside ?? { x: middle.x, y: Math.max(0, bounds.y) });
  context.mouse = void 0;
  await desk.clock.sleep(repaintMs);
  return true;
}
function hasNews(before, now2) {
  if (before.origin.x !== now2.origin.x || before.origin.y !== now2.origin.y) return true;
  if (before.width !== now2.width || before.height !== now2.height) return true;
  return (countDifferent(before, now2, { ...now2.origin, width: now2.width, height: now2.height })?.pixels ?? 1) > 0;
}
function haltAtModal(modal) {
  return {
    status: "halted",
    reason: "unexpected-window",
    trigger: "TARGET_NOT_FOUND",
    said: `The application shows ${describeWindow(modal)}, which this workflow does not know. Answer it by hand, or record it as a step.`,
    inTheWay: modal.bounds
  };
}
function haltWithoutWindow(step, windows, seen) {
  const said = `There is no window ${describeAnchor(step.window)}`;
  const isGone = seen.has(JSON.stringify(step.window)) && !windows.some((window) => isOfSameApplication(window, step.window));
  if (isGone) {
    return {
      status: "failed",
      reason: "application-gone",
      trigger: "TARGET_NOT_FOUND",
      said: `${said} any more: the application ended. Start it again, see how far it came, and go on with --resume-from ${step.id}.`
    };
  }
  const foreground = windows.find(({ isForeground }) => isForeground);
  return {
    status: "halted",
    reason: "target-not-found",
    trigger: "TARGET_NOT_FOUND",
    said: `${said}${foreground ? `; in front is ${describeWindow(foreground)}` : ""}. Open it, then run the workflow again.`,
    inTheWay: foreground?.bounds
  };
}
function haltUnfound(answer, covering, target) {
  if (covering) {
    return {
      status: "halted",
      reason: "unexpected-window",
      trigger: "TARGET_NOT_FOUND",
      said: `${target.label} lies behind ${describeWindow(covering)}. Move or close it, then run the workflow again.`,
      answer,
      inTheWay: covering.bounds
    };
  }
  const isUnsure = answer?.status === "lost" && (answer.reason === "too-uncertain" || answer.reason === "ambiguous");
  return {
    status: "halted",
    reason: "target-not-found",
    trigger: isUnsure ? "LOW_CONFIDENCE" : "TARGET_NOT_FOUND",
    said: answer?.status === "lost" ? answer.said : `${target.label} never stood still long enough to be clicked. Try again.`,
    answer
  };
}
function stamp({ context }) {
  return {
    at: context.desk.clock.now().toISOString(),
    run: context.options.run,
    workflow: context.workflow.name
  };
}

// src/domains/replay/run/close-step.ts
var pictureMs = 1e3;
async function closeStep(step, granted, { end, retries, ms, picture }, context) {
  const { desk, options, workflow, secrets } = context;
  const at = desk.clock.now().toISOString();
  const said = end.status === "done" ? "" : end.status === "stopped" ? "stopped" : secrets.maskText(end.said);
  const answer = end.status === "stopped" ? void 0 : end.answer;
  const found = answer?.status === "found" ? answer : void 0;
  const isHealed = end.status === "done" && end.isHealed;
  const trigger = end.status === "failed" || end.status === "halted" ? end.trigger : void 0;
  if (end.status === "done" || end.status === "failed") {
    await desk.journal.settled(options.run, step.id, at, end.status);
  }
  if (end.status !== "stopped") {
    await desk.noteAttempt?.(await describeAttempt(step, granted, { end, retries, ms, picture }, said, context));
  }
  const outcome = end.status === "done" ? { status: "done", rung: found?.rung, score: found?.score, margin: found?.margin } : trigger && { status: "failed", trigger, said };
  if (outcome) {
    await desk.gate.onStepResult({
      workflow: workflow.name,
      step: step.id,
      run: options.run,
      at,
      outcome,
      ms,
      isHealed
    });
  }
  const status = end.status === "stopped" ? "not-run" : end.status;
  await desk.announce({
    ...stamp({ context }),
    type: "step-ended",
    step: step.id,
    status,
    trigger,
    said,
    isHealed,
    ms
  });
  return {
    step: step.id,
    title: step.title,
    status,
    found: found && { rung: found.rung, score: found.score, margin: found.margin, box: found.box, ms: found.ms },
    retries,
    isHealed,
    said,
    ms
  };
}
async function describeAttempt(step, granted, { end, ms, picture }, said, context) {
  const { action } = step;
  const { workflow, secrets } = context;
  const target = action.do === "click" || action.do === "drag" ? action.target : void 0;
  const isUnconfirmed = end.status === "failed" && end.reason === "postcondition-failed";
  const finding = end.answer && recordFinding(end.answer, granted.thresholds);
  return {
    run: context.options.run,
    decision: {
      decision: "step",
      step: step.id,
      target,
      action: action.do,
      parameters: action.do === "type" ? parametersIn(action.text) : [],
      status: end.status === "done" ? "done" : end.status === "failed" || end.trigger ? "failed" : "refused",
      trigger: end.status === "done" ? void 0 : end.trigger,
      said,
      finding: finding && {
        ...finding,
        asked: finding.asked.map((one) => ({ ...one, said: secrets.maskText(one.said) }))
      },
      isConfirmed: end.status === "done" && step.after.length > 0 ? true : isUnconfirmed ? false : void 0,
      isHealed: end.status === "done" && end.isHealed,
      ms
    },
    state: granted.state,
    title: step.title,
    label: target === void 0 ? void 0 : workflow.targets[target]?.label,
    answer: end.answer,
    success: end.status === "done" && target !== void 0 ? await describeSuccess(step, target, granted, end, ms, context) : void 0,
    picture
  };
}
async function describeSuccess(step, target, granted, { located }, ms, { desk, options, secrets }) {
  if (!located) return void 0;
  const { answer, window, picture } = located;
  const isNews = !anchorRungs.includes(answer.rung) && granted.mayLearn && step.after.length > 0;
  const look = isNews && !secrets.isHidden(window, answer.box) ? await desk.look?.(picture, answer.box) : void 0;
  return {
    run: options.run,
    step: step.id,
    target,
    at: desk.clock.now().toISOString(),
    rung: answer.rung,
    score: answer.score,
    margin: answer.margin,
    ms,
    state: granted.state,
    mayLearn: granted.mayLearn,
    isConfirmed: step.after.length > 0,
    look
  };
}
async function takePicture(end, { desk, secrets }) {
  const draw = async () => {
    const windows = await desk.desktop.windows();
    return {
      frame: secrets.maskFrame(await desk.desktop.capture(), windows),
      candidates: (end.answer?.candidates ?? []).map((one) => ({ ...one, against: secrets.maskText(one.against) })),
      asked: (end.answer?.asked ?? []).map((one) => ({ ...one, said: secrets.maskText(one.said) })),
      inTheWay: end.inTheWay
    };
  };
  const bell = new AbortController();
  const tooLate = desk.clock.sleep(pictureMs, bell.signal).then(() => void 0);
  try {
    return await Promise.race([draw().catch(() => void 0), tooLate]);
  } finally {
    bell.abort();
  }
}

// src/domains/replay/verify/postconditions.ts
var firstPauseMs2 = 40;
var longestPauseMs2 = 250;
var settleMs = 400;
var leastPixels = { inRegion: 4, inWindow: 24 };
var pressedRing = 6;
var ownRing = 10;
async function confirmAfter(after, before, world, untilMs) {
  if (after.length === 0) return { status: "held", held: [] };
  const { clock, signal } = world;
  const startedMs = clock.elapsedMs();
  for (let pause = firstPauseMs2; ; pause = Math.min(pause * 1.6, longestPauseMs2)) {
    const missing = await findMissing(after, before, world, clock.elapsedMs() - startedMs);
    if (missing === void 0) return { status: "held", held: after };
    const left = untilMs - clock.elapsedMs();
    if (left <= 0 || signal.aborted) return { status: "not-held", said: missing };
    await clock.sleep(Math.min(pause, left), signal);
  }
}
async function findMissing(after, before, world, elapsedMs) {
  for (const one of after) {
    const said = await judge(one, before, world, elapsedMs);
    if (said !== void 0) return said;
  }
  return void 0;
}
async function judge(one, before, world, elapsedMs) {
  const { desktop, probes } = world;
  const fill = (text) => fillTemplate(text, world.valueOf);
  switch (one.see) {
    case "change":
    case "no-change": {
      const isChanged = await hasChanged(one, before, desktop);
      const where = one.region ? "the region" : "the window";
      if (one.see === "change") return isChanged ? void 0 : `nothing changed in ${where}`;
      if (isChanged) return `${where} changed, and was to stay as it was`;
      return elapsedMs < settleMs ? `${where} was not watched long enough` : void 0;
    }
    case "window": {
      const title = fill(one.title);
      const isThere = (await desktop.windows()).some((window) => matchesTitle(window.title, title));
      if (isThere === one.isThere) return void 0;
      return one.isThere ? `no window \u201C${title}\u201D came` : `the window \u201C${title}\u201D is still there`;
    }
    case "text": {
      const text = await world.textOf(one.target);
      const expected = fold(fill(one.equals));
      if (text !== void 0 && fold(text) === expected) return void 0;
      return `${one.target} shows ${text === void 0 ? "nothing that can be read" : `\u201C${fold(text).slice(0, 200)}\u201D`} instead of \u201C${expected.slice(0, 200)}\u201D`;
    }
    case "file": {
      const path = fill(one.path);
      const content = await probes.file(path);
      if (content === void 0) return `there is no file ${path}`;
      const part = one.contains === void 0 ? void 0 : fill(one.contains);
      return part === void 0 || content.includes(part) ? void 0 : `${path} does not hold \u201C${part.slice(0, 200)}\u201D`;
    }
    case "http": {
      const url = fill(one.url);
      const answer = await probes.http(url, world.signal);
      if (!answer) return `nobody answers at ${url}`;
      if (answer.status !== one.status) return `${url} answers ${answer.status} instead of ${one.status}`;
      const part = one.contains === void 0 ? void 0 : fill(one.contains);
      return part === void 0 || answer.body.includes(part) ? void 0 : `${url} does not hold \u201C${part.slice(0, 200)}\u201D`;
    }
    case "sql": {
      const value = await probes.sql(fill(one.file), one.query);
      const expected = fill(one.equals);
      if (value === expected) return void 0;
      return `the database says ${value === void 0 ? "nothing" : `\u201C${value.slice(0, 200)}\u201D`} instead of \u201C${expected.slice(0, 200)}\u201D`;
    }
  }
}
async function hasChanged({ see, region }, before, desktop) {
  const now2 = (await desktop.windows()).find(({ id }) => id === before.window.id);
  if (!now2) return true;
  const { client } = before.window;
  if (now2.client.width !== client.width || now2.client.height !== client.height) return true;
  const shift = { x: now2.client.x - client.x, y: now2.client.y - client.y };
  const count = async (where) => {
    const frame = await desktop.capture({ ...where, x: where.x + shift.x, y: where.y + shift.y });
    return countDifferent(before.frame, frame, where, shift)?.pixels ?? 0;
  };
  const whole = async () => {
    const touched = before.touched && intersect(grow(before.touched, pressedRing), client);
    const own = touched ? await count(touched) : 0;
    return await count(client) - own >= leastPixels.inWindow;
  };
  if (!region) return whole();
  if (before.touched && before.touchedAsRecorded && isWithin(region, grow(before.touchedAsRecorded, ownRing))) {
    const own = intersect(grow(before.touched, pressedRing), client);
    return own !== void 0 && await count(own) >= leastPixels.inRegion;
  }
  if (await count(scaleRegion(region, before.recordedClient, client)) >= leastPixels.inRegion) return true;
  return see === "change" && isDrifted(before) && await whole();
}
function isDrifted({ isRearranged, recordedClient, window: { client } }) {
  return isRearranged || recordedClient?.width !== client.width || recordedClient.height !== client.height;
}
function isWithin(inner, outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}
function grow({ x, y, width, height }, by) {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
function scaleRegion(region, recorded, client) {
  const x = recorded ? client.width / recorded.width : 1;
  const y = recorded ? client.height / recorded.height : 1;
  const left = Math.floor(region.x * x);
  const top = Math.floor(region.y * y);
  return {
    x: client.x + left,
    y: client.y + top,
    width: Math.max(1, Math.ceil((region.x + region.width) * x) - left),
    height: Math.max(1, Math.ceil((region.y + region.height) * y) - top)
  };
}
function fold(text) {
  return text.replace(/\s+/g, " ").trim();
}

// src/domains/replay/run/act.ts
var charactersAtOnce = 24;
async function act(step, window, located, { context, desktop, signal }) {
  const { action } = step;
  switch (action.do) {
    case "click": {
      if (!located.from) throw new Error(`step ${step.id} has no place to click`);
      await desktop.click(located.from.answer.point, { button: action.button, count: action.count });
      context.lastClicked = { window: located.from.window, box: located.from.answer.box };
      return;
    }
    case "drag": {
      if (!located.from || !located.to) throw new Error(`step ${step.id} has no place to drag`);
      await desktop.drag(located.from.answer.point, located.to.answer.point);
      context.mouse = located.to.answer.point;
      return;
    }
    case "type": {
      const isSecret = context.secrets.isSecret(action);
      const field = context.lastClicked?.window.id === window.id ? context.lastClicked.box : void 0;
      if (isSecret) context.secrets.noteTyped(window, field);
      const text = [...fillTemplate(action.text, (name) => context.options.values.get(name))];
      for (let at = 0; at < text.length; at += charactersAtOnce) {
        await desktop.type(text.slice(at, at + charactersAtOnce).join(""));
      }
      return;
    }
    case "press":
      context.lastClicked = void 0;
      return desktop.press(action.keys);
    case "wait":
      return context.desk.clock.sleep(action.ms, signal);
    case "focus":
      return desktop.focus(window.id);
    case "close":
      return desktop.closeWindow(window.id);
  }
}
function describeAction({ action }, labelOf) {
  switch (action.do) {
    case "click": {
      const how = action.count === 2 ? "double click" : action.button === "left" ? "click" : `${action.button} click`;
      return `${how} ${labelOf(action.target)}`;
    }
    case "drag":
      return `drag ${labelOf(action.target)} to ${labelOf(action.to)}`;
    case "type":
      return `type ${action.text.replace(/\s+/g, " ").slice(0, 120)}`;
    case "press":
      return `press ${action.keys.join("+")}`;
    case "wait":
      return `wait ${action.ms} ms`;
    case "focus":
      return "bring the window to the front";
    case "close":
      return "close the window";
  }
}

// src/domains/replay/run/arrangement.ts
var mostOffset = 4;
function recordedClientOf({ action, window }, { context: { workflow } }) {
  const clientOf = (id) => workflow.screens[workflow.targets[id]?.screen ?? ""]?.client;
  if (action.do === "click" || action.do === "drag") return clientOf(action.target);
  for (const step of workflow.steps) {
    if (step.action.do !== "click" && step.action.do !== "drag") continue;
    const isSame = step.window.className === window.className && step.window.title === window.title;
    const client = isSame ? clientOf(step.action.target) : void 0;
    if (client) return client;
  }
  return void 0;
}
function noteArrangement(step, window, located, tried) {
  const { context } = tried;
  const { action } = step;
  const recorded = recordedClientOf(step, tried);
  const target = located && (action.do === "click" || action.do === "drag") ? context.workflow.targets[action.target] : void 0;
  if (target && located && recorded) {
    const { client } = located.window;
    const wanted = centreOf(target.box);
    const found = centreOf(located.answer.box);
    const offBy = Math.max(
      Math.abs(found.x - client.x - wanted.x * client.width / recorded.width),
      Math.abs(found.y - client.y - wanted.y * client.height / recorded.height)
    );
    if (offBy > mostOffset) context.rearranged.add(window.id);
  }
  return context.rearranged.has(window.id);
}

// src/domains/replay/run/progress.ts
var findingShare = 0.6;
function findingMs({ timeoutMs }) {
  return timeoutMs * findingShare;
}
function confirmingMs({ timeoutMs }) {
  return timeoutMs * (1 - findingShare);
}

// src/domains/replay/run/refuse.ts
var firstRungToConfirm = findingRungs.indexOf("layout");
function refuse(step, places, isApproved) {
  for (const located of places) {
    if (!located) continue;
    const { rung } = located.answer;
    if (step.isIrreversible && !isApproved && !anchorRungs.includes(rung)) {
      return needPerson(located, step, `cannot be taken back, and its target was found only by ${rungWords[rung]}`);
    }
    if (step.after.length === 0 && !isApproved && findingRungs.indexOf(rung) >= firstRungToConfirm) {
      return needPerson(located, step, `has no postcondition, and its target was found only by ${rungWords[rung]}`);
    }
  }
  return void 0;
}
function needPerson(located, step, why) {
  return {
    status: "halted",
    reason: "needs-person",
    trigger: void 0,
    said: `\u201C${step.title}\u201D ${why}. Look at the picture; if it is right: --resume-from ${step.id} --approve-step ${step.id}`,
    answer: located.answer
  };
}
var rungWords = {
  structure: "its control",
  "local-anchor": "its picture in its place",
  "window-anchor": "its picture",
  "marks-ink": "the shape of its label",
  layout: "its place among the others",
  "marks-text": "its text",
  "marks-model": "a model"
};

// src/domains/replay/run/start.ts
function chooseStart(workflow, unfinished, { resumeFrom, repeat, values }) {
  const missing = findMissingValues(workflow, values);
  if (missing !== void 0) return { reason: "wrong-input", step: void 0, said: missing };
  const indexOf = (id) => workflow.steps.findIndex((step) => step.id === id);
  if (resumeFrom !== void 0) {
    const from = indexOf(resumeFrom);
    if (from >= 0) return { from };
    const steps = workflow.steps.map(({ id }) => id).join(", ");
    const said = `There is no step ${resumeFrom}. Its steps are: ${steps.slice(0, 1e3)}`;
    return { reason: "wrong-input", step: void 0, said };
  }
  if (!unfinished) return { from: 0 };
  const next = findNext(workflow, unfinished);
  if (repeat && next !== void 0) return { from: next };
  return { reason: "interrupted-before", ...describeUnfinished(workflow, unfinished, next) };
}
function findNext(workflow, { middle, done }) {
  const last = done.at(-1);
  const index = middle ? workflow.steps.findIndex(({ id }) => id === middle.step) : last === void 0 ? 0 : workflow.steps.findIndex(({ id }) => id === last) + 1;
  return index >= 0 && index < workflow.steps.length ? index : void 0;
}
function describeUnfinished(workflow, { middle, startedAt }, next) {
  const step = next === void 0 ? void 0 : workflow.steps[next];
  const after = next === void 0 ? void 0 : workflow.steps[next + 1];
  const when = `The run of ${startedAt} was cut off`;
  if (!step) {
    const first = workflow.steps[0]?.id ?? "";
    return {
      step: void 0,
      said: `${when} at its end. See whether all is done; to begin anew: --resume-from ${first}`
    };
  }
  if (!middle)
    return { step: step.id, said: `${when} before \u201C${step.title}\u201D. Go on there with --resume-from ${step.id}` };
  const what = middle.was === "acted" ? "It was carried out, and nobody saw whether it worked." : "Nobody knows whether it was carried out.";
  const skip = after ? `if it worked: --resume-from ${after.id}; if not: --repeat` : "if it did not work: --repeat";
  return { step: step.id, said: `${when} in the middle of \u201C${step.title}\u201D. ${what} Look, then ${skip}` };
}
function sayHowToGoOn({ id }, { steps }) {
  const next = steps[steps.findIndex((step) => step.id === id) + 1];
  return `Look whether it worked. ${next ? `If so: --resume-from ${next.id}; if not` : "If not"}: --resume-from ${id}`;
}
function findMissingValues(workflow, values) {
  const used = new Set(
    workflow.steps.flatMap(({ action, after }) => [
      ...action.do === "type" ? parametersIn(action.text) : [],
      ...after.flatMap(
        (one) => Object.values(one).flatMap((text) => typeof text === "string" ? parametersIn(text) : [])
      )
    ])
  );
  const missing = workflow.parameters.filter(({ name }) => used.has(name) && !values.has(name));
  if (missing.length === 0) return void 0;
  const names = missing.map(
    ({ name, isSecret }) => isSecret ? `${variableOf(name)} in the environment (it is secret)` : `--set ${name}=\u2026 or ${variableOf(name)}`
  );
  return `A value is missing. Give: ${names.join("; ")}`;
}
function variableOf(parameter) {
  return `HEAL_REPLAY_${parameter.replaceAll("-", "_").toUpperCase()}`;
}

// src/domains/replay/run/propose-healing.ts
function isFoundAnew(located) {
  return located !== void 0 && !anchorRungs.includes(located.answer.rung);
}
async function proposeHealing(step, before, located, context) {
  const { desk, options, workflow, secrets } = context;
  if (!desk.remember || step.after.length === 0) return void 0;
  const { window, answer, picture, windows } = located;
  if (secrets.isHidden(window, answer.box)) return void 0;
  const screenId = chooseScreenId(before, context);
  const elements = await desk.desktop.elements(window.id);
  const { target, screen } = await desk.remember({
    id: before.id,
    label: before.label,
    screen: screenId,
    window,
    frame: secrets.maskFrame(picture, windows),
    at: answer.point,
    box: answer.box,
    elements
  });
  const after = secrets.maskFrame(await desk.desktop.capture(window.client), await desk.desktop.windows());
  return {
    workflow: workflow.name,
    step: step.id,
    title: step.title,
    run: options.run,
    at: desk.clock.now().toISOString(),
    before,
    after: {
      ...target,
      id: before.id,
      label: before.label,
      // Where in it is clicked is no matter of its look: rounding must not move it from heal to heal.
      grip: before.grip,
      screen: screenId,
      texts: joinTexts(before.texts, target.texts.map(secrets.maskText))
    },
    screen: {
      ...screen,
      id: screenId,
      marks: screen.marks.map((mark) => ({ ...mark, text: secrets.maskText(mark.text) }))
    },
    evidence: {
      rung: answer.rung,
      score: answer.score,
      margin: answer.margin,
      asked: answer.asked.map((one) => ({ ...one, said: secrets.maskText(one.said) })),
      confirmedBy: step.after
    },
    pictures: { before: secrets.maskFrame(picture, windows), after, box: answer.box }
  };
}
function joinTexts(before, now2) {
  const fold2 = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  if (now2.length === 0) return before;
  const known = new Set(before.map(fold2));
  return now2.some((text) => known.has(fold2(text))) ? [.../* @__PURE__ */ new Set([...before, ...now2])] : now2;
}
function chooseScreenId(before, { workflow, healed }) {
  const shared = healed.find((one) => one.before.screen === before.screen);
  if (shared) return shared.screen.id;
  const taken = /* @__PURE__ */ new Set([...Object.keys(workflow.screens), ...healed.map(({ screen }) => screen.id)]);
  const base = before.screen.replace(/-\d+$/, "").slice(0, 58);
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

// src/domains/replay/run/execute-step.ts
var hoverMs = 30;
async function executeStep(step, granted, tried) {
  const { context, desktop, signal } = tried;
  const { desk, options, workflow } = context;
  const injected = granted.inject ? injectedFailures[granted.inject] : options.inject?.get(step.id);
  if (injected === "TARGET_NOT_FOUND" || injected === "LOW_CONFIDENCE") return failOnPurpose(injected);
  const place = await findPlace(step, granted, tried);
  if ("status" in place) return place;
  const { window, from, to } = place;
  const refusal = refuse(step, [from, to], options.approved?.has(step.id) === true);
  if (refusal) return refusal;
  if (from) {
    await desktop.move(from.answer.point);
    context.mouse = from.answer.point;
    await desk.clock.sleep(hoverMs, signal);
  }
  const before = {
    window,
    frame: await desktop.capture(window.client),
    recordedClient: recordedClientOf(step, tried),
    touched: from?.answer.box,
    touchedAsRecorded: step.action.do === "click" ? workflow.targets[step.action.target]?.box : void 0,
    isRearranged: noteArrangement(step, window, from, tried)
  };
  if (signal.aborted) return { status: "stopped" };
  const label = (id) => workflow.targets[id]?.label ?? id;
  await desk.journal.intend(options.run, step.id, now(tried));
  await desk.announce({ ...stamp(tried), type: "acting", step: step.id, action: describeAction(step, label) });
  const isInTheWay = await findChange(step, place, tried);
  if (isInTheWay) {
    await desk.journal.settled(options.run, step.id, now(tried), "failed");
    return isInTheWay;
  }
  await act(step, window, { from, to }, tried);
  await desk.journal.acted(options.run, step.id, now(tried));
  await desk.announce({ ...stamp(tried), type: "acted", step: step.id });
  if (signal.aborted) return { status: "stopped" };
  if (injected === "WATCHDOG_TIMEOUT") await desk.clock.sleep(tried.untilMs * 2, signal);
  if (injected === "POSTCONDITION_FAILED") return failOnPurpose(injected);
  const world = {
    desktop,
    probes: desk.probes,
    clock: desk.clock,
    signal,
    valueOf: (name) => options.values.get(name),
    textOf: (target2) => readTarget(step, target2, granted, tried)
  };
  const untilMs = Math.max(tried.untilMs, desk.clock.elapsedMs() + confirmingMs(step));
  const confirmation = await confirmAfter(step.after, before, world, untilMs);
  if (confirmation.status === "not-held") {
    if (signal.aborted) return { status: "stopped" };
    return failUnconfirmed(step, confirmation.said, from, tried);
  }
  const isHealed = isFoundAnew(from) && step.after.length > 0;
  const target = step.action.do === "click" || step.action.do === "drag" ? workflow.targets[step.action.target] : void 0;
  const healed = isHealed && granted.mayLearn && from && target ? await proposeHealing(step, target, from, context) : void 0;
  return { status: "done", answer: from?.answer, located: from, healed, isHealed };
}
async function findPlace(step, { thresholds }, tried) {
  const { targets } = tried.context.workflow;
  const { action } = step;
  if (action.do !== "click" && action.do !== "drag") {
    const ready = await waitForWindow(step, tried);
    if ("status" in ready) return ready;
    return { window: await bringToFront(step, ready.window, tried), from: void 0, to: void 0 };
  }
  const from = await locate(step, requireTarget(targets, action.target), thresholds, tried);
  if ("status" in from) return from;
  if (action.do === "click") return { window: from.window, from, to: void 0 };
  const to = await locate(step, requireTarget(targets, action.to), thresholds, tried);
  if ("status" in to) return to;
  return { window: from.window, from, to };
}
async function bringToFront(step, window, { desktop }) {
  if (step.action.do === "wait" || step.action.do === "close" || window.isForeground) return window;
  const windows = await desktop.windows();
  const front = windows.find(({ isForeground }) => isForeground);
  if (front && front.title === "" && isOfSameApplication(front, window)) return window;
  await desktop.focus(window.id);
  return (await desktop.windows()).find(({ id }) => id === window.id) ?? window;
}
async function findChange(step, { window, from, to }, tried) {
  const moved = (said) => ({
    status: "halted",
    reason: "target-not-found",
    trigger: "TARGET_NOT_FOUND",
    said: `${said} just before the action, so nothing was done. Run the workflow again.`,
    answer: from?.answer
  });
  if (tried.signal.aborted) return { status: "stopped" };
  for (const located of [from, to]) {
    if (located && !await isStillOpen(located, tried)) {
      return moved("Another window came upon the place, or the window moved,");
    }
  }
  if (step.action.do === "type" || step.action.do === "press") {
    const front = (await tried.desktop.windows()).find(({ isForeground }) => isForeground);
    const isOwn = front !== void 0 && (front.id === window.id || front.title === "" && isOfSameApplication(front, window));
    if (front && !isOwn) return moved(`${describeWindow(front)} has the keyboard`);
  }
  return void 0;
}
async function failUnconfirmed(step, said, from, tried) {
  const windows = await tried.desktop.windows();
  const isGone = from && !windows.some((window) => isOfSameApplication(window, step.window));
  return {
    status: "failed",
    reason: isGone ? "application-gone" : "postcondition-failed",
    trigger: "POSTCONDITION_FAILED",
    said: `\u201C${step.title}\u201D was carried out, but ${said}${isGone ? ", and the application is gone" : ""}. ${sayHowToGoOn(step, tried.context.workflow)}`,
    answer: from?.answer
  };
}
async function readTarget(step, id, { thresholds }, tried) {
  const { desktop, context, signal } = tried;
  const { find, readText } = context.desk;
  const target = context.workflow.targets[id];
  const windows = await desktop.windows();
  const ready = target && windows.find((window) => isOfSameApplication(window, step.window));
  if (!target || !ready) return void 0;
  const answer = await find({ workflow: context.workflow, target, window: ready, windows, thresholds, signal });
  if (answer.status === "lost") return void 0;
  const middle = centreOf(answer.box);
  const element = (await desktop.elements(ready.id)).filter(({ bounds, isVisible }) => isVisible && isInside(bounds, middle)).toSorted((a, b) => a.bounds.width * a.bounds.height - b.bounds.width * b.bounds.height)[0];
  return (element && await desktop.textOf(element.id)) ?? await readText(answer.box);
}
function requireTarget(targets, id) {
  const target = targets[id];
  if (!target) throw new Error(`there is no target ${id}`);
  return target;
}
function failOnPurpose(trigger) {
  const isBefore = trigger === "TARGET_NOT_FOUND" || trigger === "LOW_CONFIDENCE";
  return {
    status: isBefore ? "halted" : "failed",
    reason: isBefore ? "target-not-found" : "postcondition-failed",
    trigger,
    said: "Failed on purpose: test mode."
  };
}
function now(tried) {
  return tried.context.desk.clock.now().toISOString();
}

// src/domains/replay/run/guarded-desktop.ts
var TryOverError = class extends Error {
};
function guardDesktop(desktop, signal) {
  const guard = (act2) => {
    return async (...args) => {
      if (signal.aborted) throw new TryOverError("the try is over");
      await act2(...args);
    };
  };
  return {
    platform: desktop.platform,
    size: () => desktop.size(),
    windows: () => desktop.windows(),
    elements: (id) => desktop.elements(id),
    capture: (region) => desktop.capture(region),
    textOf: (id) => desktop.textOf(id),
    close: () => desktop.close(),
    move: guard((to) => desktop.move(to)),
    click: guard((at, options) => desktop.click(at, options)),
    drag: guard((from, to) => desktop.drag(from, to)),
    type: guard((text) => desktop.type(text)),
    press: guard((keys) => desktop.press(keys)),
    focus: guard((id) => desktop.focus(id)),
    closeWindow: guard((id) => desktop.closeWindow(id))
  };
}

// src/domains/replay/run/masking.ts
var margin = 12;
function makeSecrets(workflow, values) {
  const secretNames = new Set(workflow.parameters.filter(({ isSecret }) => isSecret).map(({ name }) => name));
  const hidden = [...secretNames].map((name) => values.get(name) ?? "").filter((value) => value !== "").toSorted((a, b) => b.length - a.length);
  const places = [];
  const placesOf = (window) => places.filter((place) => place.window === window.id).map(
    ({ box }) => box ? { ...box, x: box.x + window.client.x, y: box.y + window.client.y } : { ...window.bounds }
  );
  return {
    maskText: (text) => hidden.reduce((masked, value) => masked.replaceAll(value, "***"), text),
    isSecret: (action) => action.do === "type" && parametersIn(action.text).some((name) => secretNames.has(name)),
    noteTyped(window, box) {
      places.push({
        window: window.id,
        box: box && {
          x: box.x - window.client.x - margin,
          y: box.y - window.client.y - margin,
          width: box.width + 2 * margin,
          height: box.height + 2 * margin
        }
      });
    },
    isHidden: (window, box) => placesOf(window).some((place) => intersect(place, box)),
    maskFrame(frame, windows) {
      const boxes = windows.flatMap(placesOf).flatMap((box) => intersect(box, { ...frame.origin, ...sizeOf(frame) }) ?? []);
      return boxes.length === 0 ? frame : blackOut(frame, boxes);
    }
  };
}
function sizeOf({ width, height }) {
  return { width, height };
}
function blackOut(frame, boxes) {
  const bgra = Uint8Array.from(frame.bgra);
  for (const box of boxes) {
    for (let row = 0; row < box.height; row++) {
      const start = ((box.y - frame.origin.y + row) * frame.width + box.x - frame.origin.x) * 4;
      bgra.fill(0, start, start + box.width * 4);
    }
  }
  return { ...frame, bgra };
}

// src/domains/replay/run/run-workflow.ts
var graceMs = 1500;
async function runWorkflow(workflow, desk, options) {
  const startedAt = desk.clock.now();
  const startedMs = desk.clock.elapsedMs();
  const secrets = makeSecrets(workflow, options.values);
  const context = {
    workflow,
    desk,
    options,
    secrets,
    seen: /* @__PURE__ */ new Set(),
    healed: [],
    rearranged: /* @__PURE__ */ new Set(),
    mouse: void 0,
    lastClicked: void 0
  };
  const steps = [];
  let picture;
  const unfinished = await desk.journal.unfinished();
  const start = chooseStart(workflow, unfinished, options);
  const warnings = [...options.warnings ?? [], ...await compareScreens(context)];
  let end;
  if ("said" in start) {
    end = { status: "halted", reason: start.reason, step: start.step, said: secrets.maskText(start.said) };
    steps.push(...workflow.steps.map(reportUnrun));
    if (start.reason === "interrupted-before") picture = await takePicture({}, context);
  } else {
    await desk.journal.begin(options.run, startedAt.toISOString());
    const from = workflow.steps[start.from]?.id ?? "";
    await desk.announce({ ...stamp({ context }), type: "run-started", steps: workflow.steps.length, from, warnings });
    for (const [index, step] of workflow.steps.entries()) {
      if (index < start.from || end) {
        steps.push(reportUnrun(step));
        continue;
      }
      const permission = await desk.gate.shouldExecuteStep({ workflow: workflow.name, step: step.id });
      if (options.signal.aborted) end = endStopped(step, index === start.from);
      else if (!permission.mayRun) end = await refuseStep(step, permission, context);
      if (end || !permission.mayRun) {
        steps.push(reportUnrun(step));
        continue;
      }
      await desk.announce({
        ...stamp({ context }),
        type: "step-started",
        step: step.id,
        title: step.title,
        number: index + 1
      });
      const stepStartedMs = desk.clock.elapsedMs();
      const tried = await tryStep(step, permission, context);
      const ms2 = desk.clock.elapsedMs() - stepStartedMs;
      if (tried.end.status !== "done") {
        end = toEnd(step, tried.end, secrets.maskText);
        picture = tried.end.status === "stopped" ? void 0 : await takePicture(tried.end, context);
      } else if (tried.end.healed) {
        context.healed.push(tried.end.healed);
      }
      steps.push(await closeStep(step, permission, { ...tried, ms: ms2, picture }, context));
    }
    await desk.journal.end(options.run, desk.clock.now().toISOString(), end?.status ?? "done");
  }
  const status = end?.status ?? "done";
  const ms = desk.clock.elapsedMs() - startedMs;
  await desk.announce({
    ...stamp({ context }),
    type: "run-ended",
    status,
    reason: end?.reason,
    said: end?.said ?? "",
    ms
  });
  return {
    run: options.run,
    workflow: workflow.name,
    startedAt: startedAt.toISOString(),
    ms,
    status,
    end: end && { reason: end.reason, step: end.step, said: end.said },
    steps,
    healed: context.healed,
    picture,
    warnings
  };
}
async function tryStep(step, granted, context) {
  const { clock, desktop } = context.desk;
  const over = new AbortController();
  const stop = () => over.abort();
  context.options.signal.addEventListener("abort", stop, { once: true });
  if (context.options.signal.aborted) stop();
  const timeMs = step.timeoutMs + (step.action.do === "wait" ? step.action.ms : 0);
  const startMs = clock.elapsedMs();
  const tried = {
    context,
    desktop: guardDesktop(desktop, over.signal),
    signal: over.signal,
    untilMs: startMs + timeMs,
    findUntilMs: startMs + findingMs(step),
    retries: 0
  };
  const bell = new AbortController();
  const watchdog = clock.sleep(timeMs + confirmingMs(step) + graceMs, bell.signal).then(() => {
    return {
      status: "failed",
      reason: "watchdog",
      trigger: "WATCHDOG_TIMEOUT",
      said: `\u201C${step.title}\u201D was not over after ${Math.round(timeMs / 100) / 10} s: something does not answer. ${sayHowToGoOn(step, context.workflow)}`
    };
  });
  const work = executeStep(step, granted, tried).catch((error) => explain(step, error));
  try {
    const end = await Promise.race([work, watchdog]);
    if (context.options.signal.aborted && end.status !== "done")
      return { end: { status: "stopped" }, retries: tried.retries };
    return { end, retries: tried.retries };
  } finally {
    over.abort();
    bell.abort();
    context.options.signal.removeEventListener("abort", stop);
  }
}
function explain(step, error) {
  if (error instanceof TryOverError) return { status: "stopped" };
  if (!(error instanceof DesktopError)) throw error;
  return {
    status: "failed",
    reason: "desktop-failed",
    trigger: "POSTCONDITION_FAILED",
    said: `\u201C${step.title}\u201D: the desktop refused: ${messageOf(error)} Check it with heal doctor.`
  };
}
function toEnd(step, end, mask) {
  if (end.status === "stopped") return endStopped(step, false);
  return { status: end.status, reason: end.reason, step: step.id, said: mask(end.said) };
}
function endStopped(step, isFirst) {
  const remedy = isFirst ? "Nothing was done." : `Go on with --resume-from ${step.id} when it is safe.`;
  return {
    status: "stopped",
    reason: "stopped",
    step: step.id,
    said: `Stopped before \u201C${step.title}\u201D was confirmed. ${remedy}`
  };
}
async function refuseStep(step, refused, context) {
  const { state, said } = refused;
  await context.desk.announce({ ...stamp({ context }), type: "step-refused", step: step.id, state, said });
  const isStop = state === "stopped";
  return { status: isStop ? "stopped" : "blocked", reason: isStop ? "stopped" : "state", step: step.id, said };
}
function reportUnrun({ id, title }) {
  return { step: id, title, status: "not-run", found: void 0, retries: 0, isHealed: false, said: "", ms: 0 };
}
async function compareScreens({ workflow: { recordedOn }, desk }) {
  const size = await desk.desktop.size();
  if (size.width === recordedOn.width && size.height === recordedOn.height) return [];
  return [
    `The screen is ${size.width}\xD7${size.height}; recorded on ${recordedOn.width}\xD7${recordedOn.height}. Targets are looked for inside their windows.`
  ];
}

// src/app/replay/artifacts.ts
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

// src/app/replay/run-output.ts
import { z } from "zod";
var replayRunSchema = z.object({
  version: z.literal(1),
  run: z.string(),
  workflow: z.string(),
  startedAt: z.string(),
  ms: z.number(),
  status: z.enum(runStatuses),
  end: z.object({ reason: z.enum(endReasons), step: z.string().nullable(), said: z.string() }).nullable().describe("why it ended before its last step; null when it is done"),
  steps: z.array(
    z.object({
      step: z.string(),
      title: z.string(),
      status: z.enum(["done", "failed", "halted", "not-run"]),
      rung: z.enum(findingRungs).nullable(),
      score: z.number().nullable(),
      margin: z.number().nullable(),
      findMs: z.number().nullable(),
      retries: z.number(),
      healed: z.boolean(),
      said: z.string(),
      ms: z.number()
    })
  ),
  healed: z.array(
    z.object({
      step: z.string(),
      target: z.string(),
      label: z.string(),
      rung: z.enum(findingRungs),
      score: z.number(),
      margin: z.number()
    })
  ),
  warnings: z.array(z.string()),
  artifacts: z.object({
    folder: z.string().describe("absolute"),
    files: z.array(z.string()).describe("relative to it")
  })
});
function toRunOutput(report, artifacts) {
  const { run, workflow, startedAt, ms, status, end, steps, healed, warnings } = report;
  return {
    version: 1,
    run,
    workflow,
    startedAt,
    ms: Math.round(ms),
    status,
    end: end ? { reason: end.reason, step: end.step ?? null, said: end.said } : null,
    steps: steps.map(({ step, title, status: ended, found, retries, isHealed, said, ms: took }) => ({
      step,
      title,
      status: ended,
      rung: found?.rung ?? null,
      score: found ? round(found.score) : null,
      margin: found ? round(found.margin) : null,
      findMs: found ? Math.round(found.ms) : null,
      retries,
      healed: isHealed,
      said,
      ms: Math.round(took)
    })),
    healed: healed.map(toHealedOutput),
    warnings: [...warnings],
    artifacts
  };
}
function toHealedOutput({ step, before, evidence }) {
  const { rung, score, margin: margin2 } = evidence;
  return { step, target: before.id, label: before.label, rung, score: round(score), margin: round(margin2) };
}
function round(value) {
  return Math.round(value * 1e3) / 1e3;
}

// src/app/replay/run-summary.ts
var words = {
  done: "\u2705 done",
  failed: "\u274C failed",
  halted: "\u270B halted: unsure, so nothing more was touched",
  blocked: "\u{1F512} blocked",
  stopped: "\u23F9 stopped"
};
function makeRunSummary(output) {
  const done = output.steps.filter(({ status }) => status === "done").length;
  const lines = [
    `# Replay of ${cell(output.workflow)}: ${words[output.status]}`,
    "",
    `${done} of ${output.steps.length} steps in ${(output.ms / 1e3).toFixed(1)} s \xB7 run \`${output.run}\` \xB7 ${output.startedAt}`,
    ""
  ];
  if (output.end) {
    lines.push(`> ${output.end.step === null ? "" : `**${cell(output.end.step)}**: `}${cell(output.end.said)}`, "");
  }
  if (output.artifacts.files.includes("halt.png")) {
    lines.push(
      "![The screen when it ended](halt.png)",
      "",
      "Green: what could have been meant. Orange: what was refused, with the reason below. Red: what was in the way.",
      ""
    );
  }
  for (const warning of output.warnings) lines.push(`- \u26A0\uFE0F ${cell(warning)}`);
  if (output.warnings.length > 0) lines.push("");
  lines.push("| step | | found by | score | margin | time |", "| --- | --- | --- | ---: | ---: | ---: |");
  for (const step of output.steps) {
    const mark = { done: step.healed ? "\u{1FA79}" : "\u2705", failed: "\u274C", halted: "\u270B", "not-run": "\u2013" }[step.status];
    const number = (value) => value === null ? "" : value.toFixed(2);
    const time = step.status === "not-run" ? "" : `${step.ms} ms`;
    lines.push(
      `| ${cell(step.title)} | ${mark} | ${step.rung ?? ""} | ${number(step.score)} | ${number(step.margin)} | ${time} |`
    );
  }
  if (output.healed.length > 0) {
    lines.push("", "## Found in another way than recorded, and confirmed", "");
    for (const { label, rung, target } of output.healed) {
      lines.push(
        `- ${cell(label)}, by ${rung}: [before](healed/${target}-before.png), [after](healed/${target}-after.png)`
      );
    }
  }
  return `${lines.join("\n")}
`;
}
function cell(text) {
  return text.slice(0, 1e3).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, " ").replace(/[\\`*_{}[\]<>()#+!|~@]/g, (sign) => `\\${sign}`);
}

// src/app/replay/artifacts.ts
async function writeArtifacts(folder, report) {
  const files = [];
  const put = async (name, content) => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
    files.push(name);
  };
  if (report.picture)
    await put("halt.png", await encodePng(drawHalt({ ...report.picture, said: report.end?.said ?? "" })));
  for (const { before, pictures } of report.healed) {
    await put(`healed/${before.id}-before.png`, await encodePng(drawMark(pictures.before, pictures.box)));
    await put(`healed/${before.id}-after.png`, await encodePng(pictures.after));
  }
  const output = toRunOutput(report, { folder, files: [...files, "summary.md", "report.json"] });
  await put("summary.md", makeRunSummary(output));
  await put("report.json", `${JSON.stringify(output, void 0, 2)}
`);
  return output;
}

// src/app/replay/before-run.ts
function requireTestMode({ policy }) {
  if (policy.policy().testMode.enabled) return;
  throw new UsageError(
    "Steps are made to fail only in test mode, and it is off",
    `Switch it on in ${policyPath}: { "version": 1, "testMode": { "enabled": true } }`
  );
}
async function finishRollback({ manager, goBack }, workflow, say) {
  const { now: now2 } = await manager.info(workflow);
  if (now2.state !== "rollback") return;
  say(`Going back to ${now2.to} was cut off; it is done now.`);
  await goBack(now2.to, now2.reason);
}

// src/app/replay/open-sight.ts
import { join as join2 } from "node:path";
async function openSight({ path, root, workflow }, settings) {
  const place = await openPlaceIfAny(path, settings);
  const config = place ? (await place.config()).config : recommended;
  const file = config.replay.marksModel === void 0 ? void 0 : join2(root, config.replay.marksModel);
  if (file !== void 0) await tryModel(file);
  const vision = openVision(file === void 0 ? {} : { marksModel: file });
  const asked = config.replay.visionModel === "on" ? await openPicker(config, workflow, place, settings) : void 0;
  return {
    vision,
    picker: asked?.picker,
    warnings: asked?.warning === void 0 ? [] : [asked.warning],
    async close() {
      await Promise.all([vision.close(), asked?.close?.()]);
    }
  };
}
async function openPicker({ model: config }, { parameters }, place, settings) {
  if (parameters.some(({ isSecret }) => isSecret))
    return { warning: "No model is shown this workflow: it types secrets." };
  const setup = readModelSetup(config, settings.env);
  if (setup.state === "off") return { warning: `No model is asked: ${setup.because}.` };
  if (setup.state === "wrong") return { warning: `No model is asked: ${setup.problem} ${setup.remedy}` };
  if (!place) return { warning: "No model is asked outside of a Git repository: what it costs could not be counted." };
  const [{ openModel }, { makeMarkPicker }] = await Promise.all([
    import("./chunk-K6CMNL4T.js"),
    import("./chunk-V6UXR3XA.js")
  ]);
  const store = await place.openStore();
  const model = openModel({
    endpoint: setup.endpoint,
    model: setup.name,
    price: setup.price,
    spending: store.spending,
    caps: { perDayUsd: config.maxUsdPerDay, perMonthUsd: config.maxUsdPerMonth },
    maxCalls: config.maxCallsPerRun,
    timeoutMs: config.timeoutSeconds * 1e3,
    now: settings.now
  });
  return { picker: makeMarkPicker(model), close: () => store.close() };
}
async function tryModel(file) {
  try {
    await (await openMarkDetector(file)).close();
  } catch (error) {
    if (!(error instanceof MarksModelError)) throw error;
    throw new ConfigError(messageOf(error), "Correct replay.marksModel in .github/heal.yml, or take it out.");
  }
}
async function openPlaceIfAny(path, settings) {
  try {
    return await openPlace(path, settings);
  } catch (error) {
    if (error instanceof UsageError || error instanceof EnvironmentError) return void 0;
    throw error;
  }
}

// src/app/replay/run-replay.ts
async function runReplay(options, settings) {
  const place = await openReplayPlace(options.path, settings);
  const name = nameOfWorkflow(options.workflow);
  const { workflow, warnings } = await readWorkflow(place.folderOf(name));
  const values = collectValues(workflow, options.values, settings.env);
  const run = nameRun(settings.now());
  const say = (sentence) => options.say?.(sentence);
  const secrets = workflow.parameters.flatMap(({ name: one, isSecret }) => isSecret ? values.get(one) ?? [] : []);
  await place.prepare();
  const lock = await takeDesktop(settings, `heal replay run ${name}`);
  if ("busy" in lock) return close(blockBusy(workflow, run, settings, lock.busy), workflow);
  try {
    const sight = await openSight({ path: options.path, root: place.root, workflow }, settings);
    const desktop = options.desktop ?? await openDesktopHere(settings);
    const memory = await openMemory(place, name, { workflow, secrets, say });
    const announce = (event) => options.onEvent?.(event);
    const desk = openDesk({ place, workflow, memory, desktop, sight, say, announce });
    const stopping = new AbortController();
    const unwatch = place.stop.watch(stopping);
    try {
      if (options.inject) requireTestMode(memory);
      await finishRollback(memory, name, say);
      const report = await runWorkflow(workflow, desk, {
        run,
        signal: AbortSignal.any([options.signal, stopping.signal]),
        values,
        warnings: [...warnings, ...sight.warnings],
        ...options.resumeFrom === void 0 ? {} : { resumeFrom: options.resumeFrom },
        ...options.repeat ? { repeat: true } : {},
        ...options.approved ? { approved: new Set(options.approved) } : {},
        ...options.inject ? { inject: options.inject } : {}
      });
      if (report.status === "done") await learnFrom(memory, name, say);
      return await close(report, workflow);
    } finally {
      unwatch();
      await desk.close();
      await memory.close();
      if (!options.desktop) await desktop.close();
    }
  } finally {
    if ("release" in lock) await lock.release();
  }
  async function close(report, of) {
    return { output: await writeArtifacts(place.runFolder(run), report), report, workflow: of };
  }
}
async function learnFrom({ learning, manager }, name, say) {
  const { now: now2 } = await manager.info(name);
  const learnt = await learning?.afterRun(now2.state);
  if (learnt?.promoted)
    say(`Other looks of ${learnt.promoted.targets.join(", ")} are known from now on (${learnt.promoted.version}).`);
}
function collectValues(workflow, given, env) {
  const unknown = [...given.keys()].find((name) => !workflow.parameters.some((one) => one.name === name));
  if (unknown !== void 0) {
    const names = workflow.parameters.map(({ name }) => name).join(", ") || "none";
    throw new UsageError(`${workflow.name} has no parameter ${unknown}`, `Its parameters: ${names}`);
  }
  const values = /* @__PURE__ */ new Map();
  for (const { name, isSecret, value } of workflow.parameters) {
    if (isSecret && given.has(name)) {
      throw new UsageError(
        `${name} is secret: on a command line others could read it`,
        `Put it into the environment as ${variableOf(name)}.`
      );
    }
    const found = given.get(name) ?? env[variableOf(name)] ?? value;
    if (found !== void 0) values.set(name, found);
  }
  return values;
}
async function takeDesktop(settings, command) {
  try {
    return await takeLock(lockFileOf(settings, process.platform), command);
  } catch (error) {
    if (error instanceof EnvironmentError) return { busy: messageOf(error) };
    throw error;
  }
}
function blockBusy(workflow, run, { now: now2 }, busy) {
  const said = `This desktop is in use: ${busy} Two at once would click into each other. Wait until it ends, then run again.`;
  return {
    run,
    workflow: workflow.name,
    startedAt: now2().toISOString(),
    ms: 0,
    status: "blocked",
    end: { reason: "desktop-busy", step: void 0, said },
    steps: workflow.steps.map(({ id, title }) => ({
      step: id,
      title,
      status: "not-run",
      found: void 0,
      retries: 0,
      isHealed: false,
      said: "",
      ms: 0
    })),
    healed: [],
    picture: void 0,
    warnings: []
  };
}

export {
  countDifferent,
  boxOfDifference,
  matchesTitle,
  windowAt,
  makeSecrets,
  runReplay,
  collectValues,
  takeDesktop
};
