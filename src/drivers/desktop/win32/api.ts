import { DesktopError } from '#core/ports/desktop.ts';

/** A window, a device context, any handle; 0 is none. */
export type Handle = number;
/** Receives what a function writes: two numbers for a point, four for a rectangle (left, top, right, bottom). */
export type Longs = Int32Array;
export interface InputRecord {
  readonly type: 0 | 1;
  readonly of:
    | {
        readonly mouse: {
          readonly dx: number;
          readonly dy: number;
          readonly data: number;
          readonly flags: number;
          readonly time: number;
          readonly extra: number;
        };
      }
    | {
        readonly key: {
          readonly virtualKey: number;
          readonly scanCode: number;
          readonly flags: number;
          readonly time: number;
          readonly extra: number;
        };
      };
}

/** What of Windows is used, named as there. All of it answers at once but `SendMessageTimeoutW`, which has its limit. */
export interface Win32Api {
  readonly user32: {
    readonly EnumWindows: (visit: (window: Handle, extra: number) => boolean, extra: number) => boolean;
    readonly EnumChildWindows: (
      of: Handle,
      visit: (window: Handle, extra: number) => boolean,
      extra: number,
    ) => boolean;
    readonly IsWindow: (window: Handle) => boolean;
    readonly IsWindowVisible: (window: Handle) => boolean;
    readonly IsWindowEnabled: (window: Handle) => boolean;
    readonly IsIconic: (window: Handle) => boolean;
    readonly IsHungAppWindow: (window: Handle) => boolean;
    readonly GetAncestor: (window: Handle, which: number) => Handle;
    readonly GetWindowRect: (window: Handle, to: Longs) => boolean;
    readonly GetClientRect: (window: Handle, to: Longs) => boolean;
    readonly ClientToScreen: (window: Handle, point: Longs) => boolean;
    readonly GetClassNameW: (window: Handle, to: Uint16Array, length: number) => number;
    readonly InternalGetWindowText: (window: Handle, to: Uint16Array, length: number) => number;
    readonly GetWindowLongW: (window: Handle, index: number) => number;
    readonly GetDlgCtrlID: (window: Handle) => number;
    readonly GetWindowThreadProcessId: (window: Handle, processId: Uint32Array | null) => number;
    /** 0 on failure and when the time is over. */
    readonly SendMessageTimeoutW: (
      window: Handle,
      message: number,
      first: number,
      second: Uint16Array | null,
      flags: number,
      ms: number,
      answer: BigUint64Array,
    ) => number;
    readonly PostMessageW: (window: Handle, message: number, first: number, second: number) => boolean;
    readonly GetForegroundWindow: () => Handle;
    readonly SetForegroundWindow: (window: Handle) => boolean;
    readonly BringWindowToTop: (window: Handle) => boolean;
    readonly ShowWindow: (window: Handle, how: number) => boolean;
    readonly AttachThreadInput: (from: number, to: number, isOn: boolean) => boolean;
    readonly GetSystemMetrics: (index: number) => number;
    readonly GetCursorPos: (to: Longs) => boolean;
    readonly SetCursorPos: (x: number, y: number) => boolean;
    readonly SendInput: (count: number, records: readonly InputRecord[], size: number) => number;
    readonly MapVirtualKeyW: (key: number, how: number) => number;
    readonly VkKeyScanW: (unit: number) => number;
    readonly GetDC: (window: Handle) => Handle;
    readonly ReleaseDC: (window: Handle, context: Handle) => number;
    readonly OpenInputDesktop: (flags: number, inherit: boolean, access: number) => Handle;
    readonly CloseDesktop: (desktop: Handle) => boolean;
    readonly GetProcessWindowStation: () => Handle;
    readonly GetUserObjectInformationW: (
      object: Handle,
      index: number,
      to: Uint16Array,
      bytes: number,
      needed: Uint32Array | null,
    ) => boolean;
  };
  readonly gdi32: {
    readonly CreateCompatibleDC: (context: Handle) => Handle;
    readonly DeleteDC: (context: Handle) => boolean;
    readonly CreateDIBSection: (
      context: Handle,
      header: Int32Array,
      usage: number,
      bits: BigUint64Array,
      section: Handle,
      offset: number,
    ) => Handle;
    readonly SelectObject: (context: Handle, object: Handle) => Handle;
    readonly DeleteObject: (object: Handle) => boolean;
    readonly BitBlt: (
      to: Handle,
      x: number,
      y: number,
      width: number,
      height: number,
      from: Handle,
      fromX: number,
      fromY: number,
      how: number,
    ) => boolean;
    readonly GdiFlush: () => boolean;
  };
  readonly kernel32: {
    readonly GetCurrentThreadId: () => number;
    readonly OpenProcess: (access: number, inherit: boolean, processId: number) => Handle;
    readonly CloseHandle: (handle: Handle) => boolean;
    readonly QueryFullProcessImageNameW: (
      process: Handle,
      flags: number,
      to: Uint16Array,
      length: Uint32Array,
    ) => boolean;
  };
  /** Missing in old versions of Windows: each is undefined then. */
  readonly newer: {
    readonly SetProcessDpiAwarenessContext: ((context: number) => boolean) | undefined;
    readonly SetThreadDpiAwarenessContext: ((context: number) => Handle) | undefined;
    readonly SetProcessDpiAwareness: ((awareness: number) => number) | undefined;
    readonly SetProcessDPIAware: (() => boolean) | undefined;
    readonly DwmGetWindowAttribute:
      ((window: Handle, attribute: number, to: Longs, bytes: number) => number) | undefined;
    readonly CoInitializeEx: ((reserved: Handle, how: number) => number) | undefined;
    readonly CoCreateInstance:
      ((of: Uint8Array, outer: Handle, where: number, as: Uint8Array, to: BigUint64Array) => number) | undefined;
  };
  /** Bytes of one `InputRecord`. */
  readonly inputSize: number;
  /** The memory behind an address, as long as Windows keeps it. */
  readonly memoryAt: (address: bigint, bytes: number) => Uint8Array;
}

