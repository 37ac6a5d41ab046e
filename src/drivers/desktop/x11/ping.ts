import { setTimeout as sleep } from 'node:timers/promises';
import type { Atoms } from './atoms.ts';
import type { XConnection } from './connection.ts';
import { getNumbers, selectOnRoot, sendClientMessage } from './requests.ts';
import { activeWindow, orGone } from './windows.ts';

const substructureNotify = 0x80000;
const clientMessage = 33;
let pings = 0;

/**
 * Waits until the application that is used has read all that was sent to it: it answers a ping (`_NET_WM_PING`) after
 * that. One that knows no pings gets `otherwiseMs`, one that does not answer is not waited for beyond `longestMs`.
 */
export async function awaitReading(x: XConnection, atoms: Atoms, otherwiseMs: number, longestMs = 1500): Promise<void> {
  const window = await activeWindow(x, atoms);
  const protocols = window === 0 ? undefined : await orGone(getNumbers(x, window, atoms.WM_PROTOCOLS));
  if (protocols?.includes(atoms._NET_WM_PING) !== true) return sleep(otherwiseMs);
  const own = ++pings;
  const answered = Promise.withResolvers<undefined>();
  x.listen((event) => {
    const isAnswer = (event.readUInt8(0) & 0x7f) === clientMessage && event.readUInt32LE(12) === atoms._NET_WM_PING;
    if (isAnswer && event.readUInt32LE(16) === own) answered.resolve(undefined);
  });
  selectOnRoot(x, substructureNotify);
  sendClientMessage(x, {
    to: window,
    about: window,
    type: atoms.WM_PROTOCOLS,
    data: [atoms._NET_WM_PING, own, window],
  });
  const late = new AbortController();
  await Promise.race([answered.promise, sleep(longestMs, undefined, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
  selectOnRoot(x, 0);
  await orGone(x.sync());
}
