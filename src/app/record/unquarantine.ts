import { UsageError } from '#core/errors.ts';
import type { RecordEntry } from '#core/record.ts';
import { withStore } from './cases.ts';
import type { UnquarantineOptions, UnquarantineReport } from '../contract.ts';
import { openPlace } from '../place.ts';
import type { HealSettings } from '../settings.ts';
import { readStandings } from '../ladder/standings.ts';

/** Wipes the record of a remedy: what was reviewed is trusted again, what was learned begins at nothing; or takes that back. */
export async function unquarantine(options: UnquarantineOptions, settings: HealSettings): Promise<UnquarantineReport> {
  const place = await openPlace(options.path, settings);
  return withStore(place, async (store) => {
    const entries = await store.records.all();
    const last = entries.findLast(({ remedy }) => remedy === options.remedy);
    const { standingOf } = await readStandings(place, store, settings.now());
    if (!last) {
      const asking = [...new Map(entries.map((entry) => [entry.remedy, entry])).values()]
        .filter(({ remedy, origin }) => standingOf({ origin, healer: remedy }).state !== 'trusted')
        .map(({ remedy }) => remedy);
      throw new UsageError(
        `There is no record of ${JSON.stringify(options.remedy)} here.`,
        asking.length === 0
          ? 'Every remedy with a record here is trusted.'
          : `These are not trusted: ${asking.slice(0, 10).join(', ')}.`,
      );
    }
    const named = { origin: last.origin, healer: last.remedy };
    const before = standingOf(named);
    const at = settings.now().toISOString();
    const entry = options.takeBack
      ? { ...lastRelease(entries, options.remedy), kind: 'withdrawn' as const, at }
      : { ...last, kind: 'released' as const, at, caseId: `released-${entries.length}-${at}` };
    await store.records.add([entry]);
    const after = (await readStandings(place, store, settings.now())).standingOf(named);
    await place.audit(store).catchUp();
    return { version: 1, remedy: last.remedy, before, after };
  });
}

function lastRelease(entries: readonly RecordEntry[], remedy: string): RecordEntry {
  const own = entries.filter((entry) => entry.remedy === remedy);
  const withdrawn = new Set(own.filter(({ kind }) => kind === 'withdrawn').map(({ caseId }) => caseId));
  const release = own.findLast(({ kind, caseId }) => kind === 'released' && !withdrawn.has(caseId));
  if (release) return release;
  throw new UsageError(`The record of ${remedy} was not wiped here.`, 'There is nothing to take back.');
}
