import { expect, it } from 'vitest';
import { blank } from '../fixtures/painted-window.ts';
import { drawHalt } from './draw-halt.ts';
import type { Frame, Point } from '#core/replay/screen.ts';

const pixelAt = ({ bgra, width, origin }: Frame, { x, y }: Point) => {
  const at = ((y - origin.y) * width + x - origin.x) * 4;
  return [...bgra.subarray(at, at + 3)];
};
const frame = blank(300, 200, [200, 200, 200], { x: 50, y: 20 });

it('draws candidates around their boxes, and the reasons below, on a copy', () => {
  const box = { x: 100, y: 80, width: 60, height: 20 };
  const drawn = drawHalt({
    frame,
    said: 'Two things look like the button “Save”.',
    candidates: [{ box, score: 0.97, rung: 'marks-ink', against: 'looks the same as another' }],
  });
  expect(drawn.height).toBeGreaterThan(frame.height + 30);
  expect(pixelAt(drawn, { x: 99, y: 90 })).not.toEqual([200, 200, 200]);
  expect(pixelAt(drawn, { x: 130, y: 90 })).toEqual([200, 200, 200]);
  expect(pixelAt(frame, { x: 99, y: 90 })).toEqual([200, 200, 200]);
  const below = drawn.bgra.subarray(frame.bgra.length);
  expect(below.some((value) => value < 60)).toBe(true);
});

it('leaves nothing of a masked field, and takes boxes that lie outside', () => {
  const field = { x: 60, y: 30, width: 50, height: 20 };
  const secret = { ...frame, bgra: frame.bgra.map((value, at) => (at % 4 === 3 ? value : (at * 7) % 251)) };
  const outside = { x: -500, y: 900, width: 5000, height: 10 };
  const drawn = drawHalt({ frame: secret, said: '', candidates: [], inTheWay: outside, masked: [field, outside] });
  const seen = new Set<string>();
  for (let y = field.y; y < field.y + field.height; y++) {
    for (let x = field.x; x < field.x + field.width; x++) seen.add(pixelAt(drawn, { x, y }).join());
  }
  expect([...seen]).toEqual(['128,128,128']);
});
