// src/domains/code/evidence/figures.ts
var leastGain = 0.1;
var leastSize = 100;
var leastHits = 10;
function compareRounds(size, before, after) {
  const rounds = Math.min(before.length, after.length);
  const ratios = after.slice(0, rounds).map((ns, index) => ns / (before[index] ?? ns));
  const sorted = ratios.toSorted((a, b) => a - b);
  const k = rankFor(rounds);
  return {
    size,
    beforeNs: Math.round(medianOf(before)),
    afterNs: Math.round(medianOf(after)),
    ratio: round(medianOf(ratios)),
    low: round(sorted[k] ?? 0),
    high: round(sorted[rounds - 1 - k] ?? Number.MAX_VALUE),
    rounds
  };
}
function medianOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
function rankFor(n) {
  let cumulative = 0;
  let term = 0.5 ** n;
  for (let k = 0; k < n; k++) {
    cumulative += term;
    if (cumulative > 0.025) return Math.max(0, k - 1);
    term *= (n - k) / (k + 1);
  }
  return 0;
}
function round(ratio) {
  return Number(ratio.toPrecision(4));
}
function sayFigures(sized) {
  const { ratio, low, high, size } = sized;
  const times = `${sayTime(sized.beforeNs)} \u2192 ${sayTime(sized.afterNs)} with ${size.toLocaleString("en")} elements`;
  return `${sayTimes(ratio)} as fast (${times}; 95 % ${sayTimes(high)} to ${sayTimes(low)})`;
}
function sayTimes(ratio) {
  const times = 1 / ratio;
  return `${times >= 10 ? times.toFixed(0) : times >= 2 ? times.toFixed(1) : times.toFixed(2)}\xD7`;
}
function sayTime(ns) {
  for (const [unit, length] of [
    ["s", 1e9],
    ["ms", 1e6],
    ["\xB5s", 1e3]
  ])
    if (ns >= length) return `${(ns / length).toPrecision(3)} ${unit}`;
  return `${ns.toPrecision(3)} ns`;
}

export {
  leastGain,
  leastSize,
  leastHits,
  compareRounds,
  sayFigures,
  sayTimes
};
