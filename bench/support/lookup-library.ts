import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedder } from '#core/ports/embedder.ts';
import type { LikenessEntry, LikenessQuery } from '#core/ports/pattern-index.ts';
import { folderNameOf } from '#drivers/vectors/index.ts';
import type { Lance } from '#drivers/vectors/lance.ts';
import { makeRows, product, type Row } from '#drivers/vectors/rows.ts';
import { PatternTable } from '#drivers/vectors/table.ts';
import { asked } from '../../test/retrieval/findings.ts';
import { toQuery } from '../../test/retrieval/library.ts';

/**
 * As many patterns as wanted, made from real ones: each takes the words of two of them in turn, with names of its own, and
 * its vector lies between theirs. So lengths, word frequencies and crowding are about those of a library that was learned.
 */
export async function buildTable(
  lance: Lance,
  folder: string,
  embedder: Embedder,
  real: readonly LikenessEntry[],
  count: number,
): Promise<void> {
  const random = makeRandom(count);
  const rows = await makeRows(embedder, real);
  await mkdir(folder, { recursive: true });
  const make = (index: number): Row => mix(rows, index, random);
  let table: PatternTable | undefined;
  for (let from = 0; from < count; from += 5000) {
    const some = Array.from({ length: Math.min(5000, count - from) }, (_, at) => make(from + at));
    if (table) await table.add(some);
    else table = await PatternTable.create(lance, join(folder, folderNameOf(embedder)), some);
  }
  await table?.settle(true);
  table?.close();
}

/** Findings of other tools, each with names of its own: no two queries are the same. */
export function makeQueries(count: number): LikenessQuery[] {
  return Array.from({ length: count }, (_, index) => {
    const one = asked[index % asked.length];
    if (!one) throw new Error('there is nothing to ask');
    const query = toQuery(one);
    return { ...query, code: `${query.code}  # value_${index}` };
  });
}

function mix(rows: readonly Row[], index: number, random: () => number): Row {
  const pick = (): Row | undefined => rows[Math.floor(random() * rows.length)];
  const [a, b] = [pick(), pick()];
  if (!a || !b) throw new Error('there are no patterns');
  const share = random();
  const mixed = Float32Array.from(a.vector, (value, at) => {
    const noise = (random() - 0.5) * 0.1;
    return share * value + (1 - share) * (b.vector[at] ?? 0) + noise;
  });
  const length = Math.sqrt(product(mixed, mixed)) || 1;
  const others = b.text.split(/\s+/);
  const words = a.text.split(/\s+/).map((word, at) => (random() < share ? word : (others[at] ?? `name_${index}`)));
  return {
    id: `code/made-${index}`,
    digest: String(index),
    languages: a.languages,
    text: words.slice(0, 120).join(' '),
    vector: Array.from(mixed, (value) => value / length),
  };
}

function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
