import { setVariable } from '../../../test/set-variable.ts';
import { mkdtemp, rm, truncate, writeFile, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Embedder } from '#core/ports/embedder.ts';
import { littleEndian, node, port, tensor, writeGraph } from '../../../scripts/embedding/onnx-writer.ts';
import { countFeatures, featureCount } from './features.ts';
import { openEmbedder } from './index.ts';
import type { OnnxSession } from './runtime.ts';
import { makeTransformerEmbedder } from './transformer.ts';
import { readWordPiece } from './word-piece.ts';

const shipped = join(import.meta.dirname, '../../../models/lexical.onnx');
let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'heal-embedding-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function openShipped(): Promise<Embedder> {
  const embedder = await openEmbedder({ setVariable, shipped });
  if ('missing' in embedder) throw new Error(embedder.missing);
  return embedder;
}
function likeness(a: Float32Array | undefined, b: Float32Array | undefined): number {
  return (a ?? new Float32Array()).reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0);
}

describe('the model that ships', () => {
  test('finds the same fault in other words more alike than another fault in like words', async () => {
    const [yaml, pickle, unused, cycle, circular] = await (
      await openShipped()
    ).embed([
      'Unsafe deserialization of a document',
      'yaml.load without SafeLoader may run code',
      'Import is never used',
      'Modules import each other: cyclic import',
      'Circular dependency detected',
    ]);
    expect(likeness(yaml, pickle)).toBeGreaterThan(likeness(yaml, unused) + 0.2);
    expect(likeness(cycle, circular)).toBeGreaterThan(likeness(cycle, unused) + 0.2);
  });

  test('gives vectors of length 1, the same for the same text in any company', async () => {
    const embedder = await openShipped();
    const texts = Array.from({ length: 70 }, (_, n) => `Name "value_${n % 7}${n}" is not defined`);
    const together = await embedder.embed(texts);
    const [alone] = await embedder.embed(texts.slice(69));
    expect(together).toHaveLength(70);
    expect(likeness(alone, alone)).toBeCloseTo(1, 5);
    expect(likeness(alone, together[69])).toBeCloseTo(1, 5);
    expect(alone).toHaveLength(embedder.dimension);
  });

  test('a text without words is like nothing', async () => {
    const [empty, word] = await (await openShipped()).embed([' \n', 'unused import']);
    expect(likeness(empty, empty)).toBe(0);
    expect(likeness(empty, word)).toBe(0);
  });

  test.each([
    ['is not there', async (file: string) => rm(file)],
    ['was cut off', async (file: string) => truncate(file, 5000)],
    ['is something else', async (file: string) => writeFile(file, 'not a model')],
  ])('a model that %s is a reason, not an error', async (_, damage) => {
    const file = join(folder, 'model.onnx');
    await copyFile(shipped, file);
    await damage(file);
    expect(await openEmbedder({ setVariable, shipped: file })).toEqual({
      missing: expect.stringMatching(/model|ENOENT/),
    });
  });
});

describe('features', () => {
  test('are the words inside names, whatever the style', () => {
    const keys = (text: string) => new Set(countFeatures(text).keys());
    const shared = (a: string, b: string) => [...keys(a)].filter((key) => keys(b).has(key)).length;
    expect(shared('safeLoad', 'safe_load')).toBeGreaterThan(8);
    expect(shared('safeLoad', 'unrelated')).toBeLessThan(2);
  });
  test('stay inside the model, and long texts are cut', () => {
    const counts = countFeatures('ünïcode λ 漢字 $x ===> '.repeat(100_000));
    expect(counts.size).toBeLessThan(200);
    for (const key of counts.keys()) expect(key).toBeLessThan(featureCount);
  });
});

const tokenizer = {
  added_tokens: [{ id: 1, content: '[CLS]' }],
  normalizer: { type: 'BertNormalizer', lowercase: true, strip_accents: null },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    vocab: { '[UNK]': 0, '[CLS]': 1, '[SEP]': 2, un: 3, '##used': 4, import: 5, '.': 6, cafe: 7 },
  },
};

