import { setTimeout as wait } from 'node:timers/promises';
import { DesktopError } from '#core/ports/desktop.ts';
import type { Handle, Win32Api } from './api.ts';
import { handleOf, titleOf } from './windows.ts';

const rootOf = 2;
const restore = 9;
const attempts = 20;
const pauseMs = 25;

/** Brings a window to the front, and sees that it is there. Throws `DesktopError` when Windows does not let it. */
export async function focusWindow(api: Win32Api, id: string): Promise<void> {
  const { user32 } = api;
  const handle = handleOf(api, id);
  if (user32.IsIconic(handle)) user32.ShowWindow(handle, restore);
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (isInFront(api, handle)) return;
    if (attempt % 4 === 0) bringToFront(api, handle);
    await wait(pauseMs);
  }
  throw new DesktopError(
    `Windows does not let “${titleOf(api, handle).slice(0, 60)}” come to the front; close what is in front of it.`,
  );
}
function isInFront({ user32 }: Win32Api, handle: Handle): boolean {
  return user32.GetAncestor(user32.GetForegroundWindow(), rootOf) === handle;
}
/** Only the program in front may hand the front over: for a moment this thread shares its input. */
function bringToFront({ user32, kernel32 }: Win32Api, handle: Handle): void {
  if (user32.SetForegroundWindow(handle)) return;
  const front = user32.GetForegroundWindow();
  const own = kernel32.GetCurrentThreadId();
  const other = front === 0 ? 0 : user32.GetWindowThreadProcessId(front, null);
  // To share the input of a program that hangs would make this one hang too.
  const canShare = other !== 0 && other !== own && !user32.IsHungAppWindow(front);
  if (canShare && !user32.AttachThreadInput(own, other, true)) return;
  user32.BringWindowToTop(handle);
  user32.SetForegroundWindow(handle);
  if (canShare) user32.AttachThreadInput(own, other, false);
}
