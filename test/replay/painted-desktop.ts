import type { Desktop } from '#core/ports/desktop.ts';
import type { FindTarget } from '#domains/replay/run/index.ts';
import type { Clock, OutsideProbes, RunJournal, StepGate, UnfinishedRun } from '#core/ports/replay.ts';
import type { GreyPicture } from '#core/ports/vision.ts';
import type { StepResult } from '#core/replay/execution.ts';
import { findingRungs } from '#core/replay/finding-a-target.ts';
import {
  centreOf,
  intersect,
  isInside,
  type DesktopWindow,
  type Frame,
  type Point,
  type Rect,
} from '#core/replay/screen.ts';
import type { Step, Target, Workflow } from '#core/replay/workflow.ts';

/**
 * A screen that is painted in memory, with an application of buttons whose own list of presses is the oracle: what the
 * loop does shows in seconds, on every platform.
 */
export interface PaintedButton {
  readonly id: string;
  box: Rect;
  /** Which pattern is painted; another look of the same button is another pattern. */
  look: number;
  isPainted: boolean;
}
export interface PaintedDesktop extends Desktop {
  readonly buttons: PaintedButton[];
  /** What was pressed and typed, as the application saw it. */
  readonly log: string[];
  /** Topmost first; the application is `app`. */
  windowList: DesktopWindow[];
  /** Called before each capture: where a test changes the world meanwhile. */
  beforeCapture: () => Promise<void> | void;
  /** Called when a button is pressed. */
  onPress: (id: string) => void;
  screenSize: { width: number; height: number };
  /** Where the mouse is; with `isHovering`, the button under it is painted in another way. */
  mouse: Point;
  isHovering: boolean;
  /** Whether the field at the top shows what was pressed. */
  isShowing: boolean;
}

export function makeWindow(id: string, client: Rect, more: Partial<DesktopWindow> = {}): DesktopWindow {
  return { id, title: id, className: id, application: id, bounds: client, client, isForeground: false, ...more };
}
const client: Rect = { x: 40, y: 30, width: 400, height: 300 };

export function makePaintedDesktop(ids: readonly string[]): PaintedDesktop {
  const buttons = ids.map((id, index): PaintedButton => {
    const box = { x: 20 + (index % 4) * 90, y: 80 + Math.floor(index / 4) * 50, width: 70, height: 30 };
    return { id, box, look: index + 1, isPainted: true };
  });
  const log: string[] = [];
  const desk: PaintedDesktop = {
    platform: 'file',
    buttons,
    log,
    windowList: [makeWindow('app', client, { isForeground: true })],
    beforeCapture: () => {},
    onPress: () => {},
    screenSize: { width: 640, height: 480 },
    isShowing: true,
    mouse: { x: 639, y: 479 },
    isHovering: false,
    size: async () => desk.screenSize,
    windows: async () => desk.windowList,
    elements: async () => [],
    async capture(region) {
      await desk.beforeCapture();
      const screen = { x: 0, y: 0, ...desk.screenSize };
      return paint(desk, region ? (intersect(region, screen) ?? { x: 0, y: 0, width: 1, height: 1 }) : screen);
    },
    move: async (to) => {
      desk.mouse = to;
    },
    async click(at) {
      desk.mouse = at;
      const top = desk.windowList.find(({ bounds }) => isInside(bounds, at));
      if (!top || top.id !== 'app') {
        log.push(`wrong window ${top?.id ?? 'none'}`);
        return;
      }
      const inside = { x: at.x - top.client.x, y: at.y - top.client.y };
      const button = buttons.find(({ box }) => isInside(box, inside));
      log.push(button?.id ?? 'nothing');
      if (button) desk.onPress(button.id);
    },
    drag: async () => void log.push('drag'),
    type: async (text) => void log.push(`type ${text}`),
    press: async (keys) => void log.push(`press ${keys.join('+')}`),
    async focus(id) {
      const window = desk.windowList.find((one) => one.id === id);
      if (window) desk.windowList = [window, ...desk.windowList.filter((one) => one.id !== id)];
    },
    textOf: async () => undefined,
    closeWindow: async (id) => {
      desk.windowList = desk.windowList.filter((one) => one.id !== id);
    },
    close: async () => {},
  };
  return desk;
}

/** Every look has its own pattern of dark and bright pixels. */
function pixelOf(look: number, x: number, y: number): number {
  return ((x * 7 + y * 13 + look * 31 + ((x * y * look) % 17)) * 2654435761) % 4294967296 > 2147483648 ? 230 : 30;
}

function paint(desk: PaintedDesktop, region: Rect): Frame {
  const { width, height } = region;
  const bgra = new Uint8Array(width * height * 4).fill(128);
  const put = (x: number, y: number, value: number): void => {
    if (!isInside(region, { x, y })) return;
    bgra.fill(value, ((y - region.y) * width + x - region.x) * 4, ((y - region.y) * width + x - region.x) * 4 + 4);
  };
  for (const window of desk.windowList.toReversed()) {
    fill(window.client, window.id === 'app' ? 200 : 90, put);
    if (window.id !== 'app') continue;
    for (const { box, look, isPainted } of desk.buttons) {
      const mouse = { x: desk.mouse.x - window.client.x, y: desk.mouse.y - window.client.y };
      const shown = desk.isHovering && isInside(box, mouse) ? look + 50 : look;
      if (isPainted)
        each(box, (x, y) => put(window.client.x + box.x + x, window.client.y + box.y + y, pixelOf(shown, x, y)));
    }
    if (!desk.isShowing) continue;
    // The display: its pattern depends on everything that was done.
    each({ x: 0, y: 0, width: 200, height: 20 }, (x, y) => {
      put(window.client.x + 20 + x, window.client.y + 20 + y, pixelOf(1000 + desk.log.length, x, y));
    });
  }
  return { origin: { x: region.x, y: region.y }, width, height, bgra };
}

