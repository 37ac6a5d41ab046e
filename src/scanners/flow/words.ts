/** An expression that finds any of the words. */
export function wordsOf(words: Iterable<string>): RegExp {
  const list = [...new Set(words)].map((word) => word.replace(/[$.*+?^{}()|[\]\\]/g, '\\$&'));
  return list.length === 0 ? /(?!)/ : new RegExp(`(?<![\\w$])(?:${list.join('|')})(?![\\w$])`);
}
