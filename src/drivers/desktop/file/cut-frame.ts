import type { Frame, Rect } from '#core/replay/screen.ts';

/** A part of a frame that lies wholly in it, as a copy. */
export function cutFrame(frame: Frame, part: Rect): Frame {
  const { x, y, width, height } = part;
  const bgra = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const start = ((y - frame.origin.y + row) * frame.width + (x - frame.origin.x)) * 4;
    bgra.set(frame.bgra.subarray(start, start + width * 4), row * width * 4);
  }
  return { width, height, origin: { x, y }, bgra };
}
