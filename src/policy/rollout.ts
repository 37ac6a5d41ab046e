import type { Category } from '#core/finding.ts';
import type { Guard, Rollout, Verdict } from '#core/guard.ts';

/** Categories are switched on one by one: off, tried and kept back, a few of the safest fixes, on. */
export function rollout(modes: Readonly<Record<Category, Rollout>>, limitedHeals: number): Guard {
  const limited = new Set<string>();
  return {
    name: 'rollout',
    judge({ id, category }, { safety }) {
      const mode = modes[category];
      switch (mode) {
        case 'on':
          return { allow: 'yes' };
        case 'limited':
          if (safety !== 'safe') return refuse(`${category} is limited to safe fixes, and this one is ${safety}.`);
          if (limited.size >= limitedHeals && !limited.has(id)) {
            return refuse(`${category} is limited to ${limitedHeals} heals a run.`);
          }
          limited.add(id);
          return { allow: 'yes' };
        case 'shadow':
          return {
            allow: 'try-only',
            by: 'rollout',
            reason: 'rollout-shadow',
            detail: `${category} is in shadow mode.`,
          };
        case 'off':
          return refuse(`${category} is switched off in the configuration.`);
      }
    },
  };
}

function refuse(detail: string): Verdict {
  return { allow: 'no', by: 'rollout', reason: 'rollout-off', detail };
}
