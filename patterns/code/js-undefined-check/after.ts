export function size(list?: string[], fallback?: number): number {
  if (list === undefined) return 0;
  return fallback !== undefined ? fallback : list.length;
}
