import { UsageError } from '#core/errors.ts';
import type { Ignored } from '#core/ports/ignores.ts';
import { findCase, isFingerprint } from './cases.ts';
import type { IgnoredReport, IgnoreOptions, PlaceOptions } from '../contract.ts';
import { openPlace, type PackagePlace } from '../place.ts';
import type { HealSettings } from '../settings.ts';
import type { Store } from '#drivers/store/store.ts';

const longestReason = 500;

/** Sets a finding aside: neither reported as open nor healed, until it is taken back. */
export async function ignore(options: IgnoreOptions, settings: HealSettings): Promise<Ignored> {
  const reason = options.reason
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longestReason);
  if (reason === '')
    throw new UsageError('A reason is missing.', 'Say why, for who comes after you: --reason "test data"');
  return withMemory(await openPlace(options.path, settings), async (store) => {
    const { fingerprint, rule, path } = await identify(store, options.finding);
    const ignored = { fingerprint, rule, path, reason, at: settings.now().toISOString() };
    await store.ignores.add(ignored);
    return ignored;
  });
}

/** Takes it back: from now on the finding is reported and healed again. */
export async function heed(options: Omit<IgnoreOptions, 'reason'>, settings: HealSettings): Promise<Ignored> {
  return withMemory(await openPlace(options.path, settings), async (store) => {
    const all = await store.ignores.all();
    const fingerprint = all.some((one) => one.fingerprint === options.finding)
      ? options.finding
      : (await identify(store, options.finding)).fingerprint;
    const ignored = all.find((one) => one.fingerprint === fingerprint);
    if (!ignored) {
      throw new UsageError(`${options.finding} is not ignored.`, 'What is: heal ignore --list');
    }
    await store.ignores.remove(fingerprint, settings.now().toISOString());
    return ignored;
  });
}

export async function listIgnored(options: PlaceOptions, settings: HealSettings): Promise<IgnoredReport> {
  const place = await openPlace(options.path, settings);
  if (!(await place.hasLedger())) return { version: 1, ignored: [] };
  const store = await place.openStore();
  try {
    return { version: 1, ignored: await store.ignores.all() };
  } finally {
    await store.close();
  }
}

/** A finding may be set aside before anything was healed here; what changed is in the audit trail when this returns. */
async function withMemory<T>(place: PackagePlace, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await place.openStore();
  try {
    const answer = await work(store);
    await place.audit(store).catchUp();
    return answer;
  } finally {
    await store.close();
  }
}

async function identify(
  { ledger }: Pick<Store, 'ledger'>,
  name: string,
): Promise<Pick<Ignored, 'fingerprint' | 'rule' | 'path'>> {
  const describe = ({ finding }: Awaited<ReturnType<typeof findCase>>) => ({
    fingerprint: finding.fingerprint,
    rule: finding.rule,
    path: 'path' in finding.place ? finding.place.path : '',
  });
  if (!isFingerprint(name)) return describe(await findCase(ledger, name));
  // A scan shows fingerprints of findings that no case knows yet.
  return findCase(ledger, name).then(describe, (error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    return { fingerprint: name, rule: '', path: '' };
  });
}
