import { parseJson } from '#core/json.ts';

/** JSON with comments and trailing commas, as compilers read their settings; undefined when it is broken. */
export function parseJsonWithComments(text: string): unknown {
  // Strings are matched first, so that what looks like a comment inside them stays.
  const plain = text
    .replace(/^\uFEFF/, '')
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n\r]*|\/\*[^]*?\*\//g, (_, string?: string) => string ?? '')
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string?: string) => string ?? '');
  return parseJson(plain);
}
