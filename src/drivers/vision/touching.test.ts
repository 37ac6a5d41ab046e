import { describe, expect, it } from 'vitest';
import type { Mark } from '#core/ports/vision.ts';
import type { Frame, Rect } from '#core/replay/screen.ts';
import { drawText, fill } from './drawing/index.ts';
import { blank } from './fixtures/painted-window.ts';
import { SeenFrame } from './seen.ts';
import { findTouching } from './touching.ts';

const list: Rect = { x: 20, y: 20, width: 160, height: 90 };
const rows = ['Desk', 'Lamp', 'Hook'];
const black = [0, 0, 0] as const;
const white = [255, 255, 255] as const;

/** A box with a border of one pixel, and in it words so far from the border. */
function paintList(apart: number): Frame {
  const frame = blank(240, 140, [220, 220, 220]);
  fill(frame, list, black);
  fill(frame, { x: list.x + 1, y: list.y + 1, width: list.width - 2, height: list.height - 2 }, white);
  for (const [index, row] of rows.entries())
    drawText(frame, { x: list.x + 1 + apart, y: list.y + 8 + index * 26 }, row, black);
  return frame;
}

function marksIn(frame: Frame): readonly Mark[] {
  return new SeenFrame(frame).marks({ x: 0, y: 0, width: frame.width, height: frame.height });
}
const labelled = (frame: Frame) => marksIn(frame).filter(({ ink }) => ink);
const middle = ({ box }: Mark) => box.y + box.height / 2;

/** How alike the rows are, each to the same row of another picture. */
function compareRows(one: Frame, other: Frame): readonly number[] {
  const [a, b] = [one, other].map((frame) => [...labelled(frame)].sort((p, q) => middle(p) - middle(q)));
  return (a ?? []).map(({ ink }, at) =>
    ink ? ink.shape.reduce((sum, value, cell) => sum + value * (b?.[at]?.ink?.shape[cell] ?? 0), 0) : -1,
  );
}

describe('what touches a border', () => {
  it.each([-1, 0, 1])('is still a word with all its letters, %i pixels from it', (apart) => {
    const alike = compareRows(paintList(apart), paintList(12));
    expect(alike).toHaveLength(rows.length);
    expect(Math.min(...alike)).toBeGreaterThan(0.9);
  });

  it('is no label when it may be the caret of an empty field', () => {
    const frame = blank(240, 80, [220, 220, 220]);
    fill(frame, { x: 20, y: 20, width: 180, height: 24 }, black);
    fill(frame, { x: 21, y: 21, width: 178, height: 22 }, white);
    fill(frame, { x: 21, y: 24, width: 2, height: 16 }, black);
    expect(labelled(frame)).toEqual([]);
  });

  it('is no label when it is a round corner', () => {
    const frame = blank(260, 120, white);
    const [wide, high, radius] = [200, 80, 14];
    const isIn = (x: number, y: number, by: number) => {
      const dx = Math.max(radius - x, x - (wide - 1 - radius), 0);
      const dy = Math.max(radius - y, y - (high - 1 - radius), 0);
      return Math.hypot(dx, dy) <= radius - by && x >= by && y >= by && x < wide - by && y < high - by;
    };
    for (let y = 0; y < high; y++)
      for (let x = 0; x < wide; x++)
        if (isIn(x, y, 0) && !isIn(x, y, 2)) fill(frame, { x: 20 + x, y: 20 + y, width: 1, height: 1 }, black);
    expect(labelled(frame)).toEqual([]);
  });

  it('comes in pieces that hang on one side, and gives nothing where nothing hangs', () => {
    const [width, high] = [100, 50];
    const pixels: number[] = [];
    const put = (x: number, y: number) => pixels.push(y * width + x);
    for (let y = 0; y < high; y++) {
      put(10, y);
      put(90, y);
    }
    const box = { left: 10, top: 0, right: 90, bottom: high - 1 };
    expect(findTouching(pixels, width, box)).toEqual([]);
    for (let y = 20; y < 30; y++) for (let x = 11; x < 17; x++) put(x, y);
    expect(findTouching(pixels, width, box)).toMatchObject([{ left: 11, top: 20, right: 16, bottom: 29 }]);
  });
});
