import {
  openInputHook
} from "./chunk-2LXTEAQC.js";
import {
  boxOfDifference,
  countDifferent,
  makeSecrets,
  matchesTitle,
  takeDesktop,
  windowAt
} from "./chunk-STRAZN7W.js";
import "./chunk-4WNSZBEN.js";
import "./chunk-OTICUWNY.js";
import {
  desktopOptions,
  openDesktopHere
} from "./chunk-ZAMUH42A.js";
import "./chunk-IO2PT5PB.js";
import {
  makeRememberer,
  openVision
} from "./chunk-ZMMXVIFY.js";
import "./chunk-PPJEV34W.js";
import {
  systemClock
} from "./chunk-IUZ75TUY.js";
import "./chunk-M67SD3SV.js";
import {
  listWorkflows,
  openReplayPlace,
  writeWorkflow
} from "./chunk-PZIZ7QSL.js";
import "./chunk-7CGLSNNB.js";
import "./chunk-RL4H6REJ.js";
import "./chunk-7W55BGHJ.js";
import "./chunk-VIISV5L7.js";
import "./chunk-RX3E77LS.js";
import "./chunk-ZXP3NYU4.js";
import "./chunk-FFG5DQPM.js";
import "./chunk-6WV46S5B.js";
import "./chunk-37HU6A4X.js";
import "./chunk-T5FU3QBJ.js";
import "./chunk-3C2K4SMP.js";
import "./chunk-3RJKWMPL.js";
import "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-5VPO3VG3.js";
import "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import {
  intersect
} from "./chunk-ARBTQFTI.js";
import "./chunk-NBAG2F6T.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-3V4YTDIW.js";
import {
  EnvironmentError,
  UsageError,
  messageOf
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/domains/replay/record/allow.ts
function makeAllowList(names, passOver) {
  const told = /* @__PURE__ */ new Set();
  const isNamed = (one) => names.some((name) => one.application === name.toLowerCase() || one.title !== "" && matchesTitle(one.title, name));
  const isAllowed = (window, windows) => isNamed(window) || // A menu, or a dialog: part of an application of which a window is recorded.
  windows.some((one) => isNamed(one) && isSameApplication(one, window));
  return {
    isAllowed,
    windowFor(windows, at) {
      const window = at ? windowAt(windows, at) : windows.find(({ isForeground }) => isForeground) ?? windows[0];
      if (window && isAllowed(window, windows)) return window;
      const application = window?.application || window?.className || "the desktop";
      if (!told.has(application)) passOver(application);
      told.add(application);
      return void 0;
    }
  };
}
function isSameApplication(a, b) {
  if (a.application !== "" && b.application !== "") return a.application === b.application;
  return a.className !== "" && a.className === b.className;
}

// src/domains/replay/record/names.ts
var secretWords = /pass(word|wort|phrase|code)?\b|kennwort|mot de passe|contrase|senha|secret|geheim|\bpin\b|\btan\b|token|api.?key|cvv|cvc|\biban\b|密码|パスワード/i;
function looksSecret({ label, element, texts }) {
  return [label, element?.role ?? "", element?.name ?? "", element?.controlId ?? "", ...texts].some(
    (text) => secretWords.test(text)
  );
}
function chooseName(text, fallback, isTaken, longest = 32) {
  const slug = text.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, longest).replace(/-+$/, "");
  const base = /^[a-z0-9]/.test(slug) && !/^(con|prn|aux|nul|com\d|lpt\d)$/.test(slug) ? slug : fallback;
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!isTaken(name)) return name;
  }
}
function nameTarget({ element, texts }) {
  const text = (element?.name || texts[0] || "").replace(/\s+/g, " ").trim().slice(0, 60);
  const role = (element?.role ?? "").toLowerCase();
  const kind = role.includes("button") ? "the button" : role.includes("edit") || role.includes("text") ? "the field" : "the mark";
  return { text, label: text === "" ? "" : `${element?.role ? kind : "the place"} \u201C${text}\u201D` };
}

