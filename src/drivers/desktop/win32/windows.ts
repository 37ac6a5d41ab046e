import { DesktopError } from '#core/ports/desktop.ts';
import type { DesktopWindow, Rect } from '#core/replay/screen.ts';
import type { Handle, Longs, Win32Api } from './api.ts';
import { textOf } from './screen.ts';

// GA_ROOT; DWMWA_EXTENDED_FRAME_BOUNDS, DWMWA_CLOAKED; PROCESS_QUERY_LIMITED_INFORMATION
const rootOf = 2;
const frameBounds = 9;
const cloaked = 14;
const queryLimited = 0x1000;
// GWL_EXSTYLE; WS_EX_LAYERED, WS_EX_TRANSPARENT; LWA_ALPHA
const extendedStyle = -20;
const layered = 0x0008_0000;
const clickedThrough = 0x20;
const byAlpha = 2;
const longestTitle = 1024;

/** Visible windows, the topmost first. Minimised ones, and those of other virtual desktops, are not visible. */
export function listWindows(api: Win32Api): readonly DesktopWindow[] {
  const { user32 } = api;
  const handles: Handle[] = [];
  user32.EnumWindows((window) => {
    handles.push(window);
    return true;
  }, 0);
  const foreground = user32.GetAncestor(user32.GetForegroundWindow(), rootOf);
  const programs = new Map<number, string>();
  return handles.flatMap((handle): DesktopWindow[] => {
    if (!isShown(api, handle)) return [];
    const bounds = boundsOf(api, handle);
    const client = clientOf(api, handle);
    if (bounds === undefined || client === undefined || bounds.width <= 0 || bounds.height <= 0) return [];
    return [
      {
        id: idOf(handle),
        title: titleOf(api, handle),
        className: classOf(api, handle),
        application: programOf(api, handle, programs),
        bounds,
        client,
        isForeground: handle === foreground,
      },
    ];
  });
}

export function idOf(handle: Handle): string {
  return (handle >>> 0).toString(16);
}
/** Throws `DesktopError` for a window that is gone. */
export function handleOf({ user32 }: Win32Api, id: string): Handle {
  // The upper half of a handle is its sign, nothing else: 32 bits name it.
  const handle = /^[\da-f]{1,8}$/.test(id) ? Number.parseInt(id, 16) | 0 : 0;
  if (handle === 0 || !user32.IsWindow(handle)) throw new DesktopError(`The window ${id} is no longer there.`);
  return handle;
}

export function classOf({ user32 }: Win32Api, handle: Handle): string {
  const name = new Uint16Array(257);
  return textOf(name, user32.GetClassNameW(handle, name, name.length));
}
/** Caption as Windows keeps it: asks nothing of the application, which may hang. */
export function titleOf({ user32 }: Win32Api, handle: Handle): string {
  const title = new Uint16Array(longestTitle);
  return textOf(title, user32.InternalGetWindowText(handle, title, title.length));
}

function isShown(api: Win32Api, handle: Handle): boolean {
  const { user32, newer } = api;
  if (!user32.IsWindowVisible(handle) || user32.IsIconic(handle) || isSeenThrough(api, handle)) return false;
  const answer = new Int32Array(1);
  // A cloaked window says that it is visible, but is on another virtual desktop, or a suspended app of the Store.
  return newer.DwmGetWindowAttribute?.(handle, cloaked, answer, 4) !== 0 || answer[0] === 0;
}

/** Overlays of graphics cards and recorders lie above everything: all clicks go through them, or nothing is seen of them. */
function isSeenThrough({ user32 }: Win32Api, handle: Handle): boolean {
  const style = user32.GetWindowLongW(handle, extendedStyle);
  if ((style & layered) === 0) return false;
  if ((style & clickedThrough) !== 0) return true;
  const [colour, alpha, flags] = [new Uint32Array(1), new Uint8Array(1), new Uint32Array(1)];
  const isKnown = user32.GetLayeredWindowAttributes(handle, colour, alpha, flags);
  return isKnown && ((flags[0] ?? 0) & byAlpha) !== 0 && alpha[0] === 0;
}

/** Without the invisible border for resizing and the shadow, where Windows tells. */
function boundsOf({ user32, newer }: Win32Api, handle: Handle): Rect | undefined {
  const edges = new Int32Array(4);
  if (newer.DwmGetWindowAttribute?.(handle, frameBounds, edges, 16) === 0) return rectOf(edges);
  return user32.GetWindowRect(handle, edges) ? rectOf(edges) : undefined;
}
function clientOf({ user32 }: Win32Api, handle: Handle): Rect | undefined {
  const edges = new Int32Array(4);
  const origin = new Int32Array(2);
  if (!user32.GetClientRect(handle, edges) || !user32.ClientToScreen(handle, origin)) return undefined;
  const { width, height } = rectOf(edges);
  return { x: origin[0] ?? 0, y: origin[1] ?? 0, width, height };
}
export function rectOf([left = 0, top = 0, right = 0, bottom = 0]: Longs): Rect {
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function programOf({ user32, kernel32 }: Win32Api, handle: Handle, known: Map<number, string>): string {
  const id = new Uint32Array(1);
  user32.GetWindowThreadProcessId(handle, id);
  const processId = id[0] ?? 0;
  const before = known.get(processId);
  if (before !== undefined) return before;
  const process = kernel32.OpenProcess(queryLimited, false, processId);
  if (process === 0) return '';
  const path = new Uint16Array(1024);
  const length = new Uint32Array([path.length]);
  const isKnown = kernel32.QueryFullProcessImageNameW(process, 0, path, length);
  kernel32.CloseHandle(process);
  const file = isKnown ? textOf(path, length[0]) : '';
  const name = file
    .slice(file.lastIndexOf('\\') + 1)
    .replace(/\.exe$/i, '')
    .toLowerCase();
  known.set(processId, name);
  return name;
}
