import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desktop } from '#core/ports/desktop.ts';
import type { DesktopWindow, Rect } from '#core/replay/screen.ts';
import { startProcess, waitFor, type Started } from './processes.ts';

export interface AppOptions {
  readonly argv: readonly string[];
  /** Its window; absent: the first new one with a title. */
  readonly title?: RegExp;
  /** GTK theme, `Adwaita:dark`. */
  readonly theme?: string;
  /** Whole factor of all sizes. */
  readonly scale?: 1 | 2;
  /** Factor of all texts, on top of `scale`: 1.25. */
  readonly textScale?: number;
  /** `DejaVu Serif 14` */
  readonly font?: string;
  /** Put into its home before it starts: path → text. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}
export interface App {
  readonly process: Started;
  /** As it was when it had been painted; `desktop.windows()` tells where it is later. */
  readonly window: DesktopWindow;
  /** A folder that is nobody else's, gone at the end. */
  readonly home: string;
  /** Where it is now; fails when it is gone. */
  windowNow(): Promise<DesktopWindow>;
  stop(): Promise<void>;
}
interface Place {
  readonly desktop: Desktop;
  readonly env: Readonly<Record<string, string>>;
}

export async function startApp({ desktop, env }: Place, options: AppOptions): Promise<App> {
  const home = mkdtempSync(join(tmpdir(), 'heal-app-'));
  writeHome(home, options);
  const before = new Set((await desktop.windows()).map(({ id }) => id));
  const process = startProcess(options.argv, { ...env, ...appEnv(home, options), ...options.env }, { cwd: home });
  const stop = async (): Promise<void> => {
    await process.end();
    rmSync(home, { recursive: true, force: true });
  };
  const ending: Started = { ...process, end: stop };
  const { title = /\S/ } = options;
  try {
    const { id } = await waitFor(`a window of ${options.argv.join(' ')}`, async () => {
      if (process.hasEnded()) throw new Error(`${options.argv[0]} ended: ${process.said()}`);
      const windows = await desktop.windows();
      return windows.find((window) => !before.has(window.id) && title.test(window.title));
    });
    const windowNow = async (): Promise<DesktopWindow> => {
      const found = (await desktop.windows()).find((window) => window.id === id);
      if (found === undefined) throw new Error(`The window of ${options.argv[0]} is gone: ${process.said()}`);
      return found;
    };
    await settle(desktop, async () => (await windowNow()).bounds);
    return { process: ending, window: await windowNow(), home, windowNow, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until a place shows something and has not changed for a while. */
export async function settle(desktop: Desktop, place: () => Promise<Rect>, quietMs = 200): Promise<void> {
  let last = Buffer.alloc(0);
  let since = performance.now();
  await waitFor('it has been painted', async () => {
    const { bgra } = await desktop.capture(await place());
    const now = Buffer.from(bgra);
    const isBlank = now.subarray(4).equals(now.subarray(0, -4));
    if (isBlank || !now.equals(last)) since = performance.now();
    last = now;
    return performance.now() - since >= quietMs;
  });
}

function appEnv(home: string, { theme, scale, textScale }: AppOptions): Record<string, string> {
  return {
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_RUNTIME_DIR: home,
    // Nothing of a session: no accessibility bus, no stored settings, no input method.
    NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory',
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    GTK_IM_MODULE: 'gtk-im-context-simple',
    ...(theme === undefined ? {} : { GTK_THEME: theme }),
    ...(scale === undefined ? {} : { GDK_SCALE: String(scale) }),
    ...(textScale === undefined ? {} : { GDK_DPI_SCALE: String(textScale) }),
  };
}

function writeHome(home: string, { font, files = {} }: AppOptions): void {
  const settings = [
    '[Settings]',
    'gtk-cursor-blink=false',
    'gtk-enable-animations=false',
    `gtk-font-name=${font ?? 'DejaVu Sans 10'}`,
    '',
  ].join('\n');
  for (const [path, text] of Object.entries({ '.config/gtk-3.0/settings.ini': settings, ...files })) {
    const file = join(home, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
}
