export function size(list?: string[]): number {
  if (list === undefined) return 0;
  return typeof list === 'object' ? 1 : 2;
}