function fill(box: Rect, value: number, put: (x: number, y: number, value: number) => void): void {
  each(box, (x, y) => put(box.x + x, box.y + y, value));
}
function each({ width, height }: Rect, visit: (x: number, y: number) => void): void {
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) visit(x, y);
}

export function pictureOf(look: number, { width, height }: Rect): GreyPicture {
  const grey = new Uint8Array(width * height);
  each({ x: 0, y: 0, width, height }, (x, y) => (grey[y * width + x] = pixelOf(look, x, y)));
  return { width, height, grey };
}

/**
 * Finds a button that looks as recorded, at its place (`local-anchor`) or elsewhere (`window-anchor`); one whose look is
 * recorded plus 100 counts as found by its ink.
 */
export function makePaintedFinder(desk: PaintedDesktop): FindTarget {
  return async ({ target, window }) => {
    const answer = { asked: [{ rung: 'local-anchor' as const, said: 'looked', ms: 1 }], candidates: [], ms: 1 };
    const frame = await desk.capture(window.client);
    for (const { box } of desk.buttons) {
      for (const [shift, rung] of [
        [0, isSame(box, target.box) ? 'local-anchor' : 'window-anchor'],
        [100, 'marks-ink'],
        [200, 'layout'],
      ] as const) {
        if (!looksLike(frame, box, lookOf(target) + shift)) continue;
        const place = { ...box, x: box.x + window.client.x, y: box.y + window.client.y };
        const score = shift === 0 ? 1 : 0.8;
        return { status: 'found', point: centreOf(place), box: place, rung, score, margin: 0.5, ...answer };
      }
    }
    const said = `${target.label} is not on the screen`;
    return { status: 'lost', reason: 'not-found', said, ...answer };
  };
}

function lookOf(target: Target): number {
  return Number(target.texts[0]);
}
function isSame(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y;
}
function looksLike(frame: Frame, box: Rect, look: number): boolean {
  let wrong = 0;
  each(box, (x, y) => {
    const at = ((box.y + y) * frame.width + box.x + x) * 4;
    if ((frame.bgra[at] ?? 0) !== pixelOf(look, x, y)) wrong++;
  });
  return wrong === 0;
}

/** A workflow that presses these buttons, each step confirmed by a change of the display. */
export function makeWorkflow(desk: PaintedDesktop, presses: readonly string[], more: Partial<Step> = {}): Workflow {
  const targets: Record<string, Target> = {};
  for (const { id, box, look } of desk.buttons) {
    const picture = pictureOf(look, box);
    const head = { id, label: `the button “${id}”`, screen: 'main', box: { ...box }, grip: { x: 0.5, y: 0.5 } };
    targets[id] = { ...head, picture, ink: undefined, element: undefined, texts: [String(look)] };
  }
  return {
    name: 'painted',
    title: 'Painted',
    recordedOn: { width: 640, height: 480 },
    parameters: [],
    steps: presses.map((target, index) => ({
      id: `${String(index + 1).padStart(2, '0')}-${target}`,
      title: `Press ${target}`,
      window: { className: 'app', application: 'app', title: '' },
      action: { do: 'click', target, button: 'left', count: 1 },
      after: [{ see: 'change', region: { x: 20, y: 20, width: 200, height: 20 } }],
      isIrreversible: false,
      timeoutMs: 1500,
      ...more,
    })),
    targets,
    screens: { main: { id: 'main', client: { width: client.width, height: client.height }, marks: [] } },
  };
}

export const realClock: Clock = {
  now: () => new Date(),
  elapsedMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    }),
};

/** Lets every step run, and remembers what it was told. */
export function makeOpenGate(): StepGate & { readonly results: StepResult[] } {
  const results: StepResult[] = [];
  const thresholds = {
    anchor: 0.9,
    marks: 0.6,
    layout: 0.6,
    text: 0.8,
    margin: 0.1,
    allowAmbiguous: false,
    rungs: findingRungs,
  };
  return {
    results,
    shouldExecuteStep: () => ({ mayRun: true, thresholds, mayLearn: true, state: 'running' }),
    onStepResult: (result) => void results.push(result),
  };
}
export const noProbes: OutsideProbes = {
  file: async () => undefined,
  http: async () => undefined,
  sql: async () => undefined,
};
/** In memory: what the journal on the disk keeps is tested there. */
export function makeMemoryJournal(left?: UnfinishedRun): RunJournal & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    unfinished: async () => left,
    begin: async () => void lines.push('begin'),
    intend: async (_run, step) => void lines.push(`intend ${step}`),
    acted: async (_run, step) => void lines.push(`acted ${step}`),
    settled: async (_run, step, _at, status) => void lines.push(`${status} ${step}`),
    end: async (_run, _at, status) => void lines.push(`end ${status}`),
  };
}
