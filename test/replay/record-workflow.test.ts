import { describe, expect, it } from 'vitest';
import type { InputEvent } from '#core/ports/desktop.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import {
  recordWorkflow,
  type RecorderDesk,
  type RecordNote,
  type RecordOptions,
} from '#domains/replay/record/index.ts';
import { runWorkflow } from '#domains/replay/run/index.ts';
import {
  makeMemoryJournal,
  makeOpenGate,
  makePaintedDesktop,
  makePaintedFinder,
  makeWindow,
  noProbes,
  pictureOf,
  realClock,
} from './painted-desktop.ts';

const pause = (ms: number): Promise<void> => realClock.sleep(ms);

function makeStudio() {
  const screen = makePaintedDesktop(['seven', 'plus', 'password']);
  const notes: RecordNote[] = [];
  const kept: Workflow[] = [];
  let hear: (event: InputEvent) => void = () => {};
  const controller = new AbortController();
  const desk: RecorderDesk = {
    desktop: screen,
    clock: realClock,
    hook: { start: async (listener) => void (hear = listener), stop: async () => void (hear = () => {}) },
    note: (note) => void notes.push(note),
    keep: async (workflow) => void kept.push(workflow),
    async remember({ window, at, frame, screen: id }) {
      const inside = { x: at.x - window.client.x, y: at.y - window.client.y };
      const button = screen.buttons.find(
        ({ box }) => inside.x >= box.x && inside.x < box.x + box.width && inside.y >= box.y,
      );
      if (!button) throw new Error('nothing is there');
      const client = { width: frame.width, height: frame.height };
      const element = { role: 'Button', name: button.id, controlId: '' };
      const look = { picture: pictureOf(button.look, button.box), ink: undefined, texts: [String(button.look)] };
      const grip = { x: 0.5, y: 0.5 };
      const target = { id: 'x', label: '', screen: id, box: { ...button.box }, grip, element, ...look };
      return { target, screen: { id, client, marks: [] } };
    },
  };
  const options: RecordOptions = {
    name: 'painted',
    title: 'Painted',
    windows: ['app'],
    keepText: true,
    signal: controller.signal,
  };
  const mouse = async (id: string, count = 1): Promise<void> => {
    const box = screen.buttons.find((one) => one.id === id)?.box ?? { x: 0, y: 0, width: 0, height: 0 };
    const at = { x: 40 + box.x + 35, y: 30 + box.y + 15 };
    for (let time = 1; time <= count; time++) {
      hear({ type: 'mouse-down', at, button: 'left', count: time, atMs: 0 });
      await screen.click(at);
      hear({ type: 'mouse-up', at, button: 'left', count: time, atMs: 0 });
    }
  };
  const type = (text: string): void => {
    for (const key of text) {
      hear({ type: 'key-down', key, text: key, atMs: 0 });
      hear({ type: 'key-up', key, text: key, atMs: 0 });
    }
  };
  const press = (...keys: string[]): void => {
    for (const key of keys) hear({ type: 'key-down', key, text: undefined, atMs: 0 });
    for (const key of keys.toReversed()) hear({ type: 'key-up', key, text: undefined, atMs: 0 });
  };
  const started = async (): Promise<void> => {
    while (!notes.some(({ type: kind }) => kind === 'started')) await pause(20);
  };
  const hearRaw = (event: InputEvent): void => hear(event);
  return { screen, notes, kept, desk, options, controller, mouse, type, press, started, hearRaw };
}

describe('a recording', () => {
  it('becomes a workflow that does the same again', async () => {
    const { screen, desk, options, mouse, type, press, started, kept } = makeStudio();
    const recording = recordWorkflow(desk, options);
    await started();
    await mouse('seven');
    await pause(900);
    await mouse('plus', 2);
    await pause(300);
    type('hello');
    press('Control', 'Shift', 'F12');
    const workflow = await recording;
    if (!workflow) throw new Error('nothing was recorded');
    expect(workflow.steps.map(({ id, title }) => [id, title])).toEqual([
      ['01-seven', 'Click the button “seven”'],
      ['02-plus', 'Double click the button “plus”'],
      ['03-type-text-2', 'Type text-2'],
    ]);
    expect(workflow.parameters).toEqual([
      { name: 'text-2', label: 'the button “plus”', isSecret: false, value: 'hello' },
    ]);
    const [first] = workflow.steps[0]?.after ?? [];
    expect(first).toMatchObject({ see: 'change', region: { y: expect.any(Number) } });
    // What changed is the display, not the button under the mouse.
    expect(first?.see === 'change' && first.region && first.region.y + first.region.height).toBeLessThan(60);
    expect(kept.length).toBeGreaterThan(2);
    expect(kept[0]?.steps).toHaveLength(1);

    screen.log.length = 0;
    const report = await runWorkflow(
      workflow,
      {
        desktop: screen,
        find: makePaintedFinder(screen),
        readText: async () => undefined,
        gate: makeOpenGate(),
        journal: makeMemoryJournal(),
        probes: noProbes,
        clock: realClock,
        announce: () => {},
      },
      { run: 'r', signal: new AbortController().signal, values: new Map([['text-2', 'hello']]) },
    );
    expect(report.end).toBeUndefined();
    expect(screen.log).toEqual(['seven', 'plus', 'type hello']);
  });

  it('passes over what is done elsewhere, and says so once', async () => {
    const { screen, desk, options, controller, mouse, started, notes, hearRaw } = makeStudio();
    const mail = makeWindow('mail', { x: 450, y: 10, width: 100, height: 100 }, { title: 'Private letter' });
    screen.windowList = [...screen.windowList, mail];
    const recording = recordWorkflow(desk, options);
    await started();
    for (const x of [460, 480]) {
      hearRaw({ type: 'mouse-down', at: { x, y: 50 }, button: 'left', count: 1, atMs: 0 });
      hearRaw({ type: 'mouse-up', at: { x, y: 50 }, button: 'left', count: 1, atMs: 0 });
    }
    await mouse('seven');
    await pause(700);
    controller.abort();
    const workflow = await recording;
    expect(workflow?.steps).toHaveLength(1);
    expect(notes.filter(({ type }) => type === 'passed-over')).toEqual([{ type: 'passed-over', application: 'mail' }]);
    expect(JSON.stringify([workflow, notes])).not.toContain('Private');
  });

  it('keeps no secret: neither its text nor its length nor its place as a condition', async () => {
    const { desk, options, mouse, type, started, press, notes, kept } = makeStudio();
    const recording = recordWorkflow(desk, options);
    await started();
    await mouse('password');
    await pause(600);
    type('hunter2');
    press('Control', 'Shift', 'F12');
    const workflow = await recording;
    expect(workflow?.parameters).toEqual([
      { name: expect.any(String), label: 'the button “password”', isSecret: true, value: undefined },
    ]);
    expect(workflow?.steps[1]?.after).toEqual([]);
    expect(JSON.stringify([workflow, notes, kept])).not.toContain('hunter');
  });

  it('keeps no text unless it is asked to, and nothing at all where nothing was done', async () => {
    const { desk, options, type, started, controller } = makeStudio();
    const recording = recordWorkflow(desk, { ...options, keepText: false });
    await started();
    type('hello');
    controller.abort();
    expect((await recording)?.parameters).toEqual([{ name: 'text', label: '', isSecret: false, value: undefined }]);
    const empty = makeStudio();
    empty.controller.abort();
    expect(await recordWorkflow(empty.desk, empty.options)).toBeUndefined();
  });
});
