// src/core/replay/run.ts
var runStatuses = ["done", "failed", "halted", "blocked", "stopped"];
var endReasons = [
  "target-not-found",
  "unexpected-window",
  "application-gone",
  "needs-person",
  "interrupted-before",
  "wrong-input",
  "postcondition-failed",
  "watchdog",
  "desktop-failed",
  "desktop-busy",
  "state",
  "stopped"
];

export {
  runStatuses,
  endReasons
};
