import type { Desktop } from '#core/ports/desktop.ts';
import type { Clock, OutsideProbes } from '#core/ports/replay.ts';
import { intersect, type DesktopWindow, type Frame, type Rect, type Size } from '#core/replay/screen.ts';
import { fillTemplate, type Postcondition } from '#core/replay/workflow.ts';
import { matchesTitle } from '../run/windows.ts';
import { countDifferent } from './difference.ts';

/** How the window was before the action. */
export interface BeforeAction {
  readonly window: DesktopWindow;
  /** Of its client area. */
  readonly frame: Frame;
  /** The size that regions of postconditions count from; undefined: as it is now. */
  readonly recordedClient: Size | undefined;
  /** What was clicked, in pixels of the screen: that it looks different afterwards says nothing. */
  readonly touched: Rect | undefined;
  /** The same as it was recorded, relative to the client area. */
  readonly touchedAsRecorded: Rect | undefined;
  /** Things are not where they were recorded: a region may not be, either. */
  readonly isRearranged: boolean;
}
export interface VerifyingWorld {
  readonly desktop: Desktop;
  readonly probes: OutsideProbes;
  readonly clock: Clock;
  valueOf(name: string): string | undefined;
  /** Text of the target as it is now; undefined when it cannot be found or read. */
  textOf(target: string): Promise<string | undefined>;
  readonly signal: AbortSignal;
}
export type Confirmation =
  | { readonly status: 'held'; readonly held: readonly Postcondition[] }
  | { readonly status: 'not-held'; readonly said: string };

const firstPauseMs = 40;
const longestPauseMs = 250;
/** Before this, nothing can be said to have stayed as it was. */
const settleMs = 400;
/** Fewer pixels are a caret or an antialiased edge. */
const leastPixels = { inRegion: 4, inWindow: 24 };
/** Painted around a control when it is pressed or gets the focus. */
const pressedRing = 6;
const ownRing = 10;

/** Asks again and again until all of them hold at the same time, or until `untilMs` of the clock. */
export async function confirmAfter(
  after: readonly Postcondition[],
  before: BeforeAction,
  world: VerifyingWorld,
  untilMs: number,
): Promise<Confirmation> {
  if (after.length === 0) return { status: 'held', held: [] };
  const { clock, signal } = world;
  const startedMs = clock.elapsedMs();
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.6, longestPauseMs)) {
    const missing = await findMissing(after, before, world, clock.elapsedMs() - startedMs);
    if (missing === undefined) return { status: 'held', held: after };
    const left = untilMs - clock.elapsedMs();
    if (left <= 0 || signal.aborted) return { status: 'not-held', said: missing };
    await clock.sleep(Math.min(pause, left), signal);
  }
}

/** A sentence about the first that does not hold. */
async function findMissing(
  after: readonly Postcondition[],
  before: BeforeAction,
  world: VerifyingWorld,
  elapsedMs: number,
): Promise<string | undefined> {
  for (const one of after) {
    const said = await judge(one, before, world, elapsedMs);
    if (said !== undefined) return said;
  }
  return undefined;
}

