import type { Frame, Point, Rect, Size } from '#core/replay/screen.ts';
import { intersect } from '#core/replay/screen.ts';
import { glyphs, glyphSize } from './glyphs.ts';

/** Blue green red. */
export type Colour = readonly [number, number, number];
/** How far one sign is from the next, in pixels at scale 1. */
const advance = 7;

export function sizeOfText(text: string, scale = 1): Size {
  return { width: [...text].length * advance * scale + scale, height: glyphSize.height * scale };
}

/** The signs of well-set text that ASCII has a plain sign for, of the same width. */
const plainSigns: Readonly<Record<string, string>> = { '“': '"', '”': '"', '‘': "'", '’': "'", '–': '-', '—': '-' };

/** Draws on the frame; quotes and dashes become their plain signs, other signs outside of ASCII `?`. Coordinates are those of the screen, and everything is cut to the frame. */
export function drawText(frame: Frame, at: Point, text: string, colour: Colour, scale = 1): void {
  for (const [index, sign] of [...text].entries()) {
    const code = (plainSigns[sign] ?? sign).codePointAt(0) ?? 0;
    const first = ((code < 32 || code > 126 ? 63 : code) - 32) * glyphSize.height;
    for (let row = 0; row < glyphSize.height; row++) {
      const bits = glyphs[first + row] ?? 0;
      for (let column = 0; column < glyphSize.width; column++) {
        if (((bits >> (7 - column)) & 1) === 0) continue;
        const x = at.x + (index * advance + column) * scale;
        fill(frame, { x, y: at.y + row * scale, width: scale, height: scale }, colour);
      }
    }
  }
}

export function fill(frame: Frame, box: Rect, [blue, green, red]: Colour): void {
  const part = intersect(box, { ...frame.origin, width: frame.width, height: frame.height });
  if (!part) return;
  for (let row = 0; row < part.height; row++) {
    let at = ((part.y - frame.origin.y + row) * frame.width + part.x - frame.origin.x) * 4;
    for (let column = 0; column < part.width; column++, at += 4) {
      frame.bgra[at] = blue;
      frame.bgra[at + 1] = green;
      frame.bgra[at + 2] = red;
      frame.bgra[at + 3] = 255;
    }
  }
}

/** The rim of a box, drawn around it. */
export function outline(frame: Frame, { x, y, width, height }: Rect, colour: Colour, thickness: number): void {
  const [left, top] = [x - thickness, y - thickness];
  const [wide, high] = [width + 2 * thickness, height + 2 * thickness];
  fill(frame, { x: left, y: top, width: wide, height: thickness }, colour);
  fill(frame, { x: left, y: y + height, width: wide, height: thickness }, colour);
  fill(frame, { x: left, y: top, width: thickness, height: high }, colour);
  fill(frame, { x: x + width, y: top, width: thickness, height: high }, colour);
}
