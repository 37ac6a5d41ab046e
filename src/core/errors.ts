/**
 * Errors that reach a person. Each says what happened, what to do about it, and whose it is;
 * the command line maps the kind to its exit code.
 */
export abstract class HealError extends Error {
  abstract readonly exitCode: 2 | 3;
  readonly remedy: string;
  constructor(what: string, remedy: string, options?: ErrorOptions) {
    super(what, options);
    this.name = new.target.name;
    this.remedy = remedy;
  }
}
/** The command was called in a way that cannot work: exit code 2. */
export class UsageError extends HealError {
  readonly exitCode = 2;
}
/** The configuration is wrong: exit code 2. */
export class ConfigError extends HealError {
  readonly exitCode = 2;
}
/** The machine or the repository is not in a state to be healed: exit code 2. */
export class EnvironmentError extends HealError {
  readonly exitCode = 2;
}
/** Our fault: exit code 3. */
export class InternalError extends HealError {
  readonly exitCode = 3;
}
/** An emergency stop or Ctrl-C reached this run. */
export class StoppedError extends HealError {
  readonly exitCode = 2;
}
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
