import { setTimeout as wait } from 'node:timers/promises';
import { DesktopError } from '#core/ports/desktop.ts';
import type { MouseButton } from '#core/ports/desktop.ts';
import { isInside } from '#core/replay/screen.ts';
import type { Point, Rect } from '#core/replay/screen.ts';
import type { InputRecord, Win32Api } from './api.ts';
import { virtualScreen } from './screen.ts';
import { send } from './send.ts';

// MOUSEEVENTF_MOVE | _ABSOLUTE | _VIRTUALDESK: 0 to 65535 over all screens together.
const moveOverAll = 0x0001 | 0x8000 | 0x4000;
const press = { left: 0x0002, right: 0x0008, middle: 0x0020 };
const release = { left: 0x0004, right: 0x0010, middle: 0x0040 };
// SM_SWAPBUTTON
const swapped = 23;
/** Applications that look for the mouse in their idle time see the button go down before it goes up. */
const pauseMs = 10;
const dragSteps = 8;

/** Throws `DesktopError` when the pointer does not arrive: a click elsewhere would be worse than none. */
export async function moveTo(api: Win32Api, to: Point): Promise<void> {
  const screen = virtualScreen(api);
  const at = pixelOn(screen, to);
  send(api, [
    mouse(moveOverAll, {
      x: Math.round(((at.x - screen.x + 0.5) * 65_536) / screen.width),
      y: Math.round(((at.y - screen.y + 0.5) * 65_536) / screen.height),
    }),
  ]);
  for (let attempt = 0; attempt < 5; attempt++) {
    await wait(attempt === 0 ? 1 : pauseMs);
    if (isAt(api, at)) return;
    // Rounding of screens of odd sizes, or a person at the mouse: once more, by pixels.
    api.user32.SetCursorPos(at.x, at.y);
  }
  throw new DesktopError(`The pointer does not go to ${at.x}, ${at.y}: another program or a person holds the mouse.`);
}

export async function clickAt(api: Win32Api, at: Point, button: MouseButton, count: 1 | 2): Promise<void> {
  await moveTo(api, at);
  for (let done = 0; done < count; done++) {
    await whilePressed(api, button, () => wait(pauseMs));
    if (done + 1 < count) await wait(pauseMs);
  }
}

/** In steps: applications begin to drag only after some pixels, and look for where to drop on the way. */
export async function dragTo(api: Win32Api, from: Point, to: Point): Promise<void> {
  pixelOn(virtualScreen(api), to);
  await moveTo(api, from);
  await whilePressed(api, 'left', async () => {
    await wait(pauseMs);
    for (let step = 1; step <= dragSteps; step++) {
      const share = step / dragSteps;
      await moveTo(api, { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
      await wait(pauseMs);
    }
  });
}

function pixelOn(screen: Rect, { x, y }: Point): Point {
  const at = { x: Math.round(x), y: Math.round(y) };
  if (!isInside(screen, at)) throw new DesktopError(`The point ${at.x}, ${at.y} is not on the screen.`);
  return at;
}
async function whilePressed(api: Win32Api, wanted: MouseButton, act: () => Promise<unknown>): Promise<void> {
  const button = physical(api, wanted);
  send(api, [mouse(press[button])]);
  try {
    await act();
  } finally {
    send(api, [mouse(release[button])]);
  }
}
/** Windows swaps the buttons of left-handed people after it was told of them. */
function physical({ user32 }: Win32Api, button: MouseButton): MouseButton {
  if (button === 'middle' || user32.GetSystemMetrics(swapped) === 0) return button;
  return button === 'left' ? 'right' : 'left';
}
function isAt({ user32 }: Win32Api, at: Point): boolean {
  const now = new Int32Array(2);
  return user32.GetCursorPos(now) && now[0] === at.x && now[1] === at.y;
}
function mouse(flags: number, { x, y }: Point = { x: 0, y: 0 }): InputRecord {
  return { type: 0, of: { mouse: { dx: x, dy: y, data: 0, flags, time: 0, extra: 0 } } };
}
