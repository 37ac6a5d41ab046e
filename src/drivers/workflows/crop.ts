import { PNG } from 'pngjs';
import type { GreyPicture } from '#core/ports/vision.ts';
import { checkPng } from '../desktop/png.ts';

const largestSide = 4096;

export function encodeCrop({ width, height, grey }: GreyPicture): Uint8Array {
  const png = new PNG({ width, height });
  png.data = Buffer.from(grey);
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8, deflateLevel: 9 });
}

/** The picture in grey, whatever colours the file has. Throws an `Error` with what is wrong; its size is looked at before it is unpacked. */
export function decodeCrop(bytes: Uint8Array): GreyPicture {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { width, height } = checkPng(buffer, { side: largestSide, pixels: largestSide * largestSide });
  const png = PNG.sync.read(buffer);
  if (png.data.length < width * height * 4) throw new Error('it is cut off');
  const grey = new Uint8Array(width * height);
  for (let index = 0; index < grey.length; index++) {
    const at = index * 4;
    const [red = 0, green = 0, blue = 0] = [png.data[at], png.data[at + 1], png.data[at + 2]];
    grey[index] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return { width, height, grey };
}
