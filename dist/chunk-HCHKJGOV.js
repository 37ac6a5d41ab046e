import {
  keysymOf,
  keysymsOfNames
} from "./chunk-FONVZXTS.js";
import {
  XError,
  body,
  changeKeyboardMapping,
  fakeEvents,
  fakeInput,
  getAttributes,
  getGeometry,
  getKeyboardMapping,
  getNumbers,
  getOrigin,
  getProperty,
  internAtom,
  openConnection,
  queryPointer,
  queryTree,
  raise,
  selectOnRoot,
  sendClientMessage,
  setInputFocus,
  u16,
  u32,
  u8
} from "./chunk-XYA7IMOQ.js";
import {
  readChord,
  readText
} from "./chunk-T2MY5DAH.js";
import {
  DesktopError
} from "./chunk-ZXP3NYU4.js";
import {
  intersect,
  isInside
} from "./chunk-ARBTQFTI.js";
import "./chunk-EFOYLMI7.js";

// src/drivers/desktop/x11/atoms.ts
var names = [
  "UTF8_STRING",
  "WM_CLASS",
  "WM_CLIENT_MACHINE",
  "WM_DELETE_WINDOW",
  "WM_NAME",
  "WM_PROTOCOLS",
  "WM_TRANSIENT_FOR",
  "_GTK_FRAME_EXTENTS",
  "_NET_ACTIVE_WINDOW",
  "_NET_CLIENT_LIST",
  "_NET_CURRENT_DESKTOP",
  "_NET_SUPPORTED",
  "_NET_WM_DESKTOP",
  "_NET_WM_NAME",
  "_NET_WM_PID",
  "_NET_WM_PING",
  "_NET_WM_STATE",
  "_NET_WM_STATE_HIDDEN"
];
async function internAtoms(x) {
  const numbers2 = await Promise.all(names.map(async (name) => [name, await internAtom(x, name)]));
  return Object.fromEntries(numbers2);
}

// src/drivers/desktop/x11/shared-memory.ts
var libc;
async function openSharedMemory(x, shm, bytes) {
  libc ??= loadLibc().catch(() => void 0);
  const c = await libc;
  if (c === void 0) return void 0;
  const [privateKey, createForMe, removeIt] = [0, 896, 0];
  const segment = c.shmget(privateKey, bytes, createForMe);
  if (segment === -1) return void 0;
  const at = c.shmat(segment, null, 0);
  const id = x.nextId();
  x.send(shm, 1, body(u32(id), u32(segment), u8(0), u8(0), u8(0), u8(0)));
  const isShared = await x.sync().then(
    () => at !== failed,
    () => false
  );
  c.shmctl(segment, removeIt, null);
  if (!isShared) {
    if (at !== failed) c.shmdt(at);
    return void 0;
  }
  let isOpen = true;
  return {
    id,
    bytes: new Uint8Array(c.view(at, bytes)),
    close() {
      if (!isOpen) return;
      isOpen = false;
      x.send(shm, 2, body(u32(id)));
      c.shmdt(at);
    }
  };
}
var failed = 0xffffffffffffffffn;
async function loadLibc() {
  const { default: koffi } = await import("koffi");
  const library = koffi.load(null);
  return {
    shmget: library.func("int shmget(int key, size_t size, int flags)"),
    shmat: library.func("uintptr_t shmat(int id, void *at, int flags)"),
    shmdt: library.func("int shmdt(uintptr_t at)"),
    shmctl: library.func("int shmctl(int id, int command, void *out)"),
    view: (at, bytes) => koffi.view(at, bytes)
  };
}

