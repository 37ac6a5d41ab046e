// src/drivers/queue/backoff.ts
var usualBackoff = { firstMs: 2e3, maxMs: 10 * 6e4 };
function choosePause({ firstMs, maxMs }, failures, random) {
  const full = Math.min(maxMs, firstMs * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.5 + random() / 2));
}

export {
  usualBackoff,
  choosePause
};
