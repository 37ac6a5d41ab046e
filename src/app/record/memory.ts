import type { CodeFinding } from '#core/finding.ts';
import type { Ignored } from '#core/ports/ignores.ts';
import type { RecordEntry } from '#core/record.ts';
import type { Store } from '#drivers/store/store.ts';
import type { PackagePlace } from '../place.ts';

/** What earlier runs and people left to heed. */
export interface Memory {
  readonly entries: readonly RecordEntry[];
  readonly ignored: readonly Ignored[];
}

export async function readMemory(store: Pick<Store, 'records' | 'ignores'>): Promise<Memory> {
  return { entries: await store.records.all(), ignored: await store.ignores.all() };
}

/** For who keeps no record itself: nothing is made where nothing is. */
export async function recall(place: Pick<PackagePlace, 'hasLedger' | 'openStore'>): Promise<Memory> {
  if (!(await place.hasLedger())) return { entries: [], ignored: [] };
  const store = await place.openStore();
  try {
    return await readMemory(store);
  } finally {
    await store.close();
  }
}

/** Parts findings into those to tell of, and how many people chose not to hear of. */
export function heedIgnored(
  findings: readonly CodeFinding[],
  ignored: readonly Ignored[],
): { readonly open: readonly CodeFinding[]; readonly ignored: number } {
  const silent = new Set(ignored.map(({ fingerprint }) => fingerprint));
  const open = findings.filter(({ fingerprint }) => !silent.has(fingerprint));
  return { open, ignored: findings.length - open.length };
}
