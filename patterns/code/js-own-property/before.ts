export function count(words: Record<string, number>, word: string): number {
  return words.hasOwnProperty(word) ? words[word] : 0; // never seen
}
