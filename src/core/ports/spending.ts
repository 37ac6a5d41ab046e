export interface SpendingCaps {
  readonly perDayUsd: number;
  readonly perMonthUsd: number;
}
/** Money for models: taken before a call, settled after it, so that calls at once never pass a cap together. */
export interface Spending {
  /** Undefined when the caps have room for `maxUsd`; otherwise why not, in a sentence. What was never settled counts in full. */
  reserve(call: {
    readonly id: string;
    readonly at: string;
    readonly model: string;
    readonly maxUsd: number;
    readonly caps: SpendingCaps;
  }): Promise<string | undefined>;
  settle(id: string, usd: number): Promise<void>;
  /** US dollars by day (`2026-01-31`), oldest first. */
  byDay(): Promise<readonly { readonly day: string; readonly usd: number; readonly calls: number }[]>;
}
