import {
  findCase,
  isFingerprint
} from "./chunk-WMU7T5HF.js";
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
import {
  UsageError
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/record/ignore.ts
var longestReason = 500;
async function ignore(options, settings) {
  const reason = options.reason.replace(new RegExp("\\p{Cc}+", "gu"), " ").trim().slice(0, longestReason);
  if (reason === "")
    throw new UsageError("A reason is missing.", 'Say why, for who comes after you: --reason "test data"');
  return withMemory(await openPlace(options.path, settings), async (store) => {
    const { fingerprint, rule, path } = await identify(store, options.finding);
    const ignored = { fingerprint, rule, path, reason, at: settings.now().toISOString() };
    await store.ignores.add(ignored);
    return ignored;
  });
}
async function heed(options, settings) {
  return withMemory(await openPlace(options.path, settings), async (store) => {
    const all = await store.ignores.all();
    const fingerprint = all.some((one) => one.fingerprint === options.finding) ? options.finding : (await identify(store, options.finding)).fingerprint;
    const ignored = all.find((one) => one.fingerprint === fingerprint);
    if (!ignored) {
      throw new UsageError(`${options.finding} is not ignored.`, "What is: heal ignore --list");
    }
    await store.ignores.remove(fingerprint, settings.now().toISOString());
    return ignored;
  });
}
async function listIgnored(options, settings) {
  const place = await openPlace(options.path, settings);
  if (!await place.hasLedger()) return { version: 1, ignored: [] };
  const store = await place.openStore();
  try {
    return { version: 1, ignored: await store.ignores.all() };
  } finally {
    await store.close();
  }
}
async function withMemory(place, work) {
  const store = await place.openStore();
  try {
    const answer = await work(store);
    await place.audit(store).catchUp();
    return answer;
  } finally {
    await store.close();
  }
}
async function identify({ ledger }, name) {
  const describe = ({ finding }) => ({
    fingerprint: finding.fingerprint,
    rule: finding.rule,
    path: "path" in finding.place ? finding.place.path : ""
  });
  if (!isFingerprint(name)) return describe(await findCase(ledger, name));
  return findCase(ledger, name).then(describe, (error) => {
    if (!(error instanceof UsageError)) throw error;
    return { fingerprint: name, rule: "", path: "" };
  });
}
export {
  heed,
  ignore,
  listIgnored
};
