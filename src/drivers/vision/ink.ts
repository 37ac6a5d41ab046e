import type { Ink } from '#core/ports/vision.ts';
import type { Frame, Rect } from '#core/replay/screen.ts';
import type { Label, Scene } from './scene.ts';

/** The shape is sampled in columns and rows that follow the proportions of words; 576 values as a vector index holds them. */
export const inkColumns = 48;
export const inkRows = 12;
/** Share of the strongest contrast from which a pixel counts as ink. */
const strength = 0.45;
/** Pixels over which contrast is averaged at least. */
const smoothing = 1.5;
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
  const inkWidth = tight.right - tight.left;
  const inkHeight = tight.bottom - tight.top;
  return {
    shape: normalise(sample(contrast, columns, rows, tight, most)),
    aspect: inkWidth / inkHeight,
    fill: inkHeight / box.height,
    centre: {
      x: (around.left + tight.left + inkWidth / 2 - box.x) / box.width,
      y: (around.top + tight.top + inkHeight / 2 - box.y) / box.height,
    },
  };
}

/** Where the label begins and ends, in fractions of pixels: a letter of a few pixels would else jump by a fifth. */
function tighten(contrast: Float32Array, columns: number, rows: number, least: number): Edges | undefined {
  const across = new Float32Array(columns);
  const down = new Float32Array(rows);
  for (let y = 0, at = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, at++) {
      const value = contrast[at] ?? 0;
      if (value > (across[x] ?? 0)) across[x] = value;
      if (value > (down[y] ?? 0)) down[y] = value;
    }
  }
  const [left, right] = [crossing(across, least), columns - crossing(across.toReversed(), least)];
  const [top, bottom] = [crossing(down, least), rows - crossing(down.toReversed(), least)];
  return right - left > 0.5 && bottom - top > 0.5 ? { left, top, right, bottom } : undefined;
}

/** Where the values first rise over a level, between the middles of two of them. */
function crossing(values: Float32Array, level: number): number {
  const at = values.findIndex((value) => value >= level);
  const [before, here] = [values[at - 1] ?? 0, values[at] ?? 0];
  return at + 0.5 - (here - level) / (here - before || 1);
}

/**
 * Mean contrast of each cell, the label stretched over all cells but a border of one: the border keeps a label that is
 * all ink, such as a dash, apart from nothing. A cell takes in at least so many pixels that small labels are smooth.
 */
function sample(contrast: Float32Array, columns: number, rows: number, tight: Edges, most: number): Float32Array {
  const cells = new Float32Array(inkColumns * inkRows);
  const stepX = (tight.right - tight.left) / (inkColumns - 2);
  const stepY = (tight.bottom - tight.top) / (inkRows - 2);
  const across = Math.max(stepX, smoothing) / 2;
  const down = Math.max(stepY, smoothing) / 2;
  for (let row = 0; row < inkRows; row++) {
    const y = tight.top + (row - 0.5) * stepY;
    for (let column = 0; column < inkColumns; column++) {
      const x = tight.left + (column - 0.5) * stepX;
      const around = { left: x - across, top: y - down, right: x + across, bottom: y + down };
      cells[row * inkColumns + column] = meanOf(contrast, columns, rows, around) / most;
    }
  }
  return cells;
}

/** Mean over a rectangle of fractions of pixels; outside there is no contrast. */
function meanOf(values: Float32Array, columns: number, rows: number, { left, top, right, bottom }: Edges): number {
  let sum = 0;
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(rows, bottom); y++) {
    const high = Math.min(y + 1, bottom) - Math.max(y, top);
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(columns, right); x++) {
      sum += (values[y * columns + x] ?? 0) * high * (Math.min(x + 1, right) - Math.max(x, left));
    }
  }
  return sum / ((right - left) * (bottom - top));
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