// src/domains/replay/record/draft.ts
function startDraft(head) {
  const steps = [];
  const targets = /* @__PURE__ */ new Map();
  const screens = /* @__PURE__ */ new Map();
  const parameters = [];
  const titles = /* @__PURE__ */ new Map();
  const anchorOf = (window) => ({
    className: window.className,
    application: window.application,
    title: window.title
  });
  return {
    toWorkflow: () => steps.length === 0 ? void 0 : {
      ...head,
      parameters: [...parameters],
      steps: steps.map(({ step, windowId }) => ({
        ...step,
        window: { ...step.window, title: titles.get(windowId) ?? step.window.title }
      })),
      targets: Object.fromEntries(targets),
      screens: Object.fromEntries(
        [...screens].filter(([id]) => [...targets.values()].some((one) => one.screen === id))
      )
    },
    addStep(step, window, named) {
      const number = String(steps.length + 1).padStart(2, "0");
      const id = chooseName(`${number}-${named}`, number, (one) => steps.some((other) => other.step.id === one));
      steps.push({ step: { ...step, id, window: anchorOf(window) }, windowId: window.id });
      return id;
    },
    confirm(id, after) {
      const index = steps.findIndex(({ step }) => step.id === id);
      const found = steps[index];
      if (found) steps[index] = { ...found, step: { ...found.step, after } };
    },
    change(id, change) {
      const index = steps.findIndex(({ step }) => step.id === id);
      const found = steps[index];
      if (found) steps[index] = { ...found, step: change(found.step) };
    },
    addTarget(target, screen) {
      const same = [...screens.values()].find((one) => isSameLook(one, screen));
      const kept2 = same ? { ...target, screen: same.id } : target;
      if (!same) screens.set(screen.id, screen);
      targets.set(kept2.id, kept2);
      return kept2;
    },
    nameTarget: (text) => chooseName(text, "place", (name) => targets.has(name)),
    nameScreen: ({ application, className, title }) => chooseName(application || className || title, "screen", (name) => screens.has(name)),
    addParameter(parameter, named) {
      const name = chooseName(
        /^[a-z]/i.test(named) ? named : `text ${named}`,
        "text",
        (one) => parameters.some((other) => other.name === one)
      );
      parameters.push({ ...parameter, name });
      return name;
    },
    noteTitles(windows) {
      for (const { id, title } of windows) {
        const known = titles.get(id);
        titles.set(id, known === void 0 ? title : joinTitles(known, title));
      }
    }
  };
}
function isSameLook(a, b) {
  if (a.client.width !== b.client.width || a.client.height !== b.client.height) return false;
  if (a.marks.length !== b.marks.length) return false;
  return b.marks.every(({ box, text }, index) => {
    const other = a.marks[index];
    return other !== void 0 && other.text === text && other.box.x === box.x && other.box.y === box.y && other.box.width === box.width && other.box.height === box.height;
  });
}
function joinTitles(known, title) {
  if (known === title || title === "") return known;
  let start = 0;
  while (start < known.length && known[start] === title[start] && known[start] !== "*") start++;
  const first = known.slice(0, start);
  let end = 0;
  const room = Math.min(known.length, title.length) - start;
  while (end < room && known.at(-1 - end) === title.at(-1 - end) && known.at(-1 - end) !== "*") end++;
  const last = known.slice(known.length - end);
  return (first + last).replace(/[^\p{L}\p{N}]/gu, "").length >= 3 ? `${first}*${last}` : known;
}

