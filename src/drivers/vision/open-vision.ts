import type { View, Vision } from '#core/ports/vision.ts';
import type { Frame } from '#core/replay/screen.ts';
import { Reader } from './reader.ts';
import { VisionError, VisionThread } from './vision-thread.ts';

export interface VisionOptions {
  /** Reading of text; off, `read` finds none. Default true. */
  readonly canRead?: boolean;
  /** For tests: how long one call may take, in ms. */
  readonly timeoutMs?: number;
}

/** Eyes in a thread of their own. Starts nothing before the first look. Fails with `VisionError`. */
export function openVision({ canRead = true, timeoutMs }: VisionOptions = {}): Vision {
  const thread = new VisionThread(timeoutMs);
  const reader = canRead ? new Reader() : undefined;
  let views = 0;
  return {
    async look(frame: Frame): Promise<View> {
      const view = ++views;
      // The copy is handed over whole: the caller keeps its frame, for the picture of a halt. `slice` of a Buffer is none.
      const bgra = new Uint8Array(frame.bgra);
      await thread.ask(view, { do: 'look', frame: { ...frame, bgra } }, [bgra.buffer]);
      return makeView(thread, reader, view);
    },
    async close() {
      await Promise.all([thread.close(), reader?.close()]);
    },
  };
}

function makeView(thread: VisionThread, reader: Reader | undefined, view: number): View {
  const { generation } = thread;
  const ask: VisionThread['ask'] = (_, call, transfer) => {
    if (thread.generation !== generation) return Promise.reject(new VisionError('this view was lost with its thread'));
    return thread.ask(view, call, transfer);
  };
  return {
    match: (picture, region) => ask(view, { do: 'match', picture, region }),
    marks: (region) => ask(view, { do: 'marks', region }),
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
