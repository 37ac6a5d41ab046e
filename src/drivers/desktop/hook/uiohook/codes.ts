import type { NamedKey } from '../../keys.ts';

/** Keys that write nothing, by the codes of uiohook; those of the number pad without NumLock have 0xee in front. */
const codesOfNames = {
  Shift: [0x2a, 0x36],
  Control: [0x1d, 0x0e1d],
  Alt: [0x38],
  AltGraph: [0x0e38],
  Meta: [0x0e5b, 0x0e5c],
  Enter: [0x1c, 0x0e1c],
  Tab: [0x0f],
  Escape: [0x01],
  Backspace: [0x0e],
  Delete: [0x0e53, 0xee53],
  Insert: [0x0e52, 0xee52],
  Home: [0x0e47, 0xee47],
  End: [0x0e4f, 0xee4f],
  PageUp: [0x0e49, 0xee49],
  PageDown: [0x0e51, 0xee51],
  ArrowLeft: [0xe04b, 0xee4b],
  ArrowRight: [0xe04d, 0xee4d],
  ArrowUp: [0xe048, 0xee48],
  ArrowDown: [0xe050, 0xee50],
  CapsLock: [0x3a],
  NumLock: [0x45],
  ScrollLock: [0x46],
  Pause: [0x0e45],
  PrintScreen: [0x0e37],
  ContextMenu: [0x0e5d],
  F1: [0x3b],
  F2: [0x3c],
  F3: [0x3d],
  F4: [0x3e],
  F5: [0x3f],
  F6: [0x40],
  F7: [0x41],
  F8: [0x42],
  F9: [0x43],
  F10: [0x44],
  F11: [0x57],
  F12: [0x58],
} as const satisfies Readonly<Record<NamedKey, readonly number[]>>;

const names = new Map<number, string>(
  Object.entries(codesOfNames).flatMap(([name, codes]) => codes.map((code) => [code, name] as const)),
);
export const nameOfCode = (code: number): string | undefined => names.get(code);

export interface WritingKey {
  /** Of Windows: which key of the layout it is. */
  readonly virtualKey: number;
  /** What it writes on a keyboard of the United States, without and with Shift. */
  readonly plain: string;
  readonly shifted: string;
}
const writing = new Map<number, WritingKey>();
function addRow(firstCode: number, plain: string, shifted: string, virtualKeys?: readonly number[]): void {
  for (const [at, character] of [...plain].entries()) {
    const virtualKey = virtualKeys?.[at] ?? character.toUpperCase().charCodeAt(0);
    writing.set(firstCode + at, { virtualKey, plain: character, shifted: shifted[at] ?? character });
  }
}
addRow(0x02, '1234567890', '!@#$%^&*()');
addRow(0x0c, '-=', '_+', [0xbd, 0xbb]);
addRow(0x10, 'qwertyuiop', 'QWERTYUIOP');
addRow(0x1a, '[]', '{}', [0xdb, 0xdd]);
addRow(0x1e, 'asdfghjkl', 'ASDFGHJKL');
addRow(0x27, ";'`", ':"~', [0xba, 0xde, 0xc0]);
addRow(0x2b, '\\zxcvbnm', '|ZXCVBNM', [0xdc]);
addRow(0x33, ',./', '<>?', [0xbc, 0xbe, 0xbf]);
addRow(0x39, ' ', ' ');
// Beside the left Shift, where a keyboard has such a key.
addRow(0x0e46, '<', '>', [0xe2]);
// The number pad, under NumLock.
addRow(0x37, '*', '*', [0x6a]);
addRow(
  0x47,
  '789-456+1230.',
  '789-456+1230.',
  [0x67, 0x68, 0x69, 0x6d, 0x64, 0x65, 0x66, 0x6b, 0x61, 0x62, 0x63, 0x60, 0x6e],
);
addRow(0x0e35, '/', '/', [0x6f]);
export const writingKeyOfCode = (code: number): WritingKey | undefined => writing.get(code);
