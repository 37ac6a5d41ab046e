import {
  shapeEvents
} from "./chunk-72KDL3NX.js";
import {
  DesktopError
} from "./chunk-ZXP3NYU4.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/desktop/hook/uiohook/codes.ts
var codesOfNames = {
  Shift: [42, 54],
  Control: [29, 3613],
  Alt: [56],
  AltGraph: [3640],
  Meta: [3675, 3676],
  Enter: [28, 3612],
  Tab: [15],
  Escape: [1],
  Backspace: [14],
  Delete: [3667, 61011],
  Insert: [3666, 61010],
  Home: [3655, 60999],
  End: [3663, 61007],
  PageUp: [3657, 61001],
  PageDown: [3665, 61009],
  ArrowLeft: [57419, 61003],
  ArrowRight: [57421, 61005],
  ArrowUp: [57416, 61e3],
  ArrowDown: [57424, 61008],
  CapsLock: [58],
  NumLock: [69],
  ScrollLock: [70],
  Pause: [3653],
  PrintScreen: [3639],
  ContextMenu: [3677],
  F1: [59],
  F2: [60],
  F3: [61],
  F4: [62],
  F5: [63],
  F6: [64],
  F7: [65],
  F8: [66],
  F9: [67],
  F10: [68],
  F11: [87],
  F12: [88]
};
var names = new Map(
  Object.entries(codesOfNames).flatMap(([name, codes]) => codes.map((code) => [code, name]))
);
var nameOfCode = (code) => names.get(code);
var writing = /* @__PURE__ */ new Map();
function addRow(firstCode, plain, shifted, virtualKeys) {
  for (const [at, character] of [...plain].entries()) {
    const virtualKey = virtualKeys?.[at] ?? character.toUpperCase().charCodeAt(0);
    writing.set(firstCode + at, { virtualKey, plain: character, shifted: shifted[at] ?? character });
  }
}
addRow(2, "1234567890", "!@#$%^&*()");
addRow(12, "-=", "_+", [189, 187]);
addRow(16, "qwertyuiop", "QWERTYUIOP");
addRow(26, "[]", "{}", [219, 221]);
addRow(30, "asdfghjkl", "ASDFGHJKL");
addRow(39, ";'`", ':"~', [186, 222, 192]);
addRow(43, "\\zxcvbnm", "|ZXCVBNM", [220]);
addRow(51, ",./", "<>?", [188, 190, 191]);
addRow(57, " ", " ");
addRow(3654, "<", ">", [226]);
addRow(55, "*", "*", [106]);
addRow(
  71,
  "789-456+1230.",
  "789-456+1230.",
  [103, 104, 105, 109, 100, 101, 102, 107, 97, 98, 99, 96, 110]
);
addRow(3637, "/", "/", [111]);
var writingKeyOfCode = (code) => writing.get(code);

