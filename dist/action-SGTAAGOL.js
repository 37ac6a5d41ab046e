import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));

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

// src/drivers/github/app-auth.ts
function statusOf(error) {
  const status = error instanceof Error && "status" in error ? error.status : void 0;
  return typeof status === "number" ? status : void 0;
}

export {
  HealError,
  UsageError,
  ConfigError,
  EnvironmentError,
  StoppedError,
  messageOf,
  statusOf
};
