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

// src/drivers/desktop/win32/load-api.ts
async function loadWin32Api() {
  if (process.platform !== "win32") throw new DesktopError("The screen of Windows can only be used on Windows.");
  const { default: koffi } = await import("koffi").catch((error) => {
    throw new DesktopError(
      "The package koffi, which calls Windows, cannot be loaded; install it with npm install koffi.",
      { cause: error }
    );
  });
  const [user32, gdi32, kernel32] = ["user32.dll", "gdi32.dll", "kernel32.dll"].map((name) => koffi.load(name));
  if (user32 === void 0 || gdi32 === void 0 || kernel32 === void 0)
    throw new DesktopError("user32, gdi32 and kernel32 cannot be loaded.");
  const handle = "intptr";
  const memory = "void *";
  const visitor = koffi.pointer(koffi.proto("__stdcall", null, "bool", [handle, handle]));
  const long = "int32";
  const word = "uint32";
  const pointerSized = "uintptr";
  const input = koffi.struct({
    type: word,
    of: koffi.union({
      mouse: koffi.struct({ dx: long, dy: long, data: word, flags: word, time: word, extra: pointerSized }),
      key: koffi.struct({ virtualKey: "uint16", scanCode: "uint16", flags: word, time: word, extra: pointerSized })
    })
  });
  const ofUser = (name, answer, takes) => user32.func("__stdcall", name, answer, takes);
  const ofGdi = (name, answer, takes) => gdi32.func("__stdcall", name, answer, takes);
  const ofKernel = (name, answer, takes) => kernel32.func("__stdcall", name, answer, takes);
  const ifThere = (library, name, answer, takes) => {
    try {
      return koffi.load(library).func("__stdcall", name, answer, takes);
    } catch {
      return void 0;
    }
  };
  return {
    user32: {
      EnumWindows: ofUser("EnumWindows", "bool", [visitor, handle]),
      EnumChildWindows: ofUser("EnumChildWindows", "bool", [handle, visitor, handle]),
      IsWindow: ofUser("IsWindow", "bool", [handle]),
      IsWindowVisible: ofUser("IsWindowVisible", "bool", [handle]),
      IsWindowEnabled: ofUser("IsWindowEnabled", "bool", [handle]),
      IsIconic: ofUser("IsIconic", "bool", [handle]),
      IsHungAppWindow: ofUser("IsHungAppWindow", "bool", [handle]),
      GetAncestor: ofUser("GetAncestor", handle, [handle, word]),
      GetWindowRect: ofUser("GetWindowRect", "bool", [handle, memory]),
      GetClientRect: ofUser("GetClientRect", "bool", [handle, memory]),
      ClientToScreen: ofUser("ClientToScreen", "bool", [handle, memory]),
      GetClassNameW: ofUser("GetClassNameW", long, [handle, memory, long]),
      InternalGetWindowText: ofUser("InternalGetWindowText", long, [handle, memory, long]),
      GetWindowLongW: ofUser("GetWindowLongW", long, [handle, long]),
      GetDlgCtrlID: ofUser("GetDlgCtrlID", long, [handle]),
      GetWindowThreadProcessId: ofUser("GetWindowThreadProcessId", word, [handle, memory]),
      SendMessageTimeoutW: ofUser("SendMessageTimeoutW", handle, [
        handle,
        word,
        pointerSized,
        memory,
        word,
        word,
        memory
      ]),
      PostMessageW: ofUser("PostMessageW", "bool", [handle, word, pointerSized, handle]),
      GetForegroundWindow: ofUser("GetForegroundWindow", handle, []),
      SetForegroundWindow: ofUser("SetForegroundWindow", "bool", [handle]),
      BringWindowToTop: ofUser("BringWindowToTop", "bool", [handle]),
      ShowWindow: ofUser("ShowWindow", "bool", [handle, long]),
      AttachThreadInput: ofUser("AttachThreadInput", "bool", [word, word, "bool"]),
      GetSystemMetrics: ofUser("GetSystemMetrics", long, [long]),
      GetCursorPos: ofUser("GetCursorPos", "bool", [memory]),
      SetCursorPos: ofUser("SetCursorPos", "bool", [long, long]),
      SendInput: ofUser("SendInput", word, [word, koffi.pointer(input), long]),
      GetKeyboardLayout: ofUser("GetKeyboardLayout", handle, [word]),
      MapVirtualKeyExW: ofUser("MapVirtualKeyExW", word, [word, word, handle]),
      VkKeyScanExW: ofUser("VkKeyScanExW", "int16", ["uint16", handle]),
      GetLayeredWindowAttributes: ofUser("GetLayeredWindowAttributes", "bool", [handle, memory, memory, memory]),
      GetDC: ofUser("GetDC", handle, [handle]),
      ReleaseDC: ofUser("ReleaseDC", long, [handle, handle]),
      OpenInputDesktop: ofUser("OpenInputDesktop", handle, [word, "bool", word]),
      CloseDesktop: ofUser("CloseDesktop", "bool", [handle]),
      GetProcessWindowStation: ofUser("GetProcessWindowStation", handle, []),
      GetUserObjectInformationW: ofUser("GetUserObjectInformationW", "bool", [handle, long, memory, word, memory])
    },
    gdi32: {
      CreateCompatibleDC: ofGdi("CreateCompatibleDC", handle, [handle]),
      DeleteDC: ofGdi("DeleteDC", "bool", [handle]),
      CreateDIBSection: ofGdi("CreateDIBSection", handle, [handle, memory, word, memory, handle, word]),
      SelectObject: ofGdi("SelectObject", handle, [handle, handle]),
      DeleteObject: ofGdi("DeleteObject", "bool", [handle]),
      BitBlt: ofGdi("BitBlt", "bool", [handle, long, long, long, long, handle, long, long, word]),
      GdiFlush: ofGdi("GdiFlush", "bool", [])
    },
    kernel32: {
      GetCurrentThreadId: ofKernel("GetCurrentThreadId", word, []),
      OpenProcess: ofKernel("OpenProcess", handle, [word, "bool", word]),
      CloseHandle: ofKernel("CloseHandle", "bool", [handle]),
      QueryFullProcessImageNameW: ofKernel("QueryFullProcessImageNameW", "bool", [handle, word, memory, memory])
    },
    newer: {
      SetProcessDpiAwarenessContext: ifThere("user32.dll", "SetProcessDpiAwarenessContext", "bool", [handle]),
      SetThreadDpiAwarenessContext: ifThere("user32.dll", "SetThreadDpiAwarenessContext", handle, [handle]),
      SetProcessDpiAwareness: ifThere("shcore.dll", "SetProcessDpiAwareness", long, [long]),
      SetProcessDPIAware: ifThere("user32.dll", "SetProcessDPIAware", "bool", []),
      CoInitializeEx: ifThere("ole32.dll", "CoInitializeEx", long, [handle, word]),
      CoCreateInstance: ifThere("ole32.dll", "CoCreateInstance", long, [memory, handle, word, memory, memory]),
      DwmGetWindowAttribute: ifThere("dwmapi.dll", "DwmGetWindowAttribute", long, [handle, word, memory, word])
    },
    inputSize: koffi.sizeof(input),
    memoryAt: (address, bytes) => new Uint8Array(koffi.view(address, bytes))
  };
}

