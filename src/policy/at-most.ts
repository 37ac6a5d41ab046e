import type { Guard } from '#core/guard.ts';

/**
 * Stops after so many heals in one run; what is over the limit waits for the next. A case that is planned again does
 * not count twice. What is only tried counts for itself, so that heals that wait for a person never use up a run.
 */
export function atMost(limit: number): Guard {
  const made = new Set<string>();
  const tried = new Set<string>();
  return {
    name: 'at-most',
    judge({ id }, _remedy, soFar) {
      const seen = soFar?.allow === 'try-only' ? tried : made;
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
