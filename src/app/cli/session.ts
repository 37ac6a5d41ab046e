import type { Heal } from '../contract.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Environment, Terminal } from './terminal.ts';

/** What every command gets: the world outside of it, handed in. */
export interface Session {
  readonly terminal: Terminal;
  /** Absolute. */
  readonly cwd: string;
  readonly env: Environment;
  readonly version: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Makes the application when a command needs it, and not before. */
  heal(): Promise<Heal>;
  /** Remembers what the shell is told at the end. */
  finish(code: ExitCode): void;
}
