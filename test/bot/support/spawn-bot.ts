import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { webhookPath } from '#app/bot/webhook.ts';
import { makeAppKey, webhookSecret } from './keys.ts';

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly [fact: string]: unknown;
}
export interface SpawnedBot {
  readonly url: string;
  readonly process: ChildProcess;
  readonly folder: string;
  readonly log: readonly LogLine[];
  /** Everything that it wrote, on both streams. */
  output(): string;
  waitFor(is: (line: LogLine) => boolean, ms?: number): Promise<LogLine>;
  deliver(event: string, payload: unknown, options?: DeliveryOptions): Promise<{ status: number; text: string }>;
  /** MiB of memory in use, as the kernel counts it. */
  rss(): Promise<number>;
  /** The exit code, or the signal that ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string | null>;
}
export interface DeliveryOptions {
  readonly id?: string;
  /** Undefined leaves it out. */
  readonly signature?: string | undefined;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const main = join(import.meta.dirname, '../../../src/app/cli/main.ts');

export function sign(body: string | Buffer, secret = webhookSecret): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** `heal serve` as a process of its own, from the sources, on a free port. */
export async function spawnBot(
  env: Readonly<Record<string, string | undefined>> = {},
  place?: string,
): Promise<SpawnedBot> {
  const folder = place ?? (await mkdtemp(join(tmpdir(), 'heal-bot-')));
  const child = spawn(process.execPath, [main, 'serve'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HEAL_APP_ID: '1',
      HEAL_PRIVATE_KEY: makeAppKey(),
      HEAL_WEBHOOK_SECRET: webhookSecret,
      HEAL_STATE_FOLDER: join(folder, 'state'),
      // Nobody listens there.
      HEAL_GITHUB_URL: 'http://127.0.0.1:9',
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: LogLine[] = [];
  let text = '';
  const listeners = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    text += `${line}\n`;
    try {
      log.push(JSON.parse(line));
    } catch {
      // What is no JSON is found in `output`.
    }
    for (const listener of listeners) listener();
  });
  child.stderr.on('data', (piece: Buffer) => (text += piece.toString()));
  const waitFor: SpawnedBot['waitFor'] = (is, ms = 15_000) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = log.find(is);
        if (!found) return;
        stop();
        resolve(found);
      };
      const late = setTimeout(() => {
        stop();
        reject(new Error(`not in the log after ${ms} ms:\n${text.slice(-4000)}`));
      }, ms);
      const gone = () => {
        stop();
        reject(new Error(`the bot ended:\n${text.slice(-4000)}`));
      };
      const stop = () => {
        clearTimeout(late);
        listeners.delete(look);
        child.off('exit', gone);
      };
      listeners.add(look);
      child.once('exit', gone);
      look();
    });
  const { url } = await waitFor(({ message }) => message === 'Listening');
  return {
    url: String(url),
    process: child,
    folder,
    log,
    output: () => text,
    waitFor,
    async deliver(event, payload, options = {}) {
      const body = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload);
      const signature = 'signature' in options ? options.signature : sign(body);
      const answer = await fetch(`${url}${webhookPath}`, {
        method: 'POST',
        body,
        headers: {
          'content-type': options.type ?? 'application/json',
          'x-github-event': event,
          'x-github-delivery': options.id ?? randomUUID(),
          ...(signature === undefined ? {} : { 'x-hub-signature-256': signature }),
          ...options.headers,
        },
      });
      return { status: answer.status, text: await answer.text() };
    },
    async rss() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
    },
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode;
      child.kill(signal);
      const [code, by] = await once(child, 'exit');
      return code ?? by;
    },
  };
}
