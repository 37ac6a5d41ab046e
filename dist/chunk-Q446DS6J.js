// src/app/record/memory.ts
async function readMemory(store) {
  return { entries: await store.records.all(), ignored: await store.ignores.all() };
}
async function recall(place) {
  if (!await place.hasLedger()) return { entries: [], ignored: [] };
  const store = await place.openStore();
  try {
    return await readMemory(store);
  } finally {
    await store.close();
  }
}
function heedIgnored(findings, ignored) {
  const silent = new Set(ignored.map(({ fingerprint }) => fingerprint));
  const open = findings.filter(({ fingerprint }) => !silent.has(fingerprint));
  return { open, ignored: findings.length - open.length };
}

export {
  readMemory,
  recall,
  heedIgnored
};
