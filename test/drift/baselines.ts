import { createRequire } from 'node:module';
import type opencv from '@techstark/opencv-js';
import { z } from 'zod';
import type { Frame, Point, Rect } from '#core/replay/screen.ts';

/** Scales at which the recorded picture is looked for; none: the recorded place is clicked, whatever is there. */
export const baselines = {
  fixed: [],
  oneScale: [1],
  threeScales: [0.85, 1, 1.18],
} as const satisfies Readonly<Record<string, readonly number[]>>;
export type Baseline = keyof typeof baselines;
export const baselineNames = ['fixed', 'oneScale', 'threeScales'] as const satisfies readonly Baseline[];

/** Least likeness of a match: what SikuliX takes when nothing is said (`Settings.MinSimilarity`). */
const leastLikeness = 0.7;

/** What a baseline remembers of a target: the place, and the picture of what the application says is its box. */
export interface BaselineTarget {
  readonly at: Point;
  /** From the upper left of the picture, by its size. */
  readonly grip: Point;
  readonly picture: Frame;
}

type OpenCv = typeof opencv;
let loaded: Promise<{ readonly cv: OpenCv }> | undefined;
/**
 * In a box of its own, and by `require`: the module has a `then` that never comes to an end when it is awaited, which
 * importing it does in some loaders.
 */
function load(): Promise<{ readonly cv: OpenCv }> {
  loaded ??= new Promise((resolve) => {
    // Typed by the package itself; `require` knows no types.
    const cv = createRequire(import.meta.url)('@techstark/opencv-js') as OpenCv;
    if ('Mat' in cv) resolve({ cv });
    else Object.assign(cv, { onRuntimeInitialized: () => resolve({ cv }) });
  });
  return loaded;
}

/**
 * Where each baseline would click; undefined where it would halt. Templates are looked for in the area of the
 * application's windows alone, which spares them everything else on a real screen.
 */
export async function askBaselines(
  frame: Frame,
  area: Rect,
  target: BaselineTarget,
): Promise<Readonly<Record<Baseline, Point | undefined>>> {
  const [oneScale, threeScales] = [
    await matchTemplates(frame, area, target, baselines.oneScale),
    await matchTemplates(frame, area, target, baselines.threeScales),
  ];
  return { fixed: target.at, oneScale, threeScales };
}

async function matchTemplates(
  frame: Frame,
  area: Rect,
  target: BaselineTarget,
  scales: readonly number[],
): Promise<Point | undefined> {
  const { cv } = await load();
  const screen = toGrey(cv, cutFrame(frame, area));
  const picture = toGrey(cv, target.picture);
  let best: { readonly score: number; readonly at: Point } | undefined;
  for (const scale of scales) {
    const size = { width: Math.round(picture.cols * scale), height: Math.round(picture.rows * scale) };
    if (size.width > screen.cols || size.height > screen.rows) continue;
    const [scaled, scores, all] = [new cv.Mat(), new cv.Mat(), new cv.Mat()];
    cv.resize(picture, scaled, new cv.Size(size.width, size.height), 0, 0, scale < 1 ? cv.INTER_AREA : cv.INTER_LINEAR);
    cv.matchTemplate(screen, scaled, scores, cv.TM_CCOEFF_NORMED, all);
    // A plain picture has no likeness to anything: its scores are not numbers.
    const found = readBest(cv, scores, all);
    if (Number.isFinite(found.maxVal) && found.maxVal <= 1.001 && found.maxVal > (best?.score ?? -1)) {
      const at = {
        x: Math.round(area.x + found.maxLoc.x + target.grip.x * size.width),
        y: Math.round(area.y + found.maxLoc.y + target.grip.y * size.height),
      };
      best = { score: found.maxVal, at };
    }
    for (const mat of [scaled, scores, all]) mat.delete();
  }
  screen.delete();
  picture.delete();
  return best && best.score >= leastLikeness ? best.at : undefined;
}

function toGrey(cv: OpenCv, frame: Frame) {
  const colours = new cv.Mat(frame.height, frame.width, cv.CV_8UC4);
  colours.data.set(frame.bgra);
  const grey = new cv.Mat();
  cv.cvtColor(colours, grey, cv.COLOR_BGRA2GRAY);
  colours.delete();
  return grey;
}

/** The declared type of `minMaxLoc` is that of C++, which answers through its parameters. */
function readBest(
  cv: OpenCv,
  scores: opencv.Mat,
  all: opencv.Mat,
): { readonly maxVal: number; readonly maxLoc: Point } {
  const read: unknown = Reflect.apply(cv.minMaxLoc, cv, [scores, all]);
  return Best.parse(read);
}
const Best = z.object({ maxVal: z.number(), maxLoc: z.object({ x: z.number(), y: z.number() }) });

/** Cuts a part out of a picture of the screen; what is outside of it is left out. */
export function cutFrame(frame: Frame, area: Rect): Frame {
  const left = Math.max(area.x, frame.origin.x);
  const top = Math.max(area.y, frame.origin.y);
  const width = Math.min(area.x + area.width, frame.origin.x + frame.width) - left;
  const height = Math.min(area.y + area.height, frame.origin.y + frame.height) - top;
  const bgra = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((top - frame.origin.y + row) * frame.width + left - frame.origin.x) * 4;
    bgra.set(frame.bgra.subarray(from, from + width * 4), row * width * 4);
  }
  return { origin: { x: left, y: top }, width, height, bgra };
}
