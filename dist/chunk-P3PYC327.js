import {
  openPlace
} from "./chunk-WMNA6N6I.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-VHSZM5CW.js";
import "./chunk-H4DM6FYF.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-OOA2V37C.js";
import "./chunk-TDEP23VZ.js";

// src/app/wire.ts
var loadRecord = () => import("./chunk-XMQMZBM3.js");
function makeHeal(settings) {
  return {
    scan: async (options) => (await import("./chunk-U7HQA4OQ.js")).scan(options, settings),
    fix: async (options) => (await import("./chunk-A7TQRGNS.js")).fix(options, settings),
    status: async (options) => (await loadRecord()).readStatus(options, settings),
    explain: async (options) => (await loadRecord()).explain(options, settings),
    undo: async (options) => (await loadRecord()).undo(options, settings),
    apply: async (options) => (await import("./chunk-7YCPFYJO.js")).apply(options, settings),
    ignore: async (options) => (await import("./chunk-QNO7T5KZ.js")).ignore(options, settings),
    heed: async (options) => (await import("./chunk-QNO7T5KZ.js")).heed(options, settings),
    listIgnored: async (options) => (await import("./chunk-QNO7T5KZ.js")).listIgnored(options, settings),
    unquarantine: async (options) => (await import("./chunk-FEPZSNCE.js")).unquarantine(options, settings),
    metrics: async (options) => (await import("./chunk-XODWEMRE.js")).readMetrics(options, settings),
    async stop(options) {
      const place = await openPlace(options.path, settings);
      const { readStatus } = await loadRecord();
      const { runs } = await readStatus(options, settings);
      await place.stop.set({ at: settings.now().toISOString(), reason: options.reason });
      return { running: runs.filter((run) => run.state === "running").length };
    },
    async resume(options) {
      const place = await openPlace(options.path, settings);
      return { wasStopped: await place.stop.clear() };
    },
    verifyAudit: async (options) => (await loadRecord()).verifyAudit(options, settings),
    doctor: async (options) => (await import("./chunk-KQY3WI24.js")).examine(options, settings),
    async offer(options) {
      const place = await openPlace(options.path, settings);
      if (!await place.hasLedger()) return void 0;
      const store = await place.openStore();
      try {
        return await (await import("./chunk-GAVPHSTJ.js")).offerBackfill(store.memo);
      } finally {
        await store.close();
      }
    },
    backfill: async (options) => (await import("./chunk-DI52LMK3.js")).backfill(options, settings)
  };
}
export {
  makeHeal
};
