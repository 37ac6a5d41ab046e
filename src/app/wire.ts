import type { Heal } from './contract.ts';
import { openPlace } from './place.ts';
import type { HealSettings } from './settings.ts';

const loadRecord = () => import('./record/record.ts');

/**
 * The one place where an application is put together; whoever drives it gets the same. Each command loads only what it
 * needs: a scan without the store, the healers and the TypeScript service starts in half the time.
 */
export function makeHeal(settings: HealSettings): Heal {
  return {
    scan: async (options) => (await import('./scan.ts')).scan(options, settings),
    fix: async (options) => (await import('./healing/fix.ts')).fix(options, settings),
    status: async (options) => (await loadRecord()).readStatus(options, settings),
    explain: async (options) => (await loadRecord()).explain(options, settings),
    undo: async (options) => (await loadRecord()).undo(options, settings),
    apply: async (options) => (await import('./healing/apply.ts')).apply(options, settings),
    ignore: async (options) => (await import('./record/ignore.ts')).ignore(options, settings),
    heed: async (options) => (await import('./record/ignore.ts')).heed(options, settings),
    listIgnored: async (options) => (await import('./record/ignore.ts')).listIgnored(options, settings),
    unquarantine: async (options) => (await import('./record/unquarantine.ts')).unquarantine(options, settings),
    metrics: async (options) => (await import('./record/metrics.ts')).readMetrics(options, settings),
    async stop(options) {
      const place = await openPlace(options.path, settings);
      const { readStatus } = await loadRecord();
      const { runs } = await readStatus(options, settings);
      await place.stop.set({ at: settings.now().toISOString(), reason: options.reason });
      return { running: runs.filter((run) => run.state === 'running').length };
    },
    async resume(options) {
      const place = await openPlace(options.path, settings);
      return { wasStopped: await place.stop.clear() };
    },
    verifyAudit: async (options) => (await loadRecord()).verifyAudit(options, settings),
    doctor: async (options) => (await import('./doctor.ts')).examine(options, settings),
    async offer(options) {
      const place = await openPlace(options.path, settings);
      if (!(await place.hasLedger())) return undefined;
      const store = await place.openStore();
      try {
        return await (await import('./learning/backfill-offer.ts')).offerBackfill(store.memo);
      } finally {
        await store.close();
      }
    },
    backfill: async (options) => (await import('./learning/backfill.ts')).backfill(options, settings),
  };
}
