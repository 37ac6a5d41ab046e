import type { NamedKey } from '../keys.ts';

/** Keysyms of keys that write nothing, from the protocol's keysym encoding. The first that the keyboard has is hit. */
export const keysymsOfNames = {
  Shift: [0xffe1, 0xffe2],
  Control: [0xffe3, 0xffe4],
  Alt: [0xffe9, 0xffea],
  AltGraph: [0xfe03, 0xff7e],
  Meta: [0xffeb, 0xffe7],
  Enter: [0xff0d],
  Tab: [0xff09],
  Escape: [0xff1b],
  Backspace: [0xff08],
  Delete: [0xffff],
  Insert: [0xff63],
  Home: [0xff50],
  End: [0xff57],
  PageUp: [0xff55],
  PageDown: [0xff56],
  ArrowLeft: [0xff51],
  ArrowUp: [0xff52],
  ArrowRight: [0xff53],
  ArrowDown: [0xff54],
  CapsLock: [0xffe5],
  NumLock: [0xff7f],
  ScrollLock: [0xff14],
  Pause: [0xff13],
  PrintScreen: [0xff61],
  ContextMenu: [0xff67],
  F1: [0xffbe],
  F2: [0xffbf],
  F3: [0xffc0],
  F4: [0xffc1],
  F5: [0xffc2],
  F6: [0xffc3],
  F7: [0xffc4],
  F8: [0xffc5],
  F9: [0xffc6],
  F10: [0xffc7],
  F11: [0xffc8],
  F12: [0xffc9],
} as const satisfies Readonly<Record<NamedKey, readonly number[]>>;

const euro = 0x20ac;
const unicodeFlag = 0x01000000;
/** Latin 1 as it is, the euro with a keysym of its own as layouts have it, everything else by its place in Unicode. */
export function keysymOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 || code === euro ? code : unicodeFlag + code;
}
/** The character that a keysym writes; undefined for those that write none, and for the old ones of other alphabets. */
export function characterOf(keysym: number): string | undefined {
  const isLatin = (keysym >= 0x20 && keysym < 0x7f) || (keysym >= 0xa0 && keysym < 0x100);
  if (isLatin || keysym === euro) return String.fromCodePoint(keysym);
  const code = keysym - unicodeFlag;
  return code >= 0x100 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