describe('a tokenizer of Hugging Face', () => {
  const read = (value: unknown) => readWordPiece(JSON.stringify(value));
  test('cuts words into the longest pieces that it knows', () => {
    const tokenize = read(tokenizer);
    if ('missing' in tokenize) throw new Error(tokenize.missing);
    expect(tokenize('Unused import.', 16)).toEqual([1, 3, 4, 5, 6, 2]);
    expect(tokenize('Café strange', 16)).toEqual([1, 7, 0, 2]);
    expect(tokenize('import import import', 4)).toEqual([1, 5, 5, 2]);
  });
  test.each([
    [{ ...tokenizer, model: { ...tokenizer.model, type: 'BPE', vocab: {} } }, /BPE; only WordPiece/],
    [{ ...tokenizer, normalizer: { type: 'NFC' } }, /NFC is not supported/],
    [{ ...tokenizer, pre_tokenizer: { type: 'ByteLevel' } }, /ByteLevel is not supported/],
    [{ ...tokenizer, model: { ...tokenizer.model, vocab: { a: 1 } } }, /lacks \[CLS\]/],
    [{ ...tokenizer, model: { ...tokenizer.model, vocab: { a: 'b' } } }, /wrong at model\.vocab/],
    ['words', /does not name its kind/],
  ])('of another kind is refused with its name', (value, message) => {
    expect(read(value)).toEqual({ missing: expect.stringMatching(message) });
  });
});

describe('a model of the user', () => {
  test('needs its tokenizer', async () => {
    expect(await openEmbedder({ setVariable, shipped, model: shipped })).toEqual({
      missing: expect.stringContaining('tokenizer'),
    });
  });
  test('that takes something else than tokens is refused with what it takes', async () => {
    const file = join(folder, 'tokenizer.json');
    await writeFile(file, JSON.stringify(tokenizer));
    expect(await openEmbedder({ setVariable, shipped, model: shipped, tokenizer: file })).toEqual({
      missing: expect.stringContaining('inputs are features'),
    });
  });
  test('is run as it is: a table of a vector for each token', async () => {
    const model = writeGraph({
      name: 'tokens',
      nodes: [node('Gather', ['table', 'input_ids'], 'last_hidden_state')],
      // Tokens 0 to 7 point along the first direction, but 5 (`import`) along the second.
      tensors: [
        tensor(
          'table',
          [8, 2],
          'float',
          littleEndian(Float32Array.from([0, 1, 2, 3, 4, 5, 6, 7].flatMap((id) => (id === 5 ? [0, 2] : [1, 0])))),
        ),
      ],
      inputs: [port('input_ids', 'int64', ['batch', 'tokens'])],
      outputs: [port('last_hidden_state', 'float', ['batch', 'tokens', 2])],
    });
    const files = { shipped, model: join(folder, 'tokens.onnx'), tokenizer: join(folder, 'tokens.json') };
    await writeFile(files.model, model);
    await writeFile(files.tokenizer, JSON.stringify(tokenizer));
    const embedder = await openEmbedder({ setVariable, ...files });
    if ('missing' in embedder) throw new Error(embedder.missing);
    expect(embedder.dimension).toBe(2);
    // [CLS] import [SEP]: the sum is [2, 2].
    const [vector] = await embedder.embed(['import']);
    expect([...(vector ?? [])].map((value) => value.toFixed(4))).toEqual(['0.7071', '0.7071']);
    const { id } = embedder;
    await writeFile(files.tokenizer, JSON.stringify({ ...tokenizer, added_tokens: [] }));
    expect(await openEmbedder({ setVariable, ...files })).not.toMatchObject({ id });
  });

  test('gives the mean over its tokens, of length 1', async () => {
    const session: OnnxSession = {
      inputs: ['input_ids', 'attention_mask'],
      outputs: ['last_hidden_state'],
      async run(feeds) {
        expect(Object.keys(feeds)).toEqual(['input_ids', 'attention_mask']);
        const ids = [...(feeds['input_ids']?.data ?? [])].map(Number);
        return {
          last_hidden_state: { data: Float32Array.from(ids.flatMap((id) => [id, 0, 4])), shape: [1, ids.length, 3] },
        };
      },
    };
    const embedder = await makeTransformerEmbedder(session, () => [1, 5], 'digest');
    if ('missing' in embedder) throw new Error(embedder.missing);
    expect(embedder.dimension).toBe(3);
    // The mean is [3, 0, 4].
    const [vector = []] = await embedder.embed(['x']);
    expect([...vector].map((value) => Math.round(value * 1000) / 1000)).toEqual([0.6, 0, 0.8]);
  });
});
