import { setTimeout as sleep } from 'node:timers/promises';
import { DesktopError, type Desktop, type MouseButton } from '#core/ports/desktop.ts';
import { isInside, type Point } from '#core/replay/screen.ts';
import type { XConnection } from './connection.ts';
import { fakeEvents, fakeInput, getGeometry } from './requests.ts';

const numbers = { left: 1, middle: 2, right: 3 } as const satisfies Record<MouseButton, number>;
/** So long a button is down, and so long the application has to see the pointer come. The display keeps these times. */
const holdMs = 15;
const hoverMs = 15;
const dragSteps = 12;

export type Mouse = Pick<Desktop, 'move' | 'click' | 'drag'>;

export function makeMouse(x: XConnection, xtest: number): Mouse {
  const checkPoint = async ({ x: left, y: top }: Point): Promise<Point> => {
    const { width, height } = await getGeometry(x, x.setup.root);
    const at = { x: Math.round(left), y: Math.round(top) };
    if (isInside({ x: 0, y: 0, width, height }, at)) return at;
    throw new DesktopError(`${at.x},${at.y} lies outside of the screen (${width}×${height}).`);
  };
  const goTo = ({ x: left, y: top }: Point, delayMs = 0): void =>
    fakeInput(x, xtest, { type: fakeEvents.motion, detail: 0, x: left, y: top, delayMs });
  const down = (detail: number, delayMs: number): void =>
    fakeInput(x, xtest, { type: fakeEvents.buttonPress, detail, delayMs });
  const up = (detail: number, delayMs: number): void =>
    fakeInput(x, xtest, { type: fakeEvents.buttonRelease, detail, delayMs });

  return {
    async move(to) {
      goTo(await checkPoint(to));
      await x.sync();
    },
    async click(at, { button = 'left', count = 1 } = {}) {
      const point = await checkPoint(at);
      goTo(point);
      await x.sync();
      await sleep(hoverMs);
      // All of it in one go: what goes down goes up again, at the same place, whatever becomes of this process.
      for (let left = count; left > 0; left--) {
        goTo(point);
        down(numbers[button], 0);
        up(numbers[button], holdMs);
      }
      await x.sync();
    },
    async drag(from, to) {
      const [start, end] = [await checkPoint(from), await checkPoint(to)];
      goTo(start);
      await x.sync();
      await sleep(hoverMs);
      goTo(start);
      down(numbers.left, 0);
      for (let step = 1; step <= dragSteps; step++) {
        const share = step / dragSteps;
        const at = { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
        goTo({ x: Math.round(at.x), y: Math.round(at.y) }, holdMs);
      }
      up(numbers.left, 4 * holdMs);
      await x.sync();
    },
  };
}
