import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../src/core/fingerprint.ts';
import { featureCount, featuresVersion } from '../src/drivers/embedding/features.ts';
import { readCorpus, type Corpus } from './embedding/corpus.ts';
import { writeOnnx } from './embedding/onnx-writer.ts';
import { learnTopics } from './embedding/topics.ts';

/**
 * Builds `models/lexical.onnx`, the embedding that ships, from what the house and its tools say about faults.
 * The same corpus gives the same bytes. New texts do not make the model wrong, only less fitting, so:
 *
 *     node scripts/build-embedding.ts           builds model and stamp
 *     node scripts/build-embedding.ts --check   fails when they do not belong together, or when much of the house is new
 *     node scripts/build-embedding.ts --verify  builds again and compares the bytes, when the corpus is the same
 */
const folder = join(import.meta.dirname, '../models');
const modelFile = join(folder, 'lexical.onnx');
const stampFile = join(folder, 'lexical.json');
const Stamp = z.strictObject({
  name: z.literal('lexical'),
  features: z.number().int(),
  featuresVersion: z.number().int(),
  dimension: z.number().int(),
  model: z.string(),
  corpus: z.string(),
  texts: z.number().int(),
  house: z.array(z.string()),
});
type Stamp = z.infer<typeof Stamp>;
/** A larger share of healers, patterns and rules that the model never read is worth a new build. */
const staleFrom = 0.5;

const options = { dimension: 192, whitening: 1, noise: 0.3 } as const;

function build(corpus: Corpus): { model: Uint8Array; stamp: Stamp } {
  const model = writeOnnx(learnTopics(corpus.groups, options));
  const stamp = {
    name: 'lexical' as const,
    features: featureCount,
    featuresVersion,
    dimension: options.dimension,
    model: sha256(model),
    corpus: digestOf(corpus),
    texts: corpus.groups.length,
    house: [...corpus.house],
  };
  return { model, stamp };
}

function digestOf(corpus: Corpus): string {
  return sha256(JSON.stringify([options, featuresVersion, corpus.groups]));
}

function check(corpus: Corpus, isThorough: boolean): string | undefined {
  if (!existsSync(modelFile) || !existsSync(stampFile)) return 'the model or its stamp is missing';
  const stamp = Stamp.parse(JSON.parse(readFileSync(stampFile, 'utf8')));
  if (sha256(readFileSync(modelFile)) !== stamp.model) return 'the model is not the one of its stamp';
  if (stamp.featuresVersion !== featuresVersion || stamp.features !== featureCount)
    return 'the model was built for other features';
  const known = new Set(stamp.house);
  const fresh = corpus.house.filter((name) => !known.has(name));
  if (fresh.length / corpus.house.length > staleFrom)
    return `${fresh.length} of ${corpus.house.length} healers, patterns and rules are newer than the model`;
  if (!isThorough) return undefined;
  if (digestOf(corpus) !== stamp.corpus) {
    console.log('The corpus has changed since the model was built: its bytes cannot be compared.');
    return undefined;
  }
  return build(corpus).stamp.model === stamp.model ? undefined : 'the same corpus gives other bytes';
}

const corpus = readCorpus();
if (process.argv.includes('--check') || process.argv.includes('--verify')) {
  const problem = check(corpus, process.argv.includes('--verify'));
  if (problem !== undefined) {
    console.error(`models/lexical.onnx: ${problem}. Run \`node scripts/build-embedding.ts\` and commit what it makes.`);
    process.exit(1);
  }
  console.log('models/lexical.onnx is as its stamp says.');
} else {
  const { model, stamp } = build(corpus);
  writeFileSync(modelFile, model);
  writeFileSync(stampFile, `${JSON.stringify(stamp, null, 2)}\n`);
  console.log(`wrote models/lexical.onnx: ${model.length} bytes from ${stamp.texts} texts`);
}
