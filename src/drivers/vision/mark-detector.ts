import type { InferenceSession } from 'onnxruntime-node';
import { intersect, type Frame, type Rect } from '#core/replay/screen.ts';

/** Boxes on the screen that a model of the user's takes for controls. */
export interface MarkDetector {
  /** The best first, at most `mostBoxes`; throws `MarksModelError` when the model does not keep to what is asked of it. */
  detect(frame: Frame): Promise<readonly Rect[]>;
  close(): Promise<void>;
}
/** The model of `vision.marksModel` cannot be used; the message says why. */
export class MarksModelError extends Error {}

const mostBoxes = 300;
const leastScore = 0.3;
const leastSide = 6;

/**
 * Opens an ONNX model. It takes one float tensor [1, 3, height, width] (red, green, blue, 0–1, of any size) and gives
 * one [n, 5]: left, top, width, height in pixels of that picture, and a score 0–1.
 */
export async function openMarkDetector(file: string): Promise<MarkDetector> {
  const { session, Tensor } = await open(file);
  const [input, output] = [session.inputNames[0], session.outputNames[0]];
  if (input === undefined || output === undefined) throw new MarksModelError(`${file} has no input or no output.`);
  return {
    async detect(frame) {
      const { width, height } = frame;
      const tensor = new Tensor('float32', toPlanes(frame), [1, 3, height, width]);
      const found = (await session.run({ [input]: tensor }))[output];
      if (
        found === undefined ||
        found.dims.length !== 2 ||
        found.dims[1] !== 5 ||
        !(found.data instanceof Float32Array)
      )
        throw new MarksModelError(`${file} gives no list of boxes with five numbers each.`);
      return readBoxes(found.data, frame);
    },
    close: () => session.release(),
  };
}

async function open(file: string) {
  try {
    const { InferenceSession: Session, Tensor } = await import('onnxruntime-node');
    const session: InferenceSession = await Session.create(file, { logSeverityLevel: 4 });
    return { session, Tensor };
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    throw new MarksModelError(`The model ${file} of vision.marksModel cannot be opened: ${why}`, { cause: error });
  }
}

function toPlanes({ width, height, bgra }: Frame): Float32Array {
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (let at = 0, from = 0; at < size; at++, from += 4) {
    planes[at] = (bgra[from + 2] ?? 0) / 255;
    planes[size + at] = (bgra[from + 1] ?? 0) / 255;
    planes[2 * size + at] = (bgra[from] ?? 0) / 255;
  }
  return planes;
}

/** What lies outside, is too small or is no number is left away. */
function readBoxes(values: Float32Array, { origin, width, height }: Frame): readonly Rect[] {
  const rows = Array.from({ length: Math.floor(values.length / 5) }, (_, row) => values.subarray(row * 5, row * 5 + 5));
  return rows
    .filter((row) => row.every((value) => Number.isFinite(value)) && (row[4] ?? 0) >= leastScore)
    .sort((a, b) => (b[4] ?? 0) - (a[4] ?? 0))
    .slice(0, mostBoxes)
    .flatMap(([x = 0, y = 0, wide = 0, high = 0]) => {
      const box = { x: Math.round(x), y: Math.round(y), width: Math.round(wide), height: Math.round(high) };
      const inside = intersect(box, { x: 0, y: 0, width, height });
      if (inside === undefined || inside.width < leastSide || inside.height < leastSide) return [];
      return [{ ...inside, x: inside.x + origin.x, y: inside.y + origin.y }];
    });
}
