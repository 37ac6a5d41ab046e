import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { DesktopError } from '#core/ports/desktop.ts';
import type { Desktop } from '#core/ports/desktop.ts';
import { centreOf } from '#core/replay/screen.ts';
import type { DesktopWindow, Frame, Rect } from '#core/replay/screen.ts';
import { waitFor } from '../replay/support/processes.ts';
import { startGroundTruth } from './ground-truth.ts';
import type { GroundTruth } from './ground-truth.ts';
import type { GroundTruthDescription } from './ground-truth-description.ts';
import { openWindowsLane, windowsPath } from './lane.ts';
import type { WindowsLane } from './lane.ts';
import { openRemoteDesktop } from './remote-desktop.ts';
import { missingForWine } from './system.ts';

const form: GroundTruthDescription = {
  title: 'Order',
  controls: [
    { id: 100, kind: 'button', text: '&Save', box: { x: 20, y: 20, width: 100, height: 32 } },
    { id: 101, kind: 'button', text: 'Cancel', box: { x: 140, y: 20, width: 100, height: 32 } },
    { id: 102, kind: 'button', text: 'Send', isEnabled: false, box: { x: 260, y: 20, width: 100, height: 32 } },
    { id: 103, kind: 'button', text: 'Later', isVisible: false, box: { x: 380, y: 20, width: 100, height: 32 } },
    { id: 110, kind: 'checkbox', text: 'Express', box: { x: 20, y: 70, width: 120, height: 20 } },
    { id: 120, kind: 'edit', text: 'before', box: { x: 20, y: 110, width: 300, height: 24 } },
    { id: 121, kind: 'password', text: 'hunter2', box: { x: 340, y: 110, width: 150, height: 24 } },
    { id: 130, kind: 'listbox', items: ['Oslo', 'Lima', 'Rome'], box: { x: 20, y: 150, width: 200, height: 90 } },
    { id: 140, kind: 'label', text: 'Amount', box: { x: 240, y: 150, width: 100, height: 20 } },
  ],
};
const heardEvents = z.array(
  z.object({
    type: z.string(),
    at: z.object({ x: z.number(), y: z.number() }).optional(),
    button: z.string().optional(),
    count: z.number().optional(),
    key: z.string().optional(),
    text: z.string().optional(),
  }),
);
const white = 255 * 3;
vi.setConfig({ testTimeout: 60_000 });
const eventually = { timeout: 20_000 };

