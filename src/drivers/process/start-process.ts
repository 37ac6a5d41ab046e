import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { ToolResult } from '#core/ports/tools.ts';
import { collectOutput } from './collect-output.ts';
import { killTree } from './kill-tree.ts';

export interface ProcessStart {
  /** Program and arguments; never interpreted by a shell. */
  readonly argv: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: string | undefined;
  readonly timeoutMs: number;
  readonly maxOutputBytes?: number | undefined;
}

const defaultMaxOutputBytes = 64 * 1024 * 1024;
/** How long a grandchild that kept the output open may delay the answer after the process itself has ended. */
const drainMs = 500;

/**
 * Runs one process to its end, bounded in time and output. Its whole process tree is gone when the promise settles
 * (on POSIX: everything in its process group). Never rejects for what the process does.
 */
export function startProcess(start: ProcessStart, signal?: AbortSignal): Promise<ToolResult> {
  const started = performance.now();
  const [program, ...args] = start.argv;
  const refuse = (status: ToolResult['status'], why: string): Promise<ToolResult> =>
    Promise.resolve({ status, code: undefined, stdout: '', stderr: why, ms: performance.now() - started });
  if (program === undefined || program === '') return refuse('not-started', 'no program given');
  if (signal?.aborted) return refuse('stopped', '');

  let child: ChildProcess;
  try {
    child = spawn(program, args, {
      cwd: start.cwd,
      env: { ...start.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      // A group of its own, so that one signal reaches everything it started.
      detached: process.platform !== 'win32',
      windowsHide: true,
      shell: false,
    });
  } catch (error) {
    // A NUL byte or an argument list that is too long is refused before anything starts.
    return refuse('not-started', error instanceof Error ? error.message : String(error));
  }

  return new Promise((resolve) => {
    let status: ToolResult['status'] = 'exited';
    let exit: number | undefined;
    let drain: NodeJS.Timeout | undefined;
    const end = (why: ToolResult['status']): void => {
      if (status === 'exited') status = why;
      killTree(child);
    };
    const output = collectOutput(child, start.maxOutputBytes ?? defaultMaxOutputBytes, () => end('too-much-output'));
    const timer = setTimeout(() => end('timed-out'), start.timeoutMs);
    const onAbort = (): void => end('stopped');
    signal?.addEventListener('abort', onAbort, { once: true });

    const settle = (): void => {
      clearTimeout(timer);
      clearTimeout(drain);
      signal?.removeEventListener('abort', onAbort);
      child.stdout?.destroy();
      child.stderr?.destroy();
      const { stdout, stderr } = output.text();
      resolve({
        status,
        code: status === 'exited' ? exit : undefined,
        stdout,
        stderr,
        ms: performance.now() - started,
      });
    };
    child.once('error', (error) => {
      // After a start, `error` only says that a signal could not be sent; then `close` still comes.
      if (child.pid !== undefined) return;
      status = 'not-started';
      output.note(error.message);
      settle();
    });
    child.once('exit', (code, killedBy) => {
      exit = code ?? 128 + (killedBy === null ? 0 : constants.signals[killedBy]);
      // What it left running in its group would otherwise outlive it.
      killTree(child);
      drain = setTimeout(settle, drainMs);
    });
    child.once('close', settle);
    // A process that does not read its input closes the pipe; that is its right.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(start.stdin ?? '');
  });
}
