import type { Rect } from '#core/replay/screen.ts';
import type { XConnection } from './connection.ts';

/** Requests of the X protocol, each named as there; numbers are those of its specification. */

type Field = readonly [bytes: 1 | 2 | 4, value: number];
export const u8 = (value: number): Field => [1, value & 0xff];
export const u16 = (value: number): Field => [2, value & 0xffff];
export const u32 = (value: number): Field => [4, value >>> 0];
export function body(...fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [length]) => sum + length, 0));
  let at = 0;
  for (const [length, value] of fields) at = bytes.writeUIntLE(value, at, length);
  return bytes;
}

export interface Attributes {
  readonly isViewable: boolean;
  readonly isInputOnly: boolean;
  /** Not managed by the window manager: menus, tooltips. */
  readonly isUnmanaged: boolean;
}
export async function getAttributes(x: XConnection, window: number): Promise<Attributes> {
  const reply = await x.request(3, 0, body(u32(window)));
  const [inputOnly, viewable] = [2, 2];
  return {
    isInputOnly: reply.readUInt16LE(12) === inputOnly,
    isViewable: reply.readUInt8(26) === viewable,
    isUnmanaged: reply.readUInt8(27) === 1,
  };
}

/** Relative to the parent; with `border`, which lies outside of width and height. */
export async function getGeometry(x: XConnection, window: number): Promise<Rect & { readonly border: number }> {
  const reply = await x.request(14, 0, body(u32(window)));
  return {
    x: reply.readInt16LE(12),
    y: reply.readInt16LE(14),
    width: reply.readUInt16LE(16),
    height: reply.readUInt16LE(18),
    border: reply.readUInt16LE(20),
  };
}

/** Children from the lowest to the topmost. */
export async function queryTree(x: XConnection, window: number) {
  const reply = await x.request(15, 0, body(u32(window)));
  return { parent: reply.readUInt32LE(12), children: readWords(reply.subarray(32), reply.readUInt16LE(16)) };
}

export async function getOrigin(x: XConnection, window: number): Promise<{ readonly x: number; readonly y: number }> {
  const reply = await x.request(40, 0, body(u32(window), u32(x.setup.root), u16(0), u16(0)));
  return { x: reply.readInt16LE(12), y: reply.readInt16LE(14) };
}

export async function internAtom(x: XConnection, name: string): Promise<number> {
  const text = Buffer.from(name, 'latin1');
  return (await x.request(16, 0, Buffer.concat([body(u16(text.length), u16(0)), text]))).readUInt32LE(8);
}

/** Value of a property, at most 64 kB of it; empty when the window has none of this name. */
export async function getProperty(x: XConnection, window: number, property: number) {
  const anyType = 0;
  const words = 16_384;
  const reply = await x.request(20, 0, body(u32(window), u32(property), u32(anyType), u32(0), u32(words)));
  const bytes = (reply.readUInt32LE(16) * reply.readUInt8(1)) / 8;
  return { type: reply.readUInt32LE(8), value: reply.subarray(32, 32 + bytes) };
}
export async function getNumbers(x: XConnection, window: number, property: number): Promise<readonly number[]> {
  const { value } = await getProperty(x, window, property);
  return readWords(value, Math.floor(value.length / 4));
}
export const readWords = (bytes: Buffer, count: number): readonly number[] =>
  Array.from({ length: Math.min(count, Math.floor(bytes.length / 4)) }, (_, index) => bytes.readUInt32LE(4 * index));

/** To the window itself, or, about a window, to those who manage it. */
export function sendClientMessage(
  x: XConnection,
  message: { readonly to: number; readonly about: number; readonly type: number; readonly data: readonly number[] },
): void {
  const [clientMessage, words, substructure, isToWindow] = [33, 32, 0x180000, message.to === message.about];
  const data = Array.from({ length: 5 }, (_, index) => u32(message.data[index] ?? 0));
  const event = body(u8(clientMessage), u8(words), u16(0), u32(message.about), u32(message.type), ...data);
  x.send(25, 0, Buffer.concat([body(u32(message.to), u32(isToWindow ? 0 : substructure)), event]));
}

/** Which events of the root window are told to us; 0 for none. */
export function selectOnRoot(x: XConnection, events: number): void {
  const eventMask = 0x800;
  x.send(2, 0, body(u32(x.setup.root), u32(eventMask), u32(events)));
}

export function setInputFocus(x: XConnection, window: number): void {
  const [toParent, now] = [2, 0];
  x.send(42, toParent, body(u32(window), u32(now)));
}
export function raise(x: XConnection, window: number): void {
  const [stackMode, above] = [0x40, 0];
  x.send(12, 0, body(u32(window), u16(stackMode), u16(0), u32(above)));
}

/** Where the pointer is, and which modifiers and buttons are down (bits 0–12) in which group of the keyboard (13–14). */
export async function queryPointer(x: XConnection) {
  const reply = await x.request(38, 0, body(u32(x.setup.root)));
  return { x: reply.readInt16LE(16), y: reply.readInt16LE(18), mask: reply.readUInt16LE(24) };
}

/** Rows of keysyms, one row a keycode, from the least keycode on. */
export async function getKeyboardMapping(x: XConnection): Promise<readonly (readonly number[])[]> {
  const { minKeycode, maxKeycode } = x.setup;
  const count = maxKeycode - minKeycode + 1;
  const reply = await x.request(101, 0, body(u8(minKeycode), u8(count), u16(0)));
  const columns = reply.readUInt8(1);
  const all = readWords(reply.subarray(32), count * columns);
  return Array.from({ length: count }, (_, row) => all.slice(row * columns, (row + 1) * columns));
}
/** No keysym: the key writes nothing again. */
export function changeKeyboardMapping(x: XConnection, keycode: number, keysym: number): void {
  const [keys, columns] = [1, 2];
  x.send(100, keys, body(u8(keycode), u8(columns), u16(0), u32(keysym), u32(keysym)));
}

export const fakeEvents = { keyPress: 2, keyRelease: 3, buttonPress: 4, buttonRelease: 5, motion: 6 } as const;
/** XTest: the display waits `delayMs` before it does this one, and us with it. */
export function fakeInput(
  x: XConnection,
  xtest: number,
  event: {
    readonly type: number;
    readonly detail: number;
    readonly x?: number;
    readonly y?: number;
    readonly delayMs?: number;
  },
): void {
  const { type, detail, x: left = 0, y: top = 0, delayMs = 0 } = event;
  const head = [u8(type), u8(detail), u16(0), u32(delayMs), u32(x.setup.root), u32(0), u32(0)] as const;
  x.send(xtest, 2, body(...head, u16(left), u16(top), u32(0), u32(0)));
}
