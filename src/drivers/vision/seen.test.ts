import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark } from '#core/ports/vision.ts';
import type { Frame, Rect } from '#core/replay/screen.ts';
import { drawText, fill } from './drawing/index.ts';
import { blank, dark, light, paintWindow } from './fixtures/painted-window.ts';
import { SeenFrame } from './seen.ts';

const labels = ['Open', 'Save', 'Submit', 'Cancel', 'Export', 'Import', '7', '+'];
const wholeOf = ({ origin, width, height }: Frame): Rect => ({ ...origin, width, height });
const isAbout = (a: Rect, b: Rect) =>
  Math.abs(a.x - b.x) <= 4 &&
  Math.abs(a.y - b.y) <= 4 &&
  Math.abs(a.width - b.width) <= 8 &&
  Math.abs(a.height - b.height) <= 8;
const likeness = (a: Mark | undefined, b: Mark | undefined) =>
  a?.ink && b?.ink ? a.ink.shape.reduce((sum, value, at) => sum + value * (b.ink?.shape[at] ?? 0), 0) : -1;

function marksByLabel(look = light, origin = { x: 0, y: 0 }): Map<string, Mark> {
  const { frame, boxes } = paintWindow(labels, look, origin);
  const marks = new SeenFrame(frame).marks(wholeOf(frame));
  return new Map(
    [...boxes].flatMap(([label, box]) => {
      const mark = marks.find((one) => isAbout(one.box, box));
      return mark ? [[label, mark] as const] : [];
    }),
  );
}

describe('marks', () => {
  it.each([
    ['light', light],
    ['dark', dark],
    ['with borders one shade apart', { ...light, border: [226, 228, 230] as const }],
    ['twice as large', { ...light, scale: 2 }],
    ['three times as large and dark', { ...dark, scale: 3 }],
  ])('are all buttons, each with its label: %s', (_, look) => {
    const marks = marksByLabel(look, { x: 30, y: -20 });
    expect([...marks.keys()]).toEqual(labels);
    expect([...marks.values()].every(({ ink }) => ink !== undefined)).toBe(true);
  });

  it('are words on a plain ground too, one for each line of words', () => {
    const frame = blank(400, 120, [255, 255, 255]);
    drawText(frame, { x: 20, y: 10 }, 'Anna Weber', [0, 0, 0]);
    drawText(frame, { x: 20, y: 30 }, 'Nina Weber', [0, 0, 0]);
    drawText(frame, { x: 220, y: 30 }, '1002', [0, 0, 0]);
    const boxes = new SeenFrame(frame).marks(wholeOf(frame)).filter(({ ink }) => ink);
    const wanted = [
      { x: 18, y: 9, width: 72, height: 14 },
      { x: 18, y: 29, width: 72, height: 14 },
      { x: 218, y: 29, width: 32, height: 14 },
    ];
    expect(boxes).toHaveLength(wanted.length);
    for (const box of wanted) expect(boxes.filter((one) => isAbout(one.box, box))).toHaveLength(1);
  });

  it('are empty fields and tick boxes, without ink', () => {
    const frame = blank(300, 100, [220, 220, 220]);
    for (const box of [
      { x: 20, y: 20, width: 180, height: 22 },
      { x: 20, y: 60, width: 13, height: 13 },
    ]) {
      fill(frame, box, [90, 90, 90]);
      fill(frame, { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 }, [255, 255, 255]);
    }
    const marks = new SeenFrame(frame).marks(wholeOf(frame));
    expect(marks.filter(({ box, ink }) => !ink && isAbout(box, { x: 20, y: 20, width: 180, height: 22 }))).toHaveLength(
      1,
    );
    expect(marks.filter(({ box, ink }) => !ink && isAbout(box, { x: 20, y: 60, width: 13, height: 13 }))).toHaveLength(
      1,
    );
  });

  it('are none on an empty screen, and few enough on one of noise', () => {
    const empty = blank(300, 200, [200, 200, 200]);
    expect(new SeenFrame(empty).marks(wholeOf(empty)).filter(({ ink }) => ink)).toEqual([]);
    const noise = noiseOf(300, 200, 7);
    expect(new SeenFrame(noise).marks(wholeOf(noise)).length).toBeLessThan(50);
  });
});

