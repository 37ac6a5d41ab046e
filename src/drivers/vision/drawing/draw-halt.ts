import type { Candidate } from '#core/replay/finding-a-target.ts';
import { intersect, type Frame, type Rect } from '#core/replay/screen.ts';
import { drawText, fill, outline, sizeOfText, type Colour } from './text.ts';

export interface HaltDrawing {
  readonly frame: Frame;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** Why nothing was clicked; drawn below the picture. */
  readonly said: string;
  readonly inTheWay?: Rect | undefined;
  /** Painted over before anything is drawn: fields with something secret. */
  readonly masked?: readonly Rect[];
}
const white: Colour = [255, 255, 255];
const black: Colour = [24, 24, 24];
const grey: Colour = [128, 128, 128];
const colours = { open: [30, 140, 30], refused: [20, 90, 210], inTheWay: [40, 40, 210] } as const satisfies Record<
  string,
  Colour
>;
/** Candidates drawn; more would hide the screen. */
const mostDrawn = 6;
const margin = 6;
const thickness = 2;

/** The screen with what could have been meant, ranked, with scores and what speaks against each, and the reason below. */
export function drawHalt({ frame, candidates, said, inTheWay, masked = [] }: HaltDrawing): Frame {
  const drawn = candidates.slice(0, mostDrawn);
  const reasons = drawn.map(({ rung, score, against }, index) => {
    const why = against === '' ? 'nothing speaks against it' : against;
    return `${index + 1}  ${score.toFixed(2)}  ${rung}: ${why}`;
  });
  const lines = [...wrap(said, frame.width), ...reasons.flatMap((line) => wrap(line, frame.width))];
  const picture = extend(frame, lines.length * lineHeight + 2 * margin);
  for (const box of masked) fill(picture, cutTo(frame, box), grey);
  for (const [index, { box, against }] of [...drawn.entries()].toReversed()) {
    const colour = against === '' ? colours.open : colours.refused;
    outline(picture, box, colour, thickness);
    tag(picture, frame, box, String(index + 1), colour);
  }
  if (inTheWay) {
    outline(picture, cutTo(frame, inTheWay), colours.inTheWay, thickness);
    tag(picture, frame, inTheWay, 'in the way', colours.inTheWay);
  }
  const top = frame.origin.y + frame.height;
  fill(picture, { x: frame.origin.x, y: top, width: frame.width, height: picture.height - frame.height }, white);
  for (const [index, line] of lines.entries()) {
    drawText(picture, { x: frame.origin.x + margin, y: top + margin + index * lineHeight }, line, black);
  }
  return picture;
}

/** The frame with one box on it. */
export function drawMark(frame: Frame, box: Rect): Frame {
  const drawn: Frame = { ...frame, bgra: new Uint8Array(frame.bgra) };
  outline(drawn, cutTo(frame, box), colours.open, thickness);
  return drawn;
}

const lineHeight = sizeOfText('').height + 3;

/** Above the box, or in it where there is no room above. */
function tag(picture: Frame, frame: Frame, { x, y }: Rect, text: string, colour: Colour): void {
  const size = sizeOfText(text);
  const box = {
    x: Math.max(frame.origin.x, x - thickness),
    y: y - thickness - size.height,
    width: size.width + 4,
    height: size.height,
  };
  const place = box.y >= frame.origin.y ? box : { ...box, y: y + thickness };
  fill(picture, place, colour);
  drawText(picture, { x: place.x + 2, y: place.y }, text, white);
}

function wrap(text: string, width: number): readonly string[] {
  const most = Math.max(20, Math.floor((width - 2 * margin) / (sizeOfText('xx').width - sizeOfText('x').width)));
  const lines: string[] = [];
  for (const word of text.replace(/\s+/g, ' ').slice(0, 600).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.slice(0, most));
  }
  return lines;
}

/** A copy with room below. */
function extend({ width, height, origin, bgra }: Frame, by: number): Frame {
  const larger = new Uint8Array(width * (height + by) * 4).fill(255);
  larger.set(bgra);
  return { width, height: height + by, origin, bgra: larger };
}

function cutTo(frame: Frame, box: Rect): Rect {
  return (
    intersect(box, { ...frame.origin, width: frame.width, height: frame.height }) ?? { ...box, width: 0, height: 0 }
  );
}
