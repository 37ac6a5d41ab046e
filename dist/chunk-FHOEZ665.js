// src/scanners/pace.ts
import { setImmediate } from "node:timers/promises";
function createPace(signal, everyMs = 20) {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= everyMs) {
      await setImmediate();
      last = performance.now();
    }
    signal.throwIfAborted();
  };
}

export {
  createPace
};
