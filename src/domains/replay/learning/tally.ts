import type { StepLine } from '#core/replay/decision.ts';
import type { Trigger } from '#core/replay/execution.ts';

/** How often a target was found and confirmed. */
export interface Tally {
  readonly tried: number;
  readonly held: number;
}

/** What speaks about a target. A hanging application speaks about itself. */
const aboutTarget: readonly Trigger[] = ['TARGET_NOT_FOUND', 'POSTCONDITION_FAILED', 'LOW_CONFIDENCE'];

/**
 * Whether a line is a success or a failure of its target; undefined where it says nothing: trials, steps that were not let
 * run, clicks that nothing confirmed, failures of something else. A degraded workflow asks for more than a running one: what
 * it refuses is no failure of the target, what it does is a success all the same.
 */
export function hasHeld(line: StepLine): boolean | undefined {
  if (line.isTest || line.target === undefined) return undefined;
  if (line.state !== 'running' && line.state !== 'degraded') return undefined;
  if (line.status === 'done') return line.isConfirmed;
  if (line.status === 'refused' || line.trigger === undefined || !aboutTarget.includes(line.trigger)) return undefined;
  return line.state === 'degraded' && line.trigger !== 'POSTCONDITION_FAILED' ? undefined : false;
}

export function tally(lines: readonly StepLine[]): Tally {
  const known = lines.flatMap((line) => hasHeld(line) ?? []);
  return { tried: known.length, held: known.filter(Boolean).length };
}

/** Success of each target on each version of the stores: `rates.get(target)?.get(version)`. */
export function tallyTargets(lines: readonly StepLine[]): ReadonlyMap<string, ReadonlyMap<string, Tally>> {
  const byTarget = Map.groupBy(
    lines.filter((line) => hasHeld(line) !== undefined),
    ({ target }) => target ?? '',
  );
  return new Map(
    [...byTarget].map(([target, own]) => [
      target,
      new Map([...Map.groupBy(own, ({ version }) => version ?? '')].map(([version, some]) => [version, tally(some)])),
    ]),
  );
}
