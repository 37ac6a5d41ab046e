import type { CommandRate } from './authorise.ts';

/** For one process: forgotten when it ends. */
export function makeMemoryRate(now: () => Date): CommandRate {
  const times = new Map<string, number[]>();
  return {
    async note(key, windowMs) {
      const at = now().getTime();
      for (const [known, list] of times) {
        const kept = list.filter((time) => time > at - windowMs);
        if (kept.length > 0) times.set(known, kept);
        else times.delete(known);
      }
      const list = [...(times.get(key) ?? []), at];
      times.set(key, list);
      return list.length;
    },
  };
}
