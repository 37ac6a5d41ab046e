import { setVariable } from '../set-variable.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Embedder } from '#core/ports/embedder.ts';
import { openEmbedder } from '#drivers/embedding/index.ts';
import { fuse } from '#drivers/vectors/fuse.ts';
import { loadLance } from '#drivers/vectors/lance.ts';
import { embedBoth, makeRows, product } from '#drivers/vectors/rows.ts';
import { PatternTable } from '#drivers/vectors/table.ts';
import { asked, type Asked } from './findings.ts';
import { readLibrary, toQuery } from './library.ts';

/** Place of the first fitting cure in each answer, from 0; -1 when it is not among the first 20. */
export interface Ranks {
  readonly name: string;
  readonly ranks: readonly number[];
}
export interface Measured {
  readonly entries: number;
  readonly methods: readonly Ranks[];
  /** Best likeness of a fitting cure and of one that does not fit, for each finding. */
  readonly likeness: readonly { readonly right: number; readonly wrong: number }[];
}

/** Asks for the cure of every finding, by full text alone, by vectors alone, and by both. */
export async function measureRetrieval(embedder: Embedder): Promise<Measured> {
  const tools = new Set(asked.map(({ rule }) => rule.split('/')[0] ?? ''));
  const library = await readLibrary(tools);
  const lance = await loadLance((name, value) => (process.env[name] ??= value));
  if ('missing' in lance) throw new Error(lance.missing);
  const folder = await mkdtemp(join(tmpdir(), 'heal-retrieval-'));
  try {
    const rows = await makeRows(embedder, library);
    const table = await PatternTable.create(lance, folder, rows);
    await table.settle(true);
    const ranks = {
      message: new Array<number>(),
      text: new Array<number>(),
      vector: new Array<number>(),
      both: new Array<number>(),
    };
    const likeness: { right: number; wrong: number }[] = [];
    for (const one of asked) {
      const query = toQuery(one);
      const [vector = new Float32Array()] = await embedBoth(embedder, [query]);
      const byVector = await table.byVector(vector, one.language, 20);
      const byText = await table.byText(`${query.text}\n${query.code}`, one.language, 20);
      ranks.message.push(rankIn(await table.byText(query.text, one.language, 20), one));
      ranks.text.push(rankIn(byText, one));
      ranks.vector.push(rankIn(byVector, one));
      ranks.both.push(rankIn(fuse(byVector, byText, 20), one));
      const speaking = library.flatMap((entry, at) =>
        entry.languages.includes(one.language)
          ? [
              {
                fits: one.fits.includes(entry.patternId),
                score: product(vector, Float32Array.from(rows[at]?.vector ?? [])),
              },
            ]
          : [],
      );
      const best = (fits: boolean) => Math.max(...speaking.filter((s) => s.fits === fits).map(({ score }) => score));
      likeness.push({ right: best(true), wrong: best(false) });
    }
    table.close();
    const methods = [
      { name: 'full text, message', ranks: ranks.message },
      { name: 'full text, message and code', ranks: ranks.text },
      { name: 'vectors', ranks: ranks.vector },
      { name: 'both (what the rung uses)', ranks: ranks.both },
    ];
    return { entries: library.length, methods, likeness };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Share of the answers whose first `depth` hold a cure that fits. */
export function recallAt(depth: number, ranks: readonly number[]): number {
  return ranks.filter((rank) => rank >= 0 && rank < depth).length / ranks.length;
}

function rankIn(hits: readonly ({ readonly id: string } | { readonly patternId: string })[], one: Asked): number {
  return hits.findIndex((hit) => one.fits.includes('id' in hit ? hit.id : hit.patternId));
}

/** Usage: node test/retrieval/measure.ts [--missed] [--model file --tokenizer file] */
if (import.meta.main) {
  const { values } = parseArgs({
    options: { missed: { type: 'boolean' }, model: { type: 'string' }, tokenizer: { type: 'string' } },
  });
  const shipped = join(import.meta.dirname, '../../models/lexical.onnx');
  const embedder = await openEmbedder({ setVariable, shipped, model: values.model, tokenizer: values.tokenizer });
  if ('missing' in embedder) throw new Error(embedder.missing);
  const { entries, methods, likeness } = await measureRetrieval(embedder);
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const isOdd = (_: unknown, index: number) => index % 2 === 1;
  console.log(`${asked.length} findings, ${entries} cures, ${embedder.id}\n`);
  console.log('| asked by | recall@1 | recall@5 | held out: @1 | held out: @5 |\n| --- | --- | --- | --- | --- |');
  for (const { name, ranks } of methods) {
    const odd = ranks.filter(isOdd);
    const cells = [recallAt(1, ranks), recallAt(5, ranks), recallAt(1, odd), recallAt(5, odd)].map(percent);
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
  console.log('\n| least likeness | right cure is above | a wrong one is above |\n| --- | --- | --- |');
  for (const least of [0.2, 0.25, 0.3, 0.35, 0.38, 0.4, 0.45, 0.5, 0.6]) {
    const share = (kind: 'right' | 'wrong') =>
      percent(likeness.filter((one) => one[kind] >= least).length / asked.length);
    console.log(`| ${least} | ${share('right')} | ${share('wrong')} |`);
  }
  if (values.missed)
    asked.forEach(({ rule, message }, at) => {
      const places = methods.map(({ ranks }) => ranks[at]).join(' ');
      if (methods.some(({ ranks }) => ranks[at] !== 0)) console.log(places.padEnd(12), rule, message.slice(0, 70));
    });
}
