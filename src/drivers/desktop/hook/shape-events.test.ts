import { expect, it } from 'vitest';
import type { InputEvent } from '#core/ports/desktop.ts';
import { shapeEvents } from './shape-events.ts';

const at = { x: 10, y: 20 };
const shaped = (events: readonly Parameters<ReturnType<typeof shapeEvents>>[0][]): readonly InputEvent[] => {
  const heard: InputEvent[] = [];
  const tell = shapeEvents((event) => heard.push(event));
  events.forEach(tell);
  return heard;
};
const click = (atMs: number, button: 'left' | 'right' = 'left', where = at) =>
  [
    { atMs, type: 'mouse-down', at: where, button },
    { atMs: atMs + 50, type: 'mouse-up', at: where, button },
  ] as const;
const counts = (events: readonly InputEvent[]) => events.map((event) => ('count' in event ? event.count : 0));

it('counts clicks that follow at the same place', () => {
  expect(counts(shaped([...click(0), ...click(200), ...click(400)]))).toEqual([1, 1, 2, 2, 3, 3]);
});
it('begins anew later, elsewhere, or with another button', () => {
  expect(counts(shaped([...click(0), ...click(900)]))).toEqual([1, 1, 1, 1]);
  expect(counts(shaped([...click(0), ...click(100, 'left', { x: 30, y: 20 })]))).toEqual([1, 1, 1, 1]);
  expect(counts(shaped([...click(0), ...click(100, 'right')]))).toEqual([1, 1, 1, 1]);
});
it('tells few of a thousand moves, and where the mouse was before it went down', () => {
  const moves = Array.from({ length: 1000 }, (_, x) => ({ atMs: x, type: 'mouse-move', at: { x, y: 0 } }) as const);
  const heard = shaped([...moves, ...click(1000)]);
  expect(heard.length).toBeLessThan(40);
  expect(heard.slice(-3, -1)).toEqual([moves.at(-1), { ...click(1000)[0], count: 1 }]);
});