// src/drivers/desktop/x11/capture.ts
var everyPlane = 4294967295;
var zPixmap = 2;
var badMatch = 8;
async function openCapturing(x) {
  const { root, pixels } = x.setup;
  const shm = x.address.isLocal ? await x.extension("MIT-SHM") : void 0;
  let memory;
  const readShared = async (part, shared, opcode) => {
    const { x: left, y: top, width, height } = part;
    const place = [u32(root), u16(left), u16(top), u16(width), u16(height)];
    await x.request(opcode, 4, body(...place, u32(everyPlane), u8(zPixmap), u8(0), u16(0), u32(shared.id), u32(0)));
    return shared.bytes.slice(0, width * height * 4);
  };
  const readOverSocket = async ({ x: left, y: top, width, height }) => {
    const place = [u32(root), u16(left), u16(top), u16(width), u16(height)];
    const reply = await x.request(73, zPixmap, body(...place, u32(everyPlane)));
    return new Uint8Array(reply.buffer, reply.byteOffset + 32, width * height * 4);
  };
  const readPixels = async (part, whole) => {
    if (shm === void 0) return readOverSocket(part);
    memory ??= openSharedMemory(x, shm, whole);
    let shared = await memory;
    if (shared && shared.bytes.length < whole) {
      shared.close();
      shared = await (memory = openSharedMemory(x, shm, whole));
    }
    return shared ? readShared(part, shared, shm) : readOverSocket(part);
  };
  const captureOnce = async (region) => {
    const { width, height } = await getGeometry(x, root);
    const screen = { x: 0, y: 0, width, height };
    const part = region === void 0 ? screen : intersect(roundOut(region), screen);
    if (part === void 0) throw new DesktopError("The region lies outside of the screen.");
    const bgra = await readPixels(part, width * height * 4);
    return { width: part.width, height: part.height, origin: { x: part.x, y: part.y }, bgra };
  };
  let last = Promise.resolve();
  return {
    capture(region) {
      if (pixels === void 0) {
        return Promise.reject(new DesktopError("The display has no pixels of 32 bits; start it with a depth of 24."));
      }
      const taken = last.then(
        () => captureOnce(region).catch((error) => {
          if (error instanceof XError && error.code === badMatch) return captureOnce(region);
          throw error;
        })
      );
      last = taken.catch(() => void 0);
      return taken;
    },
    close: () => void memory?.then((shared) => shared?.close())
  };
}
function roundOut({ x, y, width, height }) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}

// src/drivers/desktop/x11/focus.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/drivers/desktop/x11/application.ts
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";
import { posix } from "node:path";
var wineLoader = /^wine(?:64|32)?(?:-preloader)?$/;
async function applicationOf(x, atoms, window) {
  if (!x.address.isLocal || process.platform !== "linux") return "";
  const pid = await pidByDisplay(x, window) ?? await pidByWindow(x, atoms, window);
  return pid === void 0 ? "" : nameOfProcess(pid);
}
async function pidByDisplay(x, window) {
  const opcode = await x.extension("X-Resource");
  if (opcode === void 0) return void 0;
  const [queryClientIds, localPid] = [4, 2];
  const reply = await x.request(opcode, queryClientIds, body(u32(1), u32(window), u32(localPid))).catch(() => void 0);
  if (reply === void 0 || reply.readUInt32LE(8) < 1 || reply.length < 48) return void 0;
  const pid = reply.readUInt32LE(32 + 12);
  return pid > 0 ? pid : void 0;
}
async function pidByWindow(x, atoms, window) {
  const [[pid], machine] = await Promise.all([
    getNumbers(x, window, atoms._NET_WM_PID),
    getProperty(x, window, atoms.WM_CLIENT_MACHINE)
  ]);
  const isHere = machine.value.length === 0 || machine.value.toString("latin1").replace(/\0$/, "") === hostname();
  return isHere && pid !== void 0 && pid > 0 ? pid : void 0;
}
async function nameOfProcess(pid) {
  const file = await readlink(`/proc/${pid}/exe`).catch(() => "");
  const name = posix.basename(file.replace(/ \(deleted\)$/, ""));
  if (name !== "" && !wineLoader.test(name)) return name.toLowerCase();
  const told = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "");
  return told.trim().toLowerCase().replace(/\.exe$/, "");
}