// src/drivers/desktop/win32/screen.ts
var [left, top, width, height] = [76, 77, 78, 79];
var readObjects = 1;
var objectName = 2;
function virtualScreen({ user32 }) {
  const metric = user32.GetSystemMetrics;
  return { x: metric(left), y: metric(top), width: metric(width), height: metric(height) };
}
function demandOwnDesktop({ user32 }) {
  const desktop = user32.OpenInputDesktop(0, false, readObjects);
  if (desktop === 0) throw lockedError();
  try {
    const name = new Uint16Array(64);
    const isNamed = user32.GetUserObjectInformationW(desktop, objectName, name, name.byteLength, null);
    if (isNamed && textOf(name) !== "Default") throw lockedError();
  } finally {
    user32.CloseDesktop(desktop);
  }
}
function lockedError() {
  return new DesktopError(
    "The screen is locked, or Windows asks for permission on its secure desktop; unlock it and run again. A session that was left by Remote Desktop is locked too."
  );
}
function textOf(units, length = units.indexOf(0)) {
  const end = length < 0 ? units.length : length;
  let text = "";
  for (let at = 0; at < end; at += 4096) text += String.fromCharCode(...units.subarray(at, Math.min(end, at + 4096)));
  return text;
}

// src/drivers/desktop/win32/capture.ts
var copySource = 13369376;
function createCamera(api) {
  let canvas;
  return {
    take(region) {
      const screen = virtualScreen(api);
      const part = region === void 0 ? screen : intersect(roundOut(region), screen);
      if (part === void 0) throw new DesktopError("The part that was to be captured is not on the screen.");
      if (canvas === void 0 || canvas.width < screen.width || canvas.height < screen.height) {
        canvas?.free();
        canvas = createCanvas(api, screen.width, screen.height);
      }
      return copyScreen(api, canvas, part);
    },
    close() {
      canvas?.free();
      canvas = void 0;
    }
  };
}
function roundOut({ x, y, width: width2, height: height2 }) {
  const [left2, top2] = [Math.floor(x), Math.floor(y)];
  return { x: left2, y: top2, width: Math.ceil(x + width2) - left2, height: Math.ceil(y + height2) - top2 };
}
function copyScreen({ user32, gdi32 }, canvas, part) {
  const { x, y, width: width2, height: height2 } = part;
  const screen = user32.GetDC(0);
  const isCopied = gdi32.BitBlt(canvas.context, 0, 0, width2, height2, screen, x, y, copySource);
  gdi32.GdiFlush();
  user32.ReleaseDC(0, screen);
  if (!isCopied)
    throw new DesktopError("Windows gives no picture of the screen; it may be locked, or the session disconnected.");
  const bgra = new Uint8Array(width2 * height2 * 4);
  const row = width2 * 4;
  const stride = canvas.width * 4;
  if (row === stride) bgra.set(canvas.pixels.subarray(0, bgra.length));
  else
    for (let line = 0; line < height2; line++)
      bgra.set(canvas.pixels.subarray(line * stride, line * stride + row), line * row);
  return { width: width2, height: height2, origin: { x, y }, bgra };
}
function createCanvas({ user32, gdi32, memoryAt }, width2, height2) {
  const header = new Int32Array([40, width2, -height2, 1 | 32 << 16, 0, 0, 0, 0, 0, 0]);
  const address = new BigUint64Array(1);
  const screen = user32.GetDC(0);
  const context = gdi32.CreateCompatibleDC(screen);
  const bitmap = gdi32.CreateDIBSection(screen, header, 0, address, 0, 0);
  user32.ReleaseDC(0, screen);
  if (context === 0 || bitmap === 0) throw new DesktopError("Windows has no memory left for a picture of the screen.");
  const before = gdi32.SelectObject(context, bitmap);
  return {
    width: width2,
    height: height2,
    context,
    pixels: memoryAt(address[0] ?? 0n, width2 * height2 * 4),
    free() {
      gdi32.SelectObject(context, before);
      gdi32.DeleteObject(bitmap);
      gdi32.DeleteDC(context);
    }
  };
}

