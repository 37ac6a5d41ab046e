export function toList(value: unknown): unknown[] {
  return value instanceof Array ? value : [value];
}