// src/drivers/desktop/x11/windows.ts
var longestTitle = 500;
async function stackWindows(x, atoms) {
  const { children } = await queryTree(x, x.setup.root);
  const [attributes, clients] = await Promise.all([
    Promise.all(children.map((window) => orGone(getAttributes(x, window)))),
    findClients(x, atoms, children)
  ]);
  const isSeen = (one) => one !== void 0 && one.isViewable && !one.isInputOnly;
  return children.flatMap((top, index) => {
    const own = attributes[index];
    if (!isSeen(own)) return [];
    const client = clients.get(top);
    return [{ top, client: client ?? top, isUnmanaged: client === void 0 && own.isUnmanaged }];
  }).toReversed();
}
async function findClients(x, atoms, tops) {
  const managed = await getNumbers(x, x.setup.root, atoms._NET_CLIENT_LIST);
  const known = new Set(tops);
  const found = await Promise.all(
    managed.map(async (client) => {
      let window = client;
      for (let depth = 0; depth < 20; depth++) {
        if (known.has(window)) return [window, client];
        const tree = await orGone(queryTree(x, window));
        if (tree === void 0 || tree.parent === 0) return void 0;
        window = tree.parent;
      }
      return void 0;
    })
  );
  return new Map(found.filter((entry) => entry !== void 0));
}
async function letsThrough(x, window) {
  const shape = await x.extension("SHAPE");
  if (shape === void 0) return false;
  const [getRectangles, inputShape] = [8, 2];
  const reply = await x.request(shape, getRectangles, body(u32(window), u8(inputShape), u8(0), u16(0)));
  return reply.readUInt32LE(8) === 0;
}
async function listWindows(x, atoms) {
  const [stack, screen, active, desktop] = await Promise.all([
    stackWindows(x, atoms),
    getGeometry(x, x.setup.root),
    activeWindow(x, atoms),
    getNumbers(x, x.setup.root, atoms._NET_CURRENT_DESKTOP)
  ]);
  const described = await Promise.all(
    stack.map((window) => orGone(describeWindow(x, atoms, window, { active, desktop: desktop[0] })))
  );
  const whole = { x: 0, y: 0, width: screen.width, height: screen.height };
  return described.filter(
    (window) => window !== void 0 && window.bounds.width > 1 && window.bounds.height > 1 && intersect(window.bounds, whole) !== void 0
  );
}
async function describeWindow(x, atoms, { top, client, isUnmanaged }, now) {
  const [frame, inner, origin, title, className, application, shadow, state, desktop] = await Promise.all([
    getGeometry(x, top),
    getGeometry(x, client),
    getOrigin(x, client),
    titleOf(x, atoms, client),
    classOf(x, atoms, client),
    applicationOf(x, atoms, client),
    getNumbers(x, client, atoms._GTK_FRAME_EXTENTS),
    getNumbers(x, client, atoms._NET_WM_STATE),
    getNumbers(x, client, atoms._NET_WM_DESKTOP)
  ]);
  const onEvery = 4294967295;
  const [where] = desktop;
  const isElsewhere = where !== void 0 && where !== onEvery && now.desktop !== void 0 && where !== now.desktop;
  if (!isUnmanaged && (isElsewhere || state.includes(atoms._NET_WM_STATE_HIDDEN))) return void 0;
  const inside = { x: origin.x, y: origin.y, width: inner.width, height: inner.height };
  const outside = {
    x: frame.x,
    y: frame.y,
    width: frame.width + 2 * frame.border,
    height: frame.height + 2 * frame.border
  };
  if (isUnmanaged && className === "" && title === "" && await letsThrough(x, client)) return void 0;
  const paintsFrame = top === client || frame.width === inner.width && frame.height === inner.height;
  return {
    id: writeId(client),
    title,
    className,
    application,
    bounds: withoutShadow(paintsFrame ? outside : joined(outside, inside), shadow),
    client: withoutShadow(inside, shadow),
    isForeground: client === now.active
  };
}
function joined(a, b) {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const [right, bottom] = [Math.max(a.x + a.width, b.x + b.width), Math.max(a.y + a.height, b.y + b.height)];
  return { x, y, width: right - x, height: bottom - y };
}
function withoutShadow(rect, [left = 0, right = 0, top = 0, bottom = 0]) {
  const width = rect.width - left - right;
  const height = rect.height - top - bottom;
  return width > 0 && height > 0 ? { x: rect.x + left, y: rect.y + top, width, height } : rect;
}
async function activeWindow(x, atoms) {
  const [told] = await getNumbers(x, x.setup.root, atoms._NET_ACTIVE_WINDOW);
  if (told !== void 0) return told;
  const focus = await x.sync();
  return isWindow(focus) ? await topOf(x, focus) ?? 0 : 0;
}
var isWindow = (focus) => focus > 1;
async function topOf(x, window) {
  let at = window;
  for (let depth = 0; depth < 50; depth++) {
    const tree = await orGone(queryTree(x, at));
    if (tree === void 0) return void 0;
    if (tree.parent === x.setup.root || tree.parent === 0) return at;
    at = tree.parent;
  }
  return void 0;
}
async function titleOf(x, atoms, window) {
  const [modern, old] = await Promise.all([
    getProperty(x, window, atoms._NET_WM_NAME),
    getProperty(x, window, atoms.WM_NAME)
  ]);
  const { type, value } = modern.value.length > 0 ? modern : old;
  return readText2(value.toString(type === atoms.UTF8_STRING ? "utf8" : "latin1"));
}
async function classOf(x, atoms, window) {
  const [instance = "", className = ""] = (await getProperty(x, window, atoms.WM_CLASS)).value.toString("latin1").split("\0");
  return readText2(className || instance);
}
var readText2 = (text) => text.replaceAll(/[\0-\x1f\x7f]+/g, " ").trim().slice(0, longestTitle);
var writeId = (window) => `0x${window.toString(16)}`;
function readId(id) {
  return /^0x[\da-f]{1,8}$/.test(id) ? Number(id) : void 0;
}
async function orGone(asked) {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof XError) return void 0;
    throw error;
  }
}

