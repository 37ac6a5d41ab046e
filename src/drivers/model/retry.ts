/** Milliseconds that an answer asks to wait: `retry-after-ms`, `retry-after` in seconds or as a date; undefined when it does not say. */
export function retryAfter(headers: Headers | undefined, now: Date): number | undefined {
  const ms = Number(headers?.get('retry-after-ms') ?? NaN);
  if (ms >= 0) return ms;
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  const wait = /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Milliseconds before try number `tries` + 1: doubled each time, and shaken so that clients do not come back together. */
export function backoff(tries: number, baseMs: number, random: () => number): number {
  return Math.min(baseMs * 2 ** (tries - 1), 16 * baseMs) * (0.5 + random() / 2);
}
