import type { Desktop } from '#core/ports/desktop.ts';
import type { Clock } from '#core/ports/replay.ts';
import { intersect, type DesktopWindow, type Frame, type Point, type Rect } from '#core/replay/screen.ts';
import { boxOfDifference } from '../verify/difference.ts';

/** The screen at one moment. */
export interface Sample {
  readonly startedMs: number;
  /** When its picture was complete, on the clock. */
  readonly atMs: number;
  readonly windows: readonly DesktopWindow[];
  readonly frame: Frame;
  /** Where the mouse was. */
  readonly mouse: Point;
}
/** What is kept of a sample: the windows, and the picture of one of them; undefined when it is not on the screen. */
export interface Moment {
  readonly windows: readonly DesktopWindow[];
  readonly frame: Frame | undefined;
}
export function keepMoment({ windows, frame }: Sample, { client }: DesktopWindow): Moment {
  return { windows, frame: cutFrame(frame, client) };
}

/** The last few moments: what is clicked is remembered as it looked before the click. */
export interface SampleRing {
  /** The newest that was complete at this time, or as near as there is. */
  newestAt(ms: number): Sample | undefined;
  /** Those that were begun after this time and complete before that one, as far as they are kept. */
  between(fromMs: number, toMs: number): readonly Sample[];
  /** The newest in which the mouse was not over the place, if nothing else was different; otherwise `sample`. */
  withoutHover(sample: Sample, at: Point): Sample;
  /** The first that was complete after this time; waits for it. */
  nextAfter(ms: number): Promise<Sample>;
  moved(mouse: Point): void;
  stop(): Promise<void>;
}

/** About 16 MB each at 2560×1600. */
const kept = 6;
const everyMs = 200;
/** What a hovered button repaints lies within this of the mouse. */
const hover = { width: 360, height: 140 };

export function startSampling(desktop: Desktop, clock: Clock): SampleRing {
  const ring: Sample[] = [];
  const waiting: {
    readonly ms: number;
    readonly take: (sample: Sample) => void;
    readonly fail: (error: unknown) => void;
  }[] = [];
  const over = new AbortController();
  let mouse: Point = { x: -1, y: -1 };
  const sample = async (): Promise<void> => {
    const startedMs = clock.elapsedMs();
    const at = mouse;
    const windows = await desktop.windows();
    const one = { windows, frame: await desktop.capture(), mouse: at, atMs: clock.elapsedMs(), startedMs };
    ring.push(one);
    if (ring.length > kept) ring.shift();
    for (const entry of waiting.splice(0)) {
      if (startedMs >= entry.ms) entry.take(one);
      else waiting.push(entry);
    }
  };
  const run = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await sample();
      await clock.sleep(everyMs, over.signal);
    }
    if (waiting.length > 0) await sample();
    const last = ring.at(-1);
    for (const entry of waiting.splice(0)) {
      if (last) entry.take(last);
      else entry.fail(new Error('nothing was seen'));
    }
  };
  const running = run().catch((error: unknown) => {
    for (const entry of waiting.splice(0)) entry.fail(error);
  });
  return {
    newestAt: (ms) => ring.findLast(({ atMs }) => atMs <= ms) ?? ring[0],
    between: (fromMs, toMs) => ring.filter(({ startedMs, atMs }) => startedMs >= fromMs && atMs < toMs),
    withoutHover(newest, at) {
      const around: Rect = { x: at.x - hover.width / 2, y: at.y - hover.height / 2, ...hover };
      const isAway = ({ mouse: one }: Sample): boolean =>
        Math.abs(one.x - at.x) > hover.width / 2 || Math.abs(one.y - at.y) > hover.height / 2;
      if (isAway(newest)) return newest;
      const before = ring.findLast((one) => one.atMs <= newest.atMs && isAway(one));
      if (!before || before.windows.length !== newest.windows.length) return newest;
      const different = boxOfDifference(before.frame, newest.frame);
      return !different || isWithin(different, around) ? { ...before, windows: newest.windows } : newest;
    },
    nextAfter: (ms) =>
      new Promise((take, fail) => {
        if (over.signal.aborted) {
          const last = ring.at(-1);
          if (last) take(last);
          else fail(new Error('nothing was seen'));
          return;
        }
        waiting.push({ ms, take, fail });
      }),
    moved: (to) => {
      mouse = to;
    },
    stop: async () => {
      over.abort();
      await running;
    },
  };
}

/** The part of the picture that shows a place of the screen. */
export function cutFrame(frame: Frame, region: Rect): Frame | undefined {
  const part = intersect(region, { ...frame.origin, width: frame.width, height: frame.height });
  if (!part) return undefined;
  const bgra = new Uint8Array(part.width * part.height * 4);
  for (let row = 0; row < part.height; row++) {
    const start = ((part.y - frame.origin.y + row) * frame.width + part.x - frame.origin.x) * 4;
    bgra.set(frame.bgra.subarray(start, start + part.width * 4), row * part.width * 4);
  }
  return { origin: { x: part.x, y: part.y }, width: part.width, height: part.height, bgra };
}

function isWithin(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
