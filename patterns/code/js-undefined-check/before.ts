export function size(list?: string[], fallback?: number): number {
  if (typeof list === 'undefined') return 0;
  return typeof fallback !== "undefined" ? fallback : list.length;
}
