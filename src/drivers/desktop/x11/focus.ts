import { setTimeout as sleep } from 'node:timers/promises';
import { DesktopError } from '#core/ports/desktop.ts';
import type { Atoms } from './atoms.ts';
import type { XConnection } from './connection.ts';
import { getNumbers, raise, sendClientMessage, setInputFocus } from './requests.ts';
import { activeWindow, isWindow, listWindows, orGone, stackWindows, topOf, writeId } from './windows.ts';

const longestMs = 3000;

/** Brings a window to the front and waits until it has the keyboard. */
export async function focusWindow(x: XConnection, atoms: Atoms, window: number): Promise<void> {
  const found = (await stackWindows(x, atoms)).find(({ client }) => client === window);
  const supported = await getNumbers(x, x.setup.root, atoms._NET_SUPPORTED);
  if (supported.includes(atoms._NET_ACTIVE_WINDOW) && found?.isUnmanaged !== true) {
    const [byUser, now] = [2, 0];
    const { root } = x.setup;
    sendClientMessage(x, { to: root, about: window, type: atoms._NET_ACTIVE_WINDOW, data: [byUser, now, 0] });
  } else {
    raise(x, window);
    setInputFocus(x, window);
  }
  await x.sync();
  for (const end = performance.now() + longestMs; ;) {
    if (await hasFocus(x, atoms, window)) return;
    if (performance.now() > end) break;
    await sleep(20);
  }
  const active = writeId(await activeWindow(x, atoms));
  const holder = (await listWindows(x, atoms)).find(({ id }) => id === active);
  const who = holder === undefined ? 'another window' : `“${holder.title || holder.className}”`;
  throw new DesktopError(`The window did not get the focus within ${longestMs} ms: ${who} keeps it.`);
}

async function hasFocus(x: XConnection, atoms: Atoms, window: number): Promise<boolean> {
  if ((await activeWindow(x, atoms)) !== window) return false;
  const focus = await x.sync();
  if (!isWindow(focus)) return false;
  // Some give the keyboard to a child of theirs: both then lie in the same window of the screen.
  const [top, ofFocus] = await Promise.all([topOf(x, window), topOf(x, focus)]);
  return top !== undefined && top === ofFocus;
}

/** As its own button would: the window is asked, and may ask back. */
export async function askToClose(x: XConnection, atoms: Atoms, window: number): Promise<void> {
  const protocols = await orGone(getNumbers(x, window, atoms.WM_PROTOCOLS));
  if (protocols === undefined) return;
  if (!protocols.includes(atoms.WM_DELETE_WINDOW)) {
    throw new DesktopError('The window cannot be asked to close: it offers no such thing.');
  }
  sendClientMessage(x, { to: window, about: window, type: atoms.WM_PROTOCOLS, data: [atoms.WM_DELETE_WINDOW, 0] });
  await x.sync();
}
