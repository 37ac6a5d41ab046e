import type { HealCase } from '#core/case.ts';
import { UsageError } from '#core/errors.ts';
import { caseIdOf } from '#core/fingerprint.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import type { Store } from '#drivers/store/store.ts';
import type { PackagePlace } from '../place.ts';

/** For commands about what was done before. */
export async function withStore<T>(place: PackagePlace, work: (store: Store) => Promise<T>): Promise<T> {
  if (!(await place.hasLedger())) {
    throw new UsageError(
      'Nothing was healed here yet.',
      'Run `heal fix` first, or give the path of the package that was healed.',
    );
  }
  const store = await place.openStore();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** True for a finding's fingerprint, as `heal scan --json` prints it. */
export function isFingerprint(text: string): boolean {
  return /^v\d+:[0-9a-f]{32}$/.test(text);
}

/** A case by its id, by the beginning of it, or by the fingerprint of its finding. */
export async function findCase(ledger: Ledger, name: string): Promise<HealCase> {
  const id = isFingerprint(name) ? caseIdOf(name) : name;
  const found = await ledger.cases({ idPrefix: id, limit: 5 });
  const [first, second] = found;
  if (!first)
    throw new UsageError(
      `There is no case ${JSON.stringify(name)} here.`,
      '`heal status` lists the latest cases with their ids.',
    );
  if (second && first.id !== id) {
    throw new UsageError(
      `${JSON.stringify(name)} is the start of several cases: ${found.map((one) => one.id).join(', ')}.`,
      'Give more of the id.',
    );
  }
  return found.find((one) => one.id === id) ?? first;
}

/** What people call the state of a case: how it ended, or the stage that it is in. */
export function statusOf(healCase: HealCase): string {
  return healCase.stage === 'settled' ? healCase.outcome.status : healCase.stage;
}
