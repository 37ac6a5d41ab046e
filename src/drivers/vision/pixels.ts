import type { GreyPicture } from '#core/ports/vision.ts';
import type { Frame, Rect } from '#core/replay/screen.ts';
import { intersect } from '#core/replay/screen.ts';

/** Grey of a frame, weighted as people see brightness (ITU-R BT.601). */
export function greyOf({ width, height, bgra }: Frame): GreyPicture {
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at++, from += 4) {
    grey[at] = ((bgra[from] ?? 0) * 29 + (bgra[from + 1] ?? 0) * 150 + (bgra[from + 2] ?? 0) * 77 + 128) >> 8;
  }
  return { width, height, grey };
}

/** Cuts a rectangle, given in the picture's own coordinates; what lies outside is left away. */
export function cutGrey(picture: GreyPicture, region: Rect): GreyPicture {
  const inside = intersect(region, { x: 0, y: 0, width: picture.width, height: picture.height });
  if (inside === undefined) return { width: 0, height: 0, grey: new Uint8Array(0) };
  const { x, y, width, height } = inside;
  const grey = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (y + row) * picture.width + x;
    grey.set(picture.grey.subarray(from, from + width), row * width);
  }
  return { width, height, grey };
}

/** Half as wide and high, each pixel the mean of four; an odd last row or column is dropped. */
export function halve({ width, height, grey }: GreyPicture): GreyPicture {
  const half = { width: width >> 1, height: height >> 1, grey: new Uint8Array((width >> 1) * (height >> 1)) };
  for (let y = 0, to = 0; y < half.height; y++) {
    for (let x = 0, from = 2 * y * width; x < half.width; x++, from += 2, to++) {
      half.grey[to] =
        ((grey[from] ?? 0) + (grey[from + 1] ?? 0) + (grey[from + width] ?? 0) + (grey[from + width + 1] ?? 0) + 2) >>
        2;
    }
  }
  return half;
}

/** Grey levels by which a pixel may differ without having changed: dithering, lossy remote screens. */
const noise = 12;

/** Share of the pixels that differ by more than noise; 1 where the sizes differ. */
export function shareOfDifference(before: GreyPicture, now: GreyPicture): number {
  if (before.width !== now.width || before.height !== now.height) return 1;
  if (now.grey.length === 0) return 0;
  let changed = 0;
  for (let at = 0; at < now.grey.length; at++)
    if (Math.abs((before.grey[at] ?? 0) - (now.grey[at] ?? 0)) > noise) changed++;
  return changed / now.grey.length;
}
