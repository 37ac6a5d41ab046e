import type { Desktop } from '#core/ports/desktop.ts';
import type { Clock, OutsideProbes } from '#core/ports/replay.ts';
import type { DesktopWindow, Frame, Rect, Size } from '#core/replay/screen.ts';
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
      const isChanged = await hasChanged(one.region, before, desktop);
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

async function hasChanged(region: Rect | undefined, before: BeforeAction, desktop: Desktop): Promise<boolean> {
  const now = (await desktop.windows()).find(({ id }) => id === before.window.id);
  // A window that is gone, or has another size, has changed.
  if (!now) return true;
  const { client } = before.window;
  if (now.client.width !== client.width || now.client.height !== client.height) return true;
  const where = region ? scaleRegion(region, before.recordedClient, client) : client;
  const shift = { x: now.client.x - client.x, y: now.client.y - client.y };
  const frame = await desktop.capture({ ...where, x: where.x + shift.x, y: where.y + shift.y });
  const difference = countDifferent(before.frame, frame, where, shift);
  return difference !== undefined && difference.pixels >= (region ? leastPixels.inRegion : leastPixels.inWindow);
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
