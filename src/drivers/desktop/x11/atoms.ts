import type { XConnection } from './connection.ts';
import { internAtom } from './requests.ts';

const names = [
  'UTF8_STRING',
  'WM_CLASS',
  'WM_CLIENT_MACHINE',
  'WM_DELETE_WINDOW',
  'WM_NAME',
  'WM_PROTOCOLS',
  'WM_TRANSIENT_FOR',
  '_GTK_FRAME_EXTENTS',
  '_NET_ACTIVE_WINDOW',
  '_NET_CLIENT_LIST',
  '_NET_CURRENT_DESKTOP',
  '_NET_SUPPORTED',
  '_NET_WM_DESKTOP',
  '_NET_WM_NAME',
  '_NET_WM_PID',
  '_NET_WM_PING',
  '_NET_WM_STATE',
  '_NET_WM_STATE_HIDDEN',
] as const;
/** Numbers that this display gave to names. */
export type Atoms = Readonly<Record<(typeof names)[number], number>>;

export async function internAtoms(x: XConnection): Promise<Atoms> {
  const numbers = await Promise.all(names.map(async (name) => [name, await internAtom(x, name)] as const));
  // One entry for every name.
  return Object.fromEntries(numbers) as Atoms;
}
