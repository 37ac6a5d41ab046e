import type { Evidence } from '#core/evidence.ts';
import { sayFigures, sayTimes } from '#domains/code/evidence/figures.ts';

/** What stands behind the promise of a heal to be faster, for `heal explain`: the figures that decide, then the smaller ones. */
export function explainEvidence(evidence: Evidence): string[] {
  const smaller = evidence.sizes.slice(0, evidence.verdict === 'different' ? undefined : -1);
  return [evidence.said, ...smaller.toReversed().map(sayFigures)];
}

/** Behind the summary of a heal: ` (170× as fast)`; '' when nothing was gained for certain. */
export function sayGain(evidence: Evidence | null): string {
  if (evidence?.verdict !== 'gain') return '';
  const { statements, sizes } = evidence;
  if (statements) return ` (statements ${statements.ownBefore} → ${statements.ownAfter})`;
  const largest = sizes.at(-1);
  return largest ? ` (${sayTimes(largest.ratio)} as fast)` : '';
}
