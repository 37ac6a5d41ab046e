import type { Ink, Mark, View, Vision } from '#core/ports/vision.ts';
import {
  centreOf,
  isInside,
  type DesktopElement,
  type DesktopWindow,
  type Frame,
  type Point,
  type Rect,
} from '#core/replay/screen.ts';
import type { RecordedMark, RecordedScreen, Target } from '#core/replay/workflow.ts';

export interface RememberQuestion {
  readonly id: string;
  readonly label: string;
  /** Id that the screen gets. */
  readonly screen: string;
  readonly window: DesktopWindow;
  /** Of the whole client area of the window, before anything was done to it. */
  readonly frame: Frame;
  readonly at: Point;
  /** Where it was found, when that is known. */
  readonly box?: Rect;
  /** Controls of the window at that time; empty where the platform tells of none. */
  readonly elements?: readonly DesktopElement[];
}
export interface Remembered {
  readonly target: Target;
  readonly screen: RecordedScreen;
}
/** Reading is worth keeping from here on. */
const sureReading = 0.8;

/** Remembers what is at a point of a window, in every way in which it may be found again. */
export function makeRememberer(vision: Vision): (question: RememberQuestion) => Promise<Remembered> {
  return async (question) => {
    const { frame, window, at, id, label, screen, elements = [] } = question;
    const view = await vision.look(frame);
    try {
      const client = window.client;
      const marks = await view.marks({ ...frame.origin, width: frame.width, height: frame.height });
      const mark = markAt(marks, at, client);
      const box = mark?.box ?? around(at, client);
      const element = elementAt(elements, at);
      const text = mark && (await read(view, mark));
      const recorded = await recordMarks(view, marks, client);
      const target: Target = {
        id,
        label,
        screen,
        box: relative(box, client),
        grip: { x: clip((at.x - box.x + 0.5) / box.width), y: clip((at.y - box.y + 0.5) / box.height) },
        picture: await view.cut(box),
        ink: mark?.ink,
        element: element && { role: element.role, name: element.name, controlId: element.controlId },
        texts: text ? [text] : [],
      };
      return {
        target,
        screen: { id: screen, client: { width: client.width, height: client.height }, marks: recorded },
      };
    } finally {
      await view.close();
    }
  };
}

/** The smallest mark at a point that could be a control by itself. */
function markAt(marks: readonly Mark[], at: Point, client: Rect): Mark | undefined {
  const size = ({ box }: Mark) => box.width * box.height;
  const mark = marks
    .filter(({ box }) => isInside(box, at))
    .filter((one) => size(one) < 0.95 * client.width * client.height)
    .sort((a, b) => size(a) - size(b))[0];
  return mark?.ink === undefined ? (labelOnLine(marks, at, mark) ?? mark) : mark;
}

/** Labels further from a click than so many of their heights are not meant by it, unless both are in one list. */
const mostAside = 6;

/** A click beside a label means what is written there: the row of a list, the words of a tick box. */
function labelOnLine(marks: readonly Mark[], at: Point, list: Mark | undefined): Mark | undefined {
  const inside = marks.filter(({ box, ink }) => ink && (list === undefined || isInside(list.box, centreOf(box))));
  // A field with one line of text in it is a field.
  if (list !== undefined && inside.length < 2) return undefined;
  const far = ({ box }: Mark) => Math.max(box.x - at.x, at.x - box.x - box.width);
  const [nearest] = inside
    .filter(({ box }) => at.y >= box.y && at.y < box.y + box.height)
    .sort((a, b) => far(a) - far(b));
  return nearest && (list !== undefined || far(nearest) <= mostAside * nearest.box.height) ? nearest : undefined;
}

/** A patch around a point where there is no mark: an anchor may still find it. */
function around({ x, y }: Point, client: Rect): Rect {
  const left = Math.max(client.x, x - 24);
  const top = Math.max(client.y, y - 12);
  return {
    x: left,
    y: top,
    width: Math.min(client.x + client.width, x + 24) - left,
    height: Math.min(client.y + client.height, y + 12) - top,
  };
}

function elementAt(elements: readonly DesktopElement[], at: Point): DesktopElement | undefined {
  return elements
    .filter(({ bounds, isVisible }) => isVisible && isInside(bounds, at))
    .sort((a, b) => a.bounds.width * a.bounds.height - b.bounds.width * b.bounds.height)[0];
}

async function recordMarks(view: View, marks: readonly Mark[], client: Rect): Promise<readonly RecordedMark[]> {
  const recorded: RecordedMark[] = [];
  for (const { box, ink } of marks)
    recorded.push({ box: relative(box, client), ink, text: (await read(view, { box, ink })) ?? '' });
  return recorded;
}

async function read(view: View, { box, ink }: Mark): Promise<string | undefined> {
  const found = ink && (await view.read(box));
  return found && found.confidence >= sureReading && isLikely(found.text, ink) ? found.text : undefined;
}

/** A picture as wide as high reads as some letter: letters and digits are narrower, but for these. */
function isLikely(text: string, { aspect }: Ink): boolean {
  return text.length > 1 || aspect < 0.92 || /[MWmwQOCGDN@%+*=~×−-]/.test(text);
}

function relative(box: Rect, client: Point): Rect {
  return { ...box, x: box.x - client.x, y: box.y - client.y };
}

function clip(share: number): number {
  return Math.max(0.05, Math.min(0.95, share));
}
