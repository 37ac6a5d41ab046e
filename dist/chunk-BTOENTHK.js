import {
  sayFigures,
  sayTimes
} from "./chunk-5FIHWFVG.js";

// src/app/cli/render/evidence.ts
function explainEvidence(evidence) {
  const smaller = evidence.sizes.slice(0, evidence.verdict === "different" ? void 0 : -1);
  return [evidence.said, ...smaller.toReversed().map(sayFigures)];
}
function sayGain(evidence) {
  if (evidence?.verdict !== "gain") return "";
  const { statements, sizes } = evidence;
  if (statements) return ` (statements ${statements.ownBefore} \u2192 ${statements.ownAfter})`;
  const largest = sizes.at(-1);
  return largest ? ` (${sayTimes(largest.ratio)} as fast)` : "";
}

export {
  explainEvidence,
  sayGain
};
