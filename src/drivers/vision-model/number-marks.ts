import { PNG } from 'pngjs';
import { intersect, type Frame, type Rect } from '#core/replay/screen.ts';
import { drawText, fill, outline, sizeOfText, type Colour } from '../vision/drawing/index.ts';

const red: Colour = [30, 30, 210];
const white: Colour = [255, 255, 255];
const grey: Colour = [128, 128, 128];
/** Longest side of what is sent, in pixels: models see no more of it, and it costs by its size. */
const longestSide = 1600;

/** The picture with a number at every mark, as PNG; what is masked is painted over first. */
export function numberMarks(frame: Frame, marks: readonly Rect[], masked: readonly Rect[]): Buffer {
  const drawn: Frame = { ...frame, bgra: new Uint8Array(frame.bgra) };
  const screen: Rect = { ...frame.origin, width: frame.width, height: frame.height };
  for (const box of masked) fill(drawn, intersect(box, screen) ?? { ...box, width: 0, height: 0 }, grey);
  for (const [index, box] of marks.entries()) {
    outline(drawn, { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 }, red, 1);
    const text = String(index + 1);
    const size = sizeOfText(text);
    // Beside the mark where there is room, so that it hides no letter.
    const x = box.x - size.width - 2 >= screen.x ? box.x - size.width - 2 : box.x;
    const place = { x, y: box.y, width: size.width + 2, height: size.height };
    fill(drawn, place, red);
    drawText(drawn, { x: place.x + 1, y: place.y }, text, white);
  }
  return encode(drawn);
}

function encode({ width, height, bgra }: Frame): Buffer {
  const step = Math.max(1, Math.ceil(Math.max(width, height) / longestSide));
  const png = new PNG({ width: Math.floor(width / step), height: Math.floor(height / step), colorType: 2 });
  for (let y = 0, to = 0; y < png.height; y++) {
    for (let x = 0; x < png.width; x++, to += 4) {
      const from = (y * step * width + x * step) * 4;
      png.data[to] = bgra[from + 2] ?? 0;
      png.data[to + 1] = bgra[from + 1] ?? 0;
      png.data[to + 2] = bgra[from] ?? 0;
      png.data[to + 3] = 255;
    }
  }
  return PNG.sync.write(png);
}
