export function toList(value: unknown): unknown[] {
  return Array.isArray(value) || value instanceof Set ? [...value] : [value];
}
