export const ports = (words: string[]) => words.map((word) => Number.parseInt(word, 10));
export const names = (items: unknown[]) => items.map((item: unknown, index) => String(index));
