import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { findingRungs } from '#core/replay/finding-a-target.ts';
import { centreOf } from '#core/replay/screen.ts';
import type { PlannedAction } from './engine-plan.ts';
import { startGroundTruth } from './ground-truth.ts';
import type { GroundTruth } from './ground-truth.ts';
import type { GroundTruthDescription } from './ground-truth-description.ts';
import { openWindowsLane, windowsPath } from './lane.ts';
import type { ServedProgram, WindowsLane } from './lane.ts';
import { missingForWine } from './system.ts';

vi.setConfig({ testTimeout: 120_000 });
const labels = ['Open', 'Save', 'Submit', 'Cancel', 'Export', 'Import', 'Search', 'Delete'];
const order: GroundTruthDescription = {
  title: 'Order',
  statusLabel: 300,
  controls: [
    ...labels.map((text, at) => ({
      id: 100 + at,
      kind: 'button' as const,
      text,
      box: { x: 20 + (at % 4) * 120, y: 20 + (at >> 2) * 50, width: 100, height: 32 },
    })),
    { id: 200, kind: 'edit', box: { x: 20, y: 130, width: 300, height: 24 } },
    { id: 210, kind: 'checkbox', text: 'Express', box: { x: 20, y: 170, width: 120, height: 20 } },
    { id: 300, kind: 'label', text: 'Ready', box: { x: 20, y: 320, width: 300, height: 20 } },
  ],
};
/** 20 clicks, 5 times text or keys; a number clicks the control with this id. */
const actions: readonly (number | string | readonly string[])[] = [
  ...[100, 101, 102, 103, 104, 105, 106, 107, 200, 'Größe 42 €', ['Home'], '> ', 210],
  ...[101, 102, 100, 104, 103, 106, 200, ['End'], '!', 107, 105, 101],
];
const clicked = actions.flatMap((action) =>
  typeof action === 'number' && action !== 200 ? [action === 210 ? 'Express' : labels[action - 100]] : [],
);
const report = z.object({
  status: z.string(),
  end: z.object({ said: z.string() }).optional(),
  healed: z.number(),
  steps: z.array(
    z.object({
      step: z.string(),
      status: z.string(),
      retries: z.number(),
      ms: z.number(),
      said: z.string(),
      found: z.object({ rung: z.enum(findingRungs), score: z.number(), ms: z.number() }).optional(),
    }),
  ),
});

describe.skipIf(missingForWine !== undefined)(
  `the replay engine on Windows, under Wine ${missingForWine ?? ''}`,
  () => {
    let lane: WindowsLane;
    let engine: ServedProgram;
    const [workflow, journal] = ['order', 'journal.jsonl'];
    beforeAll(async () => {
      lane = await openWindowsLane({ screen: { width: 2560, height: 1600 } });
      engine = await lane.serve('engine.ts');
    }, 120_000);
    afterAll(() => lane?.close());

    const show = async (description: GroundTruthDescription): Promise<GroundTruth> => {
      const truth = await startGroundTruth(lane, description);
      onTestFinished(truth.close);
      return truth;
    };
    const file = (name: string): string => windowsPath(path.join(lane.folder, name));
    const replay = async (run: string, rungs: readonly string[]) =>
      report.parse(await engine.remote.call('replay', file(workflow), file(journal), { run, rungs }));
    const commands = async (truth: GroundTruth) =>
      (await truth.events()).flatMap((event) => (event.type === 'command' ? [event.text] : []));

    const written = async (truth: GroundTruth) => (await truth.state()).controls.find(({ id }) => id === 200)?.text;

    it('records 25 actions and replays them all, by the word of the window', async () => {
      const truth = await show(order);
      const { controls } = await truth.state();
      const planned = actions.map((action): PlannedAction => {
        if (typeof action === 'string') return { do: 'type', text: action };
        if (typeof action !== 'number') return { do: 'press', keys: [...action] };
        const control = controls.find(({ id }) => id === action);
        if (control === undefined) throw new Error(`no control ${action}`);
        const label = control.text === '' ? 'the field' : `the button “${control.text}”`;
        return { do: 'click', target: `control-${action}`, label, at: centreOf(control.box) };
      });
      expect(planned).toHaveLength(25);
      await engine.remote.call('record', 'Order', planned, file(workflow));
      const done = await replay('r1', findingRungs);
      expect(done.end?.said ?? '').toBe('');
      expect(await commands(truth)).toEqual(clicked);
      expect(await written(truth)).toBe('> Größe 42 €!');
      expect(new Set(done.steps.flatMap(({ found }) => found?.rung ?? []))).toEqual(new Set(['structure']));
      expect(done.steps.every(({ retries }) => retries === 0)).toBe(true);
    });

    it('replays them by sight alone where the window moved, grew and turned dark', async () => {
      const truth = await show({ ...order, at: { x: 900, y: 500 }, scale: 1.5, theme: 'dark' });
      const done = await replay(
        'r2',
        findingRungs.filter((rung) => rung !== 'structure'),
      );
      expect(done.end?.said ?? '').toBe('');
      expect(await commands(truth)).toEqual(clicked);
      expect(await written(truth)).toBe('> Größe 42 €!');
    });
  },
);