// src/drivers/desktop/x11/focus.ts
var longestMs = 3e3;
async function focusWindow(x, atoms, window) {
  const found = (await stackWindows(x, atoms)).find(({ client }) => client === window);
  const supported = await getNumbers(x, x.setup.root, atoms._NET_SUPPORTED);
  if (supported.includes(atoms._NET_ACTIVE_WINDOW) && found?.isUnmanaged !== true) {
    const [byUser, now] = [2, 0];
    const { root } = x.setup;
    sendClientMessage(x, { to: root, about: window, type: atoms._NET_ACTIVE_WINDOW, data: [byUser, now, 0] });
  } else {
    raise(x, window);
    setInputFocus(x, window);
  }
  await x.sync();
  for (const end = performance.now() + longestMs; ; ) {
    if (await hasFocus(x, atoms, window)) return;
    if (performance.now() > end) break;
    await sleep(20);
  }
  const active = writeId(await activeWindow(x, atoms));
  const holder = (await listWindows(x, atoms)).find(({ id }) => id === active);
  const who = holder === void 0 ? "another window" : `\u201C${holder.title || holder.className}\u201D`;
  throw new DesktopError(`The window did not get the focus within ${longestMs} ms: ${who} keeps it.`);
}
async function hasFocus(x, atoms, window) {
  if (await activeWindow(x, atoms) !== window) return false;
  const focus = await x.sync();
  if (!isWindow(focus)) return false;
  const [top, ofFocus] = await Promise.all([topOf(x, window), topOf(x, focus)]);
  return top !== void 0 && top === ofFocus;
}
async function askToClose(x, atoms, window) {
  const protocols = await orGone(getNumbers(x, window, atoms.WM_PROTOCOLS));
  if (protocols === void 0) return;
  if (!protocols.includes(atoms.WM_DELETE_WINDOW)) {
    throw new DesktopError("The window cannot be asked to close: it offers no such thing.");
  }
  sendClientMessage(x, { to: window, about: window, type: atoms.WM_PROTOCOLS, data: [atoms.WM_DELETE_WINDOW, 0] });
  await x.sync();
}

// src/drivers/desktop/x11/keyboard.ts
import { setTimeout as sleep3 } from "node:timers/promises";

