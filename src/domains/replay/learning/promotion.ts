import type { StepLine } from '#core/replay/decision.ts';
import type { ExecutionState } from '#core/replay/execution.ts';
import type { Appearance } from '#core/replay/learned.ts';
import { hasHeld, tally } from './tally.ts';
import { wilson } from '#core/interval.ts';

export interface PromotionRule {
  /** Confirmed successes in state running, and different runs among them. */
  readonly confirmed: number;
  readonly runs: number;
  /** Looks that are taken in at once, at most: a version with few is judged sooner. */
  readonly atOnce: number;
}
export const usualPromotion: PromotionRule = { confirmed: 3, runs: 2, atOnce: 3 };
export interface Promotions {
  readonly promote: readonly Appearance[];
  /** The others, with what they wait for. */
  readonly waiting: readonly { readonly appearance: Appearance; readonly said: string }[];
}

/**
 * Which confirmed looks become prototypes now. Appearances are counted from validated successes only; beyond that, a look
 * waits while its workflow is not running, while its target fails, and for ever when a version that had taken it in was left.
 */
export function choosePromotions(
  appearances: readonly Appearance[],
  known: {
    readonly state: ExecutionState['state'];
    /** Looks of versions that were left. */
    readonly left: readonly string[];
    readonly lines: readonly StepLine[];
    /** What else was recorded and explains it better. */
    ownerOf?(appearance: Appearance): string | undefined;
  },
  rule: PromotionRule = usualPromotion,
): Promotions {
  const left = new Set(known.left);
  const waitFor = (appearance: Appearance): string | undefined => {
    const { id, target, confirmed, runs, firstAt } = appearance;
    if (known.state !== 'running') return `its workflow is ${known.state}`;
    if (left.has(id)) return 'a version that had taken it in was left';
    const owner = known.ownerOf?.(appearance);
    if (owner !== undefined) return `it looks like ${owner}`;
    if (confirmed < rule.confirmed) return `confirmed ${confirmed} times of ${rule.confirmed}`;
    if (runs < rule.runs) return `seen in ${runs} runs of ${rule.runs}`;
    const since = known.lines.filter((line) => line.target === target && line.at >= firstAt);
    return since.some((line) => hasHeld(line) === false) ? 'its target failed since it was first seen' : undefined;
  };
  const judged = appearances.map((appearance) => ({ appearance, said: waitFor(appearance) }));
  const ready = judged
    .filter(({ said }) => said === undefined)
    .map(({ appearance }) => appearance)
    .sort((a, b) => b.confirmed - a.confirmed);
  const promote = ready.slice(0, rule.atOnce);
  return {
    promote,
    waiting: judged.flatMap(({ appearance, said }) => {
      if (said !== undefined) return [{ appearance, said }];
      return promote.includes(appearance) ? [] : [{ appearance, said: 'others go first' }];
    }),
  };
}

/** Tries on a version from which on it may be called good, and the share of them that holds at the least. */
const goodFrom = { tried: 10, atLeast: 0.85 };

/** True once a version has proven itself: it is kept and offered to go back to. */
export function isProven(version: string, lines: readonly StepLine[]): boolean {
  const { tried, held } = tally(lines.filter((line) => line.version === version));
  return tried >= goodFrom.tried && wilson(held, tried).lower >= goodFrom.atLeast;
}