// src/drivers/desktop/win32/dpi.ts
var perMonitorV2 = -4;
var perMonitor = -3;
var processPerMonitor = 2;
function makeDpiAware({ newer }) {
  for (const [context, awareness] of [
    [perMonitorV2, "per-monitor-v2"],
    [perMonitor, "per-monitor"]
  ]) {
    if (newer.SetProcessDpiAwarenessContext?.(context) === true) return awareness;
    const before = newer.SetThreadDpiAwarenessContext?.(context);
    if (before !== void 0 && before !== 0) return awareness;
  }
  if (newer.SetProcessDpiAwareness?.(processPerMonitor) === 0) return "per-monitor";
  return newer.SetProcessDPIAware?.() === true ? "system" : "unaware";
}

// src/drivers/desktop/win32/windows.ts
var rootOf = 2;
var frameBounds = 9;
var cloaked = 14;
var queryLimited = 4096;
var extendedStyle = -20;
var layered = 524288;
var clickedThrough = 32;
var byAlpha = 2;
var longestTitle = 1024;
function listWindows(api) {
  const { user32 } = api;
  const handles = [];
  user32.EnumWindows((window) => {
    handles.push(window);
    return true;
  }, 0);
  const foreground = user32.GetAncestor(user32.GetForegroundWindow(), rootOf);
  const programs = /* @__PURE__ */ new Map();
  return handles.flatMap((handle) => {
    if (!isShown(api, handle)) return [];
    const bounds = boundsOf(api, handle);
    const client = clientOf(api, handle);
    if (bounds === void 0 || client === void 0 || bounds.width <= 0 || bounds.height <= 0) return [];
    return [
      {
        id: idOf(handle),
        title: titleOf(api, handle),
        className: classOf(api, handle),
        application: programOf(api, handle, programs),
        bounds,
        client,
        isForeground: handle === foreground
      }
    ];
  });
}
function idOf(handle) {
  return (handle >>> 0).toString(16);
}
function handleOf({ user32 }, id) {
  const handle = /^[\da-f]{1,8}$/.test(id) ? Number.parseInt(id, 16) | 0 : 0;
  if (handle === 0 || !user32.IsWindow(handle)) throw new DesktopError(`The window ${id} is no longer there.`);
  return handle;
}
function classOf({ user32 }, handle) {
  const name = new Uint16Array(257);
  return textOf(name, user32.GetClassNameW(handle, name, name.length));
}
function titleOf({ user32 }, handle) {
  const title = new Uint16Array(longestTitle);
  return textOf(title, user32.InternalGetWindowText(handle, title, title.length));
}
function isShown(api, handle) {
  const { user32, newer } = api;
  if (!user32.IsWindowVisible(handle) || user32.IsIconic(handle) || isSeenThrough(api, handle)) return false;
  const answer = new Int32Array(1);
  return newer.DwmGetWindowAttribute?.(handle, cloaked, answer, 4) !== 0 || answer[0] === 0;
}
function isSeenThrough({ user32 }, handle) {
  const style = user32.GetWindowLongW(handle, extendedStyle);
  if ((style & layered) === 0) return false;
  if ((style & clickedThrough) !== 0) return true;
  const [colour, alpha, flags] = [new Uint32Array(1), new Uint8Array(1), new Uint32Array(1)];
  const isKnown = user32.GetLayeredWindowAttributes(handle, colour, alpha, flags);
  return isKnown && ((flags[0] ?? 0) & byAlpha) !== 0 && alpha[0] === 0;
}
function boundsOf({ user32, newer }, handle) {
  const edges = new Int32Array(4);
  if (newer.DwmGetWindowAttribute?.(handle, frameBounds, edges, 16) === 0) return rectOf(edges);
  return user32.GetWindowRect(handle, edges) ? rectOf(edges) : void 0;
}
function clientOf({ user32 }, handle) {
  const edges = new Int32Array(4);
  const origin = new Int32Array(2);
  if (!user32.GetClientRect(handle, edges) || !user32.ClientToScreen(handle, origin)) return void 0;
  const { width: width2, height: height2 } = rectOf(edges);
  return { x: origin[0] ?? 0, y: origin[1] ?? 0, width: width2, height: height2 };
}
function rectOf([left2 = 0, top2 = 0, right = 0, bottom = 0]) {
  return { x: left2, y: top2, width: right - left2, height: bottom - top2 };
}
function programOf({ user32, kernel32 }, handle, known) {
  const id = new Uint32Array(1);
  user32.GetWindowThreadProcessId(handle, id);
  const processId = id[0] ?? 0;
  const before = known.get(processId);
  if (before !== void 0) return before;
  const process2 = kernel32.OpenProcess(queryLimited, false, processId);
  if (process2 === 0) return "";
  const path = new Uint16Array(1024);
  const length = new Uint32Array([path.length]);
  const isKnown = kernel32.QueryFullProcessImageNameW(process2, 0, path, length);
  kernel32.CloseHandle(process2);
  const file = isKnown ? textOf(path, length[0]) : "";
  const name = file.slice(file.lastIndexOf("\\") + 1).replace(/\.exe$/i, "").toLowerCase();
  known.set(processId, name);
  return name;
}

