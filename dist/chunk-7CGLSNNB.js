// src/core/replay/execution.ts
var triggers = ["TARGET_NOT_FOUND", "POSTCONDITION_FAILED", "WATCHDOG_TIMEOUT", "LOW_CONFIDENCE"];
var executionStates = [
  "running",
  "degraded",
  "quarantined",
  "rollback",
  "paused"
];
var injectedFailures = {
  "hide-target": "TARGET_NOT_FOUND",
  "fail-postcondition": "POSTCONDITION_FAILED",
  "trip-watchdog": "WATCHDOG_TIMEOUT",
  "lower-confidence": "LOW_CONFIDENCE"
};

export {
  triggers,
  executionStates,
  injectedFailures
};
