import {
  countOf,
  fit
} from "./chunk-TYGHKD46.js";
import {
  cleanLine,
  defuseWorkflowCommands
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/progress.ts
var patienceMs = 1e3;
var quietMs = 5e3;
function startProgress(terminal, first, now = Date.now) {
  return terminal.isLive ? startSpinner(terminal, first) : startLines(terminal, first, now);
}
function startSpinner(terminal, first) {
  const room = (terminal.stderr.columns || 80) - 12;
  const started = Date.now();
  const tellTime = () => terminal.notePaint("dim", `${Math.round((Date.now() - started) / 1e3)} s`);
  let text = fit(first, room);
  let isOver = false;
  let spinner;
  const timer = setTimeout(() => {
    void import("ora").then(({ default: ora }) => {
      if (!isOver) spinner = ora({ text, suffixText: tellTime, stream: terminal.stderr, discardStdin: false }).start();
    });
  }, patienceMs);
  return {
    listener: (event) => {
      text = fit(describe(event) ?? text, room);
      if (spinner) spinner.text = text;
    },
    stop: () => {
      isOver = true;
      clearTimeout(timer);
      spinner?.stop();
    }
  };
}
function startLines(terminal, first, now) {
  let lastAt = now() + patienceMs - quietMs;
  let shown = "";
  let waiting = first;
  const flush = () => {
    if (waiting === shown || now() - lastAt < quietMs) return;
    lastAt = now();
    shown = waiting;
    terminal.note(defuseWorkflowCommands(waiting));
  };
  const timer = setInterval(flush, patienceMs);
  timer.unref();
  return {
    listener: (event) => {
      const text = event.type === "moved" ? void 0 : describe(event);
      if (text !== void 0) waiting = text;
      flush();
    },
    stop: () => clearInterval(timer)
  };
}
function describe(event) {
  switch (event.type) {
    case "busy":
      return cleanLine(event.doing, 200);
    case "scanned":
      return `Found ${countOf(event.found, "problem")}`;
    case "batch-tried": {
      const heals = countOf(event.caseIds.length, "heal");
      return event.verification.passed ? `Verified ${heals}` : `Tried ${heals}: not good, looking for the cause`;
    }
    case "moved":
      return event.to === "settled" ? void 0 : `${stageWords[event.to]} ${cleanLine(event.healCase.finding.rule, 60)}`;
  }
}
var stageWords = {
  detected: "Looking at",
  diagnosed: "Understanding",
  planned: "Planned a cure for",
  authorized: "Allowed a cure for",
  applied: "Trying a cure for",
  verified: "Verified a cure for",
  published: "Wrote a cure for"
};
export {
  startProgress
};