// src/drivers/desktop/win32/elements.ts
var getText = 13;
var abortIfHung = 2;
var styleIndex = -16;
var passwordStyle = 32;
var rootOf2 = 2;
var listSelection = 392;
var listText = 393;
var listTextLength = 394;
var longestText = 65536;
var patienceMs = 250;
var most = 2e3;
var valueClass = /^(?:edit|rich_?edit|combobox|listbox|scintilla)/i;
var captionClass = /^(?:button|static)$/i;
function listElements(api, windowId) {
  const { user32 } = api;
  const handles = [];
  user32.EnumChildWindows(
    handleOf(api, windowId),
    (child) => {
      handles.push(child);
      return handles.length < most;
    },
    0
  );
  let answers = true;
  return handles.flatMap((handle) => {
    const edges = new Int32Array(4);
    if (!user32.GetWindowRect(handle, edges)) return [];
    const role = classOf(api, handle);
    let name = "";
    if (!valueClass.test(role)) {
      const mayAsk = answers && !captionClass.test(role);
      const told = mayAsk ? askForText(api, handle) : void 0;
      if (mayAsk) answers = told !== void 0;
      name = told ?? titleOf(api, handle);
    }
    const controlId = user32.GetDlgCtrlID(handle);
    return [
      {
        id: idOf(handle),
        // Said, so that what is typed there is never kept.
        role: isForPassword(api, handle, role) ? `${role} password` : role,
        name: withoutMnemonic(name),
        controlId: controlId === 0 || controlId === -1 ? "" : String(controlId),
        bounds: rectOf(edges),
        isEnabled: user32.IsWindowEnabled(handle),
        isVisible: user32.IsWindowVisible(handle)
      }
    ];
  });
}
function readText2(api, id) {
  const { user32 } = api;
  const handle = handleOf(api, id);
  if (user32.GetAncestor(handle, rootOf2) === handle) return void 0;
  const role = classOf(api, handle);
  if (isForPassword(api, handle, role)) return void 0;
  return /^listbox$/i.test(role) ? selectedText(api, handle) : askForText(api, handle);
}
function isForPassword({ user32 }, handle, role) {
  return /edit/i.test(role) && (user32.GetWindowLongW(handle, styleIndex) & passwordStyle) !== 0;
}
function withoutMnemonic(name) {
  return name.replace(/&(.)/g, "$1");
}
function askForText(api, handle) {
  const text = new Uint16Array(longestText);
  const length = ask(api, handle, getText, text.length, text);
  return length === void 0 ? void 0 : textOf(text, Math.min(length, text.length));
}
function selectedText(api, handle) {
  const index = ask(api, handle, listSelection, 0, null);
  if (index === void 0) return void 0;
  if (index < 0) return "";
  const length = ask(api, handle, listTextLength, index, null);
  if (length === void 0 || length < 0 || length >= longestText) return void 0;
  const text = new Uint16Array(length + 1);
  return ask(api, handle, listText, index, text) === void 0 ? void 0 : textOf(text, length);
}
function ask({ user32 }, handle, message, first, second) {
  if (user32.IsHungAppWindow(user32.GetAncestor(handle, rootOf2))) return void 0;
  const answer = new BigUint64Array(1);
  const isAnswered = user32.SendMessageTimeoutW(handle, message, first, second, abortIfHung, patienceMs, answer) !== 0;
  return isAnswered ? Number(BigInt.asIntN(32, answer[0] ?? 0n)) : void 0;
}

