import { DesktopError } from '#core/ports/desktop.ts';
import type { InputRecord, Win32Api } from './api.ts';

/** Throws `DesktopError` when Windows takes not all of it. */
export function send({ user32, inputSize }: Win32Api, records: readonly InputRecord[]): void {
  if (user32.SendInput(records.length, records, inputSize) === records.length) return;
  throw new DesktopError(
    'Windows refused mouse or keyboard input: the screen is locked, or the window in front belongs to a program that ' +
      'runs as administrator; unlock the screen, or run both with the same rights.',
  );
}
