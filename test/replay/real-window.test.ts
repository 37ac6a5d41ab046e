import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoTitle, findDemoWindow, rememberDemo } from '#app/replay/demo/demo-workflow.ts';
import { runReplay, type RunReplayOptions } from '#app/replay/run-replay.ts';
import type { Vision } from '#core/ports/vision.ts';
import { usualLook } from '#drivers/demo-window/demo-look.ts';
import { openX11DemoWindow, type DemoWindow } from '#drivers/demo-window/x11-window.ts';
import { openVision } from '#drivers/vision/index.ts';
import { writeWorkflow } from '#drivers/workflows/index.ts';
import { screenMissing, settle, startScreen, waitFor, type Screen } from './support/index.ts';

describe.skipIf(screenMissing !== '')(`a real window${screenMissing}`, () => {
  const root = mkdtempSync(join(tmpdir(), 'heal-replay-'));
  let screen: Screen;
  let window: DemoWindow;
  let vision: Vision;
  beforeAll(async () => {
    screen = await startScreen({ width: 1280, height: 800 });
    window = await openX11DemoWindow({ display: screen.display, title: demoTitle });
    await waitFor('the window is there', () => findDemoWindow(screen.desktop));
    vision = openVision();
    const presses = ['Customer', 'Invoice', 'Total', 'Save'];
    const desktop = screen.desktop;
    await settle(desktop, place);
    const workflow = await rememberDemo({ desktop, vision }, { name: 'orders', look: usualLook, presses });
    await writeWorkflow(join(root, '.github/heal/replay/orders'), workflow);
  });
  afterAll(async () => {
    window?.close();
    await vision?.close();
    await screen?.stop();
    rmSync(root, { recursive: true, force: true });
  });
  const place = async () => (await waitFor('the window', () => findDemoWindow(screen.desktop))).client;
  const said: string[] = [];
  const replay = (more: Partial<RunReplayOptions> = {}) =>
    runReplay(
      {
        path: root,
        workflow: 'orders',
        values: new Map(),
        signal: new AbortController().signal,
        desktop: screen.desktop,
        say: (sentence) => void said.push(sentence),
        ...more,
      },
      { cwd: root, env: { DISPLAY: screen.display }, now: () => new Date() },
    );
  const change = async (look: Parameters<DemoWindow['change']>[0]) => {
    await window.change(look);
    await settle(screen.desktop, place);
  };

  it('is replayed as it was recorded, and when its look is another one', async () => {
    const first = await replay();
    expect(first.output).toMatchObject({ status: 'done', end: null, warnings: [] });
    expect(window.log()).toEqual(['Customer', 'Invoice', 'Total', 'Save']);
    expect(first.output.steps.map(({ rung }) => rung)).not.toContain('marks-ink');

    await change({ theme: 'dark', scale: 1.5 });
    const second = await replay();
    expect(second.output).toMatchObject({ status: 'done', end: null });
    expect(window.log().slice(4)).toEqual(['Customer', 'Invoice', 'Total', 'Save']);
    expect(second.report.healed.length).toBeGreaterThan(0);
    expect(second.output.artifacts.files).toContain('healed/save-before.png');
  });

  it('is found by its label when its picture is damaged, and says so', async () => {
    await change({ theme: 'light', scale: 1 });
    writeFileSync(join(root, '.github/heal/replay/orders/targets/save.png'), 'no picture');
    const { output } = await replay();
    expect(output).toMatchObject({ status: 'done', warnings: [expect.stringContaining('the button “Save”')] });
    expect(output.steps.at(-1)?.rung).toBe('marks-ink');
    expect(window.log().slice(8)).toEqual(['Customer', 'Invoice', 'Total', 'Save']);
  });

  it('halts at a dialog that nobody recorded, with its title, and touches neither', async () => {
    const pressed = window.log().length;
    const at = { x: 300, y: 220 };
    const dialog = await openX11DemoWindow({ display: screen.display, title: 'Save changes?', at });
    await waitFor('the dialog', async () => (await screen.desktop.windows())[0]?.title === dialog.title);
    const { output } = await replay();
    const seen = dialog.log();
    dialog.close();
    expect(output).toMatchObject({ status: 'halted', end: { reason: 'unexpected-window' } });
    expect(output.end?.said).toContain('“Save changes?”');
    expect(output.artifacts.files).toContain('halt.png');
    expect([...window.log().slice(pressed), ...seen]).toEqual([]);
  });
});
