// src/core/errors.ts
var HealError = class extends Error {
  /** What the shell is told: nothing of this is Heal's fault. */
  exitCode = 2;
  remedy;
  constructor(what, remedy, options) {
    super(what, options);
    this.name = new.target.name;
    this.remedy = remedy;
  }
};
var UsageError = class extends HealError {
};
var ConfigError = class extends HealError {
};
var EnvironmentError = class extends HealError {
};
var StoppedError = class extends HealError {
};
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
function stoppedBy(signal) {
  if (signal.reason instanceof StoppedError) return signal.reason;
  const remedy = "Nothing half-done is left. Start it again when you are ready.";
  return new StoppedError("This run was stopped.", remedy, { cause: signal.reason });
}

export {
  HealError,
  UsageError,
  ConfigError,
  EnvironmentError,
  StoppedError,
  messageOf,
  stoppedBy
};
