import {
  DesktopError
} from "./chunk-ZXP3NYU4.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/desktop/x11/requests.ts
var u8 = (value) => [1, value & 255];
var u16 = (value) => [2, value & 65535];
var u32 = (value) => [4, value >>> 0];
function body(...fields) {
  const bytes = Buffer.alloc(fields.reduce((sum, [length]) => sum + length, 0));
  let at = 0;
  for (const [length, value] of fields) at = bytes.writeUIntLE(value, at, length);
  return bytes;
}
async function getAttributes(x, window) {
  const reply = await x.request(3, 0, body(u32(window)));
  const [inputOnly, viewable] = [2, 2];
  return {
    isInputOnly: reply.readUInt16LE(12) === inputOnly,
    isViewable: reply.readUInt8(26) === viewable,
    isUnmanaged: reply.readUInt8(27) === 1
  };
}
async function getGeometry(x, window) {
  const reply = await x.request(14, 0, body(u32(window)));
  return {
    x: reply.readInt16LE(12),
    y: reply.readInt16LE(14),
    width: reply.readUInt16LE(16),
    height: reply.readUInt16LE(18),
    border: reply.readUInt16LE(20)
  };
}
async function queryTree(x, window) {
  const reply = await x.request(15, 0, body(u32(window)));
  return { parent: reply.readUInt32LE(12), children: readWords(reply.subarray(32), reply.readUInt16LE(16)) };
}
async function getOrigin(x, window) {
  const reply = await x.request(40, 0, body(u32(window), u32(x.setup.root), u16(0), u16(0)));
  return { x: reply.readInt16LE(12), y: reply.readInt16LE(14) };
}
async function internAtom(x, name) {
  const text = Buffer.from(name, "latin1");
  return (await x.request(16, 0, Buffer.concat([body(u16(text.length), u16(0)), text]))).readUInt32LE(8);
}
async function getProperty(x, window, property) {
  const anyType = 0;
  const words = 16384;
  const reply = await x.request(20, 0, body(u32(window), u32(property), u32(anyType), u32(0), u32(words)));
  const bytes = reply.readUInt32LE(16) * reply.readUInt8(1) / 8;
  return { type: reply.readUInt32LE(8), value: reply.subarray(32, 32 + bytes) };
}
async function getNumbers(x, window, property) {
  const { value } = await getProperty(x, window, property);
  return readWords(value, Math.floor(value.length / 4));
}
var readWords = (bytes, count) => Array.from({ length: Math.min(count, Math.floor(bytes.length / 4)) }, (_, index) => bytes.readUInt32LE(4 * index));
function sendClientMessage(x, message) {
  const [clientMessage, words, substructure, isToWindow] = [33, 32, 1572864, message.to === message.about];
  const data = Array.from({ length: 5 }, (_, index) => u32(message.data[index] ?? 0));
  const event = body(u8(clientMessage), u8(words), u16(0), u32(message.about), u32(message.type), ...data);
  x.send(25, 0, Buffer.concat([body(u32(message.to), u32(isToWindow ? 0 : substructure)), event]));
}
function selectOnRoot(x, events) {
  const eventMask = 2048;
  x.send(2, 0, body(u32(x.setup.root), u32(eventMask), u32(events)));
}
function setInputFocus(x, window) {
  const [toParent, now] = [2, 0];
  x.send(42, toParent, body(u32(window), u32(now)));
}
function raise(x, window) {
  const [stackMode, above] = [64, 0];
  x.send(12, 0, body(u32(window), u16(stackMode), u16(0), u32(above)));
}
async function queryPointer(x) {
  const reply = await x.request(38, 0, body(u32(x.setup.root)));
  return { x: reply.readInt16LE(16), y: reply.readInt16LE(18), mask: reply.readUInt16LE(24) };
}
async function getKeyboardMapping(x) {
  const { minKeycode, maxKeycode } = x.setup;
  const count = maxKeycode - minKeycode + 1;
  const reply = await x.request(101, 0, body(u8(minKeycode), u8(count), u16(0)));
  const columns = reply.readUInt8(1);
  const all = readWords(reply.subarray(32), count * columns);
  return Array.from({ length: count }, (_, row) => all.slice(row * columns, (row + 1) * columns));
}
function changeKeyboardMapping(x, keycode, keysym) {
  const [keys, columns] = [1, 2];
  x.send(100, keys, body(u8(keycode), u8(columns), u16(0), u32(keysym), u32(keysym)));
}
var fakeEvents = { keyPress: 2, keyRelease: 3, buttonPress: 4, buttonRelease: 5, motion: 6 };
function fakeInput(x, xtest, event) {
  const { type, detail, x: left = 0, y: top = 0, delayMs = 0 } = event;
  const head = [u8(type), u8(detail), u16(0), u32(delayMs), u32(x.setup.root), u32(0), u32(0)];
  x.send(xtest, 2, body(...head, u16(left), u16(top), u32(0), u32(0)));
}