// src/drivers/desktop/x11/borrowed-keys.ts
var atOnce = 8;
var noSymbol = 0;
function makeBorrowedKeys(x) {
  const first = x.setup.minKeycode;
  const lent = /* @__PURE__ */ new Map();
  const has = (keycode) => [...lent.values()].includes(keycode);
  const findFree = (layout) => layout.flatMap(
    (syms, index) => index > 0 && syms.every((sym) => sym === 0) && !has(first + index) ? [first + index] : []
  );
  const forgetLost = (layout) => {
    for (const [keysym, keycode] of lent) {
      if (layout[keycode - first]?.[0] !== keysym) lent.delete(keysym);
    }
  };
  const change = async (changes, quiet) => {
    await quiet();
    for (let done = 0; done < changes.length; done += atOnce) {
      x.together(() => {
        for (const { keycode, keysym } of changes.slice(done, done + atOnce)) changeKeyboardMapping(x, keycode, keysym);
      });
      await x.sync();
      await quiet();
    }
  };
  return {
    has,
    capacity(layout) {
      forgetLost(layout);
      return findFree(layout).length + lent.size;
    },
    async lend(layout, keysyms, quiet) {
      forgetLost(layout);
      const missing = [...keysyms].filter((keysym) => !lent.has(keysym));
      for (const keysym of keysyms) {
        const keycode = lent.get(keysym);
        lent.delete(keysym);
        if (keycode !== void 0) lent.set(keysym, keycode);
      }
      if (missing.length === 0) return;
      const free = [...findFree(layout)];
      const unused = [...lent].filter(([keysym]) => !keysyms.has(keysym));
      if (free.length + unused.length < missing.length) {
        throw new DesktopError("The keyboard has no free key for a character that its layout lacks.");
      }
      const changes = missing.flatMap((keysym) => {
        const [old, keycode] = free.length > 0 ? [void 0, free.shift()] : unused.shift() ?? [];
        if (old !== void 0) lent.delete(old);
        if (keycode === void 0) return [];
        lent.set(keysym, keycode);
        return [{ keycode, keysym }];
      });
      await change(changes, quiet);
    },
    keycodeOf: (keysym) => lent.get(keysym),
    async giveBack(quiet) {
      if (lent.size === 0) return;
      const changes = [...lent.values()].map((keycode) => ({ keycode, keysym: noSymbol }));
      lent.clear();
      await change(changes, quiet);
    }
  };
}

// src/drivers/desktop/x11/ping.ts
import { setTimeout as sleep2 } from "node:timers/promises";
var substructureNotify = 524288;
var clientMessage = 33;
var pings = 0;
async function awaitReading(x, atoms, otherwiseMs, longestMs2 = 1500) {
  const window = await activeWindow(x, atoms);
  const protocols = window === 0 ? void 0 : await orGone(getNumbers(x, window, atoms.WM_PROTOCOLS));
  if (protocols?.includes(atoms._NET_WM_PING) !== true) return sleep2(otherwiseMs);
  const own = ++pings;
  const answered = Promise.withResolvers();
  x.listen((event) => {
    const isAnswer = (event.readUInt8(0) & 127) === clientMessage && event.readUInt32LE(12) === atoms._NET_WM_PING;
    if (isAnswer && event.readUInt32LE(16) === own) answered.resolve(void 0);
  });
  selectOnRoot(x, substructureNotify);
  sendClientMessage(x, {
    to: window,
    about: window,
    type: atoms.WM_PROTOCOLS,
    data: [atoms._NET_WM_PING, own, window]
  });
  const late = new AbortController();
  await Promise.race([answered.promise, sleep2(longestMs2, void 0, { signal: late.signal }).catch(() => void 0)]);
  late.abort();
  selectOnRoot(x, 0);
  await orGone(x.sync());
}

