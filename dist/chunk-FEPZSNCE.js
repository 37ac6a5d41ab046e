import {
  readStandings
} from "./chunk-NUTMFHAJ.js";
import "./chunk-XJQTEM6W.js";
import {
  withStore
} from "./chunk-RWMOI4YG.js";
import "./chunk-TPUDX7FR.js";
import "./chunk-RIC2F2F2.js";
import "./chunk-GEK4PRPV.js";
import "./chunk-33OVZQSH.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-JP3K3O5E.js";
import {
  openPlace
} from "./chunk-WMNA6N6I.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-GUTRQ6WY.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-54UZ3YNG.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-ESL7UBKL.js";
import "./chunk-PSYM2LST.js";
import "./chunk-LY2GDKNB.js";
import "./chunk-2QNHBRQK.js";
import "./chunk-D2APL2YS.js";
import "./chunk-B3WZELUA.js";
import "./chunk-VHSZM5CW.js";
import "./chunk-H4DM6FYF.js";
import {
  UsageError
} from "./chunk-EFOYLMI7.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-OOA2V37C.js";
import "./chunk-TDEP23VZ.js";

// src/app/unquarantine.ts
async function unquarantine(options, settings) {
  const place = await openPlace(options.path, settings);
  return withStore(place, async (store) => {
    const entries = await store.records.all();
    const last = entries.findLast(({ remedy }) => remedy === options.remedy);
    const { standingOf } = await readStandings(place, store, settings.now());
    if (!last) {
      const asking = [...new Map(entries.map((entry) => [entry.remedy, entry])).values()].filter(({ remedy, origin }) => standingOf({ origin, healer: remedy }).state !== "trusted").map(({ remedy }) => remedy);
      throw new UsageError(
        `There is no record of ${JSON.stringify(options.remedy)} here.`,
        asking.length === 0 ? "Every remedy with a record here is trusted." : `These are not trusted: ${asking.slice(0, 10).join(", ")}.`
      );
    }
    const named = { origin: last.origin, healer: last.remedy };
    const before = standingOf(named);
    const at = settings.now().toISOString();
    await store.records.add([{ ...last, kind: "released", at, caseId: `released-${at}` }]);
    const after = (await readStandings(place, store, settings.now())).standingOf(named);
    await place.audit(store).catchUp();
    return { version: 1, remedy: last.remedy, before, after };
  });
}
export {
  unquarantine
};
