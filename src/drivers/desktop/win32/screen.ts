import { DesktopError } from '#core/ports/desktop.ts';
import type { Rect } from '#core/replay/screen.ts';
import type { Win32Api } from './api.ts';

// SM_XVIRTUALSCREEN, SM_YVIRTUALSCREEN, SM_CXVIRTUALSCREEN, SM_CYVIRTUALSCREEN
const [left, top, width, height] = [76, 77, 78, 79];
const readObjects = 0x0001;
const objectName = 2;

/** All screens together; its origin is negative when one lies left of or above the primary screen. */
export function virtualScreen({ user32 }: Win32Api): Rect {
  const metric = user32.GetSystemMetrics;
  return { x: metric(left), y: metric(top), width: metric(width), height: metric(height) };
}

/**
 * Throws `DesktopError` while the keyboard and the mouse belong to somebody else: the lock screen, the sign-in screen,
 * the question of User Account Control. Nothing that is sent then would reach an application, and no picture would
 * show one.
 */
export function demandOwnDesktop({ user32 }: Win32Api): void {
  const desktop = user32.OpenInputDesktop(0, false, readObjects);
  if (desktop === 0) throw lockedError();
  try {
    const name = new Uint16Array(64);
    const isNamed = user32.GetUserObjectInformationW(desktop, objectName, name, name.byteLength, null);
    if (isNamed && textOf(name) !== 'Default') throw lockedError();
  } finally {
    user32.CloseDesktop(desktop);
  }
}
function lockedError(): DesktopError {
  return new DesktopError(
    'The screen is locked, or Windows asks for permission on its secure desktop; unlock it and run again. ' +
      'A session that was left by Remote Desktop is locked too.',
  );
}

/** Up to the first zero. */
export function textOf(units: Uint16Array, length = units.indexOf(0)): string {
  const end = length < 0 ? units.length : length;
  let text = '';
  for (let at = 0; at < end; at += 4096) text += String.fromCharCode(...units.subarray(at, Math.min(end, at + 4096)));
  return text;
}