async function judge(
  one: Postcondition,
  before: BeforeAction,
  world: VerifyingWorld,
  elapsedMs: number,
): Promise<string | undefined> {
  const { desktop, probes } = world;
  const fill = (text: string): string => fillTemplate(text, world.valueOf);
  switch (one.see) {
    case 'change':
    case 'no-change': {
      const isChanged = await hasChanged(one, before, desktop);
      const where = one.region ? 'the region' : 'the window';
      if (one.see === 'change') return isChanged ? undefined : `nothing changed in ${where}`;
      if (isChanged) return `${where} changed, and was to stay as it was`;
      return elapsedMs < settleMs ? `${where} was not watched long enough` : undefined;
    }
    case 'window': {
      const title = fill(one.title);
      const isThere = (await desktop.windows()).some((window) => matchesTitle(window.title, title));
      if (isThere === one.isThere) return undefined;
      return one.isThere ? `no window “${title}” came` : `the window “${title}” is still there`;
    }
    case 'text': {
      const text = await world.textOf(one.target);
      const expected = fold(fill(one.equals));
      if (text !== undefined && fold(text) === expected) return undefined;
      return `${one.target} shows ${text === undefined ? 'nothing that can be read' : `“${fold(text).slice(0, 200)}”`} instead of “${expected.slice(0, 200)}”`;
    }
    case 'file': {
      const path = fill(one.path);
      const content = await probes.file(path);
      if (content === undefined) return `there is no file ${path}`;
      const part = one.contains === undefined ? undefined : fill(one.contains);
      return part === undefined || content.includes(part) ? undefined : `${path} does not hold “${part.slice(0, 200)}”`;
    }
    case 'http': {
      const url = fill(one.url);
      const answer = await probes.http(url, world.signal);
      if (!answer) return `nobody answers at ${url}`;
      if (answer.status !== one.status) return `${url} answers ${answer.status} instead of ${one.status}`;
      const part = one.contains === undefined ? undefined : fill(one.contains);
      return part === undefined || answer.body.includes(part)
        ? undefined
        : `${url} does not hold “${part.slice(0, 200)}”`;
    }
    case 'sql': {
      const value = await probes.sql(fill(one.file), one.query);
      const expected = fill(one.equals);
      if (value === expected) return undefined;
      return `the database says ${value === undefined ? 'nothing' : `“${value.slice(0, 200)}”`} instead of “${expected.slice(0, 200)}”`;
    }
  }
}

async function hasChanged(
  { see, region }: Extract<Postcondition, { see: 'change' | 'no-change' }>,
  before: BeforeAction,
  desktop: Desktop,
): Promise<boolean> {
  const now = (await desktop.windows()).find(({ id }) => id === before.window.id);
  // A window that is gone, or has another size, has changed.
  if (!now) return true;
  const { client } = before.window;
  if (now.client.width !== client.width || now.client.height !== client.height) return true;
  const shift = { x: now.client.x - client.x, y: now.client.y - client.y };
  const count = async (where: Rect): Promise<number> => {
    const frame = await desktop.capture({ ...where, x: where.x + shift.x, y: where.y + shift.y });
    return countDifferent(before.frame, frame, where, shift)?.pixels ?? 0;
  };
  const whole = async (): Promise<boolean> => {
    const touched = before.touched && intersect(grow(before.touched, pressedRing), client);
    const own = touched ? await count(touched) : 0;
    return (await count(client)) - own >= leastPixels.inWindow;
  };
  if (!region) return whole();
  if (before.touched && before.touchedAsRecorded && isWithin(region, grow(before.touchedAsRecorded, ownRing))) {
    // A field that gets the focus: wherever it is now.
    const own = intersect(grow(before.touched, pressedRing), client);
    return own !== undefined && (await count(own)) >= leastPixels.inRegion;
  }
  if ((await count(scaleRegion(region, before.recordedClient, client))) >= leastPixels.inRegion) return true;
  // What it stands for may be elsewhere by now. That something stays as it was is not concluded from another place.
  return see === 'change' && isDrifted(before) && (await whole());
}

function isDrifted({ isRearranged, recordedClient, window: { client } }: BeforeAction): boolean {
  return isRearranged || recordedClient?.width !== client.width || recordedClient.height !== client.height;
}

function isWithin(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function grow({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** Recorded relative to the client area, and grown or shrunk with it. */
function scaleRegion(region: Rect, recorded: Size | undefined, client: Rect): Rect {
  const x = recorded ? client.width / recorded.width : 1;
  const y = recorded ? client.height / recorded.height : 1;
  const left = Math.floor(region.x * x);
  const top = Math.floor(region.y * y);
  return {
    x: client.x + left,
    y: client.y + top,
    width: Math.max(1, Math.ceil((region.x + region.width) * x) - left),
    height: Math.max(1, Math.ceil((region.y + region.height) * y) - top),
  };
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
