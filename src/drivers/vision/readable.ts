import type { GreyPicture } from '#core/ports/vision.ts';

/** Dark letters on white, large enough to be read. */
export type Readable = GreyPicture;

/** Height to which a label is brought, in pixels: reading is surest between 30 and 60 for the whole line. */
const readHeight = 48;
const frame = 14;
/** Share of the spread of a picture that tells letters from ground. */
const leastSpread = 24;

/** Undefined when there is nothing to read. */
export function prepareForReading(picture: GreyPicture): Readable | undefined {
  const inner = cutBorder(picture);
  if (inner.width < 4 || inner.height < 4) return undefined;
  const sorted = Uint8Array.from(inner.grey).sort();
  const [low, high, middle] = [sorted[0] ?? 0, sorted.at(-1) ?? 0, sorted[sorted.length >> 1] ?? 0];
  if (high - low < leastSpread) return undefined;
  // Ground is what there is most of; letters are to be the darker ones.
  const isLightOnDark = middle - low < high - middle;
  const tight = tighten(inner, middle, Math.max(middle - low, high - middle));
  if (tight === undefined) return undefined;
  const scale = Math.min(6, Math.max(1.5, readHeight / tight.height));
  const width = Math.round(tight.width * scale);
  const height = Math.round(tight.height * scale);
  const out = new Uint8Array((width + 2 * frame) * (height + 2 * frame)).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = between(tight, (x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5);
      const far = isLightOnDark ? (high - value) / (high - middle) : (value - low) / (middle - low);
      out[(y + frame) * (width + 2 * frame) + x + frame] = Math.round(255 * Math.min(1, Math.max(0, far)));
    }
  }
  return { width: width + 2 * frame, height: height + 2 * frame, grey: out };
}

/** A button's own border would be read as a letter. */
function cutBorder({ width, height, grey }: GreyPicture): GreyPicture {
  const by = Math.min(3, Math.floor(Math.min(width, height) / 8));
  return cut({ width, height, grey }, by, by, width - 2 * by, height - 2 * by);
}

/** The letters and a little room around them. */
function tighten(picture: GreyPicture, ground: number, spread: number): GreyPicture | undefined {
  const { width, height, grey } = picture;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (Math.abs((grey[at] ?? 0) - ground) < 0.35 * spread) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  const x = Math.max(0, left - 2);
  const y = Math.max(0, top - 2);
  return cut(picture, x, y, Math.min(width, right + 3) - x, Math.min(height, bottom + 3) - y);
}

function cut({ width, grey }: GreyPicture, x: number, y: number, wide: number, high: number): GreyPicture {
  const out = new Uint8Array(Math.max(0, wide * high));
  for (let row = 0; row < high; row++) {
    out.set(grey.subarray((y + row) * width + x, (y + row) * width + x + wide), row * wide);
  }
  return { width: wide, height: high, grey: out };
}

function between({ width, height, grey }: GreyPicture, x: number, y: number): number {
  const [cx, cy] = [Math.min(width - 1, Math.max(0, x)), Math.min(height - 1, Math.max(0, y))];
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)];
  const [fx, fy] = [cx - x0, cy - y0];
  const top = (grey[y0 * width + x0] ?? 0) * (1 - fx) + (grey[y0 * width + x1] ?? 0) * fx;
  const bottom = (grey[y1 * width + x0] ?? 0) * (1 - fx) + (grey[y1 * width + x1] ?? 0) * fx;
  return top * (1 - fy) + bottom * fy;
}
