/** What the ground-truth window uses of Windows; written apart from Heal's driver, which it judges. */
import koffi from 'koffi';

const [user32, gdi32, kernel32, ntdll] = [
  koffi.load('user32.dll'),
  koffi.load('gdi32.dll'),
  koffi.load('kernel32.dll'),
  koffi.load('ntdll.dll'),
] as const;

export type Handle = number;
type WindowProcedure = (window: Handle, message: number, first: number, second: number) => number;
const procedure = koffi.proto('__stdcall', null, 'intptr', ['intptr', 'uint32', 'uintptr', 'intptr']);
const windowClass = koffi.struct({
  size: 'uint32',
  style: 'uint32',
  procedure: koffi.pointer(procedure),
  classExtra: 'int',
  windowExtra: 'int',
  instance: 'intptr',
  icon: 'intptr',
  cursor: 'intptr',
  background: 'intptr',
  menu: 'intptr',
  name: 'str16',
  smallIcon: 'intptr',
});
const registerClass: (of: unknown) => number = user32.func('__stdcall', 'RegisterClassExW', 'uint16', [
  koffi.pointer(windowClass),
]);
const loadCursor: (instance: Handle, id: number) => Handle = user32.func('__stdcall', 'LoadCursorW', 'intptr', [
  'intptr',
  'intptr',
]);

