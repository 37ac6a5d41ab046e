import { intersect, type DesktopWindow, type Frame, type Rect } from '#core/replay/screen.ts';
import type { Postcondition } from '#core/replay/workflow.ts';
import { boxOfDifference, countDifferent } from '../verify/difference.ts';
import { cutFrame, type Moment } from './samples.ts';

/** Painted around a control when it is pressed or gets the focus. */
const ring = 6;
const margin = 2;
/** In pixels, on any usual screen; a letter is not one full bar. */
const caret = { widest: 4, leastHeight: 8, leastShare: 0.9 };

/**
 * What came of an action, from the screen before and after it: a window that came or went, otherwise the region that
 * changed beside the control itself, otherwise what changed of it. Empty when nothing can be seen. A caret is seen only
 * half of the time: `meanwhile` is how the window looked between the action and `after`.
 */
export function proposeAfter(
  window: DesktopWindow,
  touched: Rect | undefined,
  before: Moment,
  after: Moment,
  isAllowed: (window: DesktopWindow) => boolean,
  meanwhile: readonly Moment[] = [],
): Postcondition[] {
  const titles = (sample: Moment): string[] => [
    ...new Set(sample.windows.filter((one) => one.title !== '' && isAllowed(one)).map(({ title }) => title)),
  ];
  const was = titles(before);
  const is = titles(after);
  const came = is.filter((title) => !was.includes(title));
  if (came.length > 0)
    return came.slice(0, 2).map((title) => ({ see: 'window', title: title.slice(0, 500), isThere: true }));
  const left = was.filter((title) => !is.includes(title));
  if (left.length > 0)
    return left.slice(0, 2).map((title) => ({ see: 'window', title: title.slice(0, 500), isThere: false }));
  const now = after.windows.find(({ id }) => id === window.id);
  const isSamePlace = now && JSON.stringify(now.client) === JSON.stringify(window.client);
  const first = isSamePlace && before.frame;
  const second = isSamePlace && after.frame;
  if (!first || !second) return [];
  const beside = touched
    ? boxOfDifference(without(first, grow(touched, ring)), without(second, grow(touched, ring)))
    : boxOfDifference(first, second);
  // A caret in another field: it went for good, or only blinks, and when a replay looks first, it may not be there.
  const isOther = touched !== undefined && beside !== undefined && isCaret(beside, first, second);
  const later = [second, ...meanwhile.flatMap(({ frame }) => frame ?? [])];
  const region =
    beside && !isOther
      ? intersect(grow(beside, margin), window.client)
      : touched && boxOfOwnChange(grow(touched, ring), first, later);
  if (!region) return [];
  return [{ see: 'change', region: { ...region, x: region.x - window.client.x, y: region.y - window.client.y } }];
}

/**
 * A field that got the focus: the mouse was over it before and after, so that is not what changed. Of the pictures after
 * the first, only a caret counts: a button that is just being pressed soon looks as before.
 */
function boxOfOwnChange(own: Rect, before: Frame, [last, ...meanwhile]: readonly Frame[]): Rect | undefined {
  const first = cutFrame(before, own);
  const find = (frame: Frame): Rect | undefined => {
    const now = cutFrame(frame, own);
    return first && now && boxOfDifference(first, now);
  };
  const changed = last && find(last);
  if (changed) return changed;
  for (const frame of meanwhile) {
    const box = find(frame);
    if (box && isCaret(box, before, frame)) return box;
  }
  return undefined;
}

function isCaret(box: Rect, before: Frame, now: Frame): boolean {
  const { width, height } = box;
  if (width > caret.widest || height < caret.leastHeight || height < 3 * width) return false;
  return (countDifferent(before, now, box)?.share ?? 0) >= caret.leastShare;
}

function grow({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The same picture with one place blank. */
function without(frame: Frame, place: Rect): Frame {
  const part = intersect(place, { ...frame.origin, width: frame.width, height: frame.height });
  if (!part) return frame;
  const bgra = Uint8Array.from(frame.bgra);
  for (let row = 0; row < part.height; row++) {
    const start = ((part.y - frame.origin.y + row) * frame.width + part.x - frame.origin.x) * 4;
    bgra.fill(0, start, start + part.width * 4);
  }
  return { ...frame, bgra };
}
