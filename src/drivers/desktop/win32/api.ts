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
    readonly GetKeyboardLayout: (thread: number) => Handle;
    readonly MapVirtualKeyExW: (key: number, how: number, layout: Handle) => number;
    readonly VkKeyScanExW: (unit: number, layout: Handle) => number;
    readonly GetLayeredWindowAttributes: (
      window: Handle,
      colour: Uint32Array,
      alpha: Uint8Array,
      flags: Uint32Array,
    ) => boolean;
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
