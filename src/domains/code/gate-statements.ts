import type { StatementCount } from '#core/evidence.ts';
import { sayStatements } from './evidence/statement-counter.ts';
import { blameEach, passed, type Batch, type GateAnswer } from './gate.ts';

/** What promises fewer queries must send fewer of them in the tests. `counts` holds those that the tests lead to. */
export function checkStatements(
  batch: Batch,
  counts: Readonly<Record<string, StatementCount>>,
): GateAnswer | undefined {
  const same = blameEach(batch, ({ id }) => {
    const count = counts[id];
    const isFewer = count === undefined || count.ownAfter < count.ownBefore;
    return isFewer ? undefined : `It saves no query: ${sayStatements(count)}.`;
  });
  if (same) return same;
  const [first] = Object.values(counts);
  return first && passed(`${first.before} → ${first.after} statements in the tests`);
}
