import type { Mark, View, Vision } from '#core/ports/vision.ts';
import { centreOf, intersect, isInside, type Frame, type Rect } from '#core/replay/screen.ts';
import { openMarkDetector, type MarkDetector } from './mark-detector.ts';
import { Reader } from './reader.ts';
import { VisionError, VisionThread } from './vision-thread.ts';

export interface VisionOptions {
  /** Reading of text; off, `read` finds none. Default true. */
  readonly canRead?: boolean;
  /** Absolute path of an ONNX model that finds marks beside our own; see `openMarkDetector` for what it must take and give. */
  readonly marksModel?: string;
  /** For tests: how long one call may take, in ms. */
  readonly timeoutMs?: number;
}

/** Eyes in a thread of their own. Starts nothing before the first look. Fails with `VisionError`. */
export function openVision({ canRead = true, marksModel, timeoutMs }: VisionOptions = {}): Vision {
  const thread = new VisionThread(timeoutMs);
  const reader = canRead ? new Reader() : undefined;
  let detector: Promise<MarkDetector> | undefined;
  const detect =
    marksModel === undefined
      ? undefined
      : async (frame: Frame) => (await (detector ??= openMarkDetector(marksModel))).detect(frame);
  let views = 0;
  return {
    async look(frame: Frame): Promise<View> {
      const view = ++views;
      // The copy is handed over whole: the caller keeps its frame, for the picture of a halt. `slice` of a Buffer is none.
      const bgra = new Uint8Array(frame.bgra);
      await thread.ask(view, { do: 'look', frame: { ...frame, bgra } }, [bgra.buffer]);
      return makeView({ thread, reader, view, detect: detect && (() => detect(frame)) });
    },
    async close() {
      await Promise.all([
        thread.close(),
        reader?.close(),
        detector?.then(
          (one) => one.close(),
          () => undefined,
        ),
      ]);
    },
  };
}

interface ViewParts {
  readonly thread: VisionThread;
  readonly reader: Reader | undefined;
  readonly view: number;
  /** What the user's model finds on the frame of this view. */
  readonly detect: (() => Promise<readonly Rect[]>) | undefined;
}

function makeView({ thread, reader, view, detect }: ViewParts): View {
  const { generation } = thread;
  const ask: VisionThread['ask'] = (_, call, transfer) => {
    if (thread.generation !== generation) return Promise.reject(new VisionError('this view was lost with its thread'));
    return thread.ask(view, call, transfer);
  };
  return {
    match: (picture, region) => ask(view, { do: 'match', picture, region }),
    async marks(region) {
      const own = await ask(view, { do: 'marks', region });
      const more = (await detect?.()) ?? [];
      const added: Mark[] = [];
      for (const box of more) {
        if (!isInside(region, centreOf(box)) || [...own, ...added].some((mark) => isSame(mark.box, box))) continue;
        added.push({ box, ink: await ask(view, { do: 'inkOf', box }) });
      }
      return [...own, ...added];
    },
    inkOf: (box) => ask(view, { do: 'inkOf', box }),
    cut: (region) => ask(view, { do: 'cut', region }),
    difference: (before, region) => ask(view, { do: 'difference', before, region }),
    async read(box) {
      if (reader === undefined) return undefined;
      const readable = await ask(view, { do: 'readable', box });
      return readable && reader.read(readable);
    },
    async close() {
      if (thread.generation === generation) await thread.ask(view, { do: 'close' });
    },
  };
}

/** Two boxes that share more than half of what they cover are one thing. */
function isSame(a: Rect, b: Rect): boolean {
  const both = intersect(a, b);
  if (both === undefined) return false;
  const shared = both.width * both.height;
  return shared > 0.5 * (a.width * a.height + b.width * b.height - shared);
}
