export const seen = new Set([]);
export const known = new Map(null);
