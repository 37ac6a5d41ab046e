import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Size } from '#core/replay/screen.ts';
import { startProcess, type Started } from '../replay/support/processes.ts';
import { screenMissing, startScreen, type Screen } from '../replay/support/index.ts';

/** A screen of X11 with a folder, on which applications of the bench are started. */
export interface Stage {
  readonly screen: Screen;
  /** Gone at the end. */
  readonly folder: string;
  start(argv: readonly string[], env?: Readonly<Record<string, string>>): Started;
  stop(): Promise<void>;
}

export function missingForStage(): string | undefined {
  return screenMissing === '' ? undefined : screenMissing.trim();
}

export async function openStage({ width, height }: Size): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'heal-drift-'));
  const screen = await startScreen({ width, height });
  return {
    screen,
    folder,
    start: (argv, env = {}) => startProcess(argv, { ...screen.env, ...env }),
    async stop() {
      await screen.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
