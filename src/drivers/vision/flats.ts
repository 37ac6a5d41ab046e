import type { Frame } from '#core/replay/screen.ts';

/** Parts of a picture in which no pixel differs from its neighbours by more than a shade. */
export interface Flats {
  readonly width: number;
  readonly height: number;
  /** For each pixel the number of its flat. */
  readonly of: Int32Array;
  readonly areas: Int32Array;
  /** Length of the edge of each, holes included, in pixels. */
  readonly edges: Int32Array;
  readonly left: Int32Array;
  readonly top: Int32Array;
  readonly right: Int32Array;
  readonly bottom: Int32Array;
}

/** Levels of one colour between two neighbours of the same flat: gradients stay together, the faintest borders part. */
const shade = 5;

export function findFlats(frame: Frame): Flats {
  const { width, height } = frame;
  const parent = joinNeighbours(frame);
  const of = new Int32Array(parent.length);
  let count = 0;
  // What a pixel hangs on comes before it, and has its number by then.
  for (let at = 0; at < of.length; at++) {
    const up = parent[at] ?? 0;
    of[at] = up === at ? count++ : (of[up] ?? 0);
  }
  const areas = new Int32Array(count);
  const edges = new Int32Array(count);
  const left = new Int32Array(count).fill(width);
  const top = new Int32Array(count).fill(height);
  const right = new Int32Array(count).fill(-1);
  const bottom = new Int32Array(count).fill(-1);
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width;
    // A run of one flat at a time.
    for (let at = y * width; at < end;) {
      const start = at;
      const one = of[at] ?? 0;
      let alone = 0;
      for (; at < end && of[at] === one; at++) if (y === 0 || of[at - width] !== one) alone++;
      const x = start - y * width;
      areas[one] = (areas[one] ?? 0) + at - start;
      edges[one] = (edges[one] ?? 0) + 1 + alone;
      if (x < (left[one] ?? 0)) left[one] = x;
      if (x + at - start - 1 > (right[one] ?? 0)) right[one] = x + at - start - 1;
      if (y < (top[one] ?? 0)) top[one] = y;
      bottom[one] = y;
    }
  }
  return { width, height, of, areas, edges, left, top, right, bottom };
}

/** Union-find over left and upper neighbours; the smallest pixel of a flat is its root. */
function joinNeighbours({ width, height, bgra }: Frame): Int32Array {
  const parent = new Int32Array(width * height);
  const rootOf = (start: number): number => {
    let at = start;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? 0] ?? 0;
      at = parent[at] ?? 0;
    }
    return at;
  };
  // A pixel at once: most of a screen is the same as what is beside it.
  const isAligned = bgra.byteOffset % 4 === 0;
  const pixels = isAligned
    ? new Uint32Array(bgra.buffer, bgra.byteOffset, width * height)
    : new Uint32Array(new Uint8Array(bgra).buffer);
  const isNear = (a: number, b: number): boolean => {
    const [one, other] = [pixels[a] ?? 0, pixels[b] ?? 0];
    if (((one ^ other) & 0xffffff) === 0) return true;
    return (
      Math.abs((one & 255) - (other & 255)) <= shade &&
      Math.abs(((one >> 8) & 255) - ((other >> 8) & 255)) <= shade &&
      Math.abs(((one >> 16) & 255) - ((other >> 16) & 255)) <= shade
    );
  };
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const isLeft = x > 0 && isNear(at, at - 1);
      const isUp = y > 0 && isNear(at, at - width);
      if (isLeft) {
        const root = parent[at - 1] ?? 0;
        parent[at] = root;
        if (isUp && parent[at - width] !== root) {
          const a = rootOf(root);
          const b = rootOf(at - width);
          if (a < b) parent[b] = a;
          else parent[a] = b;
          parent[at] = Math.min(a, b);
        }
      } else parent[at] = isUp ? rootOf(at - width) : at;
    }
  }
  return parent;
}
