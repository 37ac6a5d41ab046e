import type { Config } from '#config/schema.ts';
import type { Guard } from '#core/guard.ts';
import { atMost } from '#policy/at-most.ts';
import { cleanFilesOnly } from '#policy/clean-files-only.ts';
import { provenOnly } from '#policy/proven-only.ts';
import { rollout } from '#policy/rollout.ts';
import { testedOnly } from '#policy/tested-only.ts';
import type { Healing } from './healing.ts';
import type { PackagePlace } from '../place.ts';

export interface GuardOptions {
  /** True for cases that a person said yes to. */
  isApproved(caseId: string): boolean;
  /** Heals leave files alone that hold uncommitted changes. */
  readonly cleanOnly: boolean;
  readonly max?: number;
  /** Passes over what was verified already and waits. */
  readonly waiting?: Guard;
}

/** What every heal of code is judged by, whoever asked for it. */
export async function makeGuards(
  place: Pick<PackagePlace, 'repository'>,
  config: Config,
  { suite, ladder, evidence, breaker }: Pick<Healing, 'suite' | 'ladder' | 'evidence' | 'breaker'>,
  { isApproved, cleanOnly, max, waiting }: GuardOptions,
): Promise<readonly Guard[]> {
  const guards: Guard[] = [
    provenOnly({ isApproved, standingOf: ladder.standingOf }),
    // Before the suite is asked for its baseline, which alone may take minutes.
    ...(waiting ? [waiting] : []),
    ...(config.breaker.enabled === 'on' ? [breaker(isApproved)] : []),
    rollout(config.categories, config.limits.limitedHeals),
    testedOnly(async () => {
      const baseline = await suite.baseline();
      return 'none' in baseline ? baseline.none : undefined;
    }),
    evidence.guard(suite, isApproved),
    // Who asks for a few does not want to wait for the plans of all.
    atMost(Math.min(config.limits.maxHeals, max ?? Infinity), { spares: max !== undefined }),
  ];
  return cleanOnly ? [cleanFilesOnly(await place.repository.uncommittedFiles()), ...guards] : guards;
}
