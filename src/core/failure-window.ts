/**
 * Time that passed, not what a clock shows. Clocks are set back, set forward, and stand still while a machine sleeps; a
 * count of failures "within ten minutes" must survive that. The rule:
 *
 * - a clock that was set back adds nothing, and time goes on from where it is now;
 * - a clock that jumped forward while a process watched adds only what its steady clock saw pass (a machine that slept
 *   counts as one that jumped: nothing could happen meanwhile);
 * - a gap in which no process watched is believed: it is a break between two runs.
 *
 * States (quarantined, degraded) and counts in a row do not depend on time at all.
 */
export interface PassedTime {
  /** Milliseconds that passed since the first reading; never goes back. */
  readonly ms: number;
  /** What the clock on the wall showed last, in ms since 1970. */
  readonly wallMs: number;
}
export interface ClockReading {
  readonly wallMs: number;
  /** Times at which the clock on the wall went ahead of a steady one while this process watched: what it should have shown, and showed. */
  readonly jumps: readonly { readonly fromMs: number; readonly toMs: number }[];
}

/** Clocks are slewed by less than this between two readings. */
const leastJumpMs = 1000;
const mostJumps = 16;

/** Reads both clocks; what it answers holds for one process. */
export function watchClock(clock: { now(): Date; elapsedMs(): number }): () => ClockReading {
  let last: { readonly wallMs: number; readonly steadyMs: number } | undefined;
  let jumps: ClockReading['jumps'] = [];
  return () => {
    const here = { wallMs: clock.now().getTime(), steadyMs: clock.elapsedMs() };
    const expectedMs = last ? last.wallMs + here.steadyMs - last.steadyMs : here.wallMs;
    if (here.wallMs - expectedMs > leastJumpMs)
      jumps = [...jumps, { fromMs: expectedMs, toMs: here.wallMs }].slice(-mostJumps);
    // Set back again: what it had jumped over is before us once more.
    if (expectedMs - here.wallMs > leastJumpMs) jumps = jumps.filter(({ toMs }) => toMs <= here.wallMs);
    last = here;
    return { wallMs: here.wallMs, jumps };
  };
}

export function passTime(time: PassedTime | undefined, { wallMs, jumps }: ClockReading): PassedTime {
  if (!time) return { ms: 0, wallMs };
  const jumped = jumps.filter(({ fromMs }) => time.wallMs <= fromMs);
  const passed = wallMs - time.wallMs - jumped.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  // NaN is no time at all.
  return Number.isFinite(passed) ? { ms: time.ms + Math.max(0, passed), wallMs } : time;
}

/** Failures of one thing, as JSON. Holds no more of them than its rule can ask for. */
export interface FailureWindow {
  /** Moments of `PassedTime.ms`, oldest first. */
  readonly failures: readonly number[];
  /** Since the last success. */
  readonly inARow: number;
}
export interface WindowRule {
  readonly spanMs: number;
  /** Failures that are kept, the newest: a count beyond says as much as this one. */
  readonly most: number;
}
export const emptyWindow: FailureWindow = { failures: [], inARow: 0 };

/** Costs no more than `most` numbers that are copied, however many failures there were. */
export function addFailure(window: FailureWindow, atMs: number, { spanMs, most }: WindowRule): FailureWindow {
  const at = Math.max(atMs, window.failures.at(-1) ?? atMs);
  const from = findFirstAfter(window.failures, at - spanMs);
  const kept = [...window.failures.slice(from), at];
  return { failures: kept.slice(Math.max(0, kept.length - most)), inARow: window.inARow + 1 };
}
export function addSuccess(window: FailureWindow): FailureWindow {
  return window.inARow === 0 ? window : { ...window, inARow: 0 };
}
/** Failures within the span that ends now; one that is exactly as old as the span has left it. At most `most`. */
export function countFailures(window: FailureWindow, atMs: number, spanMs: number): number {
  return window.failures.length - findFirstAfter(window.failures, atMs - spanMs);
}

/** Index of the first moment that is later than `limit`; they are in order. */
function findFirstAfter(moments: readonly number[], limit: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[middle] ?? Infinity) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
