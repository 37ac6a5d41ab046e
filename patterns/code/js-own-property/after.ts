export function count(words: Record<string, number>, word: string): number {
  return Object.prototype.hasOwnProperty.call(words, word) ? words[word] : 0; // never seen
}
