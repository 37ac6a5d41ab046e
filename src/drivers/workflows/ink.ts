import type { Ink } from '#core/ports/vision.ts';

/** An ink as it is kept: its shape in a byte a value, its measures to three digits. */
export interface InkFile {
  readonly shape: string;
  readonly aspect: number;
  readonly fill: number;
  readonly centre: { readonly x: number; readonly y: number };
}

const side = 24;
const values = side * side;

/** Quantised to -127…127 of its largest value: what is read and written again stays the same, byte by byte. */
export function packInk({ shape, aspect, fill, centre }: Ink): InkFile {
  let largest = 0;
  for (const value of shape) largest = Math.max(largest, Math.abs(value));
  const bytes = Buffer.alloc(values);
  for (let index = 0; index < values; index++) {
    bytes.writeInt8(largest > 0 ? Math.round(((shape[index] ?? 0) / largest) * 127) : 0, index);
  }
  return {
    shape: bytes.toString('base64'),
    aspect: round(aspect),
    fill: round(fill),
    centre: { x: round(centre.x), y: round(centre.y) },
  };
}

/** Length 1 again; the mean is 0 but for the rounding. */
export function unpackInk({ shape, aspect, fill, centre }: InkFile): Ink {
  const bytes = Buffer.from(shape, 'base64');
  const unpacked = new Float32Array(values);
  let square = 0;
  for (let index = 0; index < values; index++) square += bytes.readInt8(index) ** 2;
  const length = Math.sqrt(square) || 1;
  for (let index = 0; index < values; index++) unpacked[index] = bytes.readInt8(index) / length;
  return { shape: unpacked, aspect, fill, centre };
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
