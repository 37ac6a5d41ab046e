import { PNG } from 'pngjs';
import type { Frame, Point, Size } from '#core/replay/screen.ts';

/** The picture is none that is read here; the message says why. */
export class PictureError extends Error {}

/** Room for two of the largest screens of today. */
export const largestPicture = { side: 16_384, pixels: 16_384 * 4096, bytes: 64 << 20 } as const;
const signature = 0x89504e470d0a1a0an;

/**
 * Looks at the head of a PNG before it is unpacked, and refuses what is too large, or interlaced: what is packed in
 * those is unpacked without a limit. Throws `PictureError`.
 */
export function checkPng(
  bytes: Buffer,
  largest: { readonly side: number; readonly pixels: number } = largestPicture,
): Size {
  if (bytes.length < 33 || bytes.readBigUInt64BE(0) !== signature || bytes.toString('latin1', 12, 16) !== 'IHDR') {
    throw new PictureError('The picture is no PNG.');
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const { side, pixels } = largest;
  if (width === 0 || height === 0 || width > side || height > side || width * height > pixels) {
    throw new PictureError(`The picture is ${width}×${height} pixels large; at most ${side} a side are read.`);
  }
  if (bytes.length > largestPicture.bytes) throw new PictureError('The file of the picture is too large.');
  if (bytes.readUInt8(28) !== 0) throw new PictureError('The picture is interlaced; save it without.');
  return { width, height };
}

/** Reads a PNG of any colours; what is transparent is as if it were not. Throws `PictureError`. */
export function decodePng(bytes: Buffer, origin: Point = { x: 0, y: 0 }): Frame {
  const { width, height } = checkPng(bytes);
  let data: Buffer;
  try {
    ({ data } = PNG.sync.read(bytes));
  } catch (error) {
    throw new PictureError('The picture is damaged.', { cause: error });
  }
  if (data.length !== width * height * 4) throw new PictureError('The picture is cut off.');
  return { width, height, origin, bgra: swapRedAndBlue(data) };
}

/** Writes a frame as PNG, away from the event loop for the most part. */
export function encodePng(frame: Frame): Promise<Buffer> {
  // In colours without transparency, rows as they are, packed quickly.
  const png = new PNG({ colorType: 2, filterType: 0, deflateLevel: 3 });
  png.width = frame.width;
  png.height = frame.height;
  png.data = Buffer.from(swapRedAndBlue(frame.bgra).buffer);
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    png.on('data', (chunk: Buffer) => chunks.push(chunk));
    png.on('end', () => resolve(Buffer.concat(chunks)));
    png.on('error', reject);
    png.pack();
  });
}

/** Blue green red to red green blue, or back; the fourth byte becomes opaque. */
function swapRedAndBlue(pixels: Uint8Array): Uint8Array<ArrayBuffer> {
  const aligned = pixels.byteOffset % 4 === 0 ? pixels : new Uint8Array(pixels);
  // Pixels as numbers, of which the first byte is the least: so it is on all machines that Heal runs on.
  const from = new Uint32Array(aligned.buffer, aligned.byteOffset, pixels.length >> 2);
  const swapped = new Uint32Array(from.length);
  for (let at = 0; at < from.length; at++) {
    const pixel = from[at] ?? 0;
    swapped[at] = 0xff000000 | (pixel & 0xff00) | ((pixel & 0xff) << 16) | ((pixel >> 16) & 0xff);
  }
  return new Uint8Array(swapped.buffer);
}
