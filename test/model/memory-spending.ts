import type { Spending } from '#core/ports/spending.ts';

export interface MemorySpending extends Spending {
  /** What counts against the caps at this moment, in US dollars. */
  total(): number;
  /** The most that it ever was. */
  peak(): number;
}

/** Spending that lives as long as a test. Day and month are not told apart: everything happens today. */
export function makeMemorySpending(spent = 0): MemorySpending {
  const calls = new Map<string, number>([['before', spent]]);
  const total = () => [...calls.values()].reduce((sum, usd) => sum + usd, 0);
  let peak = spent;
  return {
    async reserve({ id, maxUsd, caps }) {
      if (total() + maxUsd > caps.perDayUsd) return `today's ${caps.perDayUsd} US dollars are spent or promised`;
      if (total() + maxUsd > caps.perMonthUsd)
        return `this month's ${caps.perMonthUsd} US dollars are spent or promised`;
      calls.set(id, maxUsd);
      peak = Math.max(peak, total());
      return undefined;
    },
    async settle(id, usd) {
      calls.set(id, usd);
      peak = Math.max(peak, total());
    },
    byDay: async () => [{ day: '2026-01-31', usd: total(), calls: calls.size - 1 }],
    total,
    peak: () => peak,
  };
}
