import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { messageOf } from '#core/errors.ts';
import { DesktopError } from '#core/ports/desktop.ts';
import { findCookie, readDisplayName, type DisplayAddress } from './address.ts';
import { readPackets } from './packets.ts';
import { lengthOfSetup, readSetup, writeGreeting, type XSetup } from './setup.ts';

/** A request that the display refused; `code` as in the protocol: 3 Window, 8 Match, 9 Drawable, 10 Access. */
export class XError extends Error {
  readonly code: number;
  constructor(code: number, opcode: number, detail: number) {
    super(`X error ${code} of request ${opcode}.${detail}`);
    this.code = code;
  }
}
/**
 * A connection to an X display, spoken over its socket: nothing in it blocks, nothing can end the process, and an answer
 * that stays away closes the connection.
 */
export interface XConnection {
  readonly setup: XSetup;
  readonly address: DisplayAddress;
  /** Asks; the answer with its 32 bytes of head. Rejected by `XError`, or by `DesktopError` when the display is gone. */
  request(opcode: number, detail: number, body?: Buffer): Promise<Buffer>;
  /** Asks for answers without end; the first is always a sign that it was understood. Refused: the connection is over. */
  subscribe(opcode: number, detail: number, body: Buffer, hear: (reply: Buffer) => void): void;
  /** Tells; what goes wrong comes with the next `sync`. */
  send(opcode: number, detail: number, body?: Buffer): void;
  /** What is sent in it reaches the display, and those who hear of it, in one piece. */
  together(send: () => void): void;
  /** Waits until the display has done all that was sent, and gives the window that has the focus. */
  sync(): Promise<number>;
  /** First opcode of an extension; undefined when the display has none of this name. */
  extension(name: string): Promise<number | undefined>;
  nextId(): number;
  /** Called once, when the connection is over, with what to tell a person. */
  whenOver(tell: (error: DesktopError) => void): void;
  /** What the display tells unasked; one listener. */
  listen(hear: (event: Buffer) => void): void;
  close(): void;
}
export interface XConnectionOptions {
  /** Name of the display: `:0`. */
  readonly display: string;
  /** File with the cookies of displays; absent: none is sent. */
  readonly authority?: string | undefined;
  /** Longest wait for one answer. */
  readonly timeoutMs?: number;
}
interface Waiting {
  readonly resolve: (reply: Buffer) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}
const getInputFocus = 43;
const queryExtension = 98;

export async function openConnection(options: XConnectionOptions): Promise<XConnection> {
  const { display, timeoutMs = 5000 } = options;
  const address = readDisplayName(display);
  const cookies =
    options.authority === undefined ? undefined : await readFile(options.authority).catch(() => undefined);
  const greeting = writeGreeting(cookies && findCookie(cookies, address, hostname()));
  const socket = await dial(address, display, timeoutMs);
  const waiting = new Map<number, Waiting>();
  const extensions = new Map<string, Promise<number | undefined>>();
  const streams = new Map<number, (reply: Buffer) => void>();
  let refused: XError[] = [];
  let sent = 0;
  let ids = 0;
  let dead: DesktopError | undefined;
  let hear: ((event: Buffer) => void) | undefined;
  let over: ((error: DesktopError) => void) | undefined;

  const die = (why: string): void => {
    if (dead !== undefined) return;
    dead = new DesktopError(why);
    socket.destroy();
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(dead);
    }
    waiting.clear();
    over?.(dead);
  };
  socket.on('error', (error) => die(`The display ${display} is gone: ${messageOf(error)}.`));
  socket.on('close', () => die(`The display ${display} is gone: it closed the connection.`));
  const wait = (key: number): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      if (dead !== undefined) return reject(dead);
      const timer = setTimeout(() => die(`The display ${display} has not answered for ${timeoutMs} ms.`), timeoutMs);
      waiting.set(key, { resolve, reject, timer });
    });
  const take = (key: number): Waiting | undefined => {
    const found = waiting.get(key);
    if (found) clearTimeout(found.timer);
    waiting.delete(key);
    return found;
  };

  const greeted = wait(-1);
  readPackets(socket, lengthOfSetup, (kind, packet) => {
    if (kind === 'setup') return take(-1)?.resolve(packet);
    if (kind === 'event') return hear?.(packet);
    const key = packet.readUInt16LE(2);
    const stream = streams.get(key);
    const asked = take(key);
    if (kind === 'reply') return stream ? stream(packet) : asked?.resolve(packet);
    if (stream) return die(`The display ${display} does not tell what is done on it.`);
    const error = new XError(packet.readUInt8(1), packet.readUInt8(10), packet.readUInt16LE(8));
    if (asked) asked.reject(error);
    else if (refused.length < 100) refused.push(error);
  });
  socket.write(greeting);
  const setup = await greeted
    .then((answer) => readSetup(answer, display, address.screen))
    .catch((error: unknown) => {
      socket.destroy();
      throw error;
    });

  const write = (opcode: number, detail: number, body: Buffer): number => {
    const packet = Buffer.alloc(4 + ((body.length + 3) & ~3));
    packet.writeUInt8(opcode, 0);
    packet.writeUInt8(detail, 1);
    packet.writeUInt16LE(packet.length / 4, 2);
    body.copy(packet, 4);
    if (dead === undefined) socket.write(packet);
    sent = (sent + 1) & 0xffff;
    return sent;
  };
  const nothing = Buffer.alloc(0);
  const request = (opcode: number, detail: number, body: Buffer = nothing): Promise<Buffer> =>
    wait(write(opcode, detail, body));
  return {
    setup,
    address,
    request,
    subscribe: (opcode, detail, own, listener) => void streams.set(write(opcode, detail, own), listener),
    send: (opcode, detail, body = nothing) => void write(opcode, detail, body),
    together(sendAll) {
      socket.cork();
      sendAll();
      socket.uncork();
    },
    async sync() {
      const focus = (await request(getInputFocus, 0)).readUInt32LE(8);
      const [first] = refused;
      refused = [];
      if (first) throw first;
      return focus;
    },
    extension(name) {
      const known = extensions.get(name);
      if (known) return known;
      const length = Buffer.alloc(4);
      length.writeUInt16LE(name.length, 0);
      const asked = request(queryExtension, 0, Buffer.concat([length, Buffer.from(name, 'latin1')])).then((reply) =>
        reply.readUInt8(8) === 1 ? reply.readUInt8(9) : undefined,
      );
      extensions.set(name, asked);
      return asked;
    },
    nextId() {
      const step = setup.idMask & -setup.idMask;
      return (setup.firstId | ((step * ++ids) & setup.idMask)) >>> 0;
    },
    whenOver: (tell) => void (over = tell),
    listen: (listener) => void (hear = listener),
    close: () => die(`The display ${display} was let go of.`),
  };
}

async function dial(address: DisplayAddress, display: string, timeoutMs: number): Promise<Socket> {
  let last = '';
  for (const way of address.ways) {
    const socket = connect(way);
    const failed = await new Promise<string | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(`no answer for ${timeoutMs} ms`), timeoutMs);
      socket.once('connect', () => (clearTimeout(timer), resolve(undefined)));
      socket.once('error', (error) => (clearTimeout(timer), resolve(messageOf(error))));
    });
    if (failed === undefined) {
      // An open desktop keeps no process alive; an answer that is waited for does, by its timer.
      socket.unref();
      return socket;
    }
    socket.destroy();
    last ||= failed;
  }
  throw new DesktopError(`There is no display ${display}: ${last}. Start one, or set DISPLAY to one that runs.`);
}