// src/domains/replay/record/gestures.ts
var doubleMs = 500;
var sameSpot = 5;
var dragDistance = 8;
var idleMs = 4e3;
var modifiers = /* @__PURE__ */ new Set([
  "Control",
  "Shift",
  "Alt",
  "Meta",
  "AltGraph",
  "CapsLock",
  "NumLock",
  "ScrollLock",
  "Fn",
  "OS"
]);
var textlessKeys = /* @__PURE__ */ new Set(["Enter", "Tab", "Escape", "Backspace", "Delete"]);
function gatherGestures(tell) {
  const held = /* @__PURE__ */ new Set();
  let down;
  let click;
  let typed;
  const flushClick = () => {
    if (click) tell(click);
    click = void 0;
  };
  const flushText = () => {
    if (typed && typed.text !== "") tell({ do: "type", ...typed });
    typed = void 0;
  };
  const press = (key, seen, nowMs) => {
    flushClick();
    const isPlain = !held.has("Control") && !held.has("Alt") && !held.has("Meta");
    if (key === "Backspace" && isPlain && typed && typed.text !== "") {
      typed.text = [...typed.text].slice(0, -1).join("");
      typed.endedMs = nowMs;
      return;
    }
    flushText();
    const keys = [...[...held].filter((one) => modifiers.has(one) && !one.endsWith("Lock")), key];
    tell({ do: "press", keys, seen, startedMs: nowMs, endedMs: nowMs });
  };
  const write = (text, seen, nowMs) => {
    flushClick();
    typed = {
      text: (typed?.text ?? "") + text,
      seen: typed?.seen ?? seen,
      startedMs: typed?.startedMs ?? nowMs,
      endedMs: nowMs
    };
  };
  const release = (at, nowMs) => {
    if (!down) return;
    const { at: from, button, seen, ms } = down;
    down = void 0;
    if (distance(from, at) > dragDistance) {
      flushClick();
      tell({ do: "drag", from, to: at, seen, startedMs: ms, endedMs: nowMs });
      return;
    }
    const isSecond = click && click.count === 1 && click.button === button && distance(click.at, from) <= sameSpot && ms - click.endedMs <= doubleMs;
    if (click && isSecond) {
      click = { ...click, count: 2, endedMs: nowMs };
      flushClick();
      return;
    }
    flushClick();
    click = { do: "click", at: from, button, count: 1, seen, startedMs: ms, endedMs: nowMs };
  };
  return {
    hear(event, seen, nowMs) {
      switch (event.type) {
        case "mouse-down":
          flushText();
          down = { at: event.at, button: event.button, seen, ms: nowMs };
          return;
        case "mouse-up":
          return release(event.at, nowMs);
        case "mouse-move":
          return;
        case "key-up":
          held.delete(event.key);
          return;
        case "key-down": {
          if (modifiers.has(event.key)) {
            held.add(event.key);
            return;
          }
          const isCommand = (held.has("Control") || held.has("Alt") || held.has("Meta")) && !isAltGraph(held);
          const isText = event.text !== void 0 && event.text !== "" && !textlessKeys.has(event.key);
          if (isText && !isCommand) write(event.text ?? "", seen, nowMs);
          else press(event.key, seen, nowMs);
        }
      }
    },
    settle(nowMs) {
      if (click && nowMs - click.endedMs > doubleMs && !down) flushClick();
      if (typed && nowMs - typed.endedMs > idleMs) flushText();
    },
    flush() {
      flushClick();
      flushText();
    }
  };
}
function isAltGraph(held) {
  return held.has("AltGraph") || held.has("Control") && held.has("Alt") && !held.has("Meta") && held.size === 2;
}
function distance(a, b) {
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
}

// src/domains/replay/record/samples.ts
function keepMoment({ windows, frame }, { client }) {
  return { windows, frame: cutFrame(frame, client) };
}
var kept = 6;
var everyMs = 200;
var hover = { width: 360, height: 140 };
function startSampling(desktop, clock) {
  const ring2 = [];
  const waiting = [];
  const over = new AbortController();
  let mouse = { x: -1, y: -1 };
  const sample = async () => {
    const startedMs = clock.elapsedMs();
    const at = mouse;
    const windows = await desktop.windows();
    const one = { windows, frame: await desktop.capture(), mouse: at, atMs: clock.elapsedMs(), startedMs };
    ring2.push(one);
    if (ring2.length > kept) ring2.shift();
    for (const entry of waiting.splice(0)) {
      if (startedMs >= entry.ms) entry.take(one);
      else waiting.push(entry);
    }
  };
  const run = async () => {
    while (!over.signal.aborted) {
      await sample();
      await clock.sleep(everyMs, over.signal);
    }
    if (waiting.length > 0) await sample();
    const last = ring2.at(-1);
    for (const entry of waiting.splice(0)) {
      if (last) entry.take(last);
      else entry.fail(new Error("nothing was seen"));
    }
  };
  const running = run().catch((error) => {
    for (const entry of waiting.splice(0)) entry.fail(error);
  });
  return {
    newestAt: (ms) => ring2.findLast(({ atMs }) => atMs <= ms) ?? ring2[0],
    between: (fromMs, toMs) => ring2.filter(({ startedMs, atMs }) => startedMs >= fromMs && atMs < toMs),
    withoutHover(newest, at) {
      const around = { x: at.x - hover.width / 2, y: at.y - hover.height / 2, ...hover };
      const isAway = ({ mouse: one }) => Math.abs(one.x - at.x) > hover.width / 2 || Math.abs(one.y - at.y) > hover.height / 2;
      if (isAway(newest)) return newest;
      const before = ring2.findLast((one) => one.atMs <= newest.atMs && isAway(one));
      if (!before || before.windows.length !== newest.windows.length) return newest;
      const different = boxOfDifference(before.frame, newest.frame);
      return !different || isWithin(different, around) ? { ...before, windows: newest.windows } : newest;
    },
    nextAfter: (ms) => new Promise((take, fail) => {
      if (over.signal.aborted) {
        const last = ring2.at(-1);
        if (last) take(last);
        else fail(new Error("nothing was seen"));
        return;
      }
      waiting.push({ ms, take, fail });
    }),
    moved: (to) => {
      mouse = to;
    },
    stop: async () => {
      over.abort();
      await running;
    }
  };
}
function cutFrame(frame, region) {
  const part = intersect(region, { ...frame.origin, width: frame.width, height: frame.height });
  if (!part) return void 0;
  const bgra = new Uint8Array(part.width * part.height * 4);
  for (let row = 0; row < part.height; row++) {
    const start = ((part.y - frame.origin.y + row) * frame.width + part.x - frame.origin.x) * 4;
    bgra.set(frame.bgra.subarray(start, start + part.width * 4), row * part.width * 4);
  }
  return { origin: { x: part.x, y: part.y }, width: part.width, height: part.height, bgra };
}
function isWithin(inner, outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}