// src/drivers/desktop/hook/uiohook/windows-text.ts
var writeUsKey = ({ plain, shifted }, { shift }) => shift ? shifted : plain;
var [shiftKey, controlKey, altKey, capsLock, down] = [16, 17, 18, 20, 128];
var accents = /* @__PURE__ */ new Map([
  ["\xB4", "\u0301"],
  ["`", "\u0300"],
  ["^", "\u0302"],
  ["~", "\u0303"],
  ["\xA8", "\u0308"],
  ["\xB0", "\u030A"],
  ["\u02C7", "\u030C"],
  ["\xB8", "\u0327"]
]);
async function loadWindowsWriter() {
  const { default: koffi } = await import("koffi");
  const user32 = koffi.load("user32.dll");
  const foreground = user32.func("__stdcall", "GetForegroundWindow", "intptr_t", []);
  const threadOf = user32.func("__stdcall", "GetWindowThreadProcessId", "uint32_t", ["intptr_t", "void *"]);
  const layoutOf = user32.func("__stdcall", "GetKeyboardLayout", "intptr_t", ["uint32_t"]);
  const stateOf = user32.func("__stdcall", "GetKeyState", "int16_t", ["int"]);
  const scanCodeOf = user32.func("__stdcall", "MapVirtualKeyExW", "uint32_t", ["uint32_t", "uint32_t", "intptr_t"]);
  const toUnicode = user32.func("__stdcall", "ToUnicodeEx", "int", [
    "uint32_t",
    "uint32_t",
    "void *",
    "void *",
    "int",
    "uint32_t",
    "intptr_t"
  ]);
  let dead;
  return ({ virtualKey }, { shift, control, alt }) => {
    const layout = layoutOf(threadOf(foreground(), null));
    const state = new Uint8Array(256);
    if (shift) state[shiftKey] = down;
    if (control) state[controlKey] = down;
    if (alt) state[altKey] = down;
    state[capsLock] = stateOf(capsLock) & 1;
    const out = new Uint16Array(8);
    const [toScanCode, leaveStateAlone] = [0, 4];
    const scanCode = scanCodeOf(virtualKey, toScanCode, layout);
    const length = toUnicode(virtualKey, scanCode, state, out, out.length, leaveStateAlone, layout);
    const told = String.fromCharCode(...out.subarray(0, Math.abs(length)));
    if (length < 0) {
      dead = accents.get(told);
      return void 0;
    }
    const composed = dead === void 0 ? told : `${told}${dead}`.normalize("NFC");
    dead = void 0;
    return [...composed].length === 1 && composed >= " " ? composed : void 0;
  };
}

// src/drivers/desktop/hook/uiohook/index.ts
var buttons = { 1: "left", 2: "right", 3: "middle" };
function makeUiohook(platform) {
  let end;
  return {
    async start(hear) {
      end?.();
      const { uIOhook } = await load();
      const write = platform === "win32" ? await loadWindowsWriter().catch(() => writeUsKey) : writeUsKey;
      const tell = shapeEvents(hear);
      const onKey = (type) => (event) => {
        const key = readKey(event, type === "key-down", write);
        if (key) tell({ atMs: Date.now(), type, ...key });
      };
      const onButton = (type) => ({ x, y, button }) => {
        const known = buttons[Number(button)];
        if (known) tell({ atMs: Date.now(), type, at: { x, y }, button: known });
      };
      const listeners = {
        keydown: onKey("key-down"),
        keyup: onKey("key-up"),
        mousedown: onButton("mouse-down"),
        mouseup: onButton("mouse-up"),
        mousemove: ({ x, y }) => tell({ atMs: Date.now(), type: "mouse-move", at: { x, y } })
      };
      uIOhook.on("keydown", listeners.keydown).on("keyup", listeners.keyup).on("mousedown", listeners.mousedown).on("mouseup", listeners.mouseup).on("mousemove", listeners.mousemove);
      end = () => {
        for (const [name, listener] of Object.entries(listeners)) uIOhook.off(name, listener);
        uIOhook.stop();
        end = void 0;
      };
      try {
        uIOhook.start();
      } catch (error) {
        end = void 0;
        uIOhook.removeAllListeners();
        throw new DesktopError(`Mouse and keyboard cannot be listened to: ${messageOf(error)}.`, { cause: error });
      }
    },
    stop: async () => end?.()
  };
}
async function load() {
  try {
    return await import("uiohook-napi");
  } catch (error) {
    const said = "Mouse and keyboard cannot be listened to: the package uiohook-napi is not installed or not for this machine.";
    throw new DesktopError(said, { cause: error });
  }
}
function readKey(event, isDown, write) {
  const name = nameOfCode(event.keycode);
  if (name !== void 0) return { key: name, text: void 0 };
  const own = writingKeyOfCode(event.keycode);
  if (own === void 0) return void 0;
  const { shiftKey: shift, ctrlKey: control, altKey: alt } = event;
  const isCommand = event.metaKey || control !== alt;
  if (isCommand || !isDown) return { key: shift ? own.shifted : own.plain, text: void 0 };
  const text = write(own, { shift, control, alt });
  return { key: text ?? "Dead", text };
}
export {
  makeUiohook
};
