/** Edges are pixels, `right` and `bottom` inclusive. */
interface Piece {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Numbers of its pixels, row by row of the whole picture. */
  readonly pixels: readonly number[];
}

/** A border runs straight for so long, in pixels, or along nearly all of what it is around, when that is less. */
const straight = { most: 40, share: 0.75 };
/** What is smaller than a letter is left of the border itself: bevels, dashes. */
const leastHeight = 5;
const leastArea = 6;
/** A caret stands there only while somebody writes: what is narrower, by its height, may be one. */
const leastShape = { width: 3, share: 0.25 };

const across = 1;
const down = 2;

/**
 * What is written so close to a border that it touches it: the first letters of the rows of a list. Gives the pieces that
 * hang on one straight line of the border; what joins two lines is a round corner of it.
 *
 * @param pixels all of one connected painting, as numbers in a picture `width` pixels wide
 */
export function findTouching(pixels: readonly number[], width: number, box: Omit<Piece, 'pixels'>): readonly Piece[] {
  const wide = box.right - box.left + 1;
  const high = box.bottom - box.top + 1;
  // A rim of one around it, so that no neighbour needs to be looked for outside.
  const row = wide + 2;
  const paint = new Uint8Array(row * (high + 2));
  const toLocal = (at: number) => (Math.floor(at / width) - box.top + 1) * row + (at % width) - box.left + 1;
  for (const at of pixels) paint[toLocal(at)] = 1;
  const line = new Uint8Array(paint.length);
  for (let y = 1; y <= high; y++) markRuns(paint, line, { from: y * row, step: 1, count: row }, wide, across);
  for (let x = 1; x <= wide; x++) markRuns(paint, line, { from: x, step: row, count: high + 2 }, high, down);
  const near = [-row - 1, -row, -row + 1, -1, 1, row - 1, row, row + 1];
  const pieces: Piece[] = [];
  for (let start = 0; start < paint.length; start++) {
    if (paint[start] === 0 || line[start] !== 0) continue;
    const found: number[] = [start];
    paint[start] = 0;
    let touches = 0;
    for (let next = 0; next < found.length; next++) {
      for (const by of near) {
        const to = (found[next] ?? 0) + by;
        touches |= line[to] ?? 0;
        if (paint[to] === 0 || line[to] !== 0) continue;
        paint[to] = 0;
        found.push(to);
      }
    }
    const piece = toPiece(found);
    if (isLetter(piece) && (touches === across || touches === down)) pieces.push(piece);
  }
  return pieces;

  function toPiece(found: readonly number[]): Piece {
    let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
    const own = found.map((at) => {
      const x = (at % row) - 1 + box.left;
      const y = Math.floor(at / row) - 1 + box.top;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      return y * width + x;
    });
    return { left, top, right, bottom, pixels: own };
  }
}

function isLetter({ left, top, right, bottom, pixels }: Piece): boolean {
  const height = bottom - top + 1;
  const width = right - left + 1;
  const isCaret = width < Math.max(leastShape.width, leastShape.share * height);
  return height >= leastHeight && pixels.length >= leastArea && !isCaret;
}

/** Marks the straight parts of one row or column. */
function markRuns(
  paint: Uint8Array,
  line: Uint8Array,
  { from, step, count }: { readonly from: number; readonly step: number; readonly count: number },
  size: number,
  as: number,
): void {
  const least = Math.min(straight.most, straight.share * size);
  let since = 0;
  for (let index = 0; index < count; index++) {
    if (paint[from + index * step] === 1) continue;
    if (index - since >= least)
      for (let at = since; at < index; at++) line[from + at * step] = (line[from + at * step] ?? 0) | as;
    since = index + 1;
  }
}
