export const seen = (names: string[]) => new Set(names);
export const typed = new Set<string>();
