import type { WritingKey } from './codes.ts';

export interface Held {
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
}
/** What a key writes with others held down; undefined when it writes nothing now. */
export type WriteKey = (key: WritingKey, held: Held) => string | undefined;

/** For a keyboard of the United States; where the layout cannot be asked for. */
export const writeUsKey: WriteKey = ({ plain, shifted }, { shift }) => (shift ? shifted : plain);

const [shiftKey, controlKey, altKey, capsLock, down] = [0x10, 0x11, 0x12, 0x14, 0x80];
/** Accents as Windows tells of dead keys, and how they are put on a letter. */
const accents = new Map([
  ['´', '\u0301'],
  ['`', '\u0300'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['¨', '\u0308'],
  ['°', '\u030a'],
  ['ˇ', '\u030c'],
  ['¸', '\u0327'],
]);

/** Asks Windows, with the layout of the window that is used. Rejected without koffi. */
export async function loadWindowsWriter(): Promise<WriteKey> {
  const { default: koffi } = await import('koffi');
  const user32 = koffi.load('user32.dll');
  // Koffi cannot tell what the functions take: it is written beside them.
  const foreground = user32.func('__stdcall', 'GetForegroundWindow', 'intptr_t', []) as () => number | bigint;
  const threadOf = user32.func('__stdcall', 'GetWindowThreadProcessId', 'uint32_t', ['intptr_t', 'void *']) as (
    window: number | bigint,
    process: null,
  ) => number;
  const layoutOf = user32.func('__stdcall', 'GetKeyboardLayout', 'intptr_t', ['uint32_t']) as (
    thread: number,
  ) => number | bigint;
  const stateOf = user32.func('__stdcall', 'GetKeyState', 'int16_t', ['int']) as (key: number) => number;
  const scanCodeOf = user32.func('__stdcall', 'MapVirtualKeyExW', 'uint32_t', ['uint32_t', 'uint32_t', 'intptr_t']) as (
    key: number,
    kind: number,
    layout: number | bigint,
  ) => number;
  const toUnicode = user32.func('__stdcall', 'ToUnicodeEx', 'int', [
    'uint32_t',
    'uint32_t',
    'void *',
    'void *',
    'int',
    'uint32_t',
    'intptr_t',
  ]) as (
    key: number,
    scanCode: number,
    state: Uint8Array,
    out: Uint16Array,
    room: number,
    flags: number,
    layout: number | bigint,
  ) => number;

  let dead: string | undefined;
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
      return undefined;
    }
    const composed = dead === undefined ? told : `${told}${dead}`.normalize('NFC');
    dead = undefined;
    // An accent that its letter does not take: what the application makes of it is not known.
    return [...composed].length === 1 && composed >= ' ' ? composed : undefined;
  };
}
