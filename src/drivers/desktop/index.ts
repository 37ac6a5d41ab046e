import { DesktopError, type Desktop } from '#core/ports/desktop.ts';

export interface DesktopOptions {
  readonly platform: NodeJS.Platform;
  /** Name of the X display, `DISPLAY` of the environment; not asked on Windows. */
  readonly display?: string | undefined;
  /** Absolute path of the file with the cookies of X displays: `XAUTHORITY`, or `.Xauthority` in the home folder. */
  readonly authority?: string | undefined;
  /** Name of the Wayland display, `WAYLAND_DISPLAY`: only to say why there is no X display. */
  readonly waylandDisplay?: string | undefined;
}

/** Opens the screen of this machine; rejected by a `DesktopError` that says what is missing and what to do. */
export async function openDesktop(options: DesktopOptions): Promise<Desktop> {
  if (options.platform === 'win32') return (await import('./win32/index.ts')).openWin32Desktop();
  const { display = '', authority, waylandDisplay = '' } = options;
  if (display === '') throw new DesktopError(explainMissing(options.platform, waylandDisplay !== ''));
  return (await import('./x11/index.ts')).openX11Desktop({ display, authority });
}

function explainMissing(platform: NodeJS.Platform, isWayland: boolean): string {
  if (platform === 'darwin') return 'Replay cannot use the screen of macOS; it runs on Windows and on X11.';
  return isWayland
    ? 'This is a Wayland session without X11, in which no program may act for another. Log in to an X11 session (“Xorg”), or start Xvfb and set DISPLAY.'
    : 'There is no screen: DISPLAY is not set. Run it in a desktop session, or start Xvfb and set DISPLAY to it.';
}
