import type { Guard } from '#core/guard.ts';

/** Without a test suite only fixes that keep behaviour for every input may be made. */
export function testedOnly(whyNoSuite: () => Promise<string | undefined>): Guard {
  return {
    name: 'tested-only',
    async judge(_finding, { safety }) {
      if (safety === 'safe') return { allow: 'yes' };
      const reason = await whyNoSuite();
      if (reason === undefined) return { allow: 'yes' };
      return {
        allow: 'no',
        by: 'tested-only',
        reason: 'not-verified-by-tests',
        detail: `No tests stand behind this repository (${reason}), and this fix is ${safety}: it needs them.`,
      };
    },
  };
}
