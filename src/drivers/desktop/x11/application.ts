import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { posix } from 'node:path';
import type { Atoms } from './atoms.ts';
import type { XConnection } from './connection.ts';
import { body, getNumbers, getProperty, u32 } from './requests.ts';

/** Runs programs of Windows: what is running in it is the application. */
const wineLoader = /^wine(?:64|32)?(?:-preloader)?$/;

/** Name of the program that a window belongs to; '' when it cannot be known. */
export async function applicationOf(x: XConnection, atoms: Atoms, window: number): Promise<string> {
  if (!x.address.isLocal || process.platform !== 'linux') return '';
  const pid = (await pidByDisplay(x, window)) ?? (await pidByWindow(x, atoms, window));
  return pid === undefined ? '' : nameOfProcess(pid);
}

/** The display knows who talks to it (X-Resource 1.2); undefined where it cannot tell. */
async function pidByDisplay(x: XConnection, window: number): Promise<number | undefined> {
  const opcode = await x.extension('X-Resource');
  if (opcode === undefined) return undefined;
  const [queryClientIds, localPid] = [4, 2];
  const reply = await x
    .request(opcode, queryClientIds, body(u32(1), u32(window), u32(localPid)))
    .catch(() => undefined);
  // One answer: client, mask, length in bytes, value.
  if (reply === undefined || reply.readUInt32LE(8) < 1 || reply.length < 48) return undefined;
  const pid = reply.readUInt32LE(32 + 12);
  return pid > 0 ? pid : undefined;
}

async function pidByWindow(x: XConnection, atoms: Atoms, window: number): Promise<number | undefined> {
  const [[pid], machine] = await Promise.all([
    getNumbers(x, window, atoms._NET_WM_PID),
    getProperty(x, window, atoms.WM_CLIENT_MACHINE),
  ]);
  const isHere = machine.value.length === 0 || machine.value.toString('latin1').replace(/\0$/, '') === hostname();
  return isHere && pid !== undefined && pid > 0 ? pid : undefined;
}

async function nameOfProcess(pid: number): Promise<string> {
  const file = await readlink(`/proc/${pid}/exe`).catch(() => '');
  const name = posix.basename(file.replace(/ \(deleted\)$/, ''));
  if (name !== '' && !wineLoader.test(name)) return name.toLowerCase();
  const told = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  return told
    .trim()
    .toLowerCase()
    .replace(/\.exe$/, '');
}