// src/drivers/desktop/win32/focus.ts
import { setTimeout as wait } from "node:timers/promises";
var rootOf3 = 2;
var restore = 9;
var attempts = 20;
var pauseMs = 25;
async function focusWindow(api, id) {
  const { user32 } = api;
  const handle = handleOf(api, id);
  if (user32.IsIconic(handle)) user32.ShowWindow(handle, restore);
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (isInFront(api, handle)) return;
    if (attempt % 4 === 0) bringToFront(api, handle);
    await wait(pauseMs);
  }
  throw new DesktopError(
    `Windows does not let \u201C${titleOf(api, handle).slice(0, 60)}\u201D come to the front; close what is in front of it.`
  );
}
function isInFront({ user32 }, handle) {
  return user32.GetAncestor(user32.GetForegroundWindow(), rootOf3) === handle;
}
function bringToFront({ user32, kernel32 }, handle) {
  if (user32.SetForegroundWindow(handle)) return;
  const front = user32.GetForegroundWindow();
  const own = kernel32.GetCurrentThreadId();
  const other = front === 0 ? 0 : user32.GetWindowThreadProcessId(front, null);
  const canShare = other !== 0 && other !== own && !user32.IsHungAppWindow(front);
  if (canShare && !user32.AttachThreadInput(own, other, true)) return;
  user32.BringWindowToTop(handle);
  user32.SetForegroundWindow(handle);
  if (canShare) user32.AttachThreadInput(own, other, false);
}

