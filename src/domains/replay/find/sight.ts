import type { Desktop } from '#core/ports/desktop.ts';
import type { Mark, View, Vision } from '#core/ports/vision.ts';
import { intersect, isInside, type DesktopWindow, type Frame, type Point, type Rect } from '#core/replay/screen.ts';

/** One look at one window. */
export interface Sight {
  readonly window: DesktopWindow;
  /** The part of its client area that is on the screen. */
  readonly client: Rect;
  readonly frame: Frame;
  readonly view: View;
  /** Marks of the client area that no other window covers. */
  readonly marks: readonly Mark[];
  /** Parts of the client area that belong to windows above it. */
  readonly covers: readonly Cover[];
}
export interface Cover {
  readonly box: Rect;
  readonly title: string;
}

/** Looks at a window; undefined when no part of it is on the screen. */
export async function lookAt(
  window: DesktopWindow,
  windows: readonly DesktopWindow[],
  desktop: Desktop,
  vision: Vision,
): Promise<Sight | undefined> {
  const size = await desktop.size();
  const client = intersect(window.client, { x: 0, y: 0, ...size }) ?? window.client;
  const frame = await desktop.capture(client);
  if (frame.width === 0 || frame.height === 0) return undefined;
  const seen: Rect = { ...frame.origin, width: frame.width, height: frame.height };
  const view = await vision.look(frame);
  const covers = coversOf(window, windows);
  const marks = (await view.marks(seen)).filter(({ box }) => !covers.some((cover) => hides(cover.box, box)));
  return { window, client: seen, frame, view, marks, covers };
}

/** What lies above a window: the order of windows is from the top. */
export function coversOf(window: DesktopWindow, windows: readonly DesktopWindow[]): readonly Cover[] {
  const at = windows.findIndex(({ id }) => id === window.id);
  return windows.slice(0, Math.max(0, at)).flatMap(({ bounds, title }) => {
    const box = intersect(bounds, window.client);
    return box ? [{ box, title }] : [];
  });
}

/** A mark of which a corner is covered can still be known; one whose middle is cannot. */
function hides(cover: Rect, box: Rect): boolean {
  const both = intersect(cover, box);
  return both !== undefined && both.width * both.height > 0.15 * box.width * box.height;
}

export function coverAt({ covers }: Pick<Sight, 'covers'>, point: Point): Cover | undefined {
  return covers.find(({ box }) => isInside(box, point));
}
