import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTitle, findDemoWindow } from '#app/replay/demo/demo-workflow.ts';
import { recordReplay } from '#app/replay/record-replay.ts';
import { runReplay } from '#app/replay/run-replay.ts';
import type { RecordNote } from '#domains/replay/record/index.ts';
import { boxOfButton } from '#drivers/demo-window/demo-look.ts';
import { openX11DemoWindow, type DemoWindow } from '#drivers/demo-window/x11-window.ts';
import { screenMissing, settle, startScreen, waitFor, type Screen } from './support/index.ts';

describe.skipIf(screenMissing !== '')(`recording a real window${screenMissing}`, () => {
  const root = mkdtempSync(join(tmpdir(), 'heal-record-'));
  let screen: Screen;
  let window: DemoWindow;
  beforeAll(async () => {
    screen = await startScreen({ width: 1280, height: 800 });
    window = await openX11DemoWindow({ display: screen.display, title: demoTitle });
    await settle(
      screen.desktop,
      async () => (await waitFor('the window', () => findDemoWindow(screen.desktop))).client,
    );
  });
  afterAll(async () => {
    window?.close();
    await screen?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  it('becomes a workflow that does the same on another day, in another theme', async () => {
    const settings = { cwd: root, env: { DISPLAY: screen.display }, now: () => new Date() };
    const notes: RecordNote[] = [];
    const recording = recordReplay(
      {
        path: root,
        workflow: 'orders',
        title: 'Orders',
        windows: ['Heal demo'],
        keepText: false,
        isAllSecret: false,
        replace: false,
        signal: new AbortController().signal,
        onNote: (note) => void notes.push(note),
      },
      settings,
    );
    await waitFor('it records', () => notes.find(({ type }) => type === 'started'));
    const { client } = await waitFor('the window', () => findDemoWindow(screen.desktop));
    const press = async (name: string) => {
      const box = boxOfButton(window.look, name);
      if (!box) throw new Error(name);
      await screen.desktop.click({ x: client.x + box.x + box.width / 2, y: client.y + box.y + box.height / 2 });
      // A person looks what came of it.
      await new Promise((resolve) => setTimeout(resolve, 1300));
    };
    for (const name of ['Invoice', 'Total', 'Save']) await press(name);
    // Beside every window: passed over.
    await screen.desktop.click({ x: 1200, y: 700 });
    await screen.desktop.press(['Control', 'Shift', 'F12']);
    const answer = await recording;
    expect(notes.filter(({ type }) => type === 'problem')).toEqual([]);
    expect(answer?.steps).toHaveLength(3);
    expect(answer?.steps.map(({ after }) => after)).toEqual([1, 1, 1]);
    const text = readFileSync(join(root, '.github/heal/replay/orders/workflow.json'), 'utf8');
    expect(text).toContain('"do": "click"');

    await window.change({ theme: 'blue' });
    await window.moveTo({ x: 400, y: 200 });
    const before = window.log().length;
    const signal = new AbortController().signal;
    const desktop = screen.desktop;
    const { output } = await runReplay(
      { path: root, workflow: 'orders', values: new Map(), signal, desktop },
      settings,
    );
    expect(output).toMatchObject({ status: 'done', end: null });
    expect(window.log().slice(before)).toEqual(['Invoice', 'Total', 'Save']);
  });
});
