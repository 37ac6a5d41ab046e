export const ports = (words: string[]) => words.map(Number);
export const names = (items: unknown[]) => items.map(String);
