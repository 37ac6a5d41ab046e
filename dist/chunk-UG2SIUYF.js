import {
  shapeEvents
} from "./chunk-72KDL3NX.js";
import {
  characterOf,
  keysymsOfNames
} from "./chunk-FONVZXTS.js";
import {
  body,
  getKeyboardMapping,
  openConnection,
  u32,
  u8
} from "./chunk-XYA7IMOQ.js";
import {
  DesktopError
} from "./chunk-ZXP3NYU4.js";
import "./chunk-EFOYLMI7.js";

// src/drivers/desktop/hook/x11/layout.ts
var [shift, lock, control, alt, num, meta, level3] = [1, 2, 4, 8, 16, 64, 128];
var names = /* @__PURE__ */ new Map([
  // The right ones, Shift+Tab, and what the number pad says without NumLock.
  [65516, "Meta"],
  [65512, "Meta"],
  [65056, "Tab"],
  [65421, "Enter"],
  [65429, "Home"],
  [65430, "ArrowLeft"],
  [65431, "ArrowUp"],
  [65432, "ArrowRight"],
  [65433, "ArrowDown"],
  [65434, "PageUp"],
  [65435, "PageDown"],
  [65436, "End"],
  [65438, "Insert"],
  [65439, "Delete"]
]);
for (const [name, keysyms] of Object.entries(keysymsOfNames)) {
  for (const keysym of keysyms) names.set(keysym, name);
}
var pad = "*+,-./0123456789";
var accents = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030A\u030B\u030C\u0327\u0328";
function makeTranslator() {
  let dead;
  return (keysyms, state, isDown) => {
    const keysym = findKeysym(keysyms, state);
    const name = names.get(keysym);
    if (name !== void 0) return { key: name, text: void 0 };
    const accent = accents[keysym - 65104];
    if (accent !== void 0) {
      if (isDown) dead = accent;
      return { key: "Dead", text: void 0 };
    }
    const character = pad[keysym - 65450] ?? characterOf(keysym);
    if (character === void 0) return void 0;
    const isCommand = (state & (control | alt | meta)) !== 0;
    if (!isDown || isCommand) return { key: character, text: void 0 };
    const composed = dead === void 0 ? character : `${character}${dead}`.normalize("NFC");
    dead = void 0;
    return { key: character, text: [...composed].length === 1 ? composed : void 0 };
  };
}
function findKeysym(keysyms, state) {
  const group = state >> 13 & 1;
  const isThird = (state & level3) !== 0;
  const at = (shifted2) => {
    const column = (isThird ? 4 : 0) + 2 * group + (shifted2 ? 1 : 0);
    return keysyms[column] || keysyms[isThird ? 4 : 2 * group] || keysyms[shifted2 ? 1 : 0] || keysyms[0] || 0;
  };
  const isShifted = (state & shift) !== 0;
  const isPad = keysyms.some((keysym) => keysym >= 65450 && keysym <= 65465);
  if (isPad && (state & num) !== 0) return at(!isShifted);
  const [plain, shifted] = [characterOf(at(false)), characterOf(at(true))];
  const isLetter = plain !== void 0 && plain !== shifted && plain.toUpperCase() === shifted;
  return at((state & lock) !== 0 && isLetter ? !isShifted : isShifted);
}

// src/drivers/desktop/hook/x11/index.ts
var [keyPress, keyRelease, buttonPress, buttonRelease, motion] = [2, 3, 4, 5, 6];
var mappingNotify = 34;
var fromServer = 0;
var buttons = { 1: "left", 2: "middle", 3: "right" };
var allClients = 3;
function makeX11Hook(options) {
  let connections = [];
  const stop = async () => {
    for (const x of connections) x.close();
    connections = [];
  };
  return {
    async start(hear) {
      await stop();
      const control2 = await openConnection(options);
      connections = [control2];
      try {
        const data = await openConnection(options);
        connections = [control2, data];
        await listen(control2, data, hear);
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop
  };
}
async function listen(control2, data, hear) {
  const [opcode, record] = await Promise.all([data.extension("RECORD"), control2.extension("RECORD")]);
  if (opcode === void 0 || record === void 0) {
    throw new DesktopError("The display tells nobody what is done on it: it has no RECORD.");
  }
  const context = control2.nextId();
  const none = u32(0);
  const range = [none, none, none, none, u8(0), u8(0), u8(keyPress), u8(motion), u8(0), u8(0), u8(0), u8(0)];
  const head = [u32(context), u8(0), u8(0), u8(0), u8(0), u32(1), u32(1), u32(allClients)];
  control2.send(record, 1, body(...head, ...range));
  await control2.sync();
  let layout = await getKeyboardMapping(control2);
  let isStale = false;
  control2.listen((event) => {
    if ((event.readUInt8(0) & 127) === mappingNotify) isStale = true;
  });
  const translate = makeTranslator();
  const tell = shapeEvents(hear);
  let ahead = Infinity;
  let newestMs = 0;
  const read = async (event) => {
    const [type, detail, time] = [event.readUInt8(0) & 127, event.readUInt8(1), event.readUInt32LE(4)];
    ahead = Math.min(ahead, Date.now() - time);
    const atMs = newestMs = Math.max(newestMs, time + ahead);
    const at = { x: event.readInt16LE(20), y: event.readInt16LE(22) };
    if (type === motion) return tell({ atMs, type: "mouse-move", at });
    if (type === buttonPress || type === buttonRelease) {
      const button = buttons[detail];
      if (button !== void 0) tell({ atMs, type: type === buttonPress ? "mouse-down" : "mouse-up", at, button });
      return;
    }
    if (isStale) {
      isStale = false;
      layout = await getKeyboardMapping(control2);
    }
    const isDown = type === keyPress;
    const key = translate(layout[detail - control2.setup.minKeycode] ?? [], event.readUInt16LE(28), isDown);
    const kind = isDown ? "key-down" : "key-up";
    if (key && (isDown || type === keyRelease)) tell({ atMs, type: kind, ...key });
  };
  let last = Promise.resolve();
  const started = Promise.withResolvers();
  data.whenOver((error) => started.reject(error));
  data.subscribe(opcode, 5, body(u32(context)), (reply) => {
    started.resolve(void 0);
    if (reply.readUInt8(1) !== fromServer) return;
    for (let at = 32; at + 32 <= reply.length; at += 32) {
      const event = reply.subarray(at, at + 32);
      last = last.then(() => read(event)).catch(() => void 0);
    }
  });
  await started.promise;
}
export {
  makeX11Hook
};