// src/drivers/desktop/x11/connection.ts
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { hostname } from "node:os";

// src/drivers/desktop/x11/address.ts
function readDisplayName(name) {
  const parts = /^(?<path>\/[^\0]{1,200}|)(?:tcp\/|unix\/)?(?<host>[\w.-]*|\[[\da-f:]+\]):(?<number>\d{1,5})(?:\.(?<screen>\d{1,2}))?$/i.exec(
    name
  )?.groups;
  if (parts === void 0) {
    throw new DesktopError(`\u201C${name.slice(0, 80)}\u201D is no name of a display. Set DISPLAY to one such as \u201C:0\u201D.`);
  }
  const { path = "", host = "", number = "0", screen = "0" } = parts;
  const isLocal = host === "" || host === "unix" || host === "localhost" || path !== "";
  const socket = `/tmp/.X11-unix/X${number}`;
  const port = { host: host.replace(/^\[|\]$/g, ""), port: 6e3 + Number(number) };
  const local = process.platform === "linux" ? [{ path: socket }, { path: `\0${socket}` }] : [{ path: socket }];
  const ways = path === "" ? host === "" || host === "unix" ? local : [port] : [{ path: name }];
  return { ways, host, number, screen: Number(screen), isLocal };
}
var wildFamily = 65535;
var localFamily = 256;
var cookieName = "MIT-MAGIC-COOKIE-1";
function findCookie(file, address, hostname2) {
  let fallback;
  for (const entry of readEntries(file)) {
    if (entry.name !== cookieName || entry.number !== "" && entry.number !== address.number) continue;
    const cookie = { name: entry.name, data: entry.data };
    if (entry.family === wildFamily) return cookie;
    if (address.isLocal && entry.family === localFamily && entry.address === hostname2) return cookie;
    fallback ??= cookie;
  }
  return fallback;
}
function* readEntries(file) {
  let at = 0;
  const isShort = (bytes) => at + bytes > file.length;
  const readField = () => {
    if (isShort(2)) return void 0;
    const length = file.readUInt16BE(at);
    at += 2;
    if (isShort(length)) return void 0;
    at += length;
    return file.subarray(at - length, at);
  };
  while (!isShort(2)) {
    const family = file.readUInt16BE(at);
    at += 2;
    const [address, number, name, data] = [readField(), readField(), readField(), readField()];
    if (address === void 0 || number === void 0 || name === void 0 || data === void 0) return;
    yield {
      family,
      address: address.toString("latin1"),
      number: number.toString("latin1"),
      name: name.toString("latin1"),
      data
    };
  }
}

// src/drivers/desktop/x11/packets.ts
var [errorCode, replyCode, genericEvent] = [0, 1, 35];
var longest = 1 << 29;
function readPackets(socket, lengthOfSetup2, take) {
  let isSetUp = false;
  let packet = Buffer.alloc(0);
  let have = 0;
  let head = Buffer.alloc(0);
  const kindOf = (start) => {
    if (!isSetUp) return "setup";
    if (start[0] === errorCode) return "error";
    return start[0] === replyCode ? "reply" : "event";
  };
  const lengthOf = (start) => {
    if (!isSetUp) return lengthOfSetup2(start);
    const isLong = start[0] === replyCode || start[0] === genericEvent;
    return 32 + (isLong ? 4 * start.readUInt32LE(4) : 0);
  };
  const finish = (whole) => {
    const kind = kindOf(whole);
    isSetUp = true;
    take(kind, whole);
  };
  socket.on("data", (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (packet.length > 0) {
        const copied = chunk.copy(packet, have, at);
        at += copied;
        have += copied;
        if (have < packet.length) return;
        const whole = packet;
        packet = Buffer.alloc(0);
        finish(whole);
        continue;
      }
      const start = head.length > 0 ? Buffer.concat([head, chunk.subarray(at, at + 8)]) : chunk.subarray(at);
      if (start.length < 8) {
        head = Buffer.from(start);
        return;
      }
      const length = lengthOf(start);
      if (length > longest) return void socket.destroy();
      packet = length > 4096 ? Buffer.allocUnsafeSlow(length) : Buffer.alloc(length);
      have = head.copy(packet, 0);
      head = Buffer.alloc(0);
    }
  });
}

