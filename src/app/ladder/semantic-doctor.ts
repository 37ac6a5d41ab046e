import type { Config } from '#config/schema.ts';
import { openEmbedder } from '#drivers/embedding/index.ts';
import { loadLance } from '#drivers/vectors/lance.ts';
import type { DoctorReport } from '../contract.ts';
import { modelFile } from '../install.ts';
import { setVariable } from '../healing/set-variable.ts';

type Check = DoctorReport['checks'][number];

/** Whether cures of similar findings can be looked for, and what is missing for it. Nothing is written. */
export async function examineSemantic(config: Pick<Config, 'embedding' | 'learning'>): Promise<Check> {
  const name = 'Similar findings';
  if (config.learning.semantic === 'off')
    return { name, ok: true, detail: 'off: learning.semantic is off', remedy: '' };
  const { modelPath, tokenizer } = config.embedding;
  const embedder = await openEmbedder({ setVariable, shipped: modelFile, model: modelPath, tokenizer });
  if ('missing' in embedder) {
    const remedy =
      modelPath === undefined
        ? 'Install the optional package onnxruntime-node (`npm install --include=optional`); the other rungs work without it.'
        : 'Correct embedding.modelPath and embedding.tokenizer, or remove them: the model that ships is then used.';
    return { name, ok: false, detail: embedder.missing, remedy };
  }
  const lance = await loadLance(setVariable);
  if ('missing' in lance) {
    const remedy =
      'Install the optional package @lancedb/lancedb (`npm install --include=optional`); the other rungs work without it.';
    return { name, ok: false, detail: lance.missing, remedy };
  }
  return {
    name,
    ok: true,
    detail: `${embedder.id}, ${embedder.dimension} numbers a text; LanceDB is there`,
    remedy: '',
  };
}
