import type { Socket } from 'node:net';

export type PacketKind = 'setup' | 'reply' | 'error' | 'event';
const [errorCode, replyCode, genericEvent] = [0, 1, 35];
/** Far above what a screen of today can be asked for; what claims to be longer ends the connection. */
const longest = 1 << 29;

/** Cuts what comes from a display into packets: first the answer to the greeting, then replies, errors and events. */
export function readPackets(
  socket: Socket,
  lengthOfSetup: (start: Buffer) => number,
  take: (kind: PacketKind, packet: Buffer) => void,
): void {
  let isSetUp = false;
  // Bytes of a packet that is not whole yet: `have` of them are in `packet`, which is as long as it will be.
  let packet = Buffer.alloc(0);
  let have = 0;
  let head = Buffer.alloc(0);

  const kindOf = (start: Buffer): PacketKind => {
    if (!isSetUp) return 'setup';
    if (start[0] === errorCode) return 'error';
    return start[0] === replyCode ? 'reply' : 'event';
  };
  const lengthOf = (start: Buffer): number => {
    if (!isSetUp) return lengthOfSetup(start);
    const isLong = start[0] === replyCode || start[0] === genericEvent;
    return 32 + (isLong ? 4 * start.readUInt32LE(4) : 0);
  };
  const finish = (whole: Buffer): void => {
    const kind = kindOf(whole);
    isSetUp = true;
    take(kind, whole);
  };

  socket.on('data', (chunk: Buffer) => {
    let at = 0;
    while (at < chunk.length) {
      if (packet.length > 0) {
        const copied = chunk.copy(packet, have, at);
        at += copied;
        have += copied;
        if (have < packet.length) return;
        const whole = packet;
        packet = Buffer.alloc(0);
        finish(whole);
        continue;
      }
      const start = head.length > 0 ? Buffer.concat([head, chunk.subarray(at, at + 8)]) : chunk.subarray(at);
      if (start.length < 8) {
        head = Buffer.from(start);
        return;
      }
      const length = lengthOf(start);
      if (length > longest) return void socket.destroy();
      packet = length > 4096 ? Buffer.allocUnsafeSlow(length) : Buffer.alloc(length);
      have = head.copy(packet, 0);
      head = Buffer.alloc(0);
    }
  });
}
