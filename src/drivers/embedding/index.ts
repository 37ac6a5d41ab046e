import { open } from 'node:fs/promises';
import { messageOf } from '#core/errors.ts';
import { sha256 } from '#core/fingerprint.ts';
import type { Embedder } from '#core/ports/embedder.ts';
import { makeLexicalEmbedder } from './lexical.ts';
import { openOnnx, type SetVariable } from './runtime.ts';

export interface EmbedderFiles {
  /** `models/lexical.onnx`, which ships. */
  readonly shipped: string;
  /** `embedding.modelPath` and `embedding.tokenizer`: a model of the user's instead. */
  readonly model?: string | undefined;
  readonly tokenizer?: string | undefined;
  readonly setVariable: SetVariable;
}
/** Larger files are not read: a mistaken path should not fill the memory. */
const maxModelBytes = 2 * 1024 ** 3 - 1;
const maxTokenizerBytes = 64 * 1024 ** 2;

/** Opens the embedding or says in a sentence why there is none. Never throws: without it the other rungs still work. */
export async function openEmbedder(files: EmbedderFiles): Promise<Embedder | { readonly missing: string }> {
  try {
    if (files.model === undefined) {
      const bytes = await readBounded(files.shipped, maxModelBytes);
      const session = await openOnnx(bytes, files.setVariable);
      return 'missing' in session ? session : await makeLexicalEmbedder(session, sha256(bytes));
    }
    if (files.tokenizer === undefined)
      return {
        missing: 'embedding.modelPath is set without embedding.tokenizer, the tokenizer.json that belongs to it',
      };
    // Loaded for those who use it: the first question of a process waits for everything that is imported.
    const { readWordPiece } = await import('./word-piece.ts');
    const { makeTransformerEmbedder } = await import('./transformer.ts');
    const json = await readBounded(files.tokenizer, maxTokenizerBytes);
    const tokenize = readWordPiece(json.toString('utf8'));
    if ('missing' in tokenize) return tokenize;
    const bytes = await readBounded(files.model, maxModelBytes);
    const session = await openOnnx(bytes, files.setVariable);
    if ('missing' in session) return session;
    // The same model with another tokenizer gives other vectors.
    return await makeTransformerEmbedder(session, tokenize, sha256(`${sha256(bytes)}${sha256(json)}`));
  } catch (error) {
    return { missing: messageOf(error) };
  }
}

async function readBounded(path: string, most: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > most) throw new Error(`${path} has ${size} bytes; at most ${most} are read`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}
