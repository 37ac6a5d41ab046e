import {
  openPlace
} from "./chunk-3C2K4SMP.js";
import "./chunk-3RJKWMPL.js";
import "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-5VPO3VG3.js";
import "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/wire.ts
var loadRecord = () => import("./chunk-46NNZ2CS.js");
function makeHeal(settings) {
  return {
    scan: async (options) => (await import("./chunk-FOUOWDS5.js")).scan(options, settings),
    fix: async (options) => (await import("./chunk-66NNW3EO.js")).fix(options, settings),
    status: async (options) => (await loadRecord()).readStatus(options, settings),
    explain: async (options) => (await loadRecord()).explain(options, settings),
    undo: async (options) => (await loadRecord()).undo(options, settings),
    apply: async (options) => (await import("./chunk-GZBDMV2L.js")).apply(options, settings),
    ignore: async (options) => (await import("./chunk-4DX6H76B.js")).ignore(options, settings),
    heed: async (options) => (await import("./chunk-4DX6H76B.js")).heed(options, settings),
    listIgnored: async (options) => (await import("./chunk-4DX6H76B.js")).listIgnored(options, settings),
    unquarantine: async (options) => (await import("./chunk-ZOV7OBE2.js")).unquarantine(options, settings),
    metrics: async (options) => (await import("./chunk-4L4FKLVZ.js")).readMetrics(options, settings),
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
    doctor: async (options) => (await import("./chunk-XHD2YQKU.js")).examine(options, settings),
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
    backfill: async (options) => (await import("./chunk-KW42C3ZR.js")).backfill(options, settings)
  };
}
export {
  makeHeal
};
