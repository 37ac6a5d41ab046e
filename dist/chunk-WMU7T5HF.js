import {
  caseIdOf
} from "./chunk-OQWG6TOE.js";
import {
  UsageError
} from "./chunk-EFOYLMI7.js";

// src/app/record/cases.ts
async function withStore(place, work) {
  if (!await place.hasLedger()) {
    throw new UsageError(
      "Nothing was healed here yet.",
      "Run `heal fix` first, or give the path of the package that was healed."
    );
  }
  const store = await place.openStore();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
function isFingerprint(text) {
  return /^v\d+:[0-9a-f]{32}$/.test(text);
}
async function findCase(ledger, name) {
  const id = isFingerprint(name) ? caseIdOf(name) : name;
  const found = await ledger.cases({ idPrefix: id, limit: 5 });
  const [first, second] = found;
  if (!first)
    throw new UsageError(
      `There is no case ${JSON.stringify(name)} here.`,
      "`heal status` lists the latest cases with their ids."
    );
  if (second && first.id !== id) {
    throw new UsageError(
      `${JSON.stringify(name)} is the start of several cases: ${found.map((one) => one.id).join(", ")}.`,
      "Give more of the id."
    );
  }
  return found.find((one) => one.id === id) ?? first;
}
function statusOf(healCase) {
  return healCase.stage === "settled" ? healCase.outcome.status : healCase.stage;
}

export {
  withStore,
  isFingerprint,
  findCase,
  statusOf
};
