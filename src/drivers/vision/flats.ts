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
  const of = joinNeighbours(frame);
  let count = 0;
  // Roots come before what hangs on them: one pass numbers all.
  for (let at = 0; at < of.length; at++) of[at] = of[at] === at ? ~count++ : (of[of[at] ?? 0] ?? 0);
  const areas = new Int32Array(count);
  const left = new Int32Array(count).fill(width);
  const top = new Int32Array(count).fill(height);
  const right = new Int32Array(count).fill(-1);
  const bottom = new Int32Array(count).fill(-1);
  const edges = new Int32Array(count);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const one = ~(of[at] ?? 0);
      of[at] = one;
      if (x === 0 || of[at - 1] !== one) edges[one] = (edges[one] ?? 0) + 1;
      if (y === 0 || of[at - width] !== one) edges[one] = (edges[one] ?? 0) + 1;
      areas[one] = (areas[one] ?? 0) + 1;
      if (x < (left[one] ?? 0)) left[one] = x;
      if (x > (right[one] ?? 0)) right[one] = x;
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
  const isNear = (a: number, b: number): boolean => {
    const p = a * 4;
    const q = b * 4;
    return (
      Math.abs((bgra[p] ?? 0) - (bgra[q] ?? 0)) <= shade &&
      Math.abs((bgra[p + 1] ?? 0) - (bgra[q + 1] ?? 0)) <= shade &&
      Math.abs((bgra[p + 2] ?? 0) - (bgra[q + 2] ?? 0)) <= shade
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
  for (let at = 0; at < parent.length; at++) parent[at] = rootOf(at);
  return parent;
}
