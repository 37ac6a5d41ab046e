import {
  readStandings
} from "./chunk-YRKJUK3A.js";
import "./chunk-RLCBN4UR.js";
import {
  withStore
} from "./chunk-WMU7T5HF.js";
import "./chunk-PBPGAGXJ.js";
import "./chunk-PPJEV34W.js";
import "./chunk-ZXQMWZIZ.js";
import "./chunk-PYR7C2ZH.js";
import "./chunk-5B3OZACI.js";
import "./chunk-P5TAREXH.js";
import "./chunk-EA3MFNEB.js";
import "./chunk-JP3K3O5E.js";
import "./chunk-ATK5VVE7.js";
import "./chunk-YRRDT7BC.js";
import {
  openPlace
} from "./chunk-3C2K4SMP.js";
import "./chunk-3RJKWMPL.js";
import "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-FELVHE56.js";
import "./chunk-P6756FPZ.js";
import "./chunk-RLSXXUWR.js";
import "./chunk-ZCJV2SUT.js";
import "./chunk-5VPO3VG3.js";
import "./chunk-3VOSYGGK.js";
import "./chunk-RVDUMNWB.js";
import "./chunk-MXHXVLEF.js";
import "./chunk-B3WZELUA.js";
import "./chunk-4BEFJLBY.js";
import "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import "./chunk-X6BR5YAN.js";
import {
  UsageError
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/record/unquarantine.ts
async function unquarantine(options, settings) {
  const place = await openPlace(options.path, settings);
  return withStore(place, async (store) => {
    const entries = await store.records.all();
    const last = entries.findLast(({ remedy }) => remedy === options.remedy);
    const { standingOf } = await readStandings(place, store, settings.now());
    if (!last) {
      const asking = [...new Map(entries.map((entry2) => [entry2.remedy, entry2])).values()].filter(({ remedy, origin }) => standingOf({ origin, healer: remedy }).state !== "trusted").map(({ remedy }) => remedy);
      throw new UsageError(
        `There is no record of ${JSON.stringify(options.remedy)} here.`,
        asking.length === 0 ? "Every remedy with a record here is trusted." : `These are not trusted: ${asking.slice(0, 10).join(", ")}.`
      );
    }
    const named = { origin: last.origin, healer: last.remedy };
    const before = standingOf(named);
    const at = settings.now().toISOString();
    const entry = options.takeBack ? { ...lastRelease(entries, options.remedy), kind: "withdrawn", at } : { ...last, kind: "released", at, caseId: `released-${entries.length}-${at}` };
    await store.records.add([entry]);
    const after = (await readStandings(place, store, settings.now())).standingOf(named);
    await place.audit(store).catchUp();
    return { version: 1, remedy: last.remedy, before, after };
  });
}
function lastRelease(entries, remedy) {
  const own = entries.filter((entry) => entry.remedy === remedy);
  const withdrawn = new Set(own.filter(({ kind }) => kind === "withdrawn").map(({ caseId }) => caseId));
  const release = own.findLast(({ kind, caseId }) => kind === "released" && !withdrawn.has(caseId));
  if (release) return release;
  throw new UsageError(`The record of ${remedy} was not wiped here.`, "There is nothing to take back.");
}
export {
  unquarantine
};
