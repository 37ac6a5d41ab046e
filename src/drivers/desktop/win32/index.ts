import { DesktopError } from '#core/ports/desktop.ts';
import type { Desktop } from '#core/ports/desktop.ts';
import { loadWin32Api } from './load-api.ts';
import { createCamera } from './capture.ts';
import { makeDpiAware } from './dpi.ts';
import { listElements, readText } from './elements.ts';
import { focusWindow } from './focus.ts';
import { pressKeys, typeText } from './keyboard.ts';
import { clickAt, dragTo, moveTo } from './mouse.ts';
import { demandOwnDesktop, virtualScreen } from './screen.ts';
import { handleOf, listWindows } from './windows.ts';

export { probeWin32Desktop, type Win32Finding } from './probe.ts';

const wmClose = 0x0010;

/**
 * The desktop of Windows, through user32 and gdi32. Windows and controls are told by their class, text and id of
 * Win32; an application that paints its controls itself tells of none. Throws `DesktopError` on other systems, and
 * without koffi.
 */
export async function openWin32Desktop(): Promise<Desktop> {
  const api = await loadWin32Api();
  makeDpiAware(api);
  const camera = createCamera(api);
  let isOpen = true;
  const demandOpen = (): void => {
    if (!isOpen) throw new DesktopError('The screen was let go of.');
  };
  const look = async <T>(at: () => T): Promise<T> => {
    demandOpen();
    return at();
  };
  /** One action after the other, each whole. */
  let last: Promise<unknown> = Promise.resolve();
  const act = (what: () => Promise<void>): Promise<void> => {
    const done = last.then(() => {
      demandOpen();
      demandOwnDesktop(api);
      return what();
    });
    last = done.catch(() => undefined);
    return done;
  };
  return {
    platform: 'win32',
    size: () =>
      look(() => {
        const { width, height } = virtualScreen(api);
        return { width, height };
      }),
    windows: () => look(() => listWindows(api)),
    elements: (windowId) => look(() => listElements(api, windowId)),
    capture: (region) =>
      look(() => {
        demandOwnDesktop(api);
        return camera.take(region);
      }),
    move: (to) => act(() => moveTo(api, to)),
    click: (at, { button = 'left', count = 1 } = {}) => act(() => clickAt(api, at, button, count)),
    drag: (from, to) => act(() => dragTo(api, from, to)),
    type: (text) => act(() => typeText(api, text)),
    press: (keys) => act(() => pressKeys(api, keys)),
    focus: (windowId) => act(() => focusWindow(api, windowId)),
    textOf: (id) => look(() => readText(api, id)),
    closeWindow: (windowId) =>
      act(async () => {
        if (!api.user32.PostMessageW(handleOf(api, windowId), wmClose, 0, 0))
          throw new DesktopError('Windows does not let this program ask the window to close.');
      }),
    async close() {
      await last;
      isOpen = false;
      camera.close();
    },
  };
}