// src/drivers/desktop/x11/keyboard.ts
var lockBit = 2;
var disturbing = 1 | 4 | 8 | 64 | 128;
var groupOf = (mask) => mask >> 13 & 3;
var readMs = 60;
function makeKeyboard(x, atoms, xtest) {
  const first = x.setup.minKeycode;
  const borrowed = makeBorrowedKeys(x);
  const quiet = () => awaitReading(x, atoms, readMs);
  const fake = (type, detail) => fakeInput(x, xtest, { type, detail });
  const tap = (keycode, held) => {
    for (const key of held) fake(fakeEvents.keyPress, key);
    fake(fakeEvents.keyPress, keycode);
    fake(fakeEvents.keyRelease, keycode);
    for (const key of held.toReversed()) fake(fakeEvents.keyRelease, key);
  };
  const findKey = (layout, keysyms) => {
    for (const keysym of keysyms) {
      for (const column of [0, 1]) {
        const row = layout.findIndex((syms, index) => syms[column] === keysym && !borrowed.has(first + index));
        if (row >= 0) return { keycode: first + row, needsShift: column === 1 };
      }
    }
    return void 0;
  };
  const findOwn = (layout, key, mask) => {
    if ("name" in key) return findKey(layout, keysymsOfNames[key.name]);
    const isPlain = groupOf(mask) === 0 && (mask & lockBit) === 0;
    return isPlain ? findKey(layout, [keysymOf(key.character)]) : void 0;
  };
  const keysymToBorrow = (key) => "name" in key ? keysymsOfNames[key.name][0] : keysymOf(key.character);
  const strokeOf = (layout, key, mask) => {
    const own = findOwn(layout, key, mask);
    const keycode = own?.keycode ?? borrowed.keycodeOf(keysymToBorrow(key));
    if (keycode === void 0) throw new Error("a key was hit before it was lent");
    return { keycode, needsShift: own?.needsShift ?? false };
  };
  const shiftOf = (layout) => {
    const shift = findKey(layout, keysymsOfNames.Shift);
    if (shift === void 0) throw new DesktopError("The keyboard of the display has no Shift key.");
    return shift.keycode;
  };
  const takePart = (layout, keys, mask) => {
    const capacity = borrowed.capacity(layout);
    const wanted = /* @__PURE__ */ new Set();
    for (const [index, key] of keys.entries()) {
      if (findOwn(layout, key, mask)) continue;
      if (wanted.size === capacity && !wanted.has(keysymToBorrow(key)) && index > 0) return { wanted, length: index };
      wanted.add(keysymToBorrow(key));
    }
    return { wanted, length: keys.length };
  };
  const typeKeys = async (keys, mask) => {
    let focus = await x.sync();
    for (let done = 0; done < keys.length; ) {
      const layout = await getKeyboardMapping(x);
      const { wanted, length } = takePart(layout, keys.slice(done), mask);
      await borrowed.lend(layout, wanted, quiet);
      const shift = shiftOf(layout);
      for (const key of keys.slice(done, done + length)) {
        const { keycode, needsShift } = strokeOf(layout, key, mask);
        tap(keycode, needsShift ? [shift] : []);
        done++;
        const now = await x.sync();
        if ("name" in key || !isWindow(focus)) focus = now;
        if (done < keys.length && !await isSameWindow(x, focus, now)) {
          throw new DesktopError(`Another window took the focus after ${done} of ${keys.length} characters.`);
        }
      }
    }
  };
  return {
    async type(text) {
      const keys = readText(text);
      if (keys.length > 0) await typeKeys(keys, await untilFree(x));
    },
    async press(names2) {
      const { held, hit } = readChord(names2);
      const mask = await untilFree(x);
      const layout = await getKeyboardMapping(x);
      const keys = [hit, ...held.map((name) => ({ name }))];
      const missing = keys.filter((key) => findOwn(layout, key, mask) === void 0).map(keysymToBorrow);
      await borrowed.lend(layout, new Set(missing), quiet);
      const stroke = strokeOf(layout, hit, mask);
      const around = held.map((name) => strokeOf(layout, { name }, mask).keycode);
      if (stroke.needsShift) around.push(shiftOf(layout));
      tap(stroke.keycode, [...new Set(around)]);
      await x.sync();
    },
    close: () => borrowed.giveBack(quiet)
  };
}
async function isSameWindow(x, before, now) {
  if (before === now) return true;
  const [top, other] = await Promise.all([topOf(x, before), isWindow(now) ? topOf(x, now) : void 0]);
  return top !== void 0 && top === other;
}
async function untilFree(x) {
  for (let waited = 0; ; waited += 50) {
    const { mask } = await queryPointer(x);
    if ((mask & disturbing) === 0) return mask;
    if (waited >= 2e3) throw new DesktopError("Somebody holds Shift, Control, Alt or Meta down; nothing was typed.");
    await sleep3(50);
  }
}

