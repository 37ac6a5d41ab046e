import { DesktopError } from '#core/ports/desktop.ts';

/** Where a display listens, as its name says: `:0`, `:0.1`, `host:10.0`, `unix:0`, or a path of a socket. */
export interface DisplayAddress {
  /** Tried one after the other. */
  readonly ways: readonly ({ readonly path: string } | { readonly host: string; readonly port: number })[];
  readonly host: string;
  readonly number: string;
  readonly screen: number;
  /** On this machine: only then processes and memory can be shared with it. */
  readonly isLocal: boolean;
}

export function readDisplayName(name: string): DisplayAddress {
  const parts =
    /^(?<path>\/[^\0]{1,200}|)(?:tcp\/|unix\/)?(?<host>[\w.-]*|\[[\da-f:]+\]):(?<number>\d{1,5})(?:\.(?<screen>\d{1,2}))?$/i.exec(
      name,
    )?.groups;
  if (parts === undefined) {
    throw new DesktopError(`“${name.slice(0, 80)}” is no name of a display. Set DISPLAY to one such as “:0”.`);
  }
  const { path = '', host = '', number = '0', screen = '0' } = parts;
  const isLocal = host === '' || host === 'unix' || host === 'localhost' || path !== '';
  const socket = `/tmp/.X11-unix/X${number}`;
  const port = { host: host.replace(/^\[|\]$/g, ''), port: 6000 + Number(number) };
  const local = process.platform === 'linux' ? [{ path: socket }, { path: `\0${socket}` }] : [{ path: socket }];
  const ways = path === '' ? (host === '' || host === 'unix' ? local : [port]) : [{ path: name }];
  return { ways, host, number, screen: Number(screen), isLocal };
}

export interface Cookie {
  readonly name: string;
  readonly data: Buffer;
}
const wildFamily = 65_535;
const localFamily = 256;
export const cookieName = 'MIT-MAGIC-COOKIE-1';

/**
 * The cookie of a display out of an authority file (Xau: family, address, number, name, data; lengths of two bytes, big
 * endian). An exact address goes before any other of the same number; undefined when there is none.
 */
export function findCookie(file: Buffer, address: DisplayAddress, hostname: string): Cookie | undefined {
  let fallback: Cookie | undefined;
  for (const entry of readEntries(file)) {
    if (entry.name !== cookieName || (entry.number !== '' && entry.number !== address.number)) continue;
    const cookie = { name: entry.name, data: entry.data };
    if (entry.family === wildFamily) return cookie;
    if (address.isLocal && entry.family === localFamily && entry.address === hostname) return cookie;
    fallback ??= cookie;
  }
  return fallback;
}

function* readEntries(file: Buffer) {
  let at = 0;
  const isShort = (bytes: number): boolean => at + bytes > file.length;
  const readField = (): Buffer | undefined => {
    if (isShort(2)) return undefined;
    const length = file.readUInt16BE(at);
    at += 2;
    if (isShort(length)) return undefined;
    at += length;
    return file.subarray(at - length, at);
  };
  while (!isShort(2)) {
    const family = file.readUInt16BE(at);
    at += 2;
    const [address, number, name, data] = [readField(), readField(), readField(), readField()];
    if (address === undefined || number === undefined || name === undefined || data === undefined) return;
    yield {
      family,
      address: address.toString('latin1'),
      number: number.toString('latin1'),
      name: name.toString('latin1'),
      data,
    };
  }
}