/** Throws `DesktopError` where this is no Windows, or koffi has not been installed. */
export async function loadWin32Api(): Promise<Win32Api> {
  if (process.platform !== 'win32') throw new DesktopError('The screen of Windows can only be used on Windows.');
  const { default: koffi } = await import('koffi').catch((error: unknown) => {
    throw new DesktopError(
      'The package koffi, which calls Windows, cannot be loaded; install it with npm install koffi.',
      { cause: error },
    );
  });
  const [user32, gdi32, kernel32] = ['user32.dll', 'gdi32.dll', 'kernel32.dll'].map((name) => koffi.load(name));
  if (user32 === undefined || gdi32 === undefined || kernel32 === undefined)
    throw new DesktopError('user32, gdi32 and kernel32 cannot be loaded.');

  const handle = 'intptr';
  const memory = 'void *';
  const visitor = koffi.pointer(koffi.proto('__stdcall', null, 'bool', [handle, handle]));
  const long = 'int32';
  const word = 'uint32';
  const pointerSized = 'uintptr';
  const input = koffi.struct({
    type: word,
    of: koffi.union({
      mouse: koffi.struct({ dx: long, dy: long, data: word, flags: word, time: word, extra: pointerSized }),
      key: koffi.struct({ virtualKey: 'uint16', scanCode: 'uint16', flags: word, time: word, extra: pointerSized }),
    }),
  });
  const ofUser = (name: string, answer: string, takes: Parameters<typeof user32.func>[3]) =>
    user32.func('__stdcall', name, answer, takes);
  const ofGdi = (name: string, answer: string, takes: string[]) => gdi32.func('__stdcall', name, answer, takes);
  const ofKernel = (name: string, answer: string, takes: string[]) => kernel32.func('__stdcall', name, answer, takes);
  const ifThere = (library: string, name: string, answer: string, takes: string[]) => {
    try {
      return koffi.load(library).func('__stdcall', name, answer, takes);
    } catch {
      return undefined;
    }
  };

  return {
    user32: {
      EnumWindows: ofUser('EnumWindows', 'bool', [visitor, handle]),
      EnumChildWindows: ofUser('EnumChildWindows', 'bool', [handle, visitor, handle]),
      IsWindow: ofUser('IsWindow', 'bool', [handle]),
      IsWindowVisible: ofUser('IsWindowVisible', 'bool', [handle]),
      IsWindowEnabled: ofUser('IsWindowEnabled', 'bool', [handle]),
      IsIconic: ofUser('IsIconic', 'bool', [handle]),
      IsHungAppWindow: ofUser('IsHungAppWindow', 'bool', [handle]),
      GetAncestor: ofUser('GetAncestor', handle, [handle, word]),
      GetWindowRect: ofUser('GetWindowRect', 'bool', [handle, memory]),
      GetClientRect: ofUser('GetClientRect', 'bool', [handle, memory]),
      ClientToScreen: ofUser('ClientToScreen', 'bool', [handle, memory]),
      GetClassNameW: ofUser('GetClassNameW', long, [handle, memory, long]),
      InternalGetWindowText: ofUser('InternalGetWindowText', long, [handle, memory, long]),
      GetWindowLongW: ofUser('GetWindowLongW', long, [handle, long]),
      GetDlgCtrlID: ofUser('GetDlgCtrlID', long, [handle]),
      GetWindowThreadProcessId: ofUser('GetWindowThreadProcessId', word, [handle, memory]),
      SendMessageTimeoutW: ofUser('SendMessageTimeoutW', handle, [
        handle,
        word,
        pointerSized,
        memory,
        word,
        word,
        memory,
      ]),
      PostMessageW: ofUser('PostMessageW', 'bool', [handle, word, pointerSized, handle]),
      GetForegroundWindow: ofUser('GetForegroundWindow', handle, []),
      SetForegroundWindow: ofUser('SetForegroundWindow', 'bool', [handle]),
      BringWindowToTop: ofUser('BringWindowToTop', 'bool', [handle]),
      ShowWindow: ofUser('ShowWindow', 'bool', [handle, long]),
      AttachThreadInput: ofUser('AttachThreadInput', 'bool', [word, word, 'bool']),
      GetSystemMetrics: ofUser('GetSystemMetrics', long, [long]),
      GetCursorPos: ofUser('GetCursorPos', 'bool', [memory]),
      SetCursorPos: ofUser('SetCursorPos', 'bool', [long, long]),
      SendInput: ofUser('SendInput', word, [word, koffi.pointer(input), long]),
      MapVirtualKeyW: ofUser('MapVirtualKeyW', word, [word, word]),
      VkKeyScanW: ofUser('VkKeyScanW', 'int16', ['uint16']),
      GetDC: ofUser('GetDC', handle, [handle]),
      ReleaseDC: ofUser('ReleaseDC', long, [handle, handle]),
      OpenInputDesktop: ofUser('OpenInputDesktop', handle, [word, 'bool', word]),
      CloseDesktop: ofUser('CloseDesktop', 'bool', [handle]),
      GetProcessWindowStation: ofUser('GetProcessWindowStation', handle, []),
      GetUserObjectInformationW: ofUser('GetUserObjectInformationW', 'bool', [handle, long, memory, word, memory]),
    },
    gdi32: {
      CreateCompatibleDC: ofGdi('CreateCompatibleDC', handle, [handle]),
      DeleteDC: ofGdi('DeleteDC', 'bool', [handle]),
      CreateDIBSection: ofGdi('CreateDIBSection', handle, [handle, memory, word, memory, handle, word]),
      SelectObject: ofGdi('SelectObject', handle, [handle, handle]),
      DeleteObject: ofGdi('DeleteObject', 'bool', [handle]),
      BitBlt: ofGdi('BitBlt', 'bool', [handle, long, long, long, long, handle, long, long, word]),
      GdiFlush: ofGdi('GdiFlush', 'bool', []),
    },
    kernel32: {
      GetCurrentThreadId: ofKernel('GetCurrentThreadId', word, []),
      OpenProcess: ofKernel('OpenProcess', handle, [word, 'bool', word]),
      CloseHandle: ofKernel('CloseHandle', 'bool', [handle]),
      QueryFullProcessImageNameW: ofKernel('QueryFullProcessImageNameW', 'bool', [handle, word, memory, memory]),
    },
    newer: {
      SetProcessDpiAwarenessContext: ifThere('user32.dll', 'SetProcessDpiAwarenessContext', 'bool', [handle]),
      SetThreadDpiAwarenessContext: ifThere('user32.dll', 'SetThreadDpiAwarenessContext', handle, [handle]),
      SetProcessDpiAwareness: ifThere('shcore.dll', 'SetProcessDpiAwareness', long, [long]),
      SetProcessDPIAware: ifThere('user32.dll', 'SetProcessDPIAware', 'bool', []),
      CoInitializeEx: ifThere('ole32.dll', 'CoInitializeEx', long, [handle, word]),
      CoCreateInstance: ifThere('ole32.dll', 'CoCreateInstance', long, [memory, handle, word, memory, memory]),
      DwmGetWindowAttribute: ifThere('dwmapi.dll', 'DwmGetWindowAttribute', long, [handle, word, memory, word]),
    },
    inputSize: koffi.sizeof(input),
    memoryAt: (address, bytes) => new Uint8Array(koffi.view(address, bytes)),
  };
}
