/**
 * Windows under Wine for a test: a screen, a fresh Windows of its own, Windows Node that runs programs of this
 * folder from their sources. All of it ends with `close`, or with the process of the test, however that ends.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Size } from '#core/replay/screen.ts';
import { createRemote, readPort } from './call.ts';
import type { Remote } from './call.ts';
import { startDisplay } from './display.ts';
import { registryOf } from './registry.ts';
import { demandWineSystem } from './system.ts';
import { installWindowsPackages, nodeIn } from './windows-packages.ts';

export interface WindowsProcess {
  readonly isAlive: () => boolean;
  /** Exit code; undefined when it was killed. */
  readonly ended: Promise<number | undefined>;
  readonly output: () => Promise<{ readonly stdout: string; readonly stderr: string }>;
  readonly stop: () => Promise<void>;
}
export interface ServedProgram extends WindowsProcess {
  readonly remote: Remote;
}
export interface WindowsLane {
  /** Variables for programs that are started from now on, beside those that Wine needs. */
  readonly env: Record<string, string>;
  /** Of X, for what looks at the screen from outside: `:12`. */
  readonly display: string;
  /** Empty folder for files of the test. */
  readonly folder: string;
  /** A program of Windows itself (`notepad`) or an .exe. */
  readonly start: (program: string, args?: readonly string[]) => Promise<WindowsProcess>;
  /** TypeScript of `programs/`, by Windows Node; paths among its arguments are those of Linux made by `windowsPath`. */
  readonly startNode: (program: string, args?: readonly string[]) => Promise<WindowsProcess>;
  /** The same, until its end. Rejects when it takes too long. */
  readonly runNode: (
    program: string,
    args?: readonly string[],
    timeoutMs?: number,
  ) => Promise<{ readonly code: number | undefined; readonly stdout: string; readonly stderr: string }>;
  /** The same for one that calls `serve`. */
  readonly serve: (program: string, args?: readonly string[]) => Promise<ServedProgram>;
  readonly close: () => Promise<void>;
}
export interface LaneOptions {
  /** 1920×1080 when not given. */
  readonly screen?: Size;
  readonly cache?: string;
}

const startMs = 60_000;
const noDll = 'mscoree=;mshtml=;winedbg.exe=d;winemenubuilder.exe=d';

/** `/home/x` as a program of Windows names it. */
export function windowsPath(file: string): string {
  return `Z:${file.replaceAll('/', '\\')}`;
}
function windowsUrl(file: string): string {
  return pathToFileURL(file).href.replace('file:///', 'file:///Z:/');
}

export async function openWindowsLane(options: LaneOptions = {}): Promise<WindowsLane> {
  const { wine, wineserver, xvfb, searchPath } = demandWineSystem();
  const packages = await installWindowsPackages(options.cache);
  const root = await mkdtemp(path.join(tmpdir(), 'heal-wine-'));
  const [prefix, home, folder] = [path.join(root, 'prefix'), path.join(root, 'home'), path.join(root, 'files')];
  for (const made of [home, folder]) await mkdir(made);
  const display = await startDisplay(xvfb, options.screen ?? { width: 1920, height: 1080 });
  const env = {
    PATH: searchPath,
    HOME: home,
    DISPLAY: display.name,
    LANG: 'C.UTF-8',
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: noDll,
    NODE_SKIP_PLATFORM_CHECK: '1',
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    // Files are slow under Wine: what was compiled once is not compiled again.
    NODE_COMPILE_CACHE: windowsPath(path.join(root, 'compiled')),
    HEAL_WINDOWS_PACKAGES: `Z:${packages}`,
  };
  // Waits for the end of this process, by a pipe that the system closes whatever happens, and cleans up after it.
  const cleaning = '"$1" -k; "$1" -w; kill "$2" 2>/dev/null; rm -rf "$3"';
  const watch = spawn('sh', ['-c', `cat >/dev/null; ${cleaning}`, 'sh', wineserver, String(display.pid), root], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env,
  });
  watch.unref();
  const close = async (): Promise<void> => {
    const done = new Promise((resolve) => watch.once('exit', resolve));
    if (watch.exitCode !== null) return;
    watch.ref();
    watch.stdin.end();
    await done;
  };

  const more: Record<string, string> = {};
  let count = 0;
  const start = async (program: string, args: readonly string[] = []): Promise<WindowsProcess> => {
    const log = path.join(home, `${++count}`);
    return startWithFiles(log, (stdio) =>
      spawn(wine, [program, ...args], { stdio, env: { ...more, ...env }, cwd: folder }),
    );
  };
  const startNode = (program: string, args: readonly string[] = []): Promise<WindowsProcess> => {
    const file = path.join(import.meta.dirname, 'programs', program);
    const hook = windowsUrl(path.join(import.meta.dirname, 'programs', 'use-windows-packages.ts'));
    return start(nodeIn(packages), ['--import', hook, windowsPath(file), ...args]);
  };
  const wait = async (process: WindowsProcess, what: string, timeoutMs: number) => {
    const timer = setTimeout(() => void process.stop(), timeoutMs);
    const code = await process.ended;
    clearTimeout(timer);
    const { stdout, stderr } = await process.output();
    if (code === undefined) throw new Error(`${what} took longer than ${timeoutMs} ms\n${stdout}\n${stderr}`);
    return { code, stdout, stderr };
  };

  try {
    await wait(await start('wineboot', ['-i']), 'Making a Windows', startMs);
    const registry = path.join(home, 'heal.reg');
    await writeFile(registry, registryOf());
    await wait(await start('regedit', ['/S', windowsPath(registry)]), 'Writing its registry', startMs);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    env: more,
    display: display.name,
    folder,
    start,
    startNode,
    runNode: async (program, args, timeoutMs = startMs) => wait(await startNode(program, args), program, timeoutMs),
    async serve(program, args = []) {
      const token = randomBytes(16).toString('hex');
      const readyFile = path.join(home, `ready-${++count}.json`);
      const process = await startNode(program, [windowsPath(readyFile), token, ...args]);
      const port = await readPort(readyFile, process.isAlive, startMs);
      if (port === undefined) {
        await process.stop();
        throw new Error(`${program} did not start\n${(await process.output()).stderr}`);
      }
      return { ...process, remote: createRemote(port, token) };
    },
    close,
  };
}

/** Files instead of pipes: Windows Node under Wine ends when it finds a pipe as its output. */
function startWithFiles(log: string, begin: (stdio: ['ignore', number, number]) => ChildProcess): WindowsProcess {
  const [stdout, stderr] = [`${log}.out`, `${log}.err`];
  const [out, err] = [openSync(stdout, 'w'), openSync(stderr, 'w')];
  const child = begin(['ignore', out, err]);
  closeSync(out);
  closeSync(err);
  const ended = new Promise<number | undefined>((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('exit', (code) => resolve(code ?? undefined));
  });
  return {
    isAlive: () => child.exitCode === null && child.signalCode === null,
    ended,
    async output() {
      return { stdout: await readFile(stdout, 'utf8'), stderr: (await readFile(stderr, 'utf8')).slice(0, 10_000) };
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