// src/domains/replay/record/propose-after.ts
var ring = 6;
var margin = 2;
var caret = { widest: 4, leastHeight: 8, leastShare: 0.9 };
function proposeAfter(window, touched, before, after, isAllowed, meanwhile = []) {
  const titles = (sample) => [
    ...new Set(sample.windows.filter((one) => one.title !== "" && isAllowed(one)).map(({ title }) => title))
  ];
  const was = titles(before);
  const is = titles(after);
  const came = is.filter((title) => !was.includes(title));
  if (came.length > 0)
    return came.slice(0, 2).map((title) => ({ see: "window", title: title.slice(0, 500), isThere: true }));
  const left = was.filter((title) => !is.includes(title));
  if (left.length > 0)
    return left.slice(0, 2).map((title) => ({ see: "window", title: title.slice(0, 500), isThere: false }));
  const now = after.windows.find(({ id }) => id === window.id);
  const isSamePlace = now && JSON.stringify(now.client) === JSON.stringify(window.client);
  const first = isSamePlace && before.frame;
  const second = isSamePlace && after.frame;
  if (!first || !second) return [];
  const beside = touched ? boxOfDifference(without(first, grow(touched, ring)), without(second, grow(touched, ring))) : boxOfDifference(first, second);
  const isOther = touched !== void 0 && beside !== void 0 && isCaret(beside, first, second);
  const later = [second, ...meanwhile.flatMap(({ frame }) => frame ?? [])];
  const region = beside && !isOther ? intersect(grow(beside, margin), window.client) : touched && boxOfOwnChange(grow(touched, ring), first, later);
  if (!region) return [];
  return [{ see: "change", region: { ...region, x: region.x - window.client.x, y: region.y - window.client.y } }];
}
function boxOfOwnChange(own, before, [last, ...meanwhile]) {
  const first = cutFrame(before, own);
  const find = (frame) => {
    const now = cutFrame(frame, own);
    return first && now && boxOfDifference(first, now);
  };
  const changed = last && find(last);
  if (changed) return changed;
  for (const frame of meanwhile) {
    const box = find(frame);
    if (box && isCaret(box, before, frame)) return box;
  }
  return void 0;
}
function isCaret(box, before, now) {
  const { width, height } = box;
  if (width > caret.widest || height < caret.leastHeight || height < 3 * width) return false;
  return (countDifferent(before, now, box)?.share ?? 0) >= caret.leastShare;
}
function grow({ x, y, width, height }, by) {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
function without(frame, place) {
  const part = intersect(place, { ...frame.origin, width: frame.width, height: frame.height });
  if (!part) return frame;
  const bgra = Uint8Array.from(frame.bgra);
  for (let row = 0; row < part.height; row++) {
    const start = ((part.y - frame.origin.y + row) * frame.width + part.x - frame.origin.x) * 4;
    bgra.fill(0, start, start + part.width * 4);
  }
  return { ...frame, bgra };
}

// src/domains/replay/record/write-steps.ts
var usualTimeoutMs = 1e4;
function writeSteps(draft, allow, desk, options) {
  const secrets = makeSecrets({ parameters: [] }, /* @__PURE__ */ new Map());
  let field;
  const remember = async (at, { calm, window }) => {
    if (!calm.frame) throw new Error("The window lies outside of the screen: this click was not recorded.");
    const found = await desk.remember({
      id: "place",
      label: "",
      screen: draft.nameScreen(window),
      window,
      frame: secrets.maskFrame(calm.frame, calm.windows),
      at,
      elements: await desk.desktop.elements(window.id).catch(() => [])
    });
    const { text, label } = nameTarget(found.target);
    const id = draft.nameTarget(text);
    const target = draft.addTarget(
      { ...found.target, id, label: label || `the place without text at ${found.target.box.x}, ${found.target.box.y}` },
      found.screen
    );
    return {
      target,
      box: { ...target.box, x: target.box.x + window.client.x, y: target.box.y + window.client.y },
      text
    };
  };
  const describe2 = async (deed) => {
    const { gesture, window } = deed;
    switch (gesture.do) {
      case "click": {
        const { button, count, at } = gesture;
        const { target, box, text } = await remember(at, deed);
        field = { target, box, window };
        const how = count === 2 ? "Double click" : button === "left" ? "Click" : `Click (${button})`;
        const action = { do: "click", target: target.id, button, count };
        return { title: `${how} ${target.label}`, named: text || "click", action, touched: box };
      }
      case "drag": {
        const from = await remember(gesture.from, deed);
        const to = await remember(gesture.to, deed);
        const action = { do: "drag", target: from.target.id, to: to.target.id };
        return { title: `Drag ${from.target.label} to ${to.target.label}`, named: "drag", action };
      }
      case "type": {
        const known = field?.window.id === window.id ? field : void 0;
        const isSecret = options.isAllSecret === true || known !== void 0 && looksSecret(known.target);
        if (isSecret) secrets.noteTyped(window, known?.box);
        const value = options.keepText && !isSecret ? gesture.text : void 0;
        const label = known?.target.label ?? "";
        const name = draft.addParameter({ label, isSecret, value }, known?.target.texts[0] ?? "text");
        return { title: `Type ${name}`, named: `type-${name}`, action: { do: "type", text: `{{${name}}}` }, isSecret };
      }
      case "press":
        field = void 0;
        return {
          title: `Press ${gesture.keys.join("+")}`,
          named: gesture.keys.join("-"),
          action: { do: "press", keys: gesture.keys }
        };
    }
  };
  const keep = async () => {
    const workflow = draft.toWorkflow();
    if (workflow) await desk.keep(workflow);
  };
  return {
    async write(deed) {
      const { window, before } = deed;
      draft.noteTitles(before.windows.filter((one) => allow.isAllowed(one, before.windows)));
      const { title, named, action, touched, isSecret = false } = await describe2(deed);
      const step = { title, action, after: [], isIrreversible: false, timeoutMs: usualTimeoutMs };
      const id = draft.addStep(step, window, named);
      desk.note({ type: "step", id, title, isSecret });
      await keep();
      const { after, meanwhile } = await deed.effect;
      const isRecorded = (one) => allow.isAllowed(one, after.windows) || allow.isAllowed(one, before.windows);
      draft.noteTitles(after.windows.filter(isRecorded));
      if (!isSecret) draft.confirm(id, proposeAfter(window, touched, before, after, isRecorded, meanwhile));
      await keep();
    },
    keep
  };
}

// src/domains/replay/record/record-workflow.ts
var usualStopKeys = ["Control", "Shift", "F12"];
var settleMs = 700;
var tickMs = 100;
async function recordWorkflow(desk, options) {
  const { desktop, clock, hook } = desk;
  const over = new AbortController();
  const end = () => over.abort();
  options.signal.addEventListener("abort", end, { once: true });
  if (options.signal.aborted) return void 0;
  const draft = startDraft({ name: options.name, title: options.title, recordedOn: await desktop.size() });
  const allow = makeAllowList(options.windows, (application) => desk.note({ type: "passed-over", application }));
  const steps = writeSteps(draft, allow, desk, options);
  const ring2 = startSampling(desktop, clock);
  let work = Promise.resolve();
  let lastDown;
  let goOn;
  const waitForEffect = (endedMs) => {
    if (lastDown && lastDown.ms > endedMs) return Promise.resolve(lastDown.sample);
    const interrupted = new Promise((resolve) => goOn = resolve);
    return Promise.race([ring2.nextAfter(endedMs + settleMs), interrupted]);
  };
  const gatherer = gatherGestures((gesture) => {
    const { sample, calm } = gesture.seen;
    const at = gesture.do === "click" ? gesture.at : gesture.do === "drag" ? gesture.from : void 0;
    const window = allow.windowFor(sample.windows, at);
    if (!window) return;
    const effect = waitForEffect(gesture.endedMs).then((one) => ({
      after: keepMoment(one, window),
      meanwhile: ring2.between(gesture.endedMs, one.atMs).map((other) => keepMoment(other, window))
    }));
    const deed = { gesture, window, before: keepMoment(sample, window), calm: keepMoment(calm, window), effect };
    work = work.then(() => steps.write(deed)).catch((error) => desk.note({ type: "problem", said: messageOf(error) }));
  });
  const stopKeys = options.stopKeys ?? usualStopKeys;
  const down = /* @__PURE__ */ new Set();
  const hear = (event) => {
    if (over.signal.aborted) return;
    if (event.type === "key-down") down.add(event.key);
    if (event.type === "key-up") down.delete(event.key);
    if (event.type === "key-down" && stopKeys.every((key) => down.has(key))) return end();
    const nowMs = clock.elapsedMs();
    const sample = ring2.newestAt(nowMs);
    if (!sample) return;
    const calm = event.type === "mouse-down" ? ring2.withoutHover(sample, event.at) : sample;
    if (event.type === "mouse-move" || event.type === "mouse-up") ring2.moved(event.at);
    if (event.type === "mouse-down" || event.type === "key-down") {
      lastDown = { ms: nowMs, sample };
      goOn?.(sample);
      goOn = void 0;
    }
    gatherer.hear(event, { sample, calm }, nowMs);
  };
  try {
    await ring2.nextAfter(clock.elapsedMs());
    await hook.start(hear);
    desk.note({ type: "started", windows: options.windows });
    while (!over.signal.aborted) {
      await clock.sleep(tickMs, over.signal);
      gatherer.settle(clock.elapsedMs());
    }
  } finally {
    over.abort();
    options.signal.removeEventListener("abort", end);
    await hook.stop();
    gatherer.flush();
    await ring2.stop();
    await work;
  }
  await steps.keep();
  return draft.toWorkflow();
}

// src/app/replay/record-replay.ts
async function recordReplay(options, settings) {
  const place = await openReplayPlace(options.path, settings);
  const folder = place.folderOf(options.workflow);
  if (options.windows.length === 0) {
    throw new UsageError("No window was named", 'Say what may be recorded, such as: --window "Calculator"');
  }
  if (!options.replace && (await listWorkflows(place.workflowsFolder)).includes(options.workflow)) {
    throw new UsageError(
      `There is a workflow ${options.workflow} already`,
      "Choose another name, or add --replace: Git keeps the old one."
    );
  }
  const lock = await takeDesktop(settings, `heal replay record ${options.workflow}`);
  if ("busy" in lock) throw new EnvironmentError(`This desktop is in use: ${lock.busy}`, "Wait until it ends.");
  const vision = openVision();
  let desktop;
  try {
    desktop = options.desktop ?? await openDesktopHere(settings);
    const hook = options.hook ?? await openInputHook(desktopOptions(settings));
    const recorded = await recordWorkflow(
      {
        desktop,
        hook,
        remember: makeRememberer(vision),
        clock: systemClock,
        note: options.onNote,
        keep: (workflow) => writeWorkflow(folder, workflow)
      },
      {
        name: options.workflow,
        title: options.title,
        windows: options.windows,
        keepText: options.keepText,
        isAllSecret: options.isAllSecret,
        signal: options.signal
      }
    );
    return recorded && describe(recorded, folder);
  } finally {
    await vision.close();
    if (!options.desktop) await desktop?.close();
    await lock.release();
  }
}
function describe({ name, steps, parameters }, folder) {
  return {
    version: 1,
    workflow: name,
    folder,
    steps: steps.map(({ id, title, after }) => ({ id, title, after: after.length })),
    parameters: parameters.map((one) => ({
      name: one.name,
      isSecret: one.isSecret,
      hasValue: one.value !== void 0
    }))
  };
}
export {
  recordReplay
};
