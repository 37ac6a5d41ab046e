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
/** Keysyms older than Unicode: a byte of an encoding, from the protocol's keysym encoding. */
const encodings: Readonly<Record<number, string>> = {
  0x01: 'iso-8859-2',
  0x02: 'iso-8859-3',
  0x03: 'iso-8859-4',
  0x05: 'iso-8859-6',
  0x06: 'koi8-r',
  0x0c: 'iso-8859-8',
  0x13: 'iso-8859-15',
};
/** Greek letters have the order of ISO 8859-7, but for the two forms of sigma; dashes and quotes have none. */
const others = new Map(
  Object.entries({ 0x7f2: 'σ', 0x7f3: 'ς', 0xaa9: '—', 0xaaa: '–', 0xaae: '…' })
    .concat(Object.entries({ 0xad0: '‘', 0xad1: '’', 0xad2: '“', 0xad3: '”', 0xafd: '‚', 0xafe: '„' }))
    .map(([keysym, character]) => [Number(keysym), character]),
);

/** The character that a keysym writes; undefined for those that write none. */
export function characterOf(keysym: number): string | undefined {
  const isLatin = (keysym >= 0x20 && keysym < 0x7f) || (keysym >= 0xa0 && keysym < 0x100);
  if (isLatin || (keysym >= 0x20a0 && keysym <= euro)) return String.fromCodePoint(keysym);
  const code = keysym - unicodeFlag;
  if (code >= 0x100 && code <= 0x10ffff) return String.fromCodePoint(code);
  const [page, byte] = [keysym >> 8, keysym & 0xff];
  const isGreek = page === 0x07 && byte >= 0xc1;
  const encoding = isGreek ? 'iso-8859-7' : encodings[page];
  if (others.has(keysym) || encoding === undefined || byte < 0xa0) return others.get(keysym);
  return new TextDecoder(encoding).decode(Uint8Array.of(byte));
}
