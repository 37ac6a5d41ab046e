/** The window whose own log says what was clicked, whatever anybody else believes. Uses nothing of Heal. */
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { groundTruthDescription, groundTruthEvent } from './ground-truth-description.ts';
import type { CoverDescription, GroundTruthDescription, GroundTruthEvent } from './ground-truth-description.ts';
import { windowsPath } from './lane.ts';
import type { WindowsLane } from './lane.ts';

const place = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const state = z.object({
  window: place,
  client: place,
  controls: z.array(
    z.object({
      id: z.number(),
      text: z.string(),
      box: place,
      isVisible: z.boolean(),
      isEnabled: z.boolean(),
      isChecked: z.boolean(),
    }),
  ),
});
/** Where all of it is on the screen now, in physical pixels, and what its texts are. */
export type GroundTruthState = z.infer<typeof state>;

export interface GroundTruth {
  readonly title: string;
  /** All so far, the oldest first. */
  readonly events: () => Promise<readonly GroundTruthEvent[]>;
  readonly state: () => Promise<GroundTruthState>;
  readonly moveTo: (x: number, y: number) => Promise<void>;
  /** Of the client area, in pixels at 100 %. */
  readonly resize: (width: number, height: number) => Promise<void>;
  readonly setText: (id: number, text: string) => Promise<void>;
  readonly setTitle: (title: string) => Promise<void>;
  readonly setVisible: (id: number, isVisible: boolean) => Promise<void>;
  readonly setEnabled: (id: number, isEnabled: boolean) => Promise<void>;
  readonly cover: (cover: CoverDescription) => Promise<void>;
  readonly uncover: () => Promise<void>;
  /** A message box with an OK button, in the way of the window until it is closed. */
  readonly openModal: (title: string, text: string) => Promise<void>;
  /** Answers no message for so long, as an application that hangs. */
  readonly hang: (ms: number) => Promise<void>;
  readonly minimise: () => Promise<void>;
  /** Ends the application as a crash does. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

let count = 0;
export async function startGroundTruth(lane: WindowsLane, description: GroundTruthDescription): Promise<GroundTruth> {
  const full = groundTruthDescription.parse(description);
  const name = `ground-truth-${++count}-${randomBytes(3).toString('hex')}`;
  const [described, log] = [path.join(lane.folder, `${name}.json`), path.join(lane.folder, `${name}.jsonl`)];
  await writeFile(described, JSON.stringify(full));
  await writeFile(log, '');
  const program = await lane.serve('ground-truth.ts', [windowsPath(described), windowsPath(log)]);
  const tell = async (method: string, ...args: readonly unknown[]): Promise<void> =>
    void (await program.remote.call(method, ...args));
  return {
    title: full.title,
    async events() {
      const lines = (await readFile(log, 'utf8')).split('\n').slice(0, -1);
      return lines.map((line) => groundTruthEvent.parse(JSON.parse(line)));
    },
    state: async () => state.parse(await program.remote.call('state')),
    moveTo: (x, y) => tell('moveTo', x, y),
    resize: (width, height) => tell('resize', width, height),
    setText: (id, text) => tell('setText', id, text),
    setTitle: (title) => tell('setTitle', title),
    setVisible: (id, isVisible) => tell('setVisible', id, isVisible),
    setEnabled: (id, isEnabled) => tell('setEnabled', id, isEnabled),
    cover: (cover) => tell('cover', cover),
    uncover: () => tell('uncover'),
    openModal: (title, text) => tell('openModal', title, text),
    hang: (ms) => tell('hang', ms),
    minimise: () => tell('minimise'),
    kill: program.stop,
    close: program.stop,
  };
}
