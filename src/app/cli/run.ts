import { CommanderError } from 'commander';
import { HealError } from '#core/errors.ts';
import { cleanBlock, cleanLine } from './clean.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { makeProgram } from './program.ts';
import type { Session } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line (`argv` without node and script) and returns what the shell is told. Never throws. */
export async function run(argv: readonly string[], session: Omit<Session, 'finish'>): Promise<ExitCode> {
  let code: ExitCode = exitCodes.clean;
  const program = makeProgram({
    ...session,
    finish: (next) => {
      code = next;
    },
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return explainError(error, session.terminal, argv.includes('--verbose'));
  }
}

function explainError(error: unknown, terminal: Terminal, isVerbose: boolean): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has said it already; help and version are no errors.
    return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
  }
  const paint = terminal.notePaint;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (error instanceof HealError) {
    const what = cleanBlock(error.message).slice(0, 10_000);
    terminal.note(`${paint('red', 'heal:')} ${what}\n${cleanLine(error.remedy)}`);
    if (isVerbose) terminal.note(paint('dim', cleanBlock(stack)));
    return error.exitCode;
  }
  if (error instanceof Error && isFullDisk(error)) {
    terminal.note(`${paint('red', 'heal:')} the disk is full or may not be written: ${cleanLine(error.message, 300)}`);
    terminal.note('Make room there (or name another folder for temporary files with TMPDIR), then run Heal again.');
    if (isVerbose) terminal.note(paint('dim', cleanBlock(stack)));
    return exitCodes.usage;
  }
  terminal.note(
    `${paint('red', 'heal:')} something unexpected happened, and it is our fault: ${cleanLine(
      error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      300,
    )}`,
  );
  terminal.note(
    isVerbose
      ? paint('dim', cleanBlock(stack))
      : 'Please report it with the output of the same command and --verbose. What was done so far: heal status',
  );
  return exitCodes.internal;
}

/** Every write can meet it, in temporary folders, records and the ledger: it is nobody's fault here. */
function isFullDisk(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined;
  // SQLite has words of its own for it: https://sqlite.org/rescode.html#full
  const isFullDatabase = code === 'ERR_SQLITE_ERROR' && /database or disk is full/.test(error.message);
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EROFS' || isFullDatabase;
}