// src/drivers/desktop/win32/keyboard.ts
import { setTimeout as wait2 } from "node:timers/promises";

// src/drivers/desktop/win32/send.ts
function send({ user32, inputSize }, records) {
  if (user32.SendInput(records.length, records, inputSize) === records.length) return;
  throw new DesktopError(
    "Windows refused mouse or keyboard input: the screen is locked, or the window in front belongs to a program that runs as administrator; unlock the screen, or run both with the same rights."
  );
}

// src/drivers/desktop/win32/virtual-keys.ts
var plain = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  // The left ones, as a keyboard sends them: those of either side are for asking.
  Shift: 160,
  Control: 162,
  Alt: 164,
  Pause: 19,
  CapsLock: 20,
  Escape: 27,
  ScrollLock: 145,
  " ": 32
};
var extended = {
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  PrintScreen: 44,
  Insert: 45,
  Delete: 46,
  Meta: 91,
  ContextMenu: 93,
  AltGraph: 165,
  NumLock: 144
};
var named = new Map([
  ...Object.entries(plain).map(([key, code]) => [key, { code, isExtended: false }]),
  ...Object.entries(extended).map(([key, code]) => [key, { code, isExtended: true }]),
  ...Array.from({ length: 24 }, (_, at) => [`F${at + 1}`, { code: 112 + at, isExtended: false }])
]);
var modifiersOfState = ["Shift", "Control", "Alt"];
function virtualKeysOf({ user32 }, key) {
  const known = named.get(key);
  if (known !== void 0) return [known];
  if (key.length !== 1) return void 0;
  if (/[a-z\d]/i.test(key)) return [{ code: key.toUpperCase().charCodeAt(0), isExtended: false }];
  const found = user32.VkKeyScanExW(key.charCodeAt(0), layoutInFront(user32));
  if (found === -1) return void 0;
  const modifiers = modifiersOfState.flatMap((modifier, bit) => {
    const held = named.get(modifier);
    return held !== void 0 && (found >> 8 + bit & 1) === 1 ? [held] : [];
  });
  return [...modifiers, { code: found & 255, isExtended: false }];
}
function layoutInFront(user32) {
  return user32.GetKeyboardLayout(user32.GetWindowThreadProcessId(user32.GetForegroundWindow(), null));
}

// src/drivers/desktop/win32/keyboard.ts
var extended2 = 1;
var up = 2;
var unicode = 4;
var keysAtOnce = 16;
var pauseMs2 = 10;
async function typeText(api, text) {
  const keys = readText(text);
  for (let at = 0; at < keys.length; at += keysAtOnce) {
    if (at > 0) await wait2(pauseMs2);
    send(
      api,
      keys.slice(at, at + keysAtOnce).flatMap((key) => strike(api, key))
    );
  }
}
async function pressKeys(api, keys) {
  const { held: modifiers, hit } = readChord(keys);
  const wanted = [...modifiers, "name" in hit ? hit.name : hit.character].flatMap((key) => {
    const found = virtualKeysOf(api, key);
    if (found === void 0) throw new DesktopError(`There is no key \u201C${key}\u201D on this keyboard.`);
    return found;
  });
  const all = wanted.filter((key, at) => wanted.findIndex(({ code }) => code === key.code) === at);
  const held = [];
  try {
    for (const key of all) {
      send(api, [keyRecord(api, key, false)]);
      held.unshift(key);
    }
    await wait2(pauseMs2);
  } finally {
    if (held.length > 0)
      send(
        api,
        held.map((key) => keyRecord(api, key, true))
      );
  }
}
function strike(api, key) {
  if ("name" in key) {
    const found = virtualKeysOf(api, key.name) ?? [];
    return [false, true].flatMap((isUp) => found.map((each) => keyRecord(api, each, isUp)));
  }
  return key.character.split("").flatMap(
    (unit) => [unicode, unicode | up].map((flags) => {
      const scanCode = unit.charCodeAt(0);
      return { type: 1, of: { key: { virtualKey: 0, scanCode, flags, time: 0, extra: 0 } } };
    })
  );
}
function keyRecord({ user32 }, { code, isExtended }, isUp) {
  const flags = (isExtended ? extended2 : 0) | (isUp ? up : 0);
  const scanCode = user32.MapVirtualKeyExW(code, 0, layoutInFront(user32)) & 255;
  return { type: 1, of: { key: { virtualKey: code, scanCode, flags, time: 0, extra: 0 } } };
}

