import {
  editDistance
} from "./chunk-HOSKFKBL.js";

// src/config/suggest.ts
function suggest(word, known) {
  const lower = word.toLowerCase().slice(0, 60);
  let best;
  for (const candidate of known) {
    const distance = editDistance(lower, candidate.toLowerCase());
    if (!best || distance < best.distance) best = { candidate, distance };
  }
  if (!best) return void 0;
  return best.distance <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : void 0;
}

export {
  suggest
};
