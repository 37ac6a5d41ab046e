import { intersect, type Frame, type Rect } from '#core/replay/screen.ts';

type Colour = readonly [blue: number, green: number, red: number];
export const colours = { chosen: [60, 170, 0], refused: [40, 40, 220] } as const satisfies Record<string, Colour>;
const black: Colour = [0, 0, 0];

/** A copy in which nothing of these places can be seen. */
export function blackOut(frame: Frame, places: readonly Rect[]): Frame {
  const bgra = Uint8Array.from(frame.bgra);
  for (const place of places) fill(frame, bgra, place, black);
  return { ...frame, bgra };
}

/** A copy with a frame around each box, two pixels wide, outside of it. */
export function outline(frame: Frame, boxes: readonly { readonly box: Rect; readonly colour: Colour }[]): Frame {
  const bgra = Uint8Array.from(frame.bgra);
  const wide = 2;
  for (const { box, colour } of boxes) {
    const { x, y, width, height } = box;
    const whole = width + 2 * wide;
    fill(frame, bgra, { x: x - wide, y: y - wide, width: whole, height: wide }, colour);
    fill(frame, bgra, { x: x - wide, y: y + height, width: whole, height: wide }, colour);
    fill(frame, bgra, { x: x - wide, y, width: wide, height }, colour);
    fill(frame, bgra, { x: x + width, y, width: wide, height }, colour);
  }
  return { ...frame, bgra };
}

/** Every second pixel of every second row: half as wide and high. */
export function halve(frame: Frame): Frame {
  const [width, height] = [Math.floor(frame.width / 2), Math.floor(frame.height / 2)];
  const bgra = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = 4 * (2 * y * frame.width + 2 * x);
      bgra.set(frame.bgra.subarray(from, from + 4), 4 * (y * width + x));
    }
  return { origin: frame.origin, width, height, bgra };
}

function fill(frame: Frame, bgra: Uint8Array, place: Rect, [blue, green, red]: Colour): void {
  // A part of a pixel is a pixel: what is hidden stays hidden.
  const [x, y] = [Math.floor(place.x), Math.floor(place.y)];
  const whole = { x, y, width: Math.ceil(place.x + place.width) - x, height: Math.ceil(place.y + place.height) - y };
  const part = intersect(whole, { ...frame.origin, width: frame.width, height: frame.height });
  if (part === undefined) return;
  for (let row = part.y; row < part.y + part.height; row++)
    for (let column = part.x; column < part.x + part.width; column++) {
      const at = 4 * ((row - frame.origin.y) * frame.width + column - frame.origin.x);
      bgra[at] = blue;
      bgra[at + 1] = green;
      bgra[at + 2] = red;
    }
}
