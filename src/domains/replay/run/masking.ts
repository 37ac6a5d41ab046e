import { intersect, type DesktopWindow, type Frame, type Rect } from '#core/replay/screen.ts';
import { parametersIn, type Action, type Workflow } from '#core/replay/workflow.ts';

/** Keeps typed secrets out of texts and pictures. */
export interface Secrets {
  /** The text without any secret value. */
  maskText(text: string): string;
  /** The picture with every place blacked out where a secret was typed. */
  maskFrame(frame: Frame, windows: readonly DesktopWindow[]): Frame;
  /** True when a secret was typed into this place of this window. */
  isHidden(window: DesktopWindow, box: Rect): boolean;
  isSecret(action: Action): boolean;
  /** A secret was typed into the window: into the box (pixels of the screen), or nobody knows where. */
  noteTyped(window: DesktopWindow, box: Rect | undefined): void;
}
interface HiddenPlace {
  readonly window: string;
  /** Relative to the client area; undefined: all of it. */
  readonly box: Rect | undefined;
}
/** A field paints around its mark. */
const margin = 12;

export function makeSecrets(workflow: Pick<Workflow, 'parameters'>, values: ReadonlyMap<string, string>): Secrets {
  const secretNames = new Set(workflow.parameters.filter(({ isSecret }) => isSecret).map(({ name }) => name));
  const hidden = [...secretNames]
    .map((name) => values.get(name) ?? '')
    .filter((value) => value !== '')
    .toSorted((a, b) => b.length - a.length);
  const places: HiddenPlace[] = [];
  const placesOf = (window: DesktopWindow): Rect[] =>
    places
      .filter((place) => place.window === window.id)
      .map(({ box }) =>
        box ? { ...box, x: box.x + window.client.x, y: box.y + window.client.y } : { ...window.bounds },
      );
  return {
    maskText: (text) => hidden.reduce((masked, value) => masked.replaceAll(value, '***'), text),
    isSecret: (action) => action.do === 'type' && parametersIn(action.text).some((name) => secretNames.has(name)),
    noteTyped(window, box) {
      places.push({
        window: window.id,
        box: box && {
          x: box.x - window.client.x - margin,
          y: box.y - window.client.y - margin,
          width: box.width + 2 * margin,
          height: box.height + 2 * margin,
        },
      });
    },
    isHidden: (window, box) => placesOf(window).some((place) => intersect(place, box)),
    maskFrame(frame, windows) {
      const boxes = windows
        .flatMap(placesOf)
        .flatMap((box) => intersect(box, { ...frame.origin, ...sizeOf(frame) }) ?? []);
      return boxes.length === 0 ? frame : blackOut(frame, boxes);
    },
  };
}

function sizeOf({ width, height }: Frame): { width: number; height: number } {
  return { width, height };
}

function blackOut(frame: Frame, boxes: readonly Rect[]): Frame {
  const bgra = Uint8Array.from(frame.bgra);
  for (const box of boxes) {
    for (let row = 0; row < box.height; row++) {
      const start = ((box.y - frame.origin.y + row) * frame.width + box.x - frame.origin.x) * 4;
      bgra.fill(0, start, start + box.width * 4);
    }
  }
  return { ...frame, bgra };
}
