import { deflateSync, crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Frame } from '#core/replay/screen.ts';
import { decodePng, encodePng, PictureError } from './png.ts';

const frame = (width: number, height: number): Frame => ({
  width,
  height,
  origin: { x: 3, y: 4 },
  bgra: Uint8Array.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 ? 255 : (at * 7) % 256)),
});
const chunk = (type: string, data: Buffer): Buffer => {
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  tail.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, tail]);
};
const png = (width: number, height: number, packed: Buffer, interlaced = 0): Buffer => {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, interlaced]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]);
};

describe('pictures as PNG', () => {
  it('come back as they were', async () => {
    const written = frame(33, 17);
    expect(decodePng(await encodePng(written), written.origin)).toEqual(written);
  });
  it('are read in grey, too', () => {
    const grey = png(2, 1, deflateSync(Buffer.from([0, 10, 200])));
    expect([...decodePng(grey).bgra]).toEqual([10, 10, 10, 255, 200, 200, 200, 255]);
  });
  it('are refused unread when they claim to be huge, or are packed without a limit', () => {
    const bomb = deflateSync(Buffer.alloc(50_000_000));
    expect(() => decodePng(png(60_000, 60_000, bomb))).toThrow('60000×60000');
    expect(() => decodePng(png(16_000, 16_000, bomb))).toThrow(PictureError);
    expect(() => decodePng(png(10, 10, bomb, 1))).toThrow('interlaced');
  });
  it('unpack to no more than their size', () => {
    const bomb = png(10, 10, deflateSync(Buffer.alloc(50_000_000)));
    const before = process.memoryUsage().arrayBuffers;
    // Harmless either way: what matters is the memory.
    expect(() => decodePng(bomb)).not.toThrow(RangeError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });
  it('are refused when they are damaged, cut off or none', async () => {
    const whole = await encodePng(frame(40, 40));
    for (const bad of [Buffer.alloc(0), Buffer.from('GIF89a'), whole.subarray(0, 60), Buffer.alloc(100)]) {
      expect(() => decodePng(bad)).toThrow(PictureError);
    }
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(60) ^ 0xff, 60);
    expect(() => decodePng(flipped)).toThrow(PictureError);
  });
});
