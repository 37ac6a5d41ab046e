import { DesktopError, type InputHook } from '#core/ports/desktop.ts';
import type { DesktopOptions } from '../index.ts';

/** Listens to the same screen as `openDesktop` opens. What cannot be listened to is said when it starts. */
export async function openInputHook(options: DesktopOptions): Promise<InputHook> {
  if (options.platform === 'win32') return (await import('./uiohook/index.ts')).makeUiohook('win32');
  const { display = '', authority } = options;
  if (display === '') throw new DesktopError('There is no X display to listen to: DISPLAY is not set.');
  return (await import('./x11/index.ts')).makeX11Hook({ display, authority });
}