// src/drivers/desktop/x11/setup.ts
var padded = (bytes) => bytes + 3 & ~3;
function writeGreeting(cookie) {
  const [name, data] = [Buffer.from(cookie?.name ?? "", "latin1"), cookie?.data ?? Buffer.alloc(0)];
  const greeting = Buffer.alloc(12 + padded(name.length) + padded(data.length));
  greeting.write("l", 0);
  greeting.writeUInt16LE(11, 2);
  greeting.writeUInt16LE(name.length, 6);
  greeting.writeUInt16LE(data.length, 8);
  name.copy(greeting, 12);
  data.copy(greeting, 12 + padded(name.length));
  return greeting;
}
var lengthOfSetup = (start) => 8 + 4 * start.readUInt16LE(6);
function readSetup(answer, display, screen) {
  if (answer.readUInt8(0) !== 1) {
    const reason = answer.toString("latin1", 8, 8 + answer.readUInt8(1)).replaceAll(/[^\x20-\x7e]+/g, " ").trim();
    throw new DesktopError(
      `The display ${display} refuses the connection: ${reason || "it asks for an authorization"}.`
    );
  }
  const formats = answer.readUInt8(29);
  let at = 40 + padded(answer.readUInt16LE(24));
  const bitsOf = /* @__PURE__ */ new Map();
  for (let i = 0; i < formats; i++, at += 8) bitsOf.set(answer.readUInt8(at), answer.readUInt8(at + 1));
  const screens = answer.readUInt8(28);
  if (screen >= screens) throw new DesktopError(`The display ${display} has no screen ${screen}.`);
  for (let skipped = 0; skipped < screen; skipped++) at = endOfScreen(answer, at);
  const rootDepth = answer.readUInt8(at + 38);
  const visual = findVisual(answer, at, answer.readUInt32LE(at + 32));
  const isBgrx = answer.readUInt8(30) === 0 && bitsOf.get(rootDepth) === 32 && visual?.red === 16711680 && visual.blue === 255;
  return {
    root: answer.readUInt32LE(at),
    firstId: answer.readUInt32LE(12),
    idMask: answer.readUInt32LE(16),
    minKeycode: answer.readUInt8(34),
    maxKeycode: answer.readUInt8(35),
    pixels: isBgrx ? "bgrx" : void 0,
    rootDepth
  };
}
function* depthsOf(answer, screen) {
  let at = screen + 40;
  for (let left = answer.readUInt8(screen + 39); left > 0; left--) {
    const visuals = answer.readUInt16LE(at + 2);
    yield { visuals, first: at + 8, end: at + 8 + 24 * visuals };
    at += 8 + 24 * visuals;
  }
}
function endOfScreen(answer, screen) {
  let end = screen + 40;
  for (const depth of depthsOf(answer, screen)) end = depth.end;
  return end;
}
function findVisual(answer, screen, id) {
  for (const { first, end } of depthsOf(answer, screen)) {
    for (let at = first; at < end; at += 24) {
      if (answer.readUInt32LE(at) !== id) continue;
      return { red: answer.readUInt32LE(at + 8), blue: answer.readUInt32LE(at + 16) };
    }
  }
  return void 0;
}

