import { StoppedError } from '#core/errors.ts';
import type { Heal } from '../contract.ts';
import { readVersion } from '../install.ts';
import type { HealSettings } from '../settings.ts';
import { run } from './run.ts';
import { makeTerminal } from './terminal.ts';

/** Whatever breaks because of a Ctrl-C, the person reads of the Ctrl-C. */
const stoppedByPerson = new StoppedError(
  'This run was stopped.',
  'Nothing half-done is left. Start it again when you are ready.',
);

/** Runs the command line of this process and ends it: signals, pipes and the exit code are looked after here. */
export async function runProcess(makeHeal: (settings: HealSettings) => Promise<Heal>): Promise<never> {
  const controller = new AbortController();
  const terminal = makeTerminal({ stdout: process.stdout, stderr: process.stderr, env: process.env });

  // Whoever reads us may leave (`heal scan | head`): that is no error, and a heal under way is brought to its end.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
      terminal.note('\nStopping; what was verified is kept. Again to leave at once.');
      controller.abort(stoppedByPerson);
    });
  }

  const code = await run(process.argv.slice(2), {
    terminal,
    cwd: process.cwd(),
    env: process.env,
    version: readVersion(),
    signal: controller.signal,
    heal: () => makeHeal({ cwd: process.cwd(), env: process.env, now: () => new Date() }),
  });
  // Output to a pipe may still be on its way; handles that a tool left open must not keep the shell waiting.
  process.exitCode = code;
  await Promise.all([process.stdout, process.stderr].map(drain));
  return process.exit(code);
}

function drain(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (!stream.writable) resolve();
    else stream.write('', () => resolve());
  });
}
