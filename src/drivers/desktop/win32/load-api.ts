import { DesktopError } from '#core/ports/desktop.ts';
import type { Win32Api } from './api.ts';

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
      GetKeyboardLayout: ofUser('GetKeyboardLayout', handle, [word]),
      MapVirtualKeyExW: ofUser('MapVirtualKeyExW', word, [word, word, handle]),
      VkKeyScanExW: ofUser('VkKeyScanExW', 'int16', ['uint16', handle]),
      GetLayeredWindowAttributes: ofUser('GetLayeredWindowAttributes', 'bool', [handle, memory, memory, memory]),
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
