import type { Ink } from '#core/ports/vision.ts';
import type { Frame, Rect } from '#core/replay/screen.ts';
import type { Label, Scene } from './scene.ts';

/** The shape is sampled in columns and rows that follow the proportions of words; 576 values as a vector index holds them. */
export const inkColumns = 48;
export const inkRows = 12;
/** Share of the strongest contrast from which a pixel counts as ink. */
const strength = 0.4;
/** Levels of contrast below which there is nothing to see. */
const leastContrast = 24;

/** The label, free of size, colour and polarity. */
export function inkOfLabel(frame: Frame, { flats }: Scene, label: Label, box: Rect): Ink | undefined {
  const ground = groundOf(frame, flats.of, label);
  if (ground === undefined) return undefined;
  return inkOn(frame, ground, label, box);
}

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Mean colour of the surface right around a label. */
function groundOf({ bgra, width, height }: Frame, of: Int32Array, label: Label): readonly number[] | undefined {
  const sums = [0, 0, 0];
  let count = 0;
  for (let y = Math.max(0, label.top - 2); y <= Math.min(height - 1, label.bottom + 2); y++) {
    for (let x = Math.max(0, label.left - 2); x <= Math.min(width - 1, label.right + 2); x++) {
      const at = y * width + x;
      if (of[at] !== label.surface) continue;
      for (let c = 0; c < 3; c++) sums[c] = (sums[c] ?? 0) + (bgra[at * 4 + c] ?? 0);
      count++;
    }
  }
  return count === 0 ? undefined : sums.map((sum) => sum / count);
}

export function inkOn(frame: Frame, ground: readonly number[], around: Edges, box: Rect): Ink | undefined {
  const { bgra, width } = frame;
  const columns = around.right - around.left + 1;
  const rows = around.bottom - around.top + 1;
  const contrast = new Float32Array(columns * rows);
  let most = 0;
  for (let y = 0, to = 0; y < rows; y++) {
    let at = ((around.top + y) * width + around.left) * 4;
    for (let x = 0; x < columns; x++, at += 4, to++) {
      const far = Math.max(
        Math.abs((bgra[at] ?? 0) - (ground[0] ?? 0)),
        Math.abs((bgra[at + 1] ?? 0) - (ground[1] ?? 0)),
        Math.abs((bgra[at + 2] ?? 0) - (ground[2] ?? 0)),
      );
      contrast[to] = far;
      if (far > most) most = far;
    }
  }
  if (most < leastContrast) return undefined;
  const tight = tighten(contrast, columns, rows, most * strength);
  if (tight === undefined) return undefined;
  const inkWidth = tight.right - tight.left + 1;
  const inkHeight = tight.bottom - tight.top + 1;
  return {
    shape: normalise(sample(contrast, columns, tight, most)),
    aspect: inkWidth / inkHeight,
    fill: inkHeight / box.height,
    centre: {
      x: (around.left + tight.left + inkWidth / 2 - box.x) / box.width,
      y: (around.top + tight.top + inkHeight / 2 - box.y) / box.height,
    },
  };
}

function tighten(contrast: Float32Array, columns: number, rows: number, least: number): Edges | undefined {
  let [left, top, right, bottom] = [columns, rows, -1, -1];
  for (let y = 0, at = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, at++) {
      if ((contrast[at] ?? 0) < least) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? undefined : { left, top, right, bottom };
}

/**
 * Mean contrast of each cell, the label stretched over all cells but a border of one: the border keeps a label that is
 * all ink, such as a dash, apart from nothing.
 */
function sample(contrast: Float32Array, stride: number, tight: Edges, most: number): Float32Array {
  const cells = new Float32Array(inkColumns * inkRows);
  const stepX = (tight.right - tight.left + 1) / (inkColumns - 2);
  const stepY = (tight.bottom - tight.top + 1) / (inkRows - 2);
  for (let row = 1; row < inkRows - 1; row++) {
    const y0 = tight.top + (row - 1) * stepY;
    for (let column = 1; column < inkColumns - 1; column++) {
      const x0 = tight.left + (column - 1) * stepX;
      cells[row * inkColumns + column] = meanOf(contrast, stride, x0, y0, x0 + stepX, y0 + stepY) / most;
    }
  }
  return cells;
}

/** Mean over a rectangle of fractions of pixels. */
function meanOf(values: Float32Array, stride: number, x0: number, y0: number, x1: number, y1: number): number {
  let sum = 0;
  for (let y = Math.floor(y0); y < y1 - 1e-6; y++) {
    const high = Math.min(y + 1, y1) - Math.max(y, y0);
    for (let x = Math.floor(x0); x < x1 - 1e-6; x++) {
      const wide = Math.min(x + 1, x1) - Math.max(x, x0);
      sum += (values[y * stride + x] ?? 0) * high * wide;
    }
  }
  return sum / ((x1 - x0) * (y1 - y0));
}

function normalise(values: Float32Array): Float32Array {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (let at = 0; at < values.length; at++) {
    values[at] = (values[at] ?? 0) - mean;
    squares += (values[at] ?? 0) * (values[at] ?? 0);
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) / length;
  return values;
}
