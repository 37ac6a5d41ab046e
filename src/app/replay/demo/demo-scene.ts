import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from '#core/errors.ts';
import type { Desktop } from '#core/ports/desktop.ts';
import type { Vision } from '#core/ports/vision.ts';
import type { ReplayEvent } from '#core/replay/run.ts';
import { openX11DemoWindow, type DemoWindow } from '#drivers/demo-window/x11-window.ts';
import { startPrivateScreen } from '#drivers/demo-window/private-screen.ts';
import type { DemoLook } from '#drivers/demo-window/demo-look.ts';
import { openVision } from '#drivers/vision/index.ts';
import { writeWorkflow } from '#drivers/workflows/index.ts';
import type { HealSettings } from '../../settings.ts';
import { systemClock } from '../clock.ts';
import { openDesktopHere, openMemory, type WorkflowMemory } from '../open-desk.ts';
import { openReplayPlace, type ReplayPlace } from '../replay-place.ts';
import { runReplay, type RunReplayAnswer } from '../run-replay.ts';
import { demoTitle, findDemoWindow, rememberDemo } from './demo-workflow.ts';

/** What a demo plays on: a screen, a window that writes down what is pressed, a folder of its own. */
export interface DemoScene {
  readonly window: DemoWindow;
  readonly desktop: Desktop;
  readonly vision: Vision;
  readonly place: ReplayPlace;
  readonly folder: string;
  /** True when nobody sees it. */
  readonly isPrivate: boolean;
  /** Records a workflow that presses these buttons of the window as it looks now. */
  record(name: string, presses: readonly string[], timeoutMs: number): Promise<void>;
  change(look: Partial<DemoLook>): Promise<void>;
  run(name: string): Promise<RunReplayAnswer>;
  withMemory<T>(name: string, work: (memory: WorkflowMemory) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
export interface DemoHooks {
  readonly signal: AbortSignal;
  onEvent?(event: ReplayEvent): void;
  say?(sentence: string): void;
}
const patienceMs = 10_000;

/** On a private screen where Xvfb is installed, otherwise on the desktop of the person. Throws `EnvironmentError` where there is none. */
export async function openDemoScene(
  settings: HealSettings,
  hooks: DemoHooks & { readonly isVisible: boolean },
): Promise<DemoScene> {
  const path = settings.env['PATH'] ?? '';
  const screen = hooks.isVisible || process.platform !== 'linux' ? undefined : await startPrivateScreen(path);
  const display = screen?.display ?? settings.env['DISPLAY'] ?? '';
  if (display === '') {
    await screen?.stop();
    throw new EnvironmentError(
      'The demo needs an X display',
      process.platform === 'linux'
        ? 'Install Xvfb: apt-get install xvfb'
        : 'It runs on Linux; on Windows, record a workflow of your own.',
    );
  }
  // The cookies of a person's display are no use on a private one.
  const env = { ...settings.env, DISPLAY: display, ...(screen ? { XAUTHORITY: '/dev/null' } : {}) };
  const own: HealSettings = { ...settings, env };
  const folder = await mkdtemp(join(tmpdir(), 'heal-demo-'));
  const desktop = await openDesktopHere(own);
  const vision = openVision();
  const place = await openReplayPlace(folder, own);
  const window = await openX11DemoWindow({ display, authority: env['XAUTHORITY'], title: demoTitle });
  const seen = async (): Promise<void> => {
    const untilMs = systemClock.elapsedMs() + patienceMs;
    for (let last = ''; systemClock.elapsedMs() < untilMs; await systemClock.sleep(60)) {
      const found = await findDemoWindow(desktop);
      const now = found ? Buffer.from((await desktop.capture(found.client)).bgra).toString('latin1') : '';
      if (now !== '' && now === last) return;
      last = now;
    }
    throw new EnvironmentError('The window of the demo does not appear', 'Look with: heal doctor --replay');
  };
  await seen();
  return {
    window,
    desktop,
    vision,
    place,
    folder,
    isPrivate: screen !== undefined,
    async record(name, presses, timeoutMs) {
      const workflow = await rememberDemo({ desktop, vision }, { name, look: window.look, presses });
      await writeWorkflow(place.folderOf(name), {
        ...workflow,
        steps: workflow.steps.map((step) => ({ ...step, timeoutMs })),
      });
    },
    async change(look) {
      await window.change(look);
      await seen();
    },
    run: (name) =>
      runReplay(
        {
          path: folder,
          workflow: name,
          values: new Map(),
          signal: hooks.signal,
          desktop,
          ...(hooks.onEvent ? { onEvent: hooks.onEvent } : {}),
          ...(hooks.say ? { say: hooks.say } : {}),
        },
        own,
      ),
    async withMemory(name, work) {
      const memory = await openMemory(place, name, { secrets: [], say: () => {} });
      try {
        return await work(memory);
      } finally {
        await memory.close();
      }
    },
    async close() {
      window.close();
      await vision.close();
      await desktop.close();
      await screen?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
