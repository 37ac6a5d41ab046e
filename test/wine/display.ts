import { spawn } from 'node:child_process';
import type { Size } from '#core/replay/screen.ts';

export interface Display {
  /** `:12` */
  readonly name: string;
  readonly pid: number;
  readonly close: () => void;
}
/** A screen of its own, on a number that X finds free. No window manager: Wine arranges its windows as Windows does. */
export async function startDisplay(xvfb: string, { width, height }: Size): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'];
  const server = spawn(xvfb, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3]?.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      if (said.includes('\n')) resolve(said.trim());
    });
  });
  server.removeAllListeners('exit');
  return { name: `:${number}`, pid: server.pid ?? 0, close: () => void server.kill('SIGTERM') };
}
