import type { Guard } from '#core/guard.ts';

/** Stops after so many heals in one run; what is over the limit waits for the next. A case that is planned again does not count twice. */
export function atMost(limit: number): Guard {
  const seen = new Set<string>();
  return {
    name: 'at-most',
    judge({ id }) {
      if (seen.has(id)) return { allow: 'yes' };
      if (seen.size >= limit) {
        return {
          allow: 'no',
          by: 'at-most',
          reason: 'over-limit',
          detail: `This run heals at most ${limit}. Run Heal again for more.`,
        };
      }
      seen.add(id);
      return { allow: 'yes' };
    },
  };
}
