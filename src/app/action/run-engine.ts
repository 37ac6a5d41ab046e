import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { EnvironmentError, StoppedError } from '#core/errors.ts';
import { parseJson } from '#core/json.ts';
import { chooseEnvironment } from './environment.ts';
import {
  engineMessageSchema,
  type EngineMessage,
  type EngineRequest,
  type FixResult,
  type ReplayResult,
  type ScanResult,
} from './engine-protocol.ts';

export interface EngineStart {
  /** The engine's program, its packages beside or above it. */
  readonly file: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** After a runner cancels, it waits 7.5 s before it ends everything: https://docs.github.com/actions/managing-workflow-runs/canceling-a-workflow */
const graceMs = 5000;
const maxLine = 4 * 1024 * 1024;

/** Runs the engine for one request, in a process without any token. Throws what it answers with. */
export async function runEngine(
  request: EngineRequest,
  start: EngineStart,
): Promise<ScanResult | FixResult | ReplayResult> {
  const child = spawn(process.execPath, [start.file], {
    cwd: request.cwd,
    env: { ...chooseEnvironment(start.env) },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let kill: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGTERM');
    kill = setTimeout(() => child.kill('SIGKILL'), graceMs);
  };
  start.signal.addEventListener('abort', stop, { once: true });
  if (start.signal.aborted) stop();
  const ended = new Promise<string>((resolve) => {
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      complaints = (complaints + chunk).slice(-4000);
    });
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(`${complaints.trim()} (ended with ${signal ?? code})`));
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(request));
  let last: EngineMessage | undefined;
  try {
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
      // What a tool printed past our back is no message.
      const message = line.length > maxLine ? undefined : engineMessageSchema.safeParse(parseJson(line)).data;
      if (message === undefined) continue;
      if ('say' in message) start.say(message.say);
      else last = message;
    }
    const complaint = await ended;
    if (last && 'result' in last) return last.result;
    throw explain(last, complaint, start.signal);
  } finally {
    clearTimeout(kill);
    start.signal.removeEventListener('abort', stop);
  }
}

function explain(last: EngineMessage | undefined, complaint: string, signal: AbortSignal): Error {
  if (signal.reason instanceof StoppedError) return signal.reason;
  if (last && 'error' in last) {
    const { whose, message, remedy, stack } = last.error;
    if (whose === 'stopped') return new StoppedError(message, remedy);
    if (whose === 'theirs') return new EnvironmentError(message, remedy);
    return new Error(`${message}\n${stack}`);
  }
  return new Error(`the engine ended without an answer: ${complaint}`);
}
