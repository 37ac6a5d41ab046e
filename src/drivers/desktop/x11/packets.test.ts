import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { readPackets, type PacketKind } from './packets.ts';
import { lengthOfSetup } from './setup.ts';

const packet = (first: number, extraWords: number, bytes = 32 + 4 * extraWords): Buffer => {
  const whole = Buffer.alloc(bytes, first);
  whole.writeUInt32LE(extraWords, 4);
  return whole;
};
const setup = Buffer.alloc(8 + 4 * 5, 7);
setup.writeUInt16LE(5, 6);
const sent: readonly [PacketKind, Buffer][] = [
  ['setup', setup],
  ['reply', packet(1, 0)],
  ['error', Buffer.alloc(32, 0)],
  ['event', Buffer.alloc(32, 34)],
  ['reply', packet(1, 3000)],
  ['event', packet(35, 2)],
  ['event', Buffer.alloc(32, 4)],
];

it.each([1, 7, 31, 33, 1000, 100_000])('packets are whole again, in pieces of %i bytes', (size) => {
  // All that is used of the socket are its data.
  const socket = new EventEmitter() as Socket;
  const taken: [PacketKind, Buffer][] = [];
  readPackets(socket, lengthOfSetup, (kind, whole) => taken.push([kind, Buffer.from(whole)]));
  const stream = Buffer.concat(sent.map(([, bytes]) => bytes));
  for (let at = 0; at < stream.length; at += size) socket.emit('data', stream.subarray(at, at + size));
  expect(taken).toEqual(sent);
});
