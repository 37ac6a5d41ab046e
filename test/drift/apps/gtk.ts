import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GtkDrift } from '../point.ts';
import { waitFor } from '../../replay/support/processes.ts';
import type { Stage } from '../stage.ts';
import { pause, witnessIn } from '../witness.ts';

const source = join(import.meta.dirname, 'gtk-witness.c');
let built: Promise<string> | undefined;

/** A sentence when real GTK programs cannot be watched here. */
export function missingForGtk(program: string): string | undefined {
  if (!existsSync(program)) return `${program} is not installed`;
  const compiler = spawnSync('cc', ['--version'], { stdio: 'ignore' });
  return compiler.status === 0 ? undefined : 'there is no C compiler (cc) to build the witness with';
}

/** Builds the witness once for a process. */
export function buildWitness(): Promise<string> {
  built ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'heal-witness-'));
    const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-w', '-o', join(folder, 'half.so'), source], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`the witness does not compile: ${made.stderr.slice(0, 500)}`);
    await rename(join(folder, 'half.so'), join(folder, 'witness.so'));
    return join(folder, 'witness.so');
  })();
  return built;
}

export interface GtkLaunch {
  readonly program: string;
  /** Files in its home. */
  readonly args?: readonly string[];
  readonly drift: GtkDrift;
  /** Widget that is there once the program is up. */
  readonly until: string;
  /** The main window's name, and where its upper left goes, so that each run begins alike. */
  readonly place: { readonly window: string; readonly x: number; readonly y: number };
  /** Whether a signal of a widget is an effect of what was done to it: some are sent by the program itself. */
  isEffect(widget: string, isOn: boolean): boolean;
  /** Writes the program's settings into its own empty home. */
  prepare(home: string): Promise<void>;
}

/** Starts a GTK 3 program with the witness inside, with a home and settings of its own. */
export async function launchGtk(
  stage: Stage,
  { program, args = [], drift, until, place, isEffect, prepare }: GtkLaunch,
) {
  const folder = await mkdtemp(join(stage.folder, 'gtk-'));
  const home = join(folder, 'home');
  await mkdir(join(home, '.config/gtk-3.0'), { recursive: true });
  const settings = '[Settings]\ngtk-cursor-blink=false\ngtk-enable-animations=false\ngtk-font-name=DejaVu Sans 10\n';
  await writeFile(join(home, '.config/gtk-3.0/settings.ini'), settings);
  await prepare(home);
  // Orders are in the program's own pixels.
  const scale = drift.scale ?? 1;
  const orders = [
    ...(drift.css === undefined ? [] : [['css', drift.css.replaceAll('\n', ' ')]]),
    ...(drift.orders?.some(([verb]) => verb === 'move')
      ? []
      : [['move', place.window, `${Math.round(place.x / scale)}x${Math.round(place.y / scale)}`]]),
    ...(drift.orders ?? []),
  ];
  const env = {
    ...{ HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_DATA_HOME: join(home, '.local/share') },
    ...{ XDG_RUNTIME_DIR: home, DBUS_SESSION_BUS_ADDRESS: 'disabled:', GTK_IM_MODULE: 'gtk-im-context-simple' },
    ...{ GSETTINGS_BACKEND: 'keyfile' },
    ...{ GTK_MODULES: await buildWitness(), NO_AT_BRIDGE: '1', HEAL_WITNESS: folder },
    ...{ GTK_THEME: drift.theme ?? 'Adwaita', GDK_SCALE: String(scale) },
    ...{ GDK_DPI_SCALE: String(drift.dpi ?? 1), HEAL_DRIFT: orders.map((order) => order.join('\t')).join('\n') },
  };
  const files = args.map((file) => join(home, file));
  const child = stage.start([program, ...files], env);
  const witness = witnessIn(folder, (what, more, widget) => {
    if (what === 'press' || what === 'key') return what;
    return (what === 'clicked' || what === 'activated') && isEffect(widget, more === 'on') ? 'effect' : undefined;
  });
  await waitFor(`${program} is up`, async () => {
    if (child.hasEnded()) throw new Error(`${program} ended: ${child.said()}`);
    return (await witness.boxes()).some(({ widget }) => widget === until);
  });
  // Orders of the drift are carried out within a tick after the window is there.
  await pause(400);
  return { child, witness, home };
}
