import type { AutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import type { InjectedFailure } from '#core/replay/execution.ts';

/** Makes steps fail on purpose, as the policy's test mode says and only while it is on. Counts in this process. */
export interface Injector {
  /** The failure that this try of the step is to have. Asking takes it. */
  take(workflow: string, step: string, policy: AutoHealPolicy): InjectedFailure | undefined;
}

export function makeInjector(): Injector {
  const taken = new Map<string, number>();
  return {
    take(workflow, step, { testMode }) {
      if (!testMode.enabled) return undefined;
      for (const { workflow: ofWorkflow, step: ofStep, fail, times } of testMode.inject) {
        if (!fits(ofWorkflow, workflow) || !fits(ofStep, step)) continue;
        const key = JSON.stringify([ofWorkflow, ofStep, fail]);
        const so = taken.get(key) ?? 0;
        if (times > 0 && so >= times) continue;
        taken.set(key, so + 1);
        return fail;
      }
      return undefined;
    },
  };
}

function fits(pattern: string, name: string): boolean {
  return pattern === '*' || pattern === name;
}
