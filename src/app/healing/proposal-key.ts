import type { Category } from '#core/finding.ts';
import { sha256 } from '#core/fingerprint.ts';

// Apart from what makes proposals: whoever publishes computes it again, without the parsers of whoever analyses.
/** `security/ruff-S608-3f2a91bc`: the same for as long as the findings are. */
export function keyOf(category: Category, rule: string, fingerprints: readonly string[]): string {
  const name = rule
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  return `${category}/${name}-${sha256(fingerprints.toSorted().join('\n')).slice(0, 8)}`;
}
