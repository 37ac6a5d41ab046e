import { intersect, type Frame, type Rect } from '#core/replay/screen.ts';

/** A pixel whose channels differ by less is the same one: dithering, subpixel smoothing. */
const noise = 24;

/**
 * How many pixels differ between two pictures, in a region of the first (pixels of the screen); the second may lie
 * elsewhere by `shift`. Undefined when they share no pixel there.
 */
export function countDifferent(
  before: Frame,
  now: Frame,
  region: Rect,
  shift = { x: 0, y: 0 },
): { readonly pixels: number; readonly share: number } | undefined {
  const first = intersect(region, { ...before.origin, width: before.width, height: before.height });
  const both =
    first &&
    intersect(first, { x: now.origin.x - shift.x, y: now.origin.y - shift.y, width: now.width, height: now.height });
  if (!both) return undefined;
  let pixels = 0;
  for (let row = 0; row < both.height; row++) {
    let a = ((both.y - before.origin.y + row) * before.width + both.x - before.origin.x) * 4;
    let b = ((both.y + shift.y - now.origin.y + row) * now.width + both.x + shift.x - now.origin.x) * 4;
    for (let column = 0; column < both.width; column++, a += 4, b += 4) {
      if (
        Math.abs((before.bgra[a] ?? 0) - (now.bgra[b] ?? 0)) >= noise ||
        Math.abs((before.bgra[a + 1] ?? 0) - (now.bgra[b + 1] ?? 0)) >= noise ||
        Math.abs((before.bgra[a + 2] ?? 0) - (now.bgra[b + 2] ?? 0)) >= noise
      ) {
        pixels++;
      }
    }
  }
  return { pixels, share: pixels / (both.width * both.height) };
}

/** The smallest box around what differs between two pictures of the same place; undefined when nothing does. */
export function boxOfDifference(before: Frame, now: Frame): Rect | undefined {
  const width = Math.min(before.width, now.width);
  const height = Math.min(before.height, now.height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const a = (y * before.width + x) * 4;
      const b = (y * now.width + x) * 4;
      if (
        Math.abs((before.bgra[a] ?? 0) - (now.bgra[b] ?? 0)) < noise &&
        Math.abs((before.bgra[a + 1] ?? 0) - (now.bgra[b + 1] ?? 0)) < noise &&
        Math.abs((before.bgra[a + 2] ?? 0) - (now.bgra[b + 2] ?? 0)) < noise
      ) {
        continue;
      }
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < 0) return undefined;
  return { x: before.origin.x + left, y: before.origin.y + top, width: right - left + 1, height: bottom - top + 1 };
}