// src/drivers/desktop/x11/connection.ts
var XError = class extends Error {
  code;
  constructor(code, opcode, detail) {
    super(`X error ${code} of request ${opcode}.${detail}`);
    this.code = code;
  }
};
var getInputFocus = 43;
var queryExtension = 98;
async function openConnection(options) {
  const { display, timeoutMs = 5e3 } = options;
  const address = readDisplayName(display);
  const cookies = options.authority === void 0 ? void 0 : await readFile(options.authority).catch(() => void 0);
  const greeting = writeGreeting(cookies && findCookie(cookies, address, hostname()));
  const socket = await dial(address, display, timeoutMs);
  const waiting = /* @__PURE__ */ new Map();
  const extensions = /* @__PURE__ */ new Map();
  const streams = /* @__PURE__ */ new Map();
  let refused = [];
  let sent = 0;
  let ids = 0;
  let dead;
  let hear;
  let over;
  const die = (why) => {
    if (dead !== void 0) return;
    dead = new DesktopError(why);
    socket.destroy();
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(dead);
    }
    waiting.clear();
    over?.(dead);
  };
  socket.on("error", (error) => die(`The display ${display} is gone: ${messageOf(error)}.`));
  socket.on("close", () => die(`The display ${display} is gone: it closed the connection.`));
  const wait = (key) => new Promise((resolve, reject) => {
    if (dead !== void 0) return reject(dead);
    const timer = setTimeout(() => die(`The display ${display} has not answered for ${timeoutMs} ms.`), timeoutMs);
    waiting.set(key, { resolve, reject, timer });
  });
  const take = (key) => {
    const found = waiting.get(key);
    if (found) clearTimeout(found.timer);
    waiting.delete(key);
    return found;
  };
  const greeted = wait(-1);
  readPackets(socket, lengthOfSetup, (kind, packet) => {
    if (kind === "setup") return take(-1)?.resolve(packet);
    if (kind === "event") return hear?.(packet);
    const key = packet.readUInt16LE(2);
    const stream = streams.get(key);
    const asked = take(key);
    if (kind === "reply") return stream ? stream(packet) : asked?.resolve(packet);
    if (stream) return die(`The display ${display} does not tell what is done on it.`);
    const error = new XError(packet.readUInt8(1), packet.readUInt8(10), packet.readUInt16LE(8));
    if (asked) asked.reject(error);
    else if (refused.length < 100) refused.push(error);
  });
  socket.write(greeting);
  const setup = await greeted.then((answer) => readSetup(answer, display, address.screen)).catch((error) => {
    socket.destroy();
    throw error;
  });
  const write = (opcode, detail, body2) => {
    const packet = Buffer.alloc(4 + (body2.length + 3 & ~3));
    packet.writeUInt8(opcode, 0);
    packet.writeUInt8(detail, 1);
    packet.writeUInt16LE(packet.length / 4, 2);
    body2.copy(packet, 4);
    if (dead === void 0) socket.write(packet);
    sent = sent + 1 & 65535;
    return sent;
  };
  const nothing = Buffer.alloc(0);
  const request = (opcode, detail, body2 = nothing) => wait(write(opcode, detail, body2));
  return {
    setup,
    address,
    request,
    subscribe: (opcode, detail, own, listener) => void streams.set(write(opcode, detail, own), listener),
    send: (opcode, detail, body2 = nothing) => void write(opcode, detail, body2),
    together(sendAll) {
      socket.cork();
      sendAll();
      socket.uncork();
    },
    async sync() {
      const focus = (await request(getInputFocus, 0)).readUInt32LE(8);
      const [first] = refused;
      refused = [];
      if (first) throw first;
      return focus;
    },
    extension(name) {
      const known = extensions.get(name);
      if (known) return known;
      const length = Buffer.alloc(4);
      length.writeUInt16LE(name.length, 0);
      const asked = request(queryExtension, 0, Buffer.concat([length, Buffer.from(name, "latin1")])).then(
        (reply) => reply.readUInt8(8) === 1 ? reply.readUInt8(9) : void 0
      );
      extensions.set(name, asked);
      return asked;
    },
    nextId() {
      const step = setup.idMask & -setup.idMask;
      return (setup.firstId | step * ++ids & setup.idMask) >>> 0;
    },
    whenOver: (tell) => void (over = tell),
    listen: (listener) => void (hear = listener),
    close: () => die(`The display ${display} was let go of.`)
  };
}
async function dial(address, display, timeoutMs) {
  let last = "";
  for (const way of address.ways) {
    const socket = connect(way);
    const failed = await new Promise((resolve) => {
      const timer = setTimeout(() => resolve(`no answer for ${timeoutMs} ms`), timeoutMs);
      socket.once("connect", () => (clearTimeout(timer), resolve(void 0)));
      socket.once("error", (error) => (clearTimeout(timer), resolve(messageOf(error))));
    });
    if (failed === void 0) {
      socket.unref();
      return socket;
    }
    socket.destroy();
    last ||= failed;
  }
  throw new DesktopError(`There is no display ${display}: ${last}. Start one, or set DISPLAY to one that runs.`);
}

export {
  u8,
  u16,
  u32,
  body,
  getAttributes,
  getGeometry,
  queryTree,
  getOrigin,
  internAtom,
  getProperty,
  getNumbers,
  sendClientMessage,
  selectOnRoot,
  setInputFocus,
  raise,
  queryPointer,
  getKeyboardMapping,
  changeKeyboardMapping,
  fakeEvents,
  fakeInput,
  XError,
  openConnection
};