// src/drivers/desktop/x11/mouse.ts
import { setTimeout as sleep4 } from "node:timers/promises";
var numbers = { left: 1, middle: 2, right: 3 };
var holdMs = 15;
var hoverMs = 15;
var dragSteps = 12;
function makeMouse(x, xtest) {
  const checkPoint = async ({ x: left, y: top }) => {
    const { width, height } = await getGeometry(x, x.setup.root);
    const at = { x: Math.round(left), y: Math.round(top) };
    if (isInside({ x: 0, y: 0, width, height }, at)) return at;
    throw new DesktopError(`${at.x},${at.y} lies outside of the screen (${width}\xD7${height}).`);
  };
  const goTo = ({ x: left, y: top }, delayMs = 0) => fakeInput(x, xtest, { type: fakeEvents.motion, detail: 0, x: left, y: top, delayMs });
  const down = (detail, delayMs) => fakeInput(x, xtest, { type: fakeEvents.buttonPress, detail, delayMs });
  const up = (detail, delayMs) => fakeInput(x, xtest, { type: fakeEvents.buttonRelease, detail, delayMs });
  return {
    async move(to) {
      goTo(await checkPoint(to));
      await x.sync();
    },
    async click(at, { button = "left", count = 1 } = {}) {
      const point = await checkPoint(at);
      goTo(point);
      await x.sync();
      await sleep4(hoverMs);
      for (let left = count; left > 0; left--) {
        goTo(point);
        down(numbers[button], 0);
        up(numbers[button], holdMs);
      }
      await x.sync();
    },
    async drag(from, to) {
      const [start, end] = [await checkPoint(from), await checkPoint(to)];
      goTo(start);
      await x.sync();
      await sleep4(hoverMs);
      goTo(start);
      down(numbers.left, 0);
      for (let step = 1; step <= dragSteps; step++) {
        const share = step / dragSteps;
        const at = { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
        goTo({ x: Math.round(at.x), y: Math.round(at.y) }, holdMs);
      }
      up(numbers.left, 4 * holdMs);
      await x.sync();
    }
  };
}

// src/drivers/desktop/x11/index.ts
async function openX11Desktop(options) {
  const x = await openConnection(options);
  try {
    const [atoms, xtest, capturing] = await Promise.all([internAtoms(x), x.extension("XTEST"), openCapturing(x)]);
    if (xtest === void 0) throw new DesktopError(`The display ${options.display} lets nobody act: it has no XTEST.`);
    const mouse = makeMouse(x, xtest);
    const keyboard = makeKeyboard(x, atoms, xtest);
    let last = Promise.resolve();
    const inTurn = (act) => {
      const done = last.then(act).catch(fail);
      last = done.catch(() => void 0);
      return done;
    };
    const findWindow = async (id) => {
      const window = readId(id);
      const isThere = window !== void 0 && await orGone(getAttributes(x, window)) !== void 0;
      if (!isThere) throw new DesktopError("The window is gone.");
      return window;
    };
    return {
      platform: "x11",
      size: () => getGeometry(x, x.setup.root).then(({ width, height }) => ({ width, height })).catch(fail),
      windows: () => listWindows(x, atoms).catch(fail),
      elements: () => Promise.resolve([]),
      capture: (region) => capturing.capture(region).catch(fail),
      move: (to) => inTurn(() => mouse.move(to)),
      click: (at, how) => inTurn(() => mouse.click(at, how)),
      drag: (from, to) => inTurn(() => mouse.drag(from, to)),
      type: (text) => inTurn(() => keyboard.type(text)),
      press: (keys) => inTurn(() => keyboard.press(keys)),
      focus: (id) => inTurn(async () => focusWindow(x, atoms, await findWindow(id))),
      textOf: () => Promise.resolve(void 0),
      closeWindow: (id) => inTurn(async () => askToClose(x, atoms, await findWindow(id))),
      async close() {
        await inTurn(() => keyboard.close()).catch(() => void 0);
        capturing.close();
        await x.sync().catch(() => void 0);
        x.close();
      }
    };
  } catch (error) {
    x.close();
    throw error;
  }
}
function fail(error) {
  if (!(error instanceof XError)) throw error;
  throw new DesktopError(`The display refused it (${error.message}); the window may be gone.`, { cause: error });
}
export {
  openX11Desktop
};
