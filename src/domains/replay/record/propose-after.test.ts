import { describe, expect, it } from 'vitest';
import type { DesktopWindow, Frame, Rect } from '#core/replay/screen.ts';
import { proposeAfter } from './propose-after.ts';

const client: Rect = { x: 10, y: 10, width: 300, height: 200 };
const window: DesktopWindow = {
  ...{ id: 'w', title: 'Form', className: 'f', application: 'f' },
  ...{ bounds: client, client, isForeground: true },
};
const city: Rect = { x: 110, y: 70, width: 150, height: 24 };
const carets = { name: { x: 115, y: 34, width: 1, height: 15 }, city: { x: 115, y: 74, width: 1, height: 15 } };

/** A window of two fields, with what is painted on it: each a place and how dark it is. */
function paint(...dark: readonly Rect[]): Frame {
  const bgra = new Uint8Array(client.width * client.height * 4).fill(255);
  for (const { x, y, width, height } of dark)
    for (let row = 0; row < height; row++) {
      const start = ((y - client.y + row) * client.width + x - client.x) * 4;
      bgra.fill(0, start, start + width * 4);
    }
  return { origin: { x: client.x, y: client.y }, width: client.width, height: client.height, bgra };
}
function propose(touched: Rect | undefined, before: Frame, after: Frame, ...meanwhile: Frame[]) {
  const moment = (frame: Frame) => ({ windows: [window], frame });
  return proposeAfter(window, touched, moment(before), moment(after), () => true, meanwhile.map(moment));
}
const inCity = { x: 105, y: 64, width: 1, height: 15 };

describe('what came of clicking a field', () => {
  it('is its own caret, in whatever phase the caret of the field before was left', () => {
    const seen = [{ see: 'change', region: inCity }];
    expect(propose(city, paint(carets.name), paint(carets.city))).toEqual(seen);
    expect(propose(city, paint(), paint(carets.city))).toEqual(seen);
  });

  it('is its own caret, even if that blinks away just when the screen is calm', () => {
    const seen = [{ see: 'change', region: inCity }];
    expect(propose(city, paint(carets.name), paint(), paint(carets.city), paint())).toEqual(seen);
    expect(propose(city, paint(), paint(), paint(carets.city))).toEqual(seen);
  });

  it('is nothing when only the caret of another field blinks, or the thing clicked was pressed for a moment', () => {
    expect(propose(city, paint(carets.name), paint())).toEqual([]);
    expect(propose(city, paint(), paint(carets.name))).toEqual([]);
    expect(propose(city, paint(), paint(), paint(city))).toEqual([]);
  });

  it('is what changed elsewhere, when that is more than a caret', () => {
    const letters = { ...carets.name, y: 150, width: 7 };
    const region = { x: 103, y: 138, width: 11, height: 19 };
    expect(propose(city, paint(), paint(letters, carets.city))).toEqual([{ see: 'change', region }]);
    // An ‘l’ that was typed is a bar as well.
    expect(propose(undefined, paint(), paint(carets.name))).toMatchObject([{ see: 'change' }]);
  });
});
