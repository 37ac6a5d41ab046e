import {
  openPlace
} from "./chunk-UWHXHVFA.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-SIAL3QON.js";
import "./chunk-WHTY4AYQ.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-OUZCHGED.js";
import "./chunk-TDEP23VZ.js";
import "./chunk-EFOYLMI7.js";

// src/app/wire.ts
var loadRecord = () => import("./chunk-XKAUTCVJ.js");
function makeHeal(settings) {
  return {
    scan: async (options) => (await import("./chunk-B7I4Z6LU.js")).scan(options, settings),
    fix: async (options) => (await import("./chunk-IMLHXR6H.js")).fix(options, settings),
    status: async (options) => (await loadRecord()).readStatus(options, settings),
    explain: async (options) => (await loadRecord()).explain(options, settings),
    undo: async (options) => (await loadRecord()).undo(options, settings),
    apply: async (options) => (await import("./chunk-EZPL7EE6.js")).apply(options, settings),
    ignore: async (options) => (await import("./chunk-GITN2STE.js")).ignore(options, settings),
    heed: async (options) => (await import("./chunk-GITN2STE.js")).heed(options, settings),
    listIgnored: async (options) => (await import("./chunk-GITN2STE.js")).listIgnored(options, settings),
    unquarantine: async (options) => (await import("./chunk-QPTWMOBS.js")).unquarantine(options, settings),
    metrics: async (options) => (await import("./chunk-542SCSSE.js")).readMetrics(options, settings),
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
    doctor: async (options) => (await import("./chunk-FU7VKRHH.js")).examine(options, settings),
    async offer(options) {
      const place = await openPlace(options.path, settings);
      if (!await place.hasLedger()) return void 0;
      const store = await place.openStore();
      try {
        return await (await import("./chunk-G5Z6Q52N.js")).offerBackfill(store.memo);
      } finally {
        await store.close();
      }
    },
    backfill: async (options) => (await import("./chunk-W2ZSMR4Q.js")).backfill(options, settings)
  };
}
export {
  makeHeal
};
