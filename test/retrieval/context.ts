import type { CodeContext } from '#core/healer.ts';
import { languageOf } from '#syntax/parse.ts';

/** A package of one file, without a type checker. */
export function makeContext(path: string, text: string): CodeContext {
  const nothing = async () => undefined;
  return {
    language: languageOf(path) ?? 'python',
    text,
    read: async (file) => (file === path ? text : undefined),
    files: [path],
    types: { returnTypes: async () => new Map(), typeOf: nothing },
    typescript: { codeFixes: async () => [], typeAt: nothing, errors: nothing, returns: nothing },
  };
}
