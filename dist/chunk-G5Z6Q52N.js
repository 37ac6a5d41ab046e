// src/app/learning/backfill-offer.ts
var key = "backfill/offered";
async function offerBackfill(memo) {
  const [isOffered, isDone] = await Promise.all([memo.read(key), memo.read("backfill/read")]);
  if (isOffered !== void 0 || isDone !== void 0) return void 0;
  await memo.write(key, "yes");
  return "Heal can learn from how people cured findings here before. To let it read the history, on this machine and without a model: heal backfill";
}
export {
  offerBackfill
};
