import type { HaltPicture } from '#core/replay/run.ts';
import { intersect, type Frame, type Rect } from '#core/replay/screen.ts';

/** Blue green red. */
type Colour = readonly [number, number, number];
const colours = {
  inTheWay: [40, 40, 230],
  best: [40, 170, 40],
  refused: [30, 130, 240],
} as const satisfies Readonly<Record<string, Colour>>;
const thickness = 3;

/** The screen with what was looked at: green what could have been meant, orange what was refused, red what was in the way. */
export function drawHalt({ frame, candidates, inTheWay }: HaltPicture): Frame {
  const drawn: Frame = { ...frame, bgra: Uint8Array.from(frame.bgra) };
  for (const { box, against } of candidates.toReversed()) {
    outline(drawn, box, against === '' ? colours.best : colours.refused);
  }
  if (inTheWay) outline(drawn, inTheWay, colours.inTheWay);
  return drawn;
}

/** The frame with one box on it. */
export function drawBox(frame: Frame, box: Rect): Frame {
  const drawn: Frame = { ...frame, bgra: Uint8Array.from(frame.bgra) };
  outline(drawn, box, colours.best);
  return drawn;
}

function outline(frame: Frame, box: Rect, colour: Colour): void {
  const { x, y, width, height } = {
    x: box.x - thickness,
    y: box.y - thickness,
    width: box.width + 2 * thickness,
    height: box.height + 2 * thickness,
  };
  fill(frame, { x, y, width, height: thickness }, colour);
  fill(frame, { x, y: y + height - thickness, width, height: thickness }, colour);
  fill(frame, { x, y, width: thickness, height }, colour);
  fill(frame, { x: x + width - thickness, y, width: thickness, height }, colour);
}

function fill(frame: Frame, box: Rect, [blue, green, red]: Colour): void {
  const part = intersect(box, { ...frame.origin, width: frame.width, height: frame.height });
  if (!part) return;
  for (let row = 0; row < part.height; row++) {
    let at = ((part.y - frame.origin.y + row) * frame.width + part.x - frame.origin.x) * 4;
    for (let column = 0; column < part.width; column++, at += 4) {
      frame.bgra[at] = blue;
      frame.bgra[at + 1] = green;
      frame.bgra[at + 2] = red;
    }
  }
}
