import type { Embedder } from '#core/ports/embedder.ts';
import type { OnnxInput, OnnxSession } from './runtime.ts';
import type { Tokenize } from './word-piece.ts';

/** Most tokens of a text: what sentence models were trained on, and what keeps one text under 100 ms. */
const maxTokens = 256;
const known: ReadonlySet<string> = new Set(['input_ids', 'attention_mask', 'token_type_ids']);

/**
 * A sentence model of the user's: token ids in, vectors out. Takes `sentence_embedding` when the model gives it, or else the
 * mean over the tokens of `last_hidden_state`; either way of length 1.
 */
export async function makeTransformerEmbedder(
  session: OnnxSession,
  tokenize: Tokenize,
  digest: string,
): Promise<Embedder | { readonly missing: string }> {
  const strange = session.inputs.find((name) => !known.has(name));
  if (strange !== undefined || !session.inputs.includes('input_ids'))
    return { missing: `the model's inputs are ${session.inputs.join(', ')}; wanted are input_ids and its masks` };
  const embedOne = async (text: string): Promise<Float32Array> => {
    const ids = tokenize(text, maxTokens);
    const shape = [1, ids.length];
    const all: Record<string, OnnxInput> = {
      input_ids: { data: BigInt64Array.from(ids, BigInt), shape },
      attention_mask: { data: new BigInt64Array(ids.length).fill(1n), shape },
      token_type_ids: { data: new BigInt64Array(ids.length), shape },
    };
    const outputs = await session.run(
      Object.fromEntries(Object.entries(all).filter(([name]) => session.inputs.includes(name))),
    );
    const output = outputs['sentence_embedding'] ?? outputs['last_hidden_state'] ?? Object.values(outputs)[0];
    if (!output) throw new Error('the model gave no numbers');
    return toUnit(output.shape.length === 3 ? meanOfRows(output.data, output.shape[2] ?? 1) : output.data);
  };
  try {
    const { length } = await embedOne('heal');
    const embed = async (texts: readonly string[]) => {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(await embedOne(text));
      return vectors;
    };
    return { id: `model:${digest.slice(0, 16)}`, dimension: length, embed };
  } catch (error) {
    return {
      missing: `the model cannot embed: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`,
    };
  }
}

function meanOfRows(data: Float32Array, width: number): Float32Array {
  const sum = new Float32Array(width);
  for (let at = 0; at < data.length; at++) sum[at % width] = (sum[at % width] ?? 0) + (data[at] ?? 0);
  return sum;
}

function toUnit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length > 0 && Number.isFinite(length)
    ? vector.map((value) => value / length)
    : new Float32Array(vector.length);
}