export const createWindow: (
  extendedStyle: number,
  className: string,
  title: string,
  style: number,
  x: number,
  y: number,
  width: number,
  height: number,
  parent: Handle,
  menuOrId: number,
  instance: Handle,
  extra: Handle,
) => Handle = user32.func('__stdcall', 'CreateWindowExW', 'intptr', [
  'uint32',
  'str16',
  'str16',
  'uint32',
  'int',
  'int',
  'int',
  'int',
  'intptr',
  'intptr',
  'intptr',
  'intptr',
]);
export const passOn: WindowProcedure = user32.func('__stdcall', 'DefWindowProcW', 'intptr', [
  'intptr',
  'uint32',
  'uintptr',
  'intptr',
]);
export const sendMessage: (window: Handle, message: number, first: number, second: number) => number = user32.func(
  '__stdcall',
  'SendMessageW',
  'intptr',
  ['intptr', 'uint32', 'uintptr', 'intptr'],
);
const sendText: (window: Handle, message: number, first: number, text: string) => number = user32.func(
  '__stdcall',
  'SendMessageW',
  'intptr',
  ['intptr', 'uint32', 'uintptr', 'str16'],
);
const receiveText: (window: Handle, message: number, first: number, text: Uint16Array) => number = user32.func(
  '__stdcall',
  'SendMessageW',
  'intptr',
  ['intptr', 'uint32', 'uintptr', 'void *'],
);
export const setWindowText: (window: Handle, text: string) => boolean = user32.func(
  '__stdcall',
  'SetWindowTextW',
  'bool',
  ['intptr', 'str16'],
);
const getWindowText: (window: Handle, to: Uint16Array, length: number) => number = user32.func(
  '__stdcall',
  'GetWindowTextW',
  'int',
  ['intptr', 'void *', 'int'],
);
export const showWindow: (window: Handle, how: number) => boolean = user32.func('__stdcall', 'ShowWindow', 'bool', [
  'intptr',
  'int',
]);
export const setForeground: (window: Handle) => boolean = user32.func('__stdcall', 'SetForegroundWindow', 'bool', [
  'intptr',
]);
export const updateWindow: (window: Handle) => boolean = user32.func('__stdcall', 'UpdateWindow', 'bool', ['intptr']);
export const enableWindow: (window: Handle, isOn: boolean) => boolean = user32.func(
  '__stdcall',
  'EnableWindow',
  'bool',
  ['intptr', 'bool'],
);
export const isWindowVisible: (window: Handle) => boolean = user32.func('__stdcall', 'IsWindowVisible', 'bool', [
  'intptr',
]);
export const isWindowEnabled: (window: Handle) => boolean = user32.func('__stdcall', 'IsWindowEnabled', 'bool', [
  'intptr',
]);
export const destroyWindow: (window: Handle) => boolean = user32.func('__stdcall', 'DestroyWindow', 'bool', ['intptr']);
/** Flags: 1 keeps the size, 2 the place, 4 the order, 16 leaves it inactive. */
export const setWindowPos: (
  window: Handle,
  after: Handle,
  x: number,
  y: number,
  width: number,
  height: number,
  flags: number,
) => boolean = user32.func('__stdcall', 'SetWindowPos', 'bool', [
  'intptr',
  'intptr',
  'int',
  'int',
  'int',
  'int',
  'uint32',
]);
const getWindowRect: (window: Handle, to: Int32Array) => boolean = user32.func('__stdcall', 'GetWindowRect', 'bool', [
  'intptr',
  'void *',
]);
const getClientRect: (window: Handle, to: Int32Array) => boolean = user32.func('__stdcall', 'GetClientRect', 'bool', [
  'intptr',
  'void *',
]);
const clientToScreen: (window: Handle, to: Int32Array) => boolean = user32.func('__stdcall', 'ClientToScreen', 'bool', [
  'intptr',
  'void *',
]);
const adjustRect: (rect: Int32Array, style: number, hasMenu: boolean, extendedStyle: number) => boolean = user32.func(
  '__stdcall',
  'AdjustWindowRectEx',
  'bool',
  ['void *', 'uint32', 'bool', 'uint32'],
);
export const messageBox: {
  async: (
    owner: Handle,
    text: string,
    title: string,
    flags: number,
    then: (error: unknown, answer: number) => void,
  ) => void;
} = user32.func('__stdcall', 'MessageBoxW', 'int', ['intptr', 'str16', 'str16', 'uint32']);
const setSysColors: (count: number, what: Int32Array, colours: Uint32Array) => boolean = user32.func(
  '__stdcall',
  'SetSysColors',
  'bool',
  ['int', 'void *', 'void *'],
);
const createFont: (...facts: (number | string)[]) => Handle = gdi32.func('__stdcall', 'CreateFontW', 'intptr', [
  ...Array.from({ length: 5 }, () => 'int'),
  ...Array.from({ length: 8 }, () => 'uint32'),
  'str16',
]);
const peek: (message: Uint8Array, window: Handle, from: number, to: number, how: number) => boolean = user32.func(
  '__stdcall',
  'PeekMessageW',
  'bool',
  ['void *', 'intptr', 'uint32', 'uint32', 'uint32'],
);
const translate: (message: Uint8Array) => boolean = user32.func('__stdcall', 'TranslateMessage', 'bool', ['void *']);
const dispatch: (message: Uint8Array) => number = user32.func('__stdcall', 'DispatchMessageW', 'intptr', ['void *']);
const isDialogMessage: (window: Handle, message: Uint8Array) => boolean = user32.func(
  '__stdcall',
  'IsDialogMessageW',
  'bool',
  ['intptr', 'void *'],
);
const fillRect: (context: Handle, box: Int32Array, brush: Handle) => number = user32.func(
  '__stdcall',
  'FillRect',
  'int',
  ['intptr', 'void *', 'intptr'],
);
/** `colour`: 0x00bbggrr. */
export const makeBrush: (colour: number) => Handle = gdi32.func('__stdcall', 'CreateSolidBrush', 'intptr', ['uint32']);
const sleep: (ms: number) => void = kernel32.func('__stdcall', 'Sleep', 'void', ['uint32']);

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `background`: number of a system colour, plus one. */
export function defineClass(name: string, background: number, handle: WindowProcedure): void {
  const registered = registerClass({
    size: koffi.sizeof(windowClass),
    style: 0x0008 | 0x0003,
    procedure: koffi.register(handle, koffi.pointer(procedure)),
    classExtra: 0,
    windowExtra: 0,
    instance: 0,
    icon: 0,
    cursor: loadCursor(0, 32_512),
    background,
    menu: 0,
    name,
    smallIcon: 0,
  });
  if (registered === 0) throw new Error(`The window class ${name} cannot be registered`);
}
/** `height` in pixels of the letters. */
export function makeFont(family: string, height: number, weight: number): Handle {
  const antialiased = 4;
  return createFont(-Math.round(height), 0, 0, 0, weight, 0, 0, 0, 1, 0, 0, antialiased, 0, family);
}
export function textOf(window: Handle): string {
  const units = new Uint16Array(4096);
  return String.fromCharCode(...units.subarray(0, getWindowText(window, units, units.length)));
}
export function addEntry(listbox: Handle, text: string): void {
  sendText(listbox, 0x0180, 0, text);
}
/** '' when none is chosen. */
export function chosenEntry(listbox: Handle): string {
  const at = sendMessage(listbox, 0x0188, 0, 0);
  if (at < 0) return '';
  const units = new Uint16Array(4096);
  return String.fromCharCode(...units.subarray(0, Math.max(0, receiveText(listbox, 0x0189, at, units))));
}
export function windowBox(window: Handle): Box {
  const edges = new Int32Array(4);
  getWindowRect(window, edges);
  const [left = 0, top = 0, right = 0, bottom = 0] = edges;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
export function clientBox(window: Handle): Box {
  const [edges, origin] = [new Int32Array(4), new Int32Array(2)];
  getClientRect(window, edges);
  clientToScreen(window, origin);
  return { x: origin[0] ?? 0, y: origin[1] ?? 0, width: edges[2] ?? 0, height: edges[3] ?? 0 };
}
/** Size of a window whose client area has this size. */
export function outerSize(width: number, height: number, style: number): { width: number; height: number } {
  const edges = Int32Array.of(0, 0, Math.round(width), Math.round(height));
  adjustRect(edges, style, false, 0);
  const [left = 0, top = 0, right = 0, bottom = 0] = edges;
  return { width: right - left, height: bottom - top };
}
/** Colours of the whole session: only in a Windows that ends with the test. */
export function setSystemColours(colours: ReadonlyMap<number, number>): void {
  const isWine = ((): boolean => {
    try {
      return ntdll.func('wine_get_version', 'str', []) !== undefined;
    } catch {
      return false;
    }
  })();
  if (isWine) setSysColors(colours.size, Int32Array.from(colours.keys()), Uint32Array.from(colours.values()));
}
export function fill(context: Handle, { x, y, width, height }: Box, brush: Handle): void {
  fillRect(context, Int32Array.of(x, y, x + width, y + height), brush);
}
/** Takes all waiting messages, as the loop of an application does. */
export function pumpMessages(dialog: Handle = 0): void {
  const message = new Uint8Array(48);
  while (peek(message, 0, 0, 0, 1)) {
    if (dialog !== 0 && isDialogMessage(dialog, message)) continue;
    translate(message);
    dispatch(message);
  }
}
/** Answers nothing in the meantime. */
export function blockFor(ms: number): void {
  sleep(ms);
}
