import type { InputEvent, MouseButton } from '#core/ports/desktop.ts';
import type { Point } from '#core/replay/screen.ts';

/** What an operating system tells: without counting clicks, and of every pixel that the mouse comes by. */
export type RawEvent = { readonly atMs: number } & (
  | { readonly type: 'mouse-down' | 'mouse-up'; readonly at: Point; readonly button: MouseButton }
  | { readonly type: 'mouse-move'; readonly at: Point }
  | { readonly type: 'key-down' | 'key-up'; readonly key: string; readonly text: string | undefined }
);
/** Moves are told no more often than this; the last one before anything else always is. */
const moveMs = 30;
const doubleMs = 500;
const doublePixels = 5;

/** Counts clicks at the same place, and lets few moves through. */
export function shapeEvents(hear: (event: InputEvent) => void): (event: RawEvent) => void {
  let last:
    { readonly at: Point; readonly atMs: number; readonly button: MouseButton; readonly count: number } | undefined;
  let moved: Extract<RawEvent, { type: 'mouse-move' }> | undefined;
  let toldMs = -Infinity;
  const isAgain = (button: MouseButton, at: Point, atMs: number): boolean =>
    last?.button === button &&
    atMs - last.atMs <= doubleMs &&
    Math.abs(last.at.x - at.x) <= doublePixels &&
    Math.abs(last.at.y - at.y) <= doublePixels;
  const tellMove = (): void => {
    if (moved) hear(moved);
    toldMs = moved?.atMs ?? toldMs;
    moved = undefined;
  };
  return (event) => {
    if (event.type === 'mouse-move') {
      moved = event;
      if (event.atMs - toldMs >= moveMs) tellMove();
      return;
    }
    tellMove();
    if (!('button' in event)) return hear(event);
    const { at, atMs, button } = event;
    if (event.type === 'mouse-down') {
      last = { at, atMs, button, count: isAgain(button, at, atMs) ? (last?.count ?? 0) + 1 : 1 };
    }
    hear({ ...event, count: last?.button === button ? last.count : 1 });
  };
}
