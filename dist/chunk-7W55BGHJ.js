// src/drivers/model/prices.ts
var price = (inputPerMillion, outputPerMillion) => ({
  inputPerMillion,
  outputPerMillion
});
var shippedPrices = {
  "gpt-4o": price(2.5, 10),
  "gpt-4o-mini": price(0.15, 0.6),
  "gpt-4.1": price(2, 8),
  "gpt-4.1-mini": price(0.4, 1.6),
  "gpt-4.1-nano": price(0.1, 0.4),
  "gpt-5": price(1.25, 10),
  "gpt-5-codex": price(1.25, 10),
  "gpt-5-mini": price(0.25, 2),
  "gpt-5-nano": price(0.05, 0.4),
  "gpt-5.1": price(1.25, 10),
  "gpt-5.1-codex": price(1.25, 10),
  "gpt-5.1-codex-mini": price(0.25, 2),
  "gpt-5.2": price(1.75, 14),
  "gpt-5.3-codex": price(1.75, 14),
  "gpt-5.4": price(2.5, 15),
  "gpt-5.4-mini": price(0.75, 4.5),
  "gpt-5.4-nano": price(0.2, 1.25)
};
function priceOf(model, configured) {
  const family = model.replace(/-\d{4}-\d{2}-\d{2}$/, "");
  for (const table of [configured, shippedPrices]) {
    for (const name of [model, family]) if (Object.hasOwn(table, name)) return table[name];
  }
  return void 0;
}
function costOf({ input, output }, { inputPerMillion, outputPerMillion }) {
  return (input * inputPerMillion + output * outputPerMillion) / 1e6;
}
var overhead = 200;
function worstUse(request, { maxOutputTokens }) {
  return { input: Buffer.byteLength(JSON.stringify(request)) + overhead, output: maxOutputTokens };
}

export {
  priceOf,
  costOf,
  worstUse
};
