export const ports = (words: string[]) => words.map((word) => Number(word));
export const names = (items: unknown[]) => items.map(item => String(item));
