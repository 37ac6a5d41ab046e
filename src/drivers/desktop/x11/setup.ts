import { DesktopError } from '#core/ports/desktop.ts';
import type { Cookie } from './address.ts';

/** What a display tells of itself when one connects. */
export interface XSetup {
  readonly root: number;
  readonly firstId: number;
  readonly idMask: number;
  readonly minKeycode: number;
  readonly maxKeycode: number;
  /** Undefined when its pixels are not four bytes blue, green, red; then there is no capture. */
  readonly pixels: 'bgrx' | undefined;
  readonly rootDepth: number;
}

const padded = (bytes: number): number => (bytes + 3) & ~3;

/** First words to a display: little endian, protocol 11.0, and the cookie. */
export function writeGreeting(cookie: Cookie | undefined): Buffer {
  const [name, data] = [Buffer.from(cookie?.name ?? '', 'latin1'), cookie?.data ?? Buffer.alloc(0)];
  const greeting = Buffer.alloc(12 + padded(name.length) + padded(data.length));
  greeting.write('l', 0);
  greeting.writeUInt16LE(11, 2);
  greeting.writeUInt16LE(name.length, 6);
  greeting.writeUInt16LE(data.length, 8);
  name.copy(greeting, 12);
  data.copy(greeting, 12 + padded(name.length));
  return greeting;
}

/** Length of the whole answer, once its first 8 bytes are there. */
export const lengthOfSetup = (start: Buffer): number => 8 + 4 * start.readUInt16LE(6);

export function readSetup(answer: Buffer, display: string, screen: number): XSetup {
  if (answer.readUInt8(0) !== 1) {
    const reason = answer
      .toString('latin1', 8, 8 + answer.readUInt8(1))
      .replaceAll(/[^\x20-\x7e]+/g, ' ')
      .trim();
    throw new DesktopError(
      `The display ${display} refuses the connection: ${reason || 'it asks for an authorization'}.`,
    );
  }
  const formats = answer.readUInt8(29);
  let at = 40 + padded(answer.readUInt16LE(24));
  const bitsOf = new Map<number, number>();
  for (let i = 0; i < formats; i++, at += 8) bitsOf.set(answer.readUInt8(at), answer.readUInt8(at + 1));
  const screens = answer.readUInt8(28);
  if (screen >= screens) throw new DesktopError(`The display ${display} has no screen ${screen}.`);
  for (let skipped = 0; skipped < screen; skipped++) at = endOfScreen(answer, at);
  const rootDepth = answer.readUInt8(at + 38);
  const visual = findVisual(answer, at, answer.readUInt32LE(at + 32));
  const isBgrx =
    answer.readUInt8(30) === 0 && bitsOf.get(rootDepth) === 32 && visual?.red === 0xff0000 && visual.blue === 0xff;
  return {
    root: answer.readUInt32LE(at),
    firstId: answer.readUInt32LE(12),
    idMask: answer.readUInt32LE(16),
    minKeycode: answer.readUInt8(34),
    maxKeycode: answer.readUInt8(35),
    pixels: isBgrx ? 'bgrx' : undefined,
    rootDepth,
  };
}

function* depthsOf(answer: Buffer, screen: number) {
  let at = screen + 40;
  for (let left = answer.readUInt8(screen + 39); left > 0; left--) {
    const visuals = answer.readUInt16LE(at + 2);
    yield { visuals, first: at + 8, end: at + 8 + 24 * visuals };
    at += 8 + 24 * visuals;
  }
}
function endOfScreen(answer: Buffer, screen: number): number {
  let end = screen + 40;
  for (const depth of depthsOf(answer, screen)) end = depth.end;
  return end;
}
function findVisual(answer: Buffer, screen: number, id: number) {
  for (const { first, end } of depthsOf(answer, screen)) {
    for (let at = first; at < end; at += 24) {
      if (answer.readUInt32LE(at) !== id) continue;
      return { red: answer.readUInt32LE(at + 8), blue: answer.readUInt32LE(at + 16) };
    }
  }
  return undefined;
}
