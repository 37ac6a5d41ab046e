import type { Heal } from './contract.ts';
import { examine } from './doctor.ts';
import { fix } from './fix.ts';
import { openPlace } from './place.ts';
import { explain, readStatus, undo, verifyAudit } from './record.ts';
import { scan } from './scan.ts';
import type { HealSettings } from './settings.ts';

/** The one place where an application is put together; whoever drives it gets the same. */
export function makeHeal(settings: HealSettings): Heal {
  return {
    scan: (options) => scan(options, settings),
    fix: (options) => fix(options, settings),
    status: (options) => readStatus(options, settings),
    explain: (options) => explain(options, settings),
    undo: (options) => undo(options, settings),
    async stop(options) {
      const place = await openPlace(options.path, settings);
      const { runs } = await readStatus(options, settings);
      await place.stop.set({ at: settings.now().toISOString(), reason: options.reason });
      return { running: runs.filter((run) => run.state === 'running').length };
    },
    async resume(options) {
      const place = await openPlace(options.path, settings);
      return { wasStopped: await place.stop.clear() };
    },
    verifyAudit: (options) => verifyAudit(options, settings),
    doctor: (options) => examine(options, settings),
  };
}
