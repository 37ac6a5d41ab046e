import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { findingRungs } from '#core/replay/finding-a-target.ts';
import { centreOf } from '#core/replay/screen.ts';
import { variableOf } from '#domains/replay/run/index.ts';
import { readWorkflow } from '#drivers/workflows/index.ts';
import { waitFor } from '../replay/support/processes.ts';
import type { PlannedAction } from './engine-plan.ts';
import { startGroundTruth } from './ground-truth.ts';
import type { GroundTruth } from './ground-truth.ts';
import type { GroundTruthDescription } from './ground-truth-description.ts';
import { openWindowsLane, windowsPath } from './lane.ts';
import type { ServedProgram, WindowsLane } from './lane.ts';
import { openRemoteDesktop } from './remote-desktop.ts';
import { missingForWine } from './system.ts';

vi.setConfig({ testTimeout: 240_000 });
/** Heal's own, from its sources. */
const commandLine = '../../../src/app/cli/main.ts';
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

    it('records on the command line what a person does, and replays it there; a password stays with the person', async () => {
      const repository = path.join(lane.folder, 'repository');
      await mkdir(repository);
      const place = ['--path', windowsPath(repository)];
      const box = { x: 340, y: 130, width: 150, height: 24 };
      const login = { ...order, controls: [...(order.controls ?? []), { id: 201, kind: 'password' as const, box }] };
      const person = await openRemoteDesktop(lane);
      const truth = await show(login);
      const boxes = (await truth.state()).controls;
      const click = (id: number) => person.click(centreOf(boxes.find((control) => control.id === id)?.box ?? box));
      const write = async (text: string) => {
        for (const key of text) await person.press(/[A-Z]/.test(key) ? ['Shift', key.toLowerCase()] : [key]);
      };

      const record = ['replay', 'record', 'by-hand', '--window', 'Order', '--keep-text', ...place];
      const recorder = await lane.startNode(commandLine, record);
      onTestFinished(recorder.stop);
      const steps = async () => (await recorder.output()).stderr.match(/● .*/g) ?? [];
      await waitFor('the recorder listens', async () => (await recorder.output()).stderr.includes('Recording'), 60_000);
      const deeds = [
        () => click(101),
        () => click(200),
        () => write('Order 42'),
        () => click(201),
        () => write('hunter2'),
        () => click(210),
        () => click(104),
      ];
      for (const [done, act] of deeds.entries()) {
        await act();
        await waitFor(`step ${done + 1}`, async () => (await steps()).length > done, 30_000);
      }
      await person.press(['Control', 'Shift', 'F12']);
      expect({ code: await recorder.ended, steps: (await steps()).length }).toEqual({ code: 0, steps: deeds.length });
      expect(await commands(truth)).toEqual(['Save', 'Express', 'Export']);
      await truth.close();
      const { workflow: recorded } = await readWorkflow(path.join(repository, '.github', 'heal', 'replay', 'by-hand'));
      const secret = recorded.parameters.find(({ isSecret }) => isSecret);
      expect(recorded.parameters).toMatchObject([{ isSecret: false, value: 'Order 42' }, { isSecret: true }]);
      expect(secret?.value).toBeUndefined();

      lane.env[variableOf(secret?.name ?? '')] = 'hunter2';
      const drifted = await show({ ...login, at: { x: 1200, y: 700 }, font: { weight: 700 } });
      const run = ['replay', 'run', 'by-hand', ...place];
      const { code, stdout, stderr } = await lane.runNode(commandLine, run, 110_000);
      expect({ code, said: code === 0 ? '' : `${stdout}\n${stderr}` }).toEqual({ code: 0, said: '' });
      expect(await commands(drifted)).toEqual(['Save', 'Express', 'Export']);
      expect(await written(drifted)).toBe('Order 42');
      expect((await drifted.state()).controls.find(({ id }) => id === 201)?.text).toBe('hunter2');
      // Nothing that was kept knows it.
      for (const one of await readdir(repository, { recursive: true, withFileTypes: true }))
        if (one.isFile())
          expect(await readFile(path.join(one.parentPath, one.name), 'latin1')).not.toContain('hunter2');
    });
  },
);