describe('ink', () => {
  it('is the same in other colours, and nearly so at another size', () => {
    const base = marksByLabel();
    const restyled = marksByLabel(dark);
    const larger = marksByLabel({ ...light, scale: 2 });
    for (const label of labels) {
      expect(likeness(base.get(label), restyled.get(label))).toBeGreaterThan(0.97);
      expect(likeness(base.get(label), larger.get(label))).toBeGreaterThan(0.8);
    }
  });

  it('tells words apart that differ in two letters', () => {
    const base = marksByLabel();
    expect(likeness(base.get('Export'), base.get('Import'))).toBeLessThan(0.88);
  });

  it('of a place is that of the mark there', () => {
    const { frame, boxes } = paintWindow(labels);
    const seen = new SeenFrame(frame);
    const box = boxes.get('Submit');
    if (!box) throw new Error('not painted');
    const mark = marksByLabel().get('Submit');
    expect(likeness(mark, { box, ink: seen.inkOf(box) })).toBeGreaterThan(0.97);
    expect(seen.inkOf({ x: box.x - 9, y: box.y, width: 8, height: 8 })).toBeUndefined();
  });
});

describe('match', () => {
  it('finds a picture wherever it was moved, and what looks like it second', () => {
    const { frame, boxes } = paintWindow(['Open', 'Save', 'Submit', 'Cancel', 'Save']);
    const box = boxes.get('Submit');
    if (!box) throw new Error('not painted');
    const picture = new SeenFrame(frame).cut(box);
    assert(
      property(integer({ min: 0, max: 180 }), integer({ min: 0, max: 180 }), (x, y) => {
        const screen = blank(700, 300, [220, 222, 224]);
        paste(screen, frame, x, y);
        const match = new SeenFrame(screen).match(picture, wholeOf(screen));
        expect(match?.box).toEqual({ ...box, x: box.x + x, y: box.y + y });
        expect(match?.score).toBeGreaterThan(0.999);
        expect(match?.runnerUp).toBeLessThan(0.97);
        expect(match?.others.length).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 6 },
    );
  });

  it('tells of a second one that is the same', () => {
    const { frame, boxes } = paintWindow(['Open', 'Save', 'Submit', 'Cancel', 'Save']);
    const box = boxes.get('Save');
    if (!box) throw new Error('not painted');
    const seen = new SeenFrame(frame);
    expect(seen.match(seen.cut(box), wholeOf(frame))?.runnerUp).toBeGreaterThan(0.999);
  });

  it('never finds a label in noise', () => {
    const { frame, boxes } = paintWindow(labels);
    const seen = new SeenFrame(frame);
    assert(
      property(constantFrom(...boxes.values()), integer({ min: 1, max: 1e6 }), (box, seed) => {
        const noise = noiseOf(260, 160, seed);
        expect(new SeenFrame(noise).match(seen.cut(box), wholeOf(noise))?.score ?? 0).toBeLessThan(0.5);
      }),
      { numRuns: 10 },
    );
  });

  it('finds nothing where there is no room, or nothing to go by', () => {
    const { frame, boxes } = paintWindow(labels);
    const box = boxes.get('Save');
    if (!box) throw new Error('not painted');
    const seen = new SeenFrame(frame);
    expect(seen.match(seen.cut(box), { ...box, width: box.width - 1 })).toBeUndefined();
    expect(seen.match(seen.cut({ x: 1, y: 1, width: 6, height: 6 }), wholeOf(frame))).toBeUndefined();
  });
});

it('sees how much of a region changed', () => {
  const { frame } = paintWindow(labels);
  const before = new SeenFrame(frame).cut({ x: 0, y: 0, width: 100, height: 20 });
  const after = { ...frame, bgra: frame.bgra.slice() };
  fill(after, { x: 0, y: 0, width: 50, height: 20 }, [0, 0, 255]);
  const seen = new SeenFrame(after);
  expect(seen.difference(before, { x: 0, y: 0, width: 100, height: 20 })).toBeCloseTo(0.5, 1);
  expect(new SeenFrame(frame).difference(before, { x: 0, y: 0, width: 100, height: 20 })).toBe(0);
  expect(seen.difference(before, { x: 0, y: 0, width: 90, height: 20 })).toBe(1);
});

function paste(screen: Frame, picture: Frame, x: number, y: number): void {
  for (let row = 0; row < picture.height; row++) {
    const from = row * picture.width * 4;
    screen.bgra.set(picture.bgra.subarray(from, from + picture.width * 4), ((y + row) * screen.width + x) * 4);
  }
}

/** Repeatable noise. */
function noiseOf(width: number, height: number, seed: number): Frame {
  const frame = blank(width, height, [0, 0, 0]);
  let state = seed;
  for (let at = 0; at < frame.bgra.length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    frame.bgra[at] = state >> 16;
  }
  return frame;
}