describe.skipIf(missingForWine !== undefined)(`the desktop of Windows, under Wine ${missingForWine ?? ''}`, () => {
  let lane: WindowsLane;
  let desktop: Desktop;
  beforeAll(async () => {
    lane = await openWindowsLane();
    desktop = await openRemoteDesktop(lane);
  }, 120_000);
  afterAll(() => lane?.close());

  const show = async (description: GroundTruthDescription): Promise<GroundTruth> => {
    const truth = await startGroundTruth(lane, description);
    onTestFinished(truth.close);
    return truth;
  };
  const findWindow = (title: string): Promise<DesktopWindow> =>
    waitFor(`a window “${title}”`, async () => (await desktop.windows()).find((window) => window.title === title));
  const inFront = (title: string): Promise<DesktopWindow> =>
    waitFor(`“${title}” in front`, async () =>
      (await desktop.windows()).find((window) => window.title === title && window.isForeground),
    );
  const boxOf = async (truth: GroundTruth, id: number): Promise<Rect> => {
    const found = (await truth.state()).controls.find((control) => control.id === id);
    if (found === undefined) throw new Error(`no control ${id}`);
    return found.box;
  };
  const clickOn = async (truth: GroundTruth, id: number): Promise<void> =>
    desktop.click(centreOf(await boxOf(truth, id)));
  /** What the window itself was told. */
  const told = async (truth: GroundTruth) => (await truth.events()).filter(({ type }) => type !== 'shown');

  it('finds that replay could work in this session', async () => {
    const { remote } = await lane.serve('desktop.ts');
    const found = z.array(z.object({ about: z.string(), isFine: z.boolean(), said: z.string() }));
    expect(found.parse(await remote.call('probe'))).toEqual([
      { about: 'session', isFine: true, said: 'This is an interactive session.' },
      { about: 'lock', isFine: true, said: 'The screen is not locked.' },
      { about: 'scale', isFine: true, said: expect.stringContaining('physical pixels') },
      { about: 'screen', isFine: true, said: 'The screen has 1920×1080 pixels from 0, 0.' },
      { about: 'ui-automation', isFine: true, said: 'UI Automation is not registered (0x80040154).' },
    ]);
  });

  it('tells of windows and controls what the window itself knows', async () => {
    const truth = await show(form);
    const window = await findWindow('Order');
    const { window: frame, client, controls } = await truth.state();
    expect(window).toMatchObject({
      className: 'HealGroundTruth',
      application: 'node',
      isForeground: true,
      bounds: frame,
      client,
    });
    const elements = await desktop.elements(window.id);
    expect(elements).toHaveLength(controls.length);
    expect(
      elements.map(({ controlId, bounds, isEnabled, isVisible }) => ({ controlId, bounds, isEnabled, isVisible })),
    ).toEqual(
      controls.map(({ id, box, isEnabled, isVisible }) => ({ controlId: `${id}`, bounds: box, isEnabled, isVisible })),
    );
    expect(elements.map(({ role, name }) => `${role} ${name}`)).toEqual([
      'Button Save',
      'Button Cancel',
      'Button Send',
      'Button Later',
      'Button Express',
      'Edit ',
      'Edit password ',
      'ListBox ',
      'Static Amount',
    ]);
    const texts = await Promise.all(elements.map(({ id }) => desktop.textOf(id)));
    // A password stays where it is, and a whole window is no text.
    expect(texts.slice(5)).toEqual(['before', undefined, '', 'Amount']);
    expect(await desktop.textOf(window.id)).toBeUndefined();
  });

  it('clicks, chooses and drags, and the window was told just that', async () => {
    const truth = await show(form);
    await inFront('Order');
    for (const id of [100, 101, 102, 110, 130]) await clickOn(truth, id);
    await desktop.click(centreOf(await boxOf(truth, 101)), { count: 2 });
    const { client } = await truth.state();
    const [from, to] = [
      { x: client.x + 400, y: client.y + 200 },
      { x: client.x + 480, y: client.y + 300 },
    ];
    await desktop.click(to, { button: 'right' });
    await desktop.drag(from, to);
    const clicked = (id: number, text: string) => ({ type: 'command', id, text, code: 0 });
    await expect
      .poll(() => told(truth), eventually)
      .toMatchObject([
        clicked(100, '&Save'),
        clicked(101, 'Cancel'),
        // The disabled button lets it through to the window.
        { type: 'missed', what: 'down', at: { x: 310, y: 36 } },
        { type: 'missed', what: 'up', at: { x: 310, y: 36 } },
        { ...clicked(110, 'Express'), isChecked: true },
        { type: 'command', id: 130, text: 'Rome', code: 1 },
        clicked(101, 'Cancel'),
        clicked(101, 'Cancel'),
        { type: 'missed', what: 'right', at: { x: 480, y: 300 } },
        { type: 'menu', id: 0 },
        { type: 'missed', what: 'down', at: { x: 400, y: 200 } },
        { type: 'missed', what: 'up', at: { x: 480, y: 300 } },
      ]);
  });

  it('writes any text and presses keys together', async () => {
    const truth = await show(form);
    await inFront('Order');
    await clickOn(truth, 120);
    const textIn = async () => (await truth.state()).controls.find(({ id }) => id === 120)?.text;
    const clear = async () => {
      await desktop.press(['Home']);
      await desktop.press(['Shift', 'End']);
      await desktop.press(['Delete']);
    };
    await clear();
    const text = 'Größe: 12 € – “naïve” 日本 😀 & <b>';
    await desktop.type(text);
    await expect.poll(textIn, eventually).toBe(text);
    await clear();
    await desktop.press(['Shift', 'a']);
    await desktop.press(['b']);
    await desktop.press(['!']);
    await expect.poll(textIn, eventually).toBe('Ab!');
    // A key that is not there presses nothing, and none stays down.
    await expect(desktop.press(['Control', 'Nowhere'])).rejects.toThrow(DesktopError);
    await desktop.type('c');
    await expect.poll(textIn, eventually).toBe('Ab!c');
  });

  it('brings to the front what it is asked for, and knows what lies above what', async () => {
    const below = await show({ title: 'Below', at: { x: 100, y: 100 }, theme: 'dark' });
    const above = await show({ title: 'Above', at: { x: 300, y: 200 } });
    await inFront('Above');
    const titles = async () => (await desktop.windows()).map(({ title }) => title);
    await desktop.focus((await findWindow('Below')).id);
    expect(await titles()).toEqual(['Below', 'Above']);
    await above.openModal('Sure?', 'It cannot be undone.');
    await desktop.focus((await findWindow('Above')).id).catch(() => undefined);
    await inFront('Sure?');
    await desktop.press(['Enter']);
    await expect.poll(titles, eventually).toEqual(['Above', 'Below']);
    const minimised = await findWindow('Below');
    await below.minimise();
    await expect.poll(titles, eventually).toEqual(['Above']);
    await desktop.focus(minimised.id);
    expect(await titles()).toEqual(['Below', 'Above']);
    await desktop.closeWindow(minimised.id);
    await expect.poll(titles, eventually).toEqual(['Above']);
    expect((await below.events()).at(-1)?.type).toBe('closed');
    await expect(desktop.focus(minimised.id)).rejects.toThrow('no longer there');
    await above.kill();
    await expect.poll(titles, eventually).toEqual([]);
  });

  it('sees a window change while it changes', async () => {
    const truth = await show({ ...form, paintAfterMs: 2000 });
    const { id } = await findWindow('Order');
    expect(await desktop.elements(id)).toEqual([]);
    await waitFor('its controls', async () => (await desktop.elements(id)).length === 9);
    const { bounds: before } = await findWindow('Order');
    await truth.moveTo(700, 400);
    await truth.resize(800, 500);
    await truth.setText(100, 'Store');
    await truth.setVisible(101, false);
    await truth.setEnabled(102, true);
    await truth.setTitle('Order – changed');
    const after = await findWindow('Order – changed');
    expect(after).toMatchObject({ id, bounds: { x: 700, y: 400 }, client: { width: 800, height: 500 } });
    expect(after.bounds.width - before.width).toBe(240);
    const controls = (await desktop.elements(id)).slice(0, 3);
    expect(controls.map(({ name, isVisible, isEnabled }) => [name, isVisible, isEnabled])).toEqual([
      ['Store', true, true],
      ['Cancel', false, true],
      ['Send', true, true],
    ]);
  });

  it('takes pictures of all and of parts', async () => {
    const truth = await show({ ...form, theme: 'dark' });
    const { client } = await findWindow('Order');
    await desktop.move({ x: 5, y: 5 });
    const size = await desktop.size();
    expect(size).toEqual({ width: 1920, height: 1080 });
    const all = await desktop.capture();
    expect({ ...all, bgra: all.bgra.length }).toEqual({ ...size, origin: { x: 0, y: 0 }, bgra: 1920 * 1080 * 4 });
    const field = await boxOf(truth, 120);
    const part = await desktop.capture(field);
    expect(part.origin).toEqual({ x: field.x, y: field.y });
    expect(brightnessOf(part, field)).toBe(brightnessOf(all, field));
    expect(brightnessOf(all, client)).toBeLessThan(white / 4);
    await truth.cover({ text: 'A notice', box: { x: 20, y: 60, width: 200, height: 100 } });
    const [notice] = await desktop.windows();
    expect(notice).toMatchObject({ className: 'HealGroundTruthCover', isForeground: false });
    await expect
      .poll(async () => brightnessOf(await desktop.capture(field), field), eventually)
      .not.toBe(brightnessOf(all, field));
    // Cut to the screen; nothing of it: refused.
    const corner = await desktop.capture({ x: 1900, y: 1070, width: 100, height: 100 });
    expect(corner).toMatchObject({ width: 20, height: 10 });
    await expect(desktop.capture({ x: 4000, y: 0, width: 10, height: 10 })).rejects.toThrow(DesktopError);
    await expect(desktop.click({ x: 4000, y: 10 })).rejects.toThrow('not on the screen');
  });

  it('does not hang with an application that hangs', async () => {
    const truth = await show(form);
    const window = await findWindow('Order');
    const answering = await desktop.elements(window.id);
    await truth.hang(4000);
    await waitFor('no answer', async () => (await desktop.textOf(answering[0]?.id ?? '')) === undefined);
    const start = performance.now();
    const hanging = await desktop.elements(window.id);
    expect(performance.now() - start).toBeLessThan(2000);
    // Windows keeps the captions itself.
    expect(hanging).toEqual(answering);
  });

  it('hears what is done with mouse and keyboard, for recording', async () => {
    const truth = await show(form);
    await inFront('Order');
    const hook = await lane.serve('hook.ts');
    onTestFinished(hook.stop);
    const heard = async () =>
      heardEvents.parse(await hook.remote.call('heard')).filter(({ type }) => type !== 'mouse-move');
    const at = centreOf(await boxOf(truth, 120));
    // Ears need a moment to open.
    await waitFor('a move to be heard', async () => {
      await desktop.move({ x: at.x + Math.round(Math.random() * 20), y: at.y });
      return heardEvents.parse(await hook.remote.call('heard')).length > 0;
    });
    await desktop.click(at, { count: 2 });
    await desktop.press(['a']);
    await desktop.press(['Shift', 'b']);
    await desktop.press(['Control', 'ArrowLeft']);
    const mouse = (type: string, count: number) => ({ type, at, button: 'left', count });
    const key = (type: string, name: string, text?: string) => ({
      type,
      key: name,
      ...(text !== undefined && { text }),
    });
    await expect
      .poll(heard, eventually)
      .toMatchObject([
        mouse('mouse-down', 1),
        mouse('mouse-up', 1),
        mouse('mouse-down', 2),
        mouse('mouse-up', 2),
        key('key-down', 'a', 'a'),
        key('key-up', 'a'),
        key('key-down', 'Shift'),
        key('key-down', 'B', 'B'),
        key('key-up', 'B'),
        key('key-up', 'Shift'),
        key('key-down', 'Control'),
        key('key-down', 'ArrowLeft'),
        key('key-up', 'ArrowLeft'),
        key('key-up', 'Control'),
      ]);
    await hook.remote.call('stop');
    const before = (await heard()).length;
    await desktop.press(['c']);
    await expect
      .poll(async () => (await truth.state()).controls.find(({ id }) => id === 120)?.text, eventually)
      .toMatch(/c/);
    expect(await heard()).toHaveLength(before);
  });

  it('works an application of Windows: writes in Notepad, opens its menu, saves a file', async () => {
    const notepad = await lane.start('notepad');
    onTestFinished(notepad.stop);
    const window = await inFront('Untitled - Notepad');
    expect(window).toMatchObject({ className: 'Notepad', application: 'notepad' });
    const edit = (await desktop.elements(window.id)).find(({ role }) => role === 'Edit');
    if (edit === undefined) throw new Error('Notepad has no field');
    await desktop.type('First line\nSecond line');
    await expect.poll(() => desktop.textOf(edit.id), eventually).toBe('First line\r\nSecond line');

    const before = await desktop.capture(window.client);
    await desktop.press(['Alt', 'f']);
    const menu = await waitFor('an open menu', async () =>
      (await desktop.windows()).find(({ className }) => className === '#32768'),
    );
    await expect
      .poll(async () => brightnessOf(await desktop.capture(menu.bounds), menu.bounds), eventually)
      .not.toBe(brightnessOf(before, menu.bounds));
    await desktop.press(['Escape']);
    await desktop.press(['Escape']);
    await waitFor('no menu', async () => (await desktop.windows()).length === 1);

    const file = path.join(lane.folder, 'from-notepad.txt');
    await desktop.press(['Control', 's']);
    await waitFor('a dialog', async () =>
      (await desktop.windows()).find(({ className, isForeground }) => className === '#32770' && isForeground),
    );
    await desktop.type(windowsPath(file));
    await desktop.press(['Enter']);
    await findWindow('from-notepad.txt - Notepad');
    expect(await readFile(file, 'utf8')).toBe('First line\r\nSecond line');
    await desktop.closeWindow(window.id);
    await notepad.ended;
    expect(await desktop.windows()).toEqual([]);
  });
});

/** Sum over the part of a picture: equal for equal pixels. */
function brightnessOf(frame: Frame, { x, y, width, height }: Rect): number {
  let sum = 0;
  for (let row = y; row < y + height; row++)
    for (let column = x; column < x + width; column++) {
      const at = ((row - frame.origin.y) * frame.width + (column - frame.origin.x)) * 4;
      sum += (frame.bgra[at] ?? 0) + (frame.bgra[at + 1] ?? 0) + (frame.bgra[at + 2] ?? 0);
    }
  return sum / (width * height);
}
