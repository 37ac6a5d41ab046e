export function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
