/** What was measured of one size of made-up arguments; the two versions took turns. */
export interface TimedSize {
  /** Elements of the lists and lines of the texts that were handed in. */
  readonly size: number;
  /** Nanoseconds of one call, median of the rounds. */
  readonly beforeNs: number;
  readonly afterNs: number;
  /** Time after ÷ time before, median of the rounds; `low` to `high` holds it with 95 % confidence. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly rounds: number;
}
/** Database statements that the tests sent, without and with the heal. */
export interface StatementCount {
  readonly before: number;
  readonly after: number;
  /** Those that the healed function sent. */
  readonly ownBefore: number;
  readonly ownAfter: number;
}
/**
 * What stands behind the promise that a heal makes a program faster. `gain`: more than a tenth, and certainly some;
 * `no-gain`: it is not; `different`: the two versions answered differently, so it is no heal; `unmeasured`: nothing
 * could be found out.
 */
export interface Evidence {
  readonly verdict: 'gain' | 'no-gain' | 'different' | 'unmeasured';
  /** One line for people: the figures, or why there are none. */
  readonly said: string;
  /** What was called: `returning(list[int], list[int])`; '' when nothing was. */
  readonly subject: string;
  /** Smallest first. */
  readonly sizes: readonly TimedSize[];
  readonly statements?: StatementCount;
}

export function unmeasured(why: string): Evidence {
  return { verdict: 'unmeasured', said: `not measured: ${why}`, subject: '', sizes: [] };
}
