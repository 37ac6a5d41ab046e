import type { Embedder } from '#core/ports/embedder.ts';
import { countFeatures, featureCount, featuresVersion } from './features.ts';
import type { OnnxSession } from './runtime.ts';

/** Rows of one call: 64 texts are two megabytes of input. */
const batch = 64;

/**
 * The model that ships: texts are hashed into features here, the model turns features into meaning.
 * `digest` names the model's bytes. Texts without any word become the zero vector, which is like nothing.
 */
export async function makeLexicalEmbedder(
  session: OnnxSession,
  digest: string,
): Promise<Embedder | { readonly missing: string }> {
  if (!session.inputs.includes('features')) return { missing: 'the model that ships does not take features' };
  const embed = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const vectors: Float32Array[] = [];
    for (let from = 0; from < texts.length; from += batch) {
      const some = texts.slice(from, from + batch);
      const data = new Float32Array(some.length * featureCount);
      some.forEach((text, row) => {
        for (const [key, value] of countFeatures(text)) data[row * featureCount + key] = value;
      });
      const { vectors: answer } = await session.run({ features: { data, shape: [some.length, featureCount] } });
      if (!answer) throw new Error('the model gave no vectors');
      const width = answer.shape[1] ?? 0;
      some.forEach((_, row) => vectors.push(withoutNaN(answer.data.slice(row * width, (row + 1) * width))));
    }
    return vectors;
  };
  // Asked once: a model whose features are other ones fails here and not in the middle of a heal.
  const [probe] = await embed(['']);
  return { id: `lexical-${featuresVersion}:${digest.slice(0, 16)}`, dimension: probe?.length ?? 0, embed };
}

/** Zero divided by its length is not a number; it stands for a text about nothing. */
function withoutNaN(vector: Float32Array): Float32Array {
  return vector.some((value) => !Number.isFinite(value)) ? new Float32Array(vector.length) : vector;
}
