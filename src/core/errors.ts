/**
 * Errors that reach a person. Each says what happened, what to do about it, and whose it is;
 * whatever else is thrown is a fault of Heal.
 */
export abstract class HealError extends Error {
  /** What the shell is told: nothing of this is Heal's fault. */
  readonly exitCode = 2;
  readonly remedy: string;
  constructor(what: string, remedy: string, options?: ErrorOptions) {
    super(what, options);
    this.name = new.target.name;
    this.remedy = remedy;
  }
}
/** The command was called in a way that cannot work. */
export class UsageError extends HealError {}
/** The configuration is wrong. */
export class ConfigError extends HealError {}
/** The machine or the repository is not in a state to be healed. */
export class EnvironmentError extends HealError {}
/** An emergency stop or Ctrl-C reached this run. */
export class StoppedError extends HealError {}
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
/** What to throw when the signal is aborted: the reason that people are told, where the signal holds one. */
export function stoppedBy(signal: AbortSignal): StoppedError {
  if (signal.reason instanceof StoppedError) return signal.reason;
  const remedy = 'Nothing half-done is left. Start it again when you are ready.';
  return new StoppedError('This run was stopped.', remedy, { cause: signal.reason });
}