// src/drivers/desktop/win32/mouse.ts
import { setTimeout as wait3 } from "node:timers/promises";
var moveOverAll = 1 | 32768 | 16384;
var press = { left: 2, right: 8, middle: 32 };
var release = { left: 4, right: 16, middle: 64 };
var swapped = 23;
var pauseMs3 = 10;
var dragSteps = 8;
async function moveTo(api, to) {
  const screen = virtualScreen(api);
  const at = pixelOn(screen, to);
  send(api, [
    mouse(moveOverAll, {
      x: Math.round((at.x - screen.x + 0.5) * 65536 / screen.width),
      y: Math.round((at.y - screen.y + 0.5) * 65536 / screen.height)
    })
  ]);
  for (let attempt = 0; attempt < 5; attempt++) {
    await wait3(attempt === 0 ? 1 : pauseMs3);
    if (isAt(api, at)) return;
    api.user32.SetCursorPos(at.x, at.y);
  }
  throw new DesktopError(`The pointer does not go to ${at.x}, ${at.y}: another program or a person holds the mouse.`);
}
async function clickAt(api, at, button, count) {
  await moveTo(api, at);
  for (let done = 0; done < count; done++) {
    await whilePressed(api, button, () => wait3(pauseMs3));
    if (done + 1 < count) await wait3(pauseMs3);
  }
}
async function dragTo(api, from, to) {
  pixelOn(virtualScreen(api), to);
  await moveTo(api, from);
  await whilePressed(api, "left", async () => {
    await wait3(pauseMs3);
    for (let step = 1; step <= dragSteps; step++) {
      const share = step / dragSteps;
      await moveTo(api, { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
      await wait3(pauseMs3);
    }
  });
}
function pixelOn(screen, { x, y }) {
  const at = { x: Math.round(x), y: Math.round(y) };
  if (!isInside(screen, at)) throw new DesktopError(`The point ${at.x}, ${at.y} is not on the screen.`);
  return at;
}
async function whilePressed(api, wanted, act) {
  const button = physical(api, wanted);
  send(api, [mouse(press[button])]);
  try {
    await act();
  } finally {
    send(api, [mouse(release[button])]);
  }
}
function physical({ user32 }, button) {
  if (button === "middle" || user32.GetSystemMetrics(swapped) === 0) return button;
  return button === "left" ? "right" : "left";
}
function isAt({ user32 }, at) {
  const now = new Int32Array(2);
  return user32.GetCursorPos(now) && now[0] === at.x && now[1] === at.y;
}
function mouse(flags, { x, y } = { x: 0, y: 0 }) {
  return { type: 0, of: { mouse: { dx: x, dy: y, data: 0, flags, time: 0, extra: 0 } } };
}

// src/drivers/desktop/win32/ui-automation.ts
var uiAutomationClass = guidOf("ff48dba4-60ef-4201-aa87-54103eef594e");
var uiAutomationInterface = guidOf("30cbe57d-d9d0-452a-ab13-7ac5ac4825ee");
var inProcess = 1;
var multithreaded = 0;
function hasUiAutomation({ newer: { CoInitializeEx, CoCreateInstance } }) {
  if (CoInitializeEx === void 0 || CoCreateInstance === void 0)
    return { isThere: false, said: "COM is not there." };
  CoInitializeEx(0, multithreaded);
  const made = new BigUint64Array(1);
  const result = CoCreateInstance(uiAutomationClass, 0, inProcess, uiAutomationInterface, made);
  if (result === 0 && made[0] !== 0n) return { isThere: true, said: "UI Automation is registered." };
  return { isThere: false, said: `UI Automation is not registered (0x${(result >>> 0).toString(16)}).` };
}
function guidOf(text) {
  const bytes = Buffer.from(text.replaceAll("-", ""), "hex");
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}

// src/drivers/desktop/win32/probe.ts
var objectName2 = 2;
async function probeWin32Desktop() {
  return probe(await loadWin32Api());
}
function probe(api) {
  const awareness = makeDpiAware(api);
  const { x, y, width: width2, height: height2 } = virtualScreen(api);
  return [
    findSession(api),
    findLock(api),
    {
      about: "scale",
      isFine: awareness !== "unaware",
      said: awareness === "unaware" ? "Windows tells scaled coordinates; set the scale of the screen to 100 %." : `Coordinates are physical pixels (${awareness}).`
    },
    {
      about: "screen",
      isFine: width2 > 0 && height2 > 0,
      said: width2 > 0 ? `The screen has ${width2}\xD7${height2} pixels from ${x}, ${y}.` : "There is no screen."
    },
    // Good to have, and not needed.
    { about: "ui-automation", isFine: true, said: hasUiAutomation(api).said }
  ];
}
function findSession({ user32 }) {
  const name = new Uint16Array(64);
  const station = user32.GetProcessWindowStation();
  const isNamed = user32.GetUserObjectInformationW(station, objectName2, name, name.byteLength, null);
  const isInteractive = isNamed && textOf(name).toLowerCase() === "winsta0";
  return {
    about: "session",
    isFine: isInteractive,
    said: isInteractive ? "This is an interactive session." : "This session has no desktop: it is a service. Start the runner from a session that is logged in (run.cmd), not as a service."
  };
}
function findLock(api) {
  try {
    demandOwnDesktop(api);
    return { about: "lock", isFine: true, said: "The screen is not locked." };
  } catch (error) {
    return { about: "lock", isFine: false, said: error instanceof Error ? error.message : String(error) };
  }
}

// src/drivers/desktop/win32/index.ts
var wmClose = 16;
async function openWin32Desktop() {
  const api = await loadWin32Api();
  makeDpiAware(api);
  const camera = createCamera(api);
  let isOpen = true;
  const demandOpen = () => {
    if (!isOpen) throw new DesktopError("The screen was let go of.");
  };
  const look = async (at) => {
    demandOpen();
    return at();
  };
  let last = Promise.resolve();
  const act = (what) => {
    const done = last.then(() => {
      demandOpen();
      demandOwnDesktop(api);
      return what();
    });
    last = done.catch(() => void 0);
    return done;
  };
  return {
    platform: "win32",
    size: () => look(() => {
      const { width: width2, height: height2 } = virtualScreen(api);
      return { width: width2, height: height2 };
    }),
    windows: () => look(() => listWindows(api)),
    elements: (windowId) => look(() => listElements(api, windowId)),
    capture: (region) => look(() => {
      demandOwnDesktop(api);
      return camera.take(region);
    }),
    move: (to) => act(() => moveTo(api, to)),
    click: (at, { button = "left", count = 1 } = {}) => act(() => clickAt(api, at, button, count)),
    drag: (from, to) => act(() => dragTo(api, from, to)),
    type: (text) => act(() => typeText(api, text)),
    press: (keys) => act(() => pressKeys(api, keys)),
    focus: (windowId) => act(() => focusWindow(api, windowId)),
    textOf: (id) => look(() => readText2(api, id)),
    closeWindow: (windowId) => act(async () => {
      if (!api.user32.PostMessageW(handleOf(api, windowId), wmClose, 0, 0))
        throw new DesktopError("Windows does not let this program ask the window to close.");
    }),
    async close() {
      await last;
      isOpen = false;
      camera.close();
    }
  };
}
export {
  openWin32Desktop,
  probeWin32Desktop
};
