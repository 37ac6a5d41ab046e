import type { GreyPicture } from '#core/ports/vision.ts';
import type { Point, Rect } from '#core/replay/screen.ts';
import { halve } from './pixels.ts';

interface Hit extends Point {
  readonly score: number;
}
export interface Matches {
  readonly box: Rect;
  readonly score: number;
  /** Next best places that overlap neither this one nor one another, the best first. */
  readonly others: readonly { readonly box: Rect; readonly score: number }[];
}

/** Places that survive the coarse search; more than the places that anybody asks for, as coarse scores are rough. */
const survivors = 40;
/** Places that are told beside the best. */
const told = 7;
/** Multiplications that a search may cost before it starts at a coarser size. */
const affordable = 1.2e7;
/** Pictures lower or narrower than this lose too much by being halved. */
const leastHalved = 20;
/** Places whose contrast is so many times weaker or stronger than that of the picture are passed over: most of a screen is flat. */
const contrastRange = 1.6;

/**
 * Normalised cross-correlation with the mean taken off, of the picture at every place of the area: coarse to fine.
 * Undefined where the area is smaller than the picture, or the picture has nothing in it.
 */
export function matchIn(picture: GreyPicture, area: GreyPicture): Matches | undefined {
  if (area.width < picture.width || area.height < picture.height) return undefined;
  const template = centre(picture);
  if (template.norm < 1) return undefined;
  const hits = search(picture, area);
  const apart: Hit[] = [];
  for (const hit of hits) {
    if (apart.length > told) break;
    if (apart.every((one) => Math.abs(one.x - hit.x) >= picture.width || Math.abs(one.y - hit.y) >= picture.height)) {
      apart.push(hit);
    }
  }
  const [best, ...others] = apart.map(({ x, y, score }) => ({
    box: { x, y, width: picture.width, height: picture.height },
    score,
  }));
  return best && { ...best, others };
}

/** The best places, best first: searched at half the size where that is cheaper, and looked at again at this size. */
function search(picture: GreyPicture, area: GreyPicture): readonly Hit[] {
  const places = (area.width - picture.width + 1) * (area.height - picture.height + 1);
  const isSmall = Math.min(picture.width, picture.height) < leastHalved;
  if (places * picture.width * picture.height <= affordable || isSmall) return peaksOf(picture, area);
  const template = centre(picture);
  const sums = sumsOf(area);
  return search(halve(picture), halve(area))
    .map(({ x, y, score }) => refine(template, area, sums, { x: 2 * x, y: 2 * y, score }, 2))
    .sort((a, b) => b.score - a.score);
}

/** The highest local maxima of an exhaustive search. */
function peaksOf(picture: GreyPicture, area: GreyPicture): readonly Hit[] {
  const template = centre(picture);
  const width = area.width - picture.width + 1;
  const height = area.height - picture.height + 1;
  const scores = new Float32Array(width * height);
  const sums = sumsOf(area);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++) scores[at++] = scoreAt(template, area, x, y, sums);
  const peaks: Hit[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = scores[y * width + x] ?? 0;
      if (here > 0.2 && isPeak(scores, width, height, x, y)) peaks.push({ x, y, score: here });
    }
  }
  if (peaks.length === 0) {
    const best = scores.indexOf(scores.reduce((a, b) => Math.max(a, b), -1));
    return [{ x: best % width, y: Math.floor(best / width), score: scores[best] ?? 0 }];
  }
  return peaks.sort((a, b) => b.score - a.score).slice(0, survivors);
}

function isPeak(scores: Float32Array, width: number, height: number, x: number, y: number): boolean {
  const here = scores[y * width + x] ?? 0;
  for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
    for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
      if ((scores[ny * width + nx] ?? 0) > here) return false;
    }
  }
  return true;
}

function refine(template: Centred, area: GreyPicture, sums: Sums, near: Hit, reach: number): Hit {
  let best: Hit = { x: 0, y: 0, score: -1 };
  const maxX = area.width - template.width;
  const maxY = area.height - template.height;
  for (let y = Math.max(0, near.y - reach); y <= Math.min(maxY, near.y + reach); y++) {
    for (let x = Math.max(0, near.x - reach); x <= Math.min(maxX, near.x + reach); x++) {
      const here = scoreAt(template, area, x, y, sums);
      if (here > best.score) best = { x, y, score: here };
    }
  }
  return best;
}

interface Centred {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
  readonly norm: number;
}
function centre({ width, height, grey }: GreyPicture): Centred {
  let sum = 0;
  for (const value of grey) sum += value;
  const mean = sum / grey.length;
  const values = Float32Array.from(grey, (value) => value - mean);
  let squares = 0;
  for (const value of values) squares += value * value;
  return { width, height, values, norm: Math.sqrt(squares) };
}

/** Sums and sums of squares of everything above and left, one row and column larger than the picture. */
interface Sums {
  readonly plain: Float64Array;
  readonly squares: Float64Array;
  readonly stride: number;
}
function sumsOf({ width, height, grey }: GreyPicture): Sums {
  const stride = width + 1;
  const plain = new Float64Array(stride * (height + 1));
  const squares = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    let rowSquares = 0;
    for (let x = 0; x < width; x++) {
      const value = grey[y * width + x] ?? 0;
      row += value;
      rowSquares += value * value;
      const at = (y + 1) * stride + x + 1;
      plain[at] = (plain[at - stride] ?? 0) + row;
      squares[at] = (squares[at - stride] ?? 0) + rowSquares;
    }
  }
  return { plain, squares, stride };
}

/** Sum and spread of the values of the area under the template. */
function spreadAt({ width, height }: Centred, { plain, squares, stride }: Sums, x: number, y: number): number {
  const a = y * stride + x;
  const b = a + height * stride;
  const sum = (plain[b + width] ?? 0) - (plain[a + width] ?? 0) - (plain[b] ?? 0) + (plain[a] ?? 0);
  const squared = (squares[b + width] ?? 0) - (squares[a + width] ?? 0) - (squares[b] ?? 0) + (squares[a] ?? 0);
  return squared - (sum * sum) / (width * height);
}

function scoreAt(template: Centred, area: GreyPicture, x: number, y: number, sums: Sums): number {
  const { width, height, values, norm } = template;
  const spread = spreadAt(template, sums, x, y);
  const ratio = spread / (norm * norm);
  // Something flat is like nothing.
  if (spread < 1 || ratio > contrastRange ** 2 || ratio < contrastRange ** -2) return 0;
  let product = 0;
  for (let row = 0, at = 0; row < height; row++) {
    let from = (y + row) * area.width + x;
    for (let column = 0; column < width; column++) product += (values[at++] ?? 0) * (area.grey[from++] ?? 0);
  }
  return product / (norm * Math.sqrt(spread));
}
