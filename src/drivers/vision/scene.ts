import type { Frame } from '#core/replay/screen.ts';
import { findFlats, type Flats } from './flats.ts';
import { findTouching } from './touching.ts';

/** Something painted on a surface, or several things that read as one; edges are pixels, `right` and `bottom` inclusive. */
export interface Label {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** The flat on which it is painted. */
  surface: number;
  /** Pixels that it covers. */
  area: number;
  /** Connected pieces that were joined. */
  parts: number;
}
export interface Surface {
  readonly flat: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
export interface Scene {
  readonly flats: Flats;
  readonly surfaces: ReadonlyMap<number, Surface>;
  /** For each flat whether it is one. */
  readonly isSurface: Uint8Array;
  /** Connected paint, before it is grouped. */
  readonly paint: readonly Label[];
}

/** A flat thinner than this is a stroke or a border, in pixels. */
const leastThickness = 6;
/** A flat larger than this is a surface however much is written on it: a page of text. */
const pageArea = 2000;

/** Parts a picture into surfaces and what is painted on them. */
export function findScene(frame: Frame): Scene {
  const flats = findFlats(frame);
  const surfaces = new Map<number, Surface>();
  const rims: Surface[] = [];
  for (let flat = 0; flat < flats.areas.length; flat++) {
    const area = flats.areas[flat] ?? 0;
    if (area < 60) continue;
    const [left, top] = [flats.left[flat] ?? 0, flats.top[flat] ?? 0];
    const [right, bottom] = [flats.right[flat] ?? 0, flats.bottom[flat] ?? 0];
    const [width, height] = [right - left + 1, bottom - top + 1];
    if (width < 8 || height < 8) continue;
    // `edges` counts left and upper sides only, which is half of the way around.
    const thickness = area / (flats.edges[flat] ?? 0);
    const isPage = area >= pageArea && width >= 40 && height >= 16 && area >= 0.1 * width * height;
    const one: Surface = { flat, left, top, right, bottom };
    // A small button full of its icon.
    const short = Math.min(width, height);
    const isRim = short >= 12 && area >= 0.3 * width * height && thickness >= 0.06 * short;
    const isFull = isRim && isRectangle(flats, one, 0.9);
    if (thickness >= leastThickness || isPage) surfaces.set(flat, one);
    else if (isFull) rims.push(one);
  }
  // The outline of a picture on a button is a rim too: only the outermost is the button.
  const outer = [...surfaces.values(), ...rims].filter(isButtonSized);
  for (const rim of rims) if (!outer.some((one) => isAround(one, rim))) surfaces.set(rim.flat, rim);
  const isSurface = new Uint8Array(flats.areas.length);
  for (const flat of surfaces.keys()) isSurface[flat] = 1;
  return { flats, surfaces, isSurface, paint: findPaint(flats, surfaces, isSurface) };
}

function isButtonSized({ left, top, right, bottom }: Surface): boolean {
  const [width, height] = [right - left + 1, bottom - top + 1];
  return height <= 96 && width <= 1.7 * height && height <= 1.7 * width;
}
function isAround(outer: Surface, inner: Surface): boolean {
  return outer.left < inner.left && outer.right > inner.right && outer.top < inner.top && outer.bottom > inner.bottom;
}

/** Whether a flat reaches all four sides of its box, for a share of their length. */
export function isRectangle({ of, width }: Flats, { flat, left, top, right, bottom }: Surface, share: number): boolean {
  const isOn = (x: number, y: number) => of[y * width + x] === flat;
  let [up, down, west, east] = [0, 0, 0, 0];
  for (let x = left; x <= right; x++) {
    if (isOn(x, top) || isOn(x, top + 1)) up++;
    if (isOn(x, bottom) || isOn(x, bottom - 1)) down++;
  }
  for (let y = top; y <= bottom; y++) {
    if (isOn(left, y) || isOn(left + 1, y)) west++;
    if (isOn(right, y) || isOn(right - 1, y)) east++;
  }
  const across = (right - left + 1) * share;
  const along = (bottom - top + 1) * share;
  return up >= across && down >= across && west >= along && east >= along;
}

/** Connected pixels (also over corners) that belong to no surface. */
function findPaint(
  { width, height, of }: Flats,
  surfaces: ReadonlyMap<number, Surface>,
  isSurface: Uint8Array,
): readonly Label[] {
  const seen = new Uint8Array(of.length);
  for (let at = 0; at < of.length; at++) seen[at] = isSurface[of[at] ?? 0] ?? 0;
  const stack: number[] = [];
  const paint: Label[] = [];
  for (let start = 0; start < of.length; start++) {
    if (seen[start] !== 0) continue;
    seen[start] = 1;
    stack.push(start);
    const one: Label = { left: width, top: height, right: -1, bottom: -1, surface: -1, area: 0, parts: 1 };
    const beside = new Map<number, number>();
    const pixels: number[] = [];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      pixels.push(at);
      one.area++;
      one.left = Math.min(one.left, x);
      one.right = Math.max(one.right, x);
      one.top = Math.min(one.top, y);
      one.bottom = Math.max(one.bottom, y);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (seen[next] === 0) {
            seen[next] = 1;
            stack.push(next);
          } else countSurface(next, beside);
        }
      }
    }
    one.surface = mostOf(beside);
    if (one.surface < 0) continue;
    paint.push(one);
    if (!isFieldBorder(one, surfaces)) continue;
    for (const { pixels: own, ...edges } of findTouching(pixels, width, one)) {
      const around = new Map<number, number>();
      for (const at of own) for (const by of [-width, -1, 1, width]) countSurface(at + by, around);
      const surface = mostOf(around);
      if (surface >= 0) paint.push({ ...edges, surface, area: own.length, parts: 1 });
    }
  }
  return paint;

  function countSurface(at: number, counts: Map<number, number>): void {
    const flat = of[at] ?? -1;
    if (isSurface[flat] === 1) counts.set(flat, (counts.get(flat) ?? 0) + 1);
  }
}

function mostOf(counts: ReadonlyMap<number, number>): number {
  let [flat, most] = [-1, 0];
  for (const [one, count] of counts) if (count > most) [flat, most] = [one, count];
  return flat;
}

/** The border of something larger than an icon, in which there is room to write. */
function isFieldBorder(one: Label, surfaces: ReadonlyMap<number, Surface>): boolean {
  const [width, height] = [one.right - one.left + 1, one.bottom - one.top + 1];
  if (width <= 64 || height < 16 || one.area > 0.5 * width * height) return false;
  for (const { left, top, right, bottom } of surfaces.values()) {
    const isWithin = left >= one.left && right <= one.right && top >= one.top && bottom <= one.bottom;
    if (isWithin && (right - left + 1) * (bottom - top + 1) > 0.25 * width * height) return true;
  }
  return false;
}
