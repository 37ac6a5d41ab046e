import { sha256 } from '#core/fingerprint.ts';
import type { Embedder } from '#core/ports/embedder.ts';
import type { Likeness, LikenessEntry } from '#core/ports/pattern-index.ts';

/** One pattern as the table holds it. */
export interface Row {
  readonly id: string;
  /** Of everything that the entry says: equal digests need no new vector. */
  readonly digest: string;
  /** `python`, `typescript javascript`. */
  readonly languages: string;
  readonly text: string;
  readonly vector: number[];
}
/** What a search brings back of a row. */
export interface FoundRow {
  readonly id: string;
  readonly languages: string;
  /** Cosine; 0 when it was found by its text. */
  readonly likeness: number;
  /** BM25; 0 when it was found by its vector. */
  readonly textScore: number;
  /** Empty when it was not asked for. */
  readonly vector: Float32Array;
}

/** Share of what tools say in the likeness; the rest is the code. Chosen by measurement with the scores' threshold. */
const textShare = 0.7;
const headLines = 6;

export function digestOf(entry: LikenessEntry): string {
  return sha256(JSON.stringify([entry.patternId, entry.languages, entry.text, entry.code])).slice(0, 32);
}

/**
 * Text and code in one vector of length 1 at most, so that one product compares text with text and code with code.
 * What stands first of a text, title and rules, counts as much as all of it.
 */
export async function embedBoth(embedder: Embedder, things: readonly Likeness[]): Promise<Float32Array[]> {
  const texts = things.flatMap(({ text, code }) => [text, headOf(text), code]);
  const vectors = await embedder.embed(texts);
  const zero = new Float32Array(embedder.dimension);
  return things.map((_, index) => {
    const [text = zero, head = zero, code = zero] = vectors.slice(3 * index, 3 * index + 3);
    const sum = text.map((value, at) => value + (head[at] ?? 0));
    const length = Math.sqrt(product(sum, sum)) || 1;
    const joined = new Float32Array(2 * embedder.dimension);
    sum.forEach((value, at) => (joined[at] = (value / length) * Math.sqrt(textShare)));
    code.forEach((value, at) => (joined[embedder.dimension + at] = value * Math.sqrt(1 - textShare)));
    return joined;
  });
}

function headOf(text: string): string {
  return text.split('\n').slice(0, headLines).join('\n');
}

export async function makeRows(embedder: Embedder, entries: readonly LikenessEntry[]): Promise<Row[]> {
  const vectors = await embedBoth(embedder, entries);
  return entries.map((entry, index) => ({
    id: entry.patternId,
    digest: digestOf(entry),
    languages: [...entry.languages].sort().join(' '),
    text: `${entry.text}\n${entry.code}`,
    vector: Array.from(vectors[index] ?? []),
  }));
}

/** What the database answers is checked as it comes in: a table may have been written by anybody. */
export function readRow(row: unknown): FoundRow | undefined {
  if (typeof row !== 'object' || row === null || !('id' in row) || typeof row.id !== 'string') return undefined;
  const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
  const distance = '_distance' in row ? number(row._distance) : undefined;
  return {
    id: row.id,
    languages: 'languages' in row ? String(row.languages) : '',
    // LanceDB's distance for products is 1 minus the product.
    likeness: distance === undefined ? 0 : 1 - distance,
    textScore: ('_score' in row ? number(row._score) : undefined) ?? 0,
    vector: 'vector' in row && isIterable(row.vector) ? Float32Array.from(row.vector, Number) : new Float32Array(),
  };
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

export function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
