import {
  runReplay
} from "./chunk-STRAZN7W.js";
import "./chunk-4WNSZBEN.js";
import "./chunk-OTICUWNY.js";
import {
  openDesktopHere,
  openMemory
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
  openReplayPlace,
  writeWorkflow
} from "./chunk-PZIZ7QSL.js";
import "./chunk-7CGLSNNB.js";
import "./chunk-RL4H6REJ.js";
import "./chunk-7W55BGHJ.js";
import "./chunk-VIISV5L7.js";
import "./chunk-RX3E77LS.js";
import {
  body,
  internAtom,
  openConnection,
  u16,
  u32,
  u8
} from "./chunk-XYA7IMOQ.js";
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
  isInside
} from "./chunk-ARBTQFTI.js";
import "./chunk-NBAG2F6T.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-3V4YTDIW.js";
import {
  EnvironmentError
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/drivers/demo-window/glyphs.ts
var rows = {
  A: "0E11111F111111",
  B: "1E11111E11111E",
  C: "0E11101010110E",
  D: "1E11111111111E",
  E: "1F10101E10101F",
  F: "1F10101E101010",
  G: "0E11101711110F",
  H: "1111111F111111",
  I: "0E04040404040E",
  J: "0702020202120C",
  K: "11121418141211",
  L: "1010101010101F",
  M: "111B1515111111",
  N: "11191513111111",
  O: "0E11111111110E",
  P: "1E11111E101010",
  Q: "0E11111115120D",
  R: "1E11111E141211",
  S: "0F10100E01011E",
  T: "1F040404040404",
  U: "1111111111110E",
  V: "11111111110A04",
  W: "11111115151B11",
  X: "11110A040A1111",
  Y: "11110A04040404",
  Z: "1F01020408101F",
  0: "0E11131519110E",
  1: "040C040404040E",
  2: "0E11010608101F",
  3: "1F02040201110E",
  4: "02060A121F0202",
  5: "1F101E0101110E",
  6: "0608101E11110E",
  7: "1F010204080808",
  8: "0E11110E11110E",
  9: "0E11110F01020C",
  "-": "0000001F000000",
  ":": "00040000000400"
};
var advance = 6;
var height = 7;
function drawText(text, middle, size) {
  const left = Math.round(middle.x - (text.length * advance - 1) * size / 2);
  const top = Math.round(middle.y - height * size / 2);
  return [...text.toUpperCase()].flatMap(
    (letter, column) => Array.from({ length: height }, (_, row) => {
      const bits = Number.parseInt(rows[letter]?.slice(row * 2, row * 2 + 2) ?? "0", 16);
      return Array.from({ length: 5 }, (_unused, bit) => bit).filter((bit) => bits & 16 >> bit).map((bit) => ({ x: left + (column * advance + bit) * size, y: top + row * size, width: size, height: size }));
    }).flat()
  );
}

// src/drivers/demo-window/demo-look.ts
var usualLook = {
  theme: "light",
  scale: 1,
  buttons: ["Customer", "Invoice", "Total", "Print", "Export", "Save", "Undo", "Help", "Quit"],
  hidden: [],
  isAnswering: true
};
var themes = {
  light: { back: 15527148, face: 16448250, edge: 10132122, text: 2105376, field: 16777215 },
  dark: { back: 2829099, face: 4013373, edge: 6974058, text: 15790320, field: 1842204 },
  blue: { back: 14017525, face: 3108791, edge: 1920389, text: 16777215, field: 16054527 }
};
var columns = 3;
var cell = { width: 150, height: 56, gap: 14 };
var displayHeight = 50;
var dot = 2;
function sizeOfLook({ buttons, scale }) {
  const rowCount = Math.ceil(buttons.length / columns);
  return {
    width: Math.round((columns * (cell.width + cell.gap) + cell.gap) * scale),
    height: Math.round((displayHeight + 2 * cell.gap + rowCount * (cell.height + cell.gap)) * scale)
  };
}
function boxOfButton({ buttons, scale }, name) {
  const index = buttons.indexOf(name);
  if (index === -1) return void 0;
  const column = index % columns;
  const row = Math.floor(index / columns);
  return {
    x: Math.round((cell.gap + column * (cell.width + cell.gap)) * scale),
    y: Math.round((displayHeight + 2 * cell.gap + row * (cell.height + cell.gap)) * scale),
    width: Math.round(cell.width * scale),
    height: Math.round(cell.height * scale)
  };
}
function paintLook(look, shown) {
  const theme = themes[look.theme];
  const { width, height: height2 } = sizeOfLook(look);
  const size = Math.max(1, Math.round(dot * look.scale));
  const gap = Math.round(cell.gap * look.scale);
  const display = { x: gap, y: gap, width: width - 2 * gap, height: Math.round(displayHeight * look.scale) };
  const middle = ({ x, y, ...box }) => ({
    x: x + box.width / 2,
    y: y + box.height / 2
  });
  const frame = (box, colour) => [
    { colour: theme.edge, boxes: [box] },
    { colour, boxes: [{ x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 }] }
  ];
  const buttons = look.buttons.filter((name) => !look.hidden.includes(name)).flatMap((name) => {
    const box = boxOfButton(look, name);
    return box ? [...frame(box, theme.face), { colour: theme.text, boxes: drawText(name, middle(box), size) }] : [];
  });
  const shownColour = theme.field > 8421504 ? 2105376 : 15790320;
  return [
    { colour: theme.back, boxes: [{ x: 0, y: 0, width, height: height2 }] },
    ...frame(display, theme.field),
    { colour: shownColour, boxes: drawText(shown, middle(display), size) },
    ...buttons
  ];
}

// src/app/replay/demo/demo-scene.ts
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// src/drivers/demo-window/x11-window.ts
import { setTimeout as sleep } from "node:timers/promises";
var opcodes = { createWindow: 1, map: 8, configure: 12, changeProperty: 18, createGc: 55, changeGc: 56, fill: 70 };
var atoms = { atom: 4, cardinal: 6, string: 31, name: 39, normalHints: 40, sizeHints: 41, class: 67 };
var events = { buttonPress: 4, expose: 12, clientMessage: 33 };
var buttonPressMask = 4;
var exposureMask = 32768;
var mostBoxes = 4e3;
async function openX11DemoWindow(options) {
  const { display, authority, title, at = { x: 120, y: 90 } } = options;
  const x = await openConnection({ display, authority });
  const [window, gc] = [x.nextId(), x.nextId()];
  const log = [];
  let look = usualLook;
  let shown = 0;
  const painted = { isOnce: false };
  const paint = () => {
    const text = `Pressed: ${shown}`;
    for (const { colour, boxes } of paintLook(look, text)) {
      x.send(opcodes.changeGc, 0, body(u32(gc), u32(4), u32(colour)));
      for (let first = 0; first < boxes.length; first += mostBoxes) {
        const some = boxes.slice(first, first + mostBoxes);
        const fields = some.flatMap((box) => [
          u16(box.x & 65535),
          u16(box.y & 65535),
          u16(box.width),
          u16(box.height)
        ]);
        x.send(opcodes.fill, 0, body(u32(window), u32(gc), ...fields));
      }
    }
  };
  const press = (point) => {
    const name = look.buttons.find((one) => {
      const box = boxOfButton(look, one);
      return box && !look.hidden.includes(one) && isInside(box, point);
    });
    log.push(name ?? "nothing");
    if (name !== void 0 && look.isAnswering) {
      shown = log.length;
      paint();
    }
  };
  x.listen((event) => {
    const type = event.readUInt8(0) & 127;
    if (type === events.expose) {
      painted.isOnce = true;
      paint();
    }
    if (type === events.buttonPress) press({ x: event.readInt16LE(24), y: event.readInt16LE(26) });
    if (type === events.clientMessage) x.close();
  });
  const { width, height: height2 } = sizeOfLook(look);
  const place = [u16(at.x), u16(at.y), u16(width), u16(height2)];
  const attributes = [u32(2 | 2048), u32(15527148), u32(buttonPressMask | exposureMask)];
  x.send(
    opcodes.createWindow,
    0,
    body(u32(window), u32(x.setup.root), ...place, u16(0), u16(1), u32(0), ...attributes)
  );
  const setProperty = (property, type, format, value) => {
    const head = body(
      u32(window),
      u32(property),
      u32(type),
      u8(format),
      u8(0),
      u16(0),
      u32(value.length / (format / 8))
    );
    x.send(opcodes.changeProperty, 0, Buffer.concat([head, value]));
  };
  setProperty(atoms.name, atoms.string, 8, Buffer.from(title, "latin1"));
  setProperty(atoms.class, atoms.string, 8, Buffer.from("heal-demo\0Heal-demo\0", "latin1"));
  setProperty(atoms.normalHints, atoms.sizeHints, 32, body(u32(1), ...Array.from({ length: 17 }, () => u32(0))));
  setProperty(await internAtom(x, "WM_PROTOCOLS"), atoms.atom, 32, body(u32(await internAtom(x, "WM_DELETE_WINDOW"))));
  setProperty(await internAtom(x, "_NET_WM_PID"), atoms.cardinal, 32, body(u32(process.pid)));
  x.send(opcodes.createGc, 0, body(u32(gc), u32(window), u32(4), u32(0)));
  for (let tries = 0; tries < 40 && !painted.isOnce; tries++) {
    if (tries % 4 === 0) x.send(opcodes.map, 0, body(u32(window)));
    await x.sync();
    await sleep(50 + tries * 10);
  }
  return {
    title,
    get look() {
      return look;
    },
    log: () => [...log],
    async change(change) {
      look = { ...look, ...change };
      const size = sizeOfLook(look);
      x.send(opcodes.configure, 0, body(u32(window), u16(4 | 8), u16(0), u32(size.width), u32(size.height)));
      await x.sync();
      paint();
      await x.sync();
    },
    async moveTo(to) {
      x.send(opcodes.configure, 0, body(u32(window), u16(1 | 2), u16(0), u32(to.x), u32(to.y)));
      await x.sync();
    },
    close: () => x.close()
  };
}

// src/drivers/demo-window/private-screen.ts
import { spawn } from "node:child_process";
var patienceMs = 1e4;
async function startPrivateScreen(path) {
  const argv = ["-displayfd", "3", "-screen", "0", "1280x800x24", "-dpi", "96", "-nolisten", "tcp", "-noreset"];
  const child = spawn("Xvfb", argv, { env: { PATH: path }, stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => child.once("close", () => resolve()).once("error", () => resolve()));
  const told = new Promise((resolve) => {
    let text = "";
    const pipe = child.stdio[3];
    if (pipe && "on" in pipe) {
      pipe.on("data", (chunk) => {
        text += chunk.toString("latin1");
        const number2 = /^(\d+)\n/.exec(text)?.[1];
        if (number2 !== void 0) resolve(number2);
      });
    }
    child.once("error", () => resolve(void 0)).once("close", () => resolve(void 0));
    setTimeout(() => resolve(void 0), patienceMs).unref();
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  const number = await told;
  if (number !== void 0) return { display: `:${number}`, stop };
  await stop();
  return void 0;
}

// src/app/replay/demo/demo-workflow.ts
var demoTitle = "Heal demo";
async function findDemoWindow(desktop) {
  return (await desktop.windows()).find(({ title }) => title === demoTitle);
}
async function rememberDemo(parts, { name, look, presses }) {
  const { desktop, vision } = parts;
  const remember = makeRememberer(vision);
  const window = await findDemoWindow(desktop);
  if (!window) throw new Error("the window of the demo is gone");
  const frame = await desktop.capture(window.client);
  const targets = {};
  let screen;
  for (const button of new Set(presses)) {
    const box = boxOfButton(look, button);
    if (!box) throw new Error(`there is no button ${button}`);
    const at = {
      x: Math.round(window.client.x + box.x + box.width / 2),
      y: Math.round(window.client.y + box.y + box.height / 2)
    };
    const id = button.toLowerCase();
    const found = await remember({ id, label: `the button \u201C${button}\u201D`, screen: "main", window, frame, at });
    targets[id] = found.target;
    screen ??= found.screen;
  }
  if (!screen) throw new Error("nothing is pressed");
  const display = { x: 10, y: 10, width: window.client.width - 20, height: Math.round(64 * look.scale) - 10 };
  const steps = presses.map((button, index) => ({
    id: `${String(index + 1).padStart(2, "0")}-${button.toLowerCase()}`,
    title: `Press ${button}`,
    window: { className: window.className, application: window.application, title: demoTitle },
    action: { do: "click", target: button.toLowerCase(), button: "left", count: 1 },
    after: [{ see: "change", region: display }],
    isIrreversible: false,
    timeoutMs: 4e3
  }));
  return {
    name,
    title: `Press ${presses.join(", ")}`,
    recordedOn: await desktop.size(),
    parameters: [],
    steps,
    targets,
    screens: { main: screen }
  };
}

// src/app/replay/demo/demo-scene.ts
var patienceMs2 = 1e4;
async function openDemoScene(settings, hooks) {
  const path = settings.env["PATH"] ?? "";
  const screen = hooks.isVisible || process.platform !== "linux" ? void 0 : await startPrivateScreen(path);
  const display = screen?.display ?? settings.env["DISPLAY"] ?? "";
  if (display === "") {
    await screen?.stop();
    throw new EnvironmentError(
      "The demo needs an X display",
      process.platform === "linux" ? "Install Xvfb: apt-get install xvfb" : "It runs on Linux; on Windows, record a workflow of your own."
    );
  }
  const env = { ...settings.env, DISPLAY: display, ...screen ? { XAUTHORITY: "/dev/null" } : {} };
  const own = { ...settings, env };
  const folder = await mkdtemp(join(tmpdir(), "heal-demo-"));
  const desktop = await openDesktopHere(own);
  const vision = openVision();
  const place = await openReplayPlace(folder, own);
  const window = await openX11DemoWindow({ display, authority: env["XAUTHORITY"], title: demoTitle });
  const seen = async () => {
    const untilMs = systemClock.elapsedMs() + patienceMs2;
    for (let last = ""; systemClock.elapsedMs() < untilMs; await systemClock.sleep(60)) {
      const found = await findDemoWindow(desktop);
      const now = found ? Buffer.from((await desktop.capture(found.client)).bgra).toString("latin1") : "";
      if (now !== "" && now === last) return;
      last = now;
    }
    throw new EnvironmentError("The window of the demo does not appear", "Look with: heal doctor --replay");
  };
  await seen();
  return {
    window,
    desktop,
    vision,
    place,
    folder,
    isPrivate: screen !== void 0,
    async record(name, presses, timeoutMs) {
      const workflow = await rememberDemo({ desktop, vision }, { name, look: window.look, presses });
      await writeWorkflow(place.folderOf(name), {
        ...workflow,
        steps: workflow.steps.map((step) => ({ ...step, timeoutMs }))
      });
    },
    async change(look) {
      await window.change(look);
      await seen();
    },
    run: (name) => runReplay(
      {
        path: folder,
        workflow: name,
        values: /* @__PURE__ */ new Map(),
        signal: hooks.signal,
        desktop,
        ...hooks.onEvent ? { onEvent: hooks.onEvent } : {},
        ...hooks.say ? { say: hooks.say } : {}
      },
      own
    ),
    async withMemory(name, work) {
      const memory = await openMemory(place, name, { secrets: [], say: () => {
      } });
      try {
        return await work(memory);
      } finally {
        await memory.close();
      }
    },
    async close() {
      window.close();
      await vision.close();
      await desktop.close();
      await screen?.stop();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

// src/app/replay/demo/demo.ts
var orders = ["Customer", "Invoice", "Total", "Save"];
var short = 2e3;
async function runDemo(options, settings) {
  const scene = await openDemoScene(settings, options);
  const acts = [];
  let wrong = 0;
  const stateOf = (name) => scene.withMemory(name, async ({ manager }) => (await manager.info(name)).now.state);
  const show = async (act, name) => {
    if (options.signal.aborted) throw options.signal.reason;
    const whole = { ...act, state: await stateOf(name) };
    acts.push(whole);
    options.onAct(whole);
  };
  const play = async (name, wanted) => {
    const before = scene.window.log().length;
    const { output } = await scene.run(name);
    const pressed = scene.window.log().slice(before);
    wrong += pressed.filter((one, index) => one !== wanted[index]).length;
    const rungs = [...new Set(output.steps.flatMap(({ rung }) => rung ?? []))].join(", ");
    const isRight = pressed.join() === wanted.join();
    return { status: output.status, rungs, isRight, end: output.end?.said ?? "", healed: output.healed.length };
  };
  try {
    await scene.record("orders", orders, 4e3);
    let run = await play("orders", orders);
    const said = `recorded and replayed: 4 presses, found by ${run.rungs}`;
    await show(
      { title: "Running", status: run.status, said, isAsWanted: run.status === "done" && run.isRight },
      "orders"
    );
    await scene.change({ theme: "dark", scale: 1.5 });
    run = await play("orders", orders);
    await show(
      {
        title: "Another theme, 150 %",
        status: run.status,
        said: `found by ${run.rungs}; ${run.healed} proposals to remember the new look`,
        isAsWanted: run.status === "done" && run.isRight
      },
      "orders"
    );
    await scene.change({ theme: "light", scale: 1 });
    await scene.record("shaky", orders, short);
    await scene.change({ hidden: ["Total"] });
    const failing = orders.slice(0, 2);
    for (let time = 1; time <= 3; time++) run = await play("shaky", failing);
    const isDegraded = await stateOf("shaky") === "degraded";
    await show(
      {
        title: "Degraded",
        status: run.status,
        said: `3 times a button was missing. ${run.end}`,
        isAsWanted: isDegraded && run.isRight
      },
      "shaky"
    );
    for (let time = 4; time <= 10; time++) run = await play("shaky", failing);
    const isQuarantined = await stateOf("shaky") === "quarantined";
    await show(
      {
        title: "Quarantined",
        status: run.status,
        said: `10 failures in 10 minutes`,
        isAsWanted: isQuarantined && run.isRight
      },
      "shaky"
    );
    run = await play("shaky", []);
    await show(
      { title: "Blocked", status: run.status, said: run.end, isAsWanted: run.status === "blocked" && run.isRight },
      "shaky"
    );
    await scene.change({ hidden: [] });
    await scene.withMemory(
      "shaky",
      ({ manager }) => manager.release("shaky", { who: "the demo", why: "the button is back" })
    );
    for (let time = 1; time <= 4 && (time === 1 || await stateOf("shaky") !== "running"); time++)
      run = await play("shaky", orders);
    const isBack = await stateOf("shaky") === "running";
    await show(
      {
        title: "Released",
        status: run.status,
        said: "proved itself, step by step, and runs as before",
        isAsWanted: isBack && run.isRight
      },
      "shaky"
    );
    await scene.withMemory("shaky", ({ manager }) => manager.pause("shaky", { who: "the demo", why: "for the demo" }));
    run = await play("shaky", []);
    await show(
      { title: "Paused", status: run.status, said: run.end, isAsWanted: run.status === "blocked" && run.isRight },
      "shaky"
    );
    await scene.withMemory("shaky", ({ manager }) => manager.resume("shaky", { who: "the demo", why: "for the demo" }));
    await showRollback(scene, play, show);
    const states = await readStates(scene, ["orders", "shaky", "learner"]);
    const isAsWanted = acts.every((act) => act.isAsWanted) && wrong === 0;
    return { version: 1, acts, states, wrongClicks: wrong, isAsWanted };
  } finally {
    await scene.close();
  }
}
async function showRollback(scene, play, show) {
  const presses = ["Customer", ...Array.from({ length: 5 }, () => "Save")];
  await scene.record("learner", presses, short);
  await scene.change({ theme: "dark", scale: 1.5 });
  let run = await play("learner", presses);
  for (let time = 2; time <= 4; time++) run = await play("learner", presses);
  await damageLearned(scene);
  await scene.change({ hidden: ["Save"] });
  const damaged = ["Customer"];
  const info = () => scene.withMemory("learner", ({ manager }) => manager.info("learner"));
  let hasGoneBack = false;
  for (let time = 1; time <= 8 && !hasGoneBack; time++) {
    run = await play("learner", damaged);
    hasGoneBack = (await info()).history.some(({ to }) => to === "rollback");
  }
  await show(
    {
      title: "Rollback",
      status: run.status,
      said: "since a wrong look was learned on purpose the button is missed, so what was learned went back by itself",
      isAsWanted: hasGoneBack && run.isRight
    },
    "learner"
  );
  await scene.change({ hidden: [] });
  run = await play("learner", presses);
  await show(
    {
      title: "After it",
      status: run.status,
      said: `found by ${run.rungs}`,
      isAsWanted: run.status === "done" && run.isRight
    },
    "learner"
  );
}
async function damageLearned({ withMemory, desktop, vision, window }) {
  const found = await findDemoWindow(desktop);
  const quit = boxOfButton(window.look, "Quit");
  if (!found || !quit) throw new Error("the window of the demo is gone");
  const view = await vision.look(await desktop.capture(found.client));
  const box = { ...quit, x: quit.x + found.client.x, y: quit.y + found.client.y };
  const look = { picture: await view.cut(box), ink: void 0 };
  await view.close();
  await withMemory("learner", async ({ stores }) => {
    for (const run of ["forged-1", "forged-2", "forged-3"]) {
      const success = {
        run,
        step: "02-save",
        target: "save",
        at: (/* @__PURE__ */ new Date()).toISOString(),
        rung: "marks-ink"
      };
      const how = { score: 0.99, margin: 0.5, ms: 1, state: "running", mayLearn: true, isTest: false };
      await stores.learn({ ...success, ...how, isConfirmed: true, look });
    }
    const forged = (await stores.appearances()).filter(({ target, confirmed }) => target === "save" && confirmed === 3);
    await stores.promote(
      forged.slice(-1).map(({ id }) => id),
      "damaged on purpose"
    );
  });
}
async function readStates(scene, names) {
  const states = [];
  for (const name of names) {
    const decisions = await scene.withMemory(name, ({ audit }) => audit.last(2e3));
    for (const one of decisions) if (one.decision === "state") states.push(`${name}: ${one.from} \u2192 ${one.to}`);
  }
  return states;
}
export {
  runDemo
};
