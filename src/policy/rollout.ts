import type { Category } from '#core/finding.ts';
import type { Guard } from '#core/guard.ts';

export const rolloutModes = ['off', 'shadow', 'limited', 'on'] as const;
export type RolloutMode = (typeof rolloutModes)[number];

/** Categories are switched on one by one: off, tried and kept back, the safest fixes only, on. */
export function rollout(modes: Readonly<Record<Category, RolloutMode>>): Guard {
  return {
    name: 'rollout',
    judge({ category }, { safety }) {
      const mode = modes[category];
      switch (mode) {
        case 'on':
          return { allow: 'yes' };
        case 'limited':
          return safety === 'safe'
            ? { allow: 'yes' }
            : {
                allow: 'no',
                by: 'rollout',
                reason: 'rollout-off',
                detail: `${category} is limited to safe fixes, and this one is ${safety}.`,
              };
        case 'shadow':
          return {
            allow: 'try-only',
            by: 'rollout',
            reason: 'rollout-shadow',
            detail: `${category} is in shadow mode.`,
          };
        case 'off':
          return {
            allow: 'no',
            by: 'rollout',
            reason: 'rollout-off',
            detail: `${category} is switched off in the configuration.`,
          };
      }
    },
  };
}
