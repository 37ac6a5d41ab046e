import { join } from 'node:path';
import { expect, it, describe } from 'vitest';
import { DesktopError, type InputEvent } from '#core/ports/desktop.ts';
import { makeX11Hook } from '#drivers/desktop/hook/x11/index.ts';
import {
  screenMissing,
  startProcess,
  startScreen,
  startWitness,
  tkMissing,
  waitFor,
} from '../../replay/support/index.ts';

const missing = screenMissing || tkMissing;
describe.skipIf(missing !== '')(`listening to mouse and keyboard of X11${missing}`, () => {
  it('hears clicks, drags, keys and what they write, in order; then no more', async () => {
    const screen = await startScreen({ width: 1000, height: 700 });
    try {
      const { desktop } = screen;
      const { app } = await startWitness(screen);
      await desktop.focus(app.window.id);
      const heard: InputEvent[] = [];
      const hook = makeX11Hook({ display: screen.display });
      const began = Date.now();
      await hook.start((event) => heard.push(event));
      await desktop.click({ x: 200, y: 150 }, { button: 'right' });
      await desktop.click({ x: 210, y: 150 }, { count: 2 });
      await desktop.drag({ x: 250, y: 150 }, { x: 400, y: 250 });
      await desktop.type('Grüße, €!');
      await desktop.press(['Control', 'Shift', 'F12']);
      await waitFor('the last key is up', () =>
        heard.some((event) => event.type === 'key-up' && event.key === 'Control'),
      );
      await hook.stop();

      const mouse = heard.flatMap((event) =>
        event.type === 'mouse-down' || event.type === 'mouse-up'
          ? [`${event.type} ${event.button} ${event.at.x},${event.at.y} ${event.count}`]
          : [],
      );
      expect(mouse).toEqual([
        'mouse-down right 200,150 1',
        'mouse-up right 200,150 1',
        'mouse-down left 210,150 1',
        'mouse-up left 210,150 1',
        'mouse-down left 210,150 2',
        'mouse-up left 210,150 2',
        'mouse-down left 250,150 1',
        'mouse-up left 400,250 1',
      ]);
      expect(heard.filter(({ type }) => type === 'mouse-move').length).toBeGreaterThan(3);
      const written = heard.flatMap((event) => (event.type === 'key-down' ? [event.text ?? ''] : [])).join('');
      expect(written).toBe('Grüße, €!');
      const down = heard.flatMap((event) => (event.type === 'key-down' ? [event.key] : []));
      expect(down.slice(-3)).toEqual(['Control', 'Shift', 'F12']);
      for (const [index, { atMs }] of heard.entries()) {
        expect(atMs).toBeGreaterThanOrEqual(heard[index - 1]?.atMs ?? began - 1000);
        expect(atMs).toBeLessThanOrEqual(Date.now());
      }

      const before = heard.length;
      await desktop.press(['F6']);
      await hook.stop();
      await hook.start((event) => heard.push(event));
      await desktop.press(['Escape']);
      await waitFor('the key', () => heard.length > before);
      expect(heard.slice(before).map((event) => ('key' in event ? event.key : ''))[0]).toBe('Escape');
      await hook.stop();
    } finally {
      await screen.stop();
    }
  });
  it('is heard by uiohook, too, which it is on Windows', async () => {
    const screen = await startScreen({ width: 1000, height: 700 });
    try {
      const { desktop } = screen;
      await startWitness(screen);
      const script = join(import.meta.dirname, 'hear-with-uiohook.ts');
      const { child, said } = startProcess([process.execPath, script], screen.env, { stdio: ['pipe', 'pipe', 'pipe'] });
      const lines = () => said().split('\n');
      await waitFor('it listens', () => lines().includes('ready') || (child.exitCode !== null && said()));
      await desktop.click({ x: 210, y: 150 }, { count: 2 });
      await desktop.click({ x: 300, y: 150 }, { button: 'right' });
      await desktop.type('Ab 1!');
      await desktop.press(['Control', 'ArrowLeft']);
      await waitFor('the last key', () => said().includes('"key-up","key":"Control"'));
      child.stdin?.end();
      await waitFor('it ends', () => child.exitCode !== null);
      const heard = lines()
        .filter((line) => line.startsWith('{'))
        .map((line): InputEvent => JSON.parse(line));
      const down = heard.flatMap((event) => {
        if (event.type === 'mouse-down') return [`${event.button} ${event.at.x},${event.at.y} ${event.count}`];
        return event.type === 'key-down' ? [event.text ?? event.key] : [];
      });
      const mouse = ['left 210,150 1', 'left 210,150 2', 'right 300,150 1'];
      expect(down).toEqual([...mouse, 'Shift', 'A', 'b', ' ', '1', 'Shift', '!', 'Control', 'ArrowLeft']);
      expect(lines()).toContain('stopped');
      expect(child.exitCode).toBe(0);
    } finally {
      await screen.stop();
    }
  });
  it('says so when there is nothing to listen to', async () => {
    await expect(makeX11Hook({ display: ':99999' }).start(() => undefined)).rejects.toThrow(DesktopError);
  });
});
