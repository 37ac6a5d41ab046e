export function count(words: Record<string, number>, word: string): number {
  if (words?.hasOwnProperty(word)) return 1;
  return Object.prototype.hasOwnProperty.call(words, word) ? words[word] : 0;
}
