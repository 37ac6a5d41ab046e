import { isRecord } from './schema.ts';

/** Paths that the other answer has and ours has not, or has as something of another kind. Null may stand for anything. */
export function findMissing(recorded: unknown, ours: unknown, path = ''): string[] {
  if (Array.isArray(recorded))
    return Array.isArray(ours) && ours.length > 0 && recorded.length > 0
      ? findMissing(recorded[0], ours[0], `${path}[]`)
      : [];
  if (!isRecord(recorded))
    return recorded === null || ours === null || typeof recorded === typeof ours ? [] : [`${path}: ${typeof recorded}`];
  if (!isRecord(ours)) return ours === null ? [] : [`${path}: object`];
  return Object.entries(recorded).flatMap(([key, value]) =>
    key in ours ? findMissing(value, ours[key], `${path}.${key}`) : [`${path}.${key}`],
  );
}
