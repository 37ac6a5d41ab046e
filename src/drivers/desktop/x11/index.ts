import { DesktopError, type Desktop } from '#core/ports/desktop.ts';
import { internAtoms } from './atoms.ts';
import { openCapturing } from './capture.ts';
import { openConnection, XError, type XConnectionOptions } from './connection.ts';
import { askToClose, focusWindow } from './focus.ts';
import { makeKeyboard } from './keyboard.ts';
import { makeMouse } from './mouse.ts';
import { getAttributes, getGeometry } from './requests.ts';
import { listWindows, orGone, readId } from './windows.ts';

/** Opens an X display; rejected by a `DesktopError` that says why when it cannot be used. */
export async function openX11Desktop(options: XConnectionOptions): Promise<Desktop> {
  const x = await openConnection(options);
  try {
    const [atoms, xtest, capturing] = await Promise.all([internAtoms(x), x.extension('XTEST'), openCapturing(x)]);
    if (xtest === undefined) throw new DesktopError(`The display ${options.display} lets nobody act: it has no XTEST.`);
    const mouse = makeMouse(x, xtest);
    const keyboard = makeKeyboard(x, atoms, xtest);

    /** One action after the other, each whole. */
    let last: Promise<unknown> = Promise.resolve();
    const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
      const done = last.then(act).catch(fail);
      last = done.catch(() => undefined);
      return done;
    };
    const findWindow = async (id: string): Promise<number> => {
      const window = readId(id);
      const isThere = window !== undefined && (await orGone(getAttributes(x, window))) !== undefined;
      if (!isThere) throw new DesktopError('The window is gone.');
      return window;
    };
    return {
      platform: 'x11',
      size: () =>
        getGeometry(x, x.setup.root)
          .then(({ width, height }) => ({ width, height }))
          .catch(fail),
      windows: () => listWindows(x, atoms).catch(fail),
      elements: () => Promise.resolve([]),
      capture: (region) => capturing.capture(region).catch(fail),
      move: (to) => inTurn(() => mouse.move(to)),
      click: (at, how) => inTurn(() => mouse.click(at, how)),
      drag: (from, to) => inTurn(() => mouse.drag(from, to)),
      type: (text) => inTurn(() => keyboard.type(text)),
      press: (keys) => inTurn(() => keyboard.press(keys)),
      focus: (id) => inTurn(async () => focusWindow(x, atoms, await findWindow(id))),
      textOf: () => Promise.resolve(undefined),
      closeWindow: (id) => inTurn(async () => askToClose(x, atoms, await findWindow(id))),
      async close() {
        await inTurn(() => keyboard.close()).catch(() => undefined);
        capturing.close();
        await x.sync().catch(() => undefined);
        x.close();
      },
    };
  } catch (error) {
    x.close();
    throw error;
  }
}

/** What the display refused, as a sentence. */
function fail(error: unknown): never {
  if (!(error instanceof XError)) throw error;
  throw new DesktopError(`The display refused it (${error.message}); the window may be gone.`, { cause: error });
}
