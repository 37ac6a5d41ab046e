import { countFeatures, featureCount } from '../../src/drivers/embedding/features.ts';
import type { Weights } from './onnx-writer.ts';

export interface TopicOptions {
  /** Columns of the table: how many directions of meaning are kept. */
  readonly dimension: number;
  /** How much the singular values are flattened, so that rare topics count beside frequent ones: σ, √σ or 1. */
  readonly whitening: 0 | 1 | 2;
  /** Share of a random direction of its own in the row of each feature: keeps unlike words apart that share topics. */
  readonly noise: number;
}

/** Texts about one fault, in one. */
export interface Group {
  readonly text: string;
  /** How much it counts beside the others. */
  readonly weight: number;
}

/** One text as sparse row: bucket, weight. */
type Row = readonly (readonly [number, number])[];

/**
 * Latent semantic analysis (Deerwester et al., 1990) with a randomised singular value decomposition
 * (Halko, Martinsson and Tropp, 2011, algorithm 4.4). Texts of one group, the same fault in the words of several
 * tools, stand in one row, so that their words fall together. The same texts give the same bytes: the generator is
 * seeded and only exactly rounded operations and `Math.log` take part.
 */
export function learnTopics(groups: readonly Group[], options: TopicOptions): Weights {
  const { dimension, whitening, noise } = options;
  const counts = groups.map(({ text }) => countFeatures(text));
  const idf = inverseFrequencies(counts);
  const rows = counts.map((count, at) =>
    stretchTo(
      [...count].map(([key, value]) => [key, value * (idf[key] ?? 1)]),
      groups[at]?.weight ?? 1,
    ),
  );
  const random = makeNormal(20_261_120);
  const size = Math.min(dimension + 16, rows.length);

  let basis = gaussian(featureCount, size, random);
  let left: Float64Array[] = [];
  for (let round = 0; round < 4; round++) {
    left = orthonormalise(timesRows(rows, basis));
    basis = orthonormalise(timesColumns(rows, left));
  }
  const projected = timesRows(rows, basis);
  const { values, vectors } = diagonalise(gram(projected));
  const order = values.map((_, index) => index).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const table = new Float64Array(featureCount * dimension);
  order.slice(0, dimension).forEach((chosen, column) => {
    const singular = Math.sqrt(Math.max(values[chosen] ?? 0, 1e-12));
    const stretch = [1, 1 / Math.sqrt(singular), 1 / singular][whitening] ?? 1;
    for (let feature = 0; feature < featureCount; feature++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += (basis[k]?.[feature] ?? 0) * (vectors[k]?.[chosen] ?? 0);
      table[feature * dimension + column] = sum * stretch;
    }
  });
  const typical = Math.sqrt(table.reduce((sum, value) => sum + value * value, 0) / table.length);
  for (let feature = 0; feature < featureCount; feature++)
    for (let column = 0; column < dimension; column++) {
      const at = feature * dimension + column;
      table[at] = ((table[at] ?? 0) + noise * typical * random()) * (idf[feature] ?? 1);
    }
  return quantise(table, featureCount, dimension);
}

function inverseFrequencies(counts: readonly ReadonlyMap<number, number>[]): Float64Array {
  const seen = new Float64Array(featureCount);
  for (const count of counts) for (const key of count.keys()) seen[key] = (seen[key] ?? 0) + 1;
  return seen.map((times) => Math.log((counts.length + 1) / (times + 1)) + 1);
}

/** To the length that is given. */
function stretchTo(row: Row, wanted: number): Row {
  const length = Math.sqrt(row.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return row.map(([key, value]) => [key, (value * wanted) / length]);
}

/** rows · basis; matrices are lists of their columns. */
function timesRows(rows: readonly Row[], basis: readonly Float64Array[]): Float64Array[] {
  return basis.map((column) => {
    const result = new Float64Array(rows.length);
    rows.forEach((row, index) => {
      let sum = 0;
      for (const [key, value] of row) sum += value * (column[key] ?? 0);
      result[index] = sum;
    });
    return result;
  });
}

/** rowsᵀ · left */
function timesColumns(rows: readonly Row[], left: readonly Float64Array[]): Float64Array[] {
  return left.map((column) => {
    const result = new Float64Array(featureCount);
    rows.forEach((row, index) => {
      const factor = column[index] ?? 0;
      for (const [key, value] of row) result[key] = (result[key] ?? 0) + value * factor;
    });
    return result;
  });
}

/** Modified Gram-Schmidt, twice, because once is not enough for nearly equal columns. */
function orthonormalise(columns: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const column of columns) {
    const next = Float64Array.from(column);
    for (let round = 0; round < 2; round++)
      for (const other of done) {
        const share = dot(next, other);
        for (let at = 0; at < next.length; at++) next[at] = (next[at] ?? 0) - share * (other[at] ?? 0);
      }
    const length = Math.sqrt(dot(next, next));
    done.push(length > 1e-9 ? next.map((value) => value / length) : new Float64Array(next.length));
  }
  return done;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function gram(columns: readonly Float64Array[]): Float64Array[] {
  return columns.map((a) => Float64Array.from(columns, (b) => dot(a, b)));
}

/** Eigenvalues and eigenvectors (as columns: `vectors[row][column]`) of a symmetric matrix: cyclic Jacobi. */
function diagonalise(matrix: Float64Array[]): { values: number[]; vectors: Float64Array[] } {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const vectors = a.map((_, row) => Float64Array.from({ length: n }, (__, column) => (row === column ? 1 : 0)));
  for (let sweep = 0; sweep < 30; sweep++) {
    let rest = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rest += (a[p]?.[q] ?? 0) ** 2;
    if (rest < 1e-20) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, p, q);
  }
  return { values: a.map((row, index) => row[index] ?? 0), vectors };
}

function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const off = a[p]?.[q] ?? 0;
  if (Math.abs(off) < 1e-15) return;
  const theta = ((a[q]?.[q] ?? 0) - (a[p]?.[p] ?? 0)) / (2 * off);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of [...a, ...vectors]) {
    const x = row[p] ?? 0;
    const y = row[q] ?? 0;
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  const rowP = a[p] ?? new Float64Array();
  const rowQ = a[q] ?? new Float64Array();
  for (let k = 0; k < a.length; k++) {
    const x = rowP[k] ?? 0;
    const y = rowQ[k] ?? 0;
    rowP[k] = c * x - s * y;
    rowQ[k] = s * x + c * y;
  }
}

/** Eight bits for each weight, each column with a step of its own: a quarter of the size, the same answers. */
function quantise(table: Float64Array, rows: number, columns: number): Weights {
  const values = new Int8Array(rows * columns);
  const scale = new Float32Array(columns);
  for (let column = 0; column < columns; column++) {
    let largest = 1e-9;
    for (let row = 0; row < rows; row++) largest = Math.max(largest, Math.abs(table[row * columns + column] ?? 0));
    const step = Math.fround(largest / 127);
    scale[column] = step;
    for (let row = 0; row < rows; row++)
      values[row * columns + column] = Math.round((table[row * columns + column] ?? 0) / step);
  }
  return { rows, columns, values, scale };
}

function gaussian(rows: number, columns: number, random: () => number): Float64Array[] {
  return Array.from({ length: columns }, () => Float64Array.from({ length: rows }, random));
}

/** Nearly normal numbers: twelve even ones summed (Irwin–Hall), from a linear congruential generator. */
function makeNormal(seed: number): () => number {
  let state = seed >>> 0;
  const even = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  return () => {
    let sum = -6;
    for (let k = 0; k < 12; k++) sum += even();
    return sum;
  };
}
