import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { hasProgram } from './needs.ts';

export interface Started {
  readonly child: ChildProcess;
  /** The end of what it said, for the message of a failure. */
  said(): string;
  hasEnded(): boolean;
  /** Ends it with all that it started; at once. */
  end(): Promise<void>;
}
const longestSaid = 20_000;

const running = new Set<() => void>();
process.once('exit', () => running.forEach((kill) => kill()));

/** Starts a program of a test. It does not outlive the test, not even one that is killed. */
export function startProcess(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  { stdio = ['ignore', 'pipe', 'pipe'], cwd }: { readonly stdio?: StdioOptions; readonly cwd?: string } = {},
): Started {
  const tied = hasProgram('setpriv') ? ['setpriv', '--pdeathsig', 'KILL', ...argv] : argv;
  const [program = '', ...args] = tied;
  const child = spawn(program, args, { env, stdio, cwd, detached: true });
  let said = '';
  const hear = (chunk: Buffer): void => void (said = (said + chunk.toString('utf8')).slice(-longestSaid));
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.on('error', (error) => hear(Buffer.from(error.message)));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const hasEnded = (): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  const kill = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nothing of it is left.
    }
  };
  running.add(kill);
  return {
    child,
    said: () => said,
    hasEnded,
    async end() {
      kill();
      await ended;
      running.delete(kill);
    },
  };
}

/** Waits until the condition holds; fails with what was waited for when it does not in time. */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  ms = 20_000,
): Promise<T> {
  for (const end = performance.now() + ms; ;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
