import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desktop } from '#core/ports/desktop.ts';
import type { Size } from '#core/replay/screen.ts';
import { openX11Desktop } from '#drivers/desktop/x11/index.ts';
import { startApp, type App, type AppOptions } from './app.ts';
import { windowManagerConfig } from './openbox.ts';
import { describeMissing } from './needs.ts';
import { startProcess, waitFor, type Started } from './processes.ts';

export interface ScreenOptions extends Partial<Size> {
  /** False: a bare display, nobody manages windows. */
  readonly hasWindowManager?: boolean;
  /** File with the cookie that the display asks for; absent: it asks for none. */
  readonly authority?: string;
}
/** A screen of its own for the length of a test. */
export interface Screen {
  /** Name of its display: `:5`. */
  readonly display: string;
  readonly desktop: Desktop;
  /** What a program needs to find it, and nothing else of the machine's. */
  readonly env: Readonly<Record<string, string>>;
  readonly server: Started;
  /** Starts an application and waits until its window is there and has been painted. */
  startApp(options: AppOptions): Promise<App>;
  /** Text of the clipboard; '' when nobody offers one. */
  readClipboard(): Promise<string>;
  writeClipboard(text: string): Promise<void>;
  /** Another size of the same screen, at most the first one. */
  resize(size: Size): Promise<void>;
  /** Ends all of it. */
  stop(): Promise<void>;
}

/** For `describe.skipIf(missing !== '')(`...${missing}`)`. */
export const screenMissing = describeMissing(['Xvfb', 'openbox', 'xclip', 'xprop', 'xrandr']);

export async function startScreen(options: ScreenOptions = {}): Promise<Screen> {
  const { width = 1280, height = 800, hasWindowManager = true, authority } = options;
  const home = mkdtempSync(join(tmpdir(), 'heal-screen-'));
  const path = process.env['PATH'] ?? '/usr/bin:/bin';
  const started: Started[] = [];
  const stop = async (): Promise<void> => {
    for (const one of started.splice(0).toReversed()) await one.end();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const server = startProcess(
      [
        'Xvfb',
        '-displayfd',
        '3',
        '-screen',
        '0',
        `${width}x${height}x24`,
        '-dpi',
        '96',
        '-nolisten',
        'tcp',
        '-noreset',
        ...(authority === undefined ? [] : ['-auth', authority]),
      ],
      { PATH: path, HOME: home },
      { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
    );
    started.push(server);
    const display = `:${await readNumber(server)}`;
    const env = { PATH: path, HOME: home, DISPLAY: display, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
    const desktop = await openX11Desktop({ display, authority });
    // Out of the way of windows that open, lest they show a tooltip.
    await desktop.move({ x: width - 1, y: height - 1 });
    if (hasWindowManager) started.push(await startWindowManager(home, env));
    const run = (argv: readonly string[], input?: string) => runToEnd(argv, env, input);
    const readClipboard = () => run(['timeout', '5', 'xclip', '-selection', 'clipboard', '-out']);
    return {
      display,
      desktop,
      env,
      server,
      async startApp(app) {
        const one = await startApp({ desktop, env }, app);
        started.push(one.process);
        return one;
      },
      readClipboard,
      async writeClipboard(text) {
        // It stays, to answer whoever pastes: in a process that ends with the screen.
        const owner = startProcess(['xclip', '-quiet', '-selection', 'clipboard', '-in'], env, {
          stdio: ['pipe', 'ignore', 'ignore'],
        });
        started.push(owner);
        owner.child.stdin?.end(text);
        await waitFor('the clipboard holds the text', async () => (await readClipboard()) === text);
      },
      async resize(size) {
        await run(['xrandr', '--fb', `${size.width}x${size.height}`]);
        await waitFor('the screen has its new size', async () => {
          const now = await desktop.size();
          return now.width === size.width && now.height === size.height;
        });
      },
      async stop() {
        await desktop.close().catch(() => undefined);
        await stop();
      },
    };
  } catch (error) {
    const said = started.map((one) => one.said()).join('\n');
    await stop();
    throw new Error(`The screen of the test does not start: ${said}`, { cause: error });
  }
}

/** Xvfb looks for a free number and tells it once it listens. */
async function readNumber({ child, hasEnded, said }: Started): Promise<string> {
  let told = '';
  const told3 = child.stdio[3];
  if (told3 && 'on' in told3) told3.on('data', (chunk: Buffer) => (told += chunk.toString('latin1')));
  return waitFor('Xvfb tells its number', () => {
    if (hasEnded()) throw new Error(`Xvfb ended: ${said()}`);
    return /^(\d+)\n/.exec(told)?.[1];
  });
}

async function startWindowManager(home: string, env: Readonly<Record<string, string>>): Promise<Started> {
  const file = join(home, 'openbox.xml');
  writeFileSync(file, windowManagerConfig);
  const manager = startProcess(['openbox', '--sm-disable', '--config-file', file], env);
  await waitFor('openbox manages the windows', async () => {
    if (manager.hasEnded()) throw new Error(`openbox ended: ${manager.said()}`);
    return (await runToEnd(['xprop', '-root', '_NET_SUPPORTING_WM_CHECK'], env)).includes('window id');
  });
  return manager;
}

async function runToEnd(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  input?: string,
): Promise<string> {
  const one = startProcess(argv, env, { stdio: ['pipe', 'pipe', 'ignore'] });
  const chunks: Buffer[] = [];
  one.child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  one.child.stdin?.end(input);
  await new Promise((resolve) => one.child.once('close', resolve).once('error', resolve));
  await one.end();
  return Buffer.concat(chunks).toString('utf8');
}
