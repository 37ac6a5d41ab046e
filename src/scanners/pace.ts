import { setImmediate } from 'node:timers/promises';

/**
 * For work inside this process: `await pace()` between files lets timers, signals and the other scanners run,
 * and throws once the signal is aborted. Without it a scan over cached files never leaves the microtask queue.
 */
export function createPace(signal: AbortSignal, everyMs = 20): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= everyMs) {
      await setImmediate();
      last = performance.now();
    }
    signal.throwIfAborted();
  };
}
