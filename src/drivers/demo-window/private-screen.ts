import { spawn } from 'node:child_process';

/** A screen that nobody sees, for the length of a demo. */
export interface PrivateScreen {
  /** Name of its X display. */
  readonly display: string;
  stop(): Promise<void>;
}
const patienceMs = 10_000;

/** Starts Xvfb on a free number; undefined where it is not installed. Its display is nobody else's. */
export async function startPrivateScreen(path: string): Promise<PrivateScreen | undefined> {
  const argv = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-dpi', '96', '-nolisten', 'tcp', '-noreset'];
  const child = spawn('Xvfb', argv, { env: { PATH: path }, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()));
  const told = new Promise<string | undefined>((resolve) => {
    let text = '';
    const pipe = child.stdio[3];
    if (pipe && 'on' in pipe) {
      pipe.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
        const number = /^(\d+)\n/.exec(text)?.[1];
        if (number !== undefined) resolve(number);
      });
    }
    child.once('error', () => resolve(undefined)).once('close', () => resolve(undefined));
    setTimeout(() => resolve(undefined), patienceMs).unref();
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const number = await told;
  if (number !== undefined) return { display: `:${number}`, stop };
  await stop();
  return undefined;
}
