import type { Ink } from '#core/ports/vision.ts';

/** Columns and rows of an ink's shape. */
const columns = 48;
const rows = 12;
/** What a column costs that has no counterpart of its own; letters of other fonts are wider or narrower. */
const slip = 0.004;
/** Proportions beyond this no change of font explains, and most pairs of a screen end here. */
const mostStretch = 0.7;
/** Shapes less alike than this, column upon column, are not worth the closer look. */
const leastPlain = 0.05;

/**
 * How alike two labels are, at most 1: the correlation of their shapes after the columns of one are stretched and
 * squeezed along those of the other (dynamic time warping, within a band), less what their proportions differ. The same
 * word in another font keeps about 0.8; other words of the same length stay below 0.6.
 */
export function likenessOf(a: Ink, b: Ink): number {
  const stretch = Math.abs(Math.log(a.aspect / b.aspect));
  if (stretch > mostStretch) return -1;
  const loss = 0.35 * stretch;
  const plain = correlate(a.shape, b.shape);
  // Drawn alike: nothing is gained by bending. Drawn otherwise: nothing either.
  if (plain > 0.97 || plain < leastPlain) return plain - loss;
  // A word has letters to shift; a single sign has not, and bent far enough it becomes another.
  const band = Math.min(a.aspect, b.aspect) >= 1.4 ? 5 : 2;
  return Math.max(plain, bend(columnsOf(a), columnsOf(b), band)) - loss;
}

function correlate(a: Float32Array, b: Float32Array): number {
  let product = 0;
  for (let at = 0; at < a.length; at++) product += (a[at] ?? 0) * (b[at] ?? 0);
  return product;
}

interface Columns {
  /** Column after column, each from the top. */
  readonly values: Float32Array;
  readonly squares: Float32Array;
}
const known = new WeakMap<Ink, Columns>();

function columnsOf(ink: Ink): Columns {
  const before = known.get(ink);
  if (before) return before;
  const values = new Float32Array(columns * rows);
  const squares = new Float32Array(columns);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const value = ink.shape[row * columns + column] ?? 0;
      values[column * rows + row] = value;
      squares[column] = (squares[column] ?? 0) + value * value;
    }
  }
  const made = { values, squares };
  known.set(ink, made);
  return made;
}

/** Correlation of a with b after b's columns took the cheapest way along a's. */
function bend(a: Columns, b: Columns, band: number): number {
  const cost = new Float32Array(columns * columns).fill(Infinity);
  const came = new Uint8Array(columns * columns);
  for (let i = 0; i < columns; i++) {
    for (let j = Math.max(0, i - band); j <= Math.min(columns - 1, i + band); j++) {
      const at = i * columns + j;
      let least = i > 0 && j > 0 ? (cost[at - columns - 1] ?? Infinity) : at === 0 ? 0 : Infinity;
      if (i > 0 && (cost[at - columns] ?? Infinity) + slip < least) {
        least = (cost[at - columns] ?? Infinity) + slip;
        came[at] = 1;
      }
      if (j > 0 && j > i - band && (cost[at - 1] ?? Infinity) + slip < least) {
        least = (cost[at - 1] ?? Infinity) + slip;
        came[at] = 2;
      }
      cost[at] = least + (a.squares[i] ?? 0) + (b.squares[j] ?? 0) - 2 * productOf(a.values, i, b.values, j);
    }
  }
  return correlateAlong(a, b, came);
}

function productOf(a: Float32Array, i: number, b: Float32Array, j: number): number {
  let product = 0;
  for (let row = 0; row < rows; row++) product += (a[i * rows + row] ?? 0) * (b[j * rows + row] ?? 0);
  return product;
}

/** Walks the way back; where several columns of b fell on one of a, their mean counts. */
function correlateAlong(a: Columns, b: Columns, came: Uint8Array): number {
  const bent = new Float32Array(columns * rows);
  const count = new Uint8Array(columns);
  for (let i = columns - 1, j = columns - 1; ;) {
    count[i] = (count[i] ?? 0) + 1;
    for (let row = 0; row < rows; row++)
      bent[i * rows + row] = (bent[i * rows + row] ?? 0) + (b.values[j * rows + row] ?? 0);
    if (i === 0 && j === 0) break;
    const step = came[i * columns + j];
    if (step !== 2) i--;
    if (step !== 1) j--;
  }
  let [sum, squares, product] = [0, 0, 0];
  for (let at = 0; at < bent.length; at++) {
    const value = (bent[at] ?? 0) / (count[Math.floor(at / rows)] ?? 1);
    sum += value;
    squares += value * value;
    // The values of a have mean 0: taking the mean off b changes nothing here.
    product += value * (a.values[at] ?? 0);
  }
  const spread = squares - (sum * sum) / bent.length;
  return spread > 0 ? product / Math.sqrt(spread) : 0;
}
