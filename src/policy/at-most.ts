import type { Guard } from '#core/guard.ts';

/**
 * Stops after so many heals in one run; what is over the limit waits for the next. A case that is planned again does
 * not count twice. What is only tried counts for itself, so that heals that wait for a person never use up a run.
 * With `spares`, no remedy is even looked for once the run is used up.
 */
export function atMost(limit: number, { spares = false }: { readonly spares?: boolean } = {}): Guard {
  const made = new Set<string>();
  const tried = new Set<string>();
  const overLimit = {
    allow: 'no',
    by: 'at-most',
    reason: 'over-limit',
    detail: `This run heals at most ${limit}. Run Heal again for more.`,
  } as const;
  return {
    name: 'at-most',
    foresee({ id, category }) {
      const isSpent = spares && made.size >= limit;
      // What is only flagged asks for no remedy.
      return isSpent && category !== 'logic' && !made.has(id) && !tried.has(id) ? overLimit : undefined;
    },
    judge({ id }, _remedy, soFar) {
      const seen = soFar?.allow === 'try-only' ? tried : made;
      if (seen.has(id)) return { allow: 'yes' };
      if (seen.size >= limit) return overLimit;
      seen.add(id);
      return { allow: 'yes' };
    },
  };
}
