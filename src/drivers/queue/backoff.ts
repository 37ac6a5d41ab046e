export interface Backoff {
  /** Pause after the first failure; doubled with each further one. */
  readonly firstMs: number;
  readonly maxMs: number;
}
export const usualBackoff: Backoff = { firstMs: 2000, maxMs: 10 * 60_000 };

/** Grows with every failure, up to `maxMs`; varied down to half, so that what failed together does not return together. */
export function choosePause({ firstMs, maxMs }: Backoff, failures: number, random: () => number): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.5 + random() / 2));
}
