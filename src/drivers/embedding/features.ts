/** Buckets for words, names, pairs of words and operators; behind them those for pieces of four letters. */
const wordBuckets = 4096;
const pieceBuckets = 4096;
/** Columns of the model's input. Changing anything in this file changes what a model means: raise `featuresVersion`. */
export const featureCount = wordBuckets + pieceBuckets;
export const featuresVersion = 1;
/** Longer texts are cut: what a finding is about stands at its beginning. */
const maxLength = 4000;

/**
 * Counts what a text is made of: words, the words inside names (`safe_load`, `isOpen`), neighbouring words, operators
 * and pieces of words, each hashed into its bucket and damped by log(1 + n). Keys are below `featureCount`.
 */
export function countFeatures(text: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const add = (kind: string, value: string, weight: number) => {
    const isPiece = kind === 'p';
    const bucket = hash(`${kind}:${value}`) % (isPiece ? pieceBuckets : wordBuckets);
    const key = isPiece ? wordBuckets + bucket : bucket;
    counts.set(key, (counts.get(key) ?? 0) + weight);
  };
  let last = '';
  for (const [token] of text.slice(0, maxLength).matchAll(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]{1,3}/gu)) {
    if (!/[\p{L}\p{N}]/u.test(token)) {
      if (/[=!<>+*/%&|^~?[\]{}-]/.test(token)) add('o', token, 0.5);
      continue;
    }
    const words = splitName(token);
    if (words.length > 1) add('n', token.toLowerCase(), 1);
    for (const word of words) {
      const stem = stemOf(word);
      add('w', stem, 1);
      if (last !== '') add('b', `${last} ${stem}`, 0.5);
      last = stem;
      const padded = `^${word}$`;
      if (word.length > 3) for (let at = 0; at + 4 <= padded.length; at++) add('p', padded.slice(at, at + 4), 0.25);
    }
  }
  for (const [key, value] of counts) counts.set(key, Math.log1p(value));
  return counts;
}

/** Words of a name in lower case; numbers other than those of rules (`B506`) are all the same. */
function splitName(name: string): string[] {
  if (/^[A-Z]{1,7}\d{3,5}$/.test(name)) return [name.toLowerCase()];
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (/^\d+$/.test(word) ? '0' : word));
}

/** Takes the commonest endings off, so that `imports`, `imported` and `importing` are one word. */
function stemOf(word: string): string {
  if (word.length < 5) return word;
  return word.replace(/(?:ations?|ings?|ed|ies|es|s|ly)$/, '').replace(/e$/, '');
}

/** FNV-1a over UTF-16 units, mixed once more because only its low bits are used. */
function hash(text: string): number {
  let value = 2166136261;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16777619);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
