// src/core/failure-window.ts
var leastJumpMs = 1e3;
var mostJumps = 16;
function watchClock(clock) {
  let last;
  let jumps = [];
  return () => {
    const here = { wallMs: clock.now().getTime(), steadyMs: clock.elapsedMs() };
    const expectedMs = last ? last.wallMs + here.steadyMs - last.steadyMs : here.wallMs;
    if (here.wallMs - expectedMs > leastJumpMs)
      jumps = [...jumps, { fromMs: expectedMs, toMs: here.wallMs }].slice(-mostJumps);
    if (expectedMs - here.wallMs > leastJumpMs) jumps = jumps.filter(({ toMs }) => toMs <= here.wallMs);
    last = here;
    return { wallMs: here.wallMs, jumps };
  };
}
function passTime(time, { wallMs, jumps }) {
  if (!time) return { ms: 0, wallMs };
  const jumped = jumps.filter(({ fromMs }) => time.wallMs <= fromMs);
  const passed = wallMs - time.wallMs - jumped.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  return Number.isFinite(passed) ? { ms: time.ms + Math.max(0, passed), wallMs } : time;
}
var emptyWindow = { failures: [], inARow: 0 };
function addFailure(window, atMs, { spanMs, most }) {
  const at = Math.max(atMs, window.failures.at(-1) ?? atMs);
  const from = findFirstAfter(window.failures, at - spanMs);
  const kept = [...window.failures.slice(from), at];
  return { failures: kept.slice(Math.max(0, kept.length - most)), inARow: window.inARow + 1 };
}
function addSuccess(window) {
  return window.inARow === 0 ? window : { ...window, inARow: 0 };
}
function countFailures(window, atMs, spanMs) {
  return window.failures.length - findFirstAfter(window.failures, atMs - spanMs);
}
function findFirstAfter(moments, limit) {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = low + high >>> 1;
    if ((moments[middle] ?? Infinity) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

// src/core/circuit.ts
var closedCircuit = { state: "closed", window: emptyWindow };
function askCircuit(circuit, by, atMs, { coolDownMs }) {
  if (circuit.state === "closed") return { may: true, isTrial: false, circuit };
  if (circuit.state === "half-open" && circuit.trial === by) return { may: true, isTrial: true, circuit };
  const waitMs = circuit.sinceMs + coolDownMs - atMs;
  if (waitMs > 0) return { may: false, waitMs, circuit };
  return { may: true, isTrial: true, circuit: { state: "half-open", sinceMs: atMs, trial: by } };
}
function noteFailure(circuit, by, atMs, rule) {
  if (circuit.state === "open") return circuit;
  if (circuit.state === "half-open") return circuit.trial === by ? { state: "open", sinceMs: atMs } : circuit;
  const window = addFailure(circuit.window, atMs, { spanMs: rule.spanMs, most: rule.failures });
  return countFailures(window, atMs, rule.spanMs) >= rule.failures ? { state: "open", sinceMs: atMs } : { state: "closed", window };
}
function noteSuccess(circuit, by) {
  if (circuit.state === "closed") {
    const window = addSuccess(circuit.window);
    return window === circuit.window ? circuit : { state: "closed", window };
  }
  return circuit.state === "half-open" && circuit.trial === by ? closedCircuit : circuit;
}

export {
  watchClock,
  passTime,
  emptyWindow,
  addFailure,
  addSuccess,
  countFailures,
  closedCircuit,
  askCircuit,
  noteFailure,
  noteSuccess
};
