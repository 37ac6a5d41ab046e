import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DesktopError } from '#core/ports/desktop.ts';
import { centreOf } from '#core/replay/screen.ts';
import { openDesktop } from '#drivers/desktop/index.ts';
import { openConnection } from '#drivers/desktop/x11/connection.ts';
import { openX11Desktop } from '#drivers/desktop/x11/index.ts';
import { openCapturing } from '#drivers/desktop/x11/capture.ts';
import { body, fakeInput, getKeyboardMapping, u16, u32, u8 } from '#drivers/desktop/x11/requests.ts';
import {
  describeMissing,
  screenMissing,
  startScreen,
  startWitness,
  tkMissing,
  waitFor,
  type Screen,
  type Witness,
} from '../../replay/support/index.ts';

const missing = screenMissing || tkMissing;

describe.skipIf(missing !== '')(`windows on X11${missing}`, () => {
  let screen: Screen;
  let witness: Witness;
  beforeAll(async () => {
    screen = await startScreen({ width: 1000, height: 700 });
    witness = await startWitness(screen);
  });
  afterAll(() => screen?.stop());
  const keys = () => witness.log().filter((one) => one.did === 'key');
  const text = () => witness.log().findLast((one) => one.did === 'text')?.text ?? '';

  it('presses keys together, and lets go of all of them', async () => {
    const { desktop } = screen;
    await desktop.focus(witness.app.window.id);
    await desktop.type('one two');
    await waitFor('the text arrives', () => text() === 'one two');
    await desktop.press(['Shift', 'Home']);
    await desktop.press(['Delete']);
    await waitFor('the line is gone', () => text() === '');
    const before = keys().length;
    await desktop.press(['Control', 'Shift', 'k']);
    await desktop.press(['Alt', 'ArrowLeft']);
    await desktop.press(['*']);
    await waitFor('the last key', () => keys().at(-1)?.keysym === 'asterisk');
    const [shift, control, alt] = [1, 4, 8];
    expect(
      keys()
        .slice(before)
        .filter(({ keysym }) => !/_L$/.test(keysym)),
    ).toEqual([
      { did: 'key', keysym: 'K', state: shift | control },
      { did: 'key', keysym: 'Left', state: alt },
      { did: 'key', keysym: 'asterisk', state: shift },
    ]);
    await desktop.press(['F6']);
    await waitFor('the text is gone', () => text() === '');
  });

  it('shows a menu as a window above its application, and clicks in it', async () => {
    const { desktop } = screen;
    await desktop.press(['F5']);
    const menu = await waitFor('the menu', async () => {
      const [top, below] = await desktop.windows();
      return below?.id === witness.app.window.id && top?.className === 'Menu' && top;
    });
    expect(menu.isForeground).toBe(false);
    const { client } = await witness.app.windowNow();
    expect(menu.bounds.x).toBeGreaterThanOrEqual(client.x + 140);
    // Its second entry.
    await desktop.click(centreOf(menu.bounds));
    await waitFor('the entry', () => witness.log().some((one) => one.did === 'menu'));
    expect(witness.log().find((one) => one.did === 'menu')).toEqual({ did: 'menu', entry: 'Second' });
    await waitFor('the menu is gone', async () => (await desktop.windows()).length === 1);
  });

  it('brings the window below to the front', async () => {
    const { desktop } = screen;
    const other = await startWitness(screen);
    const ids = async () => (await desktop.windows()).map(({ id }) => id);
    const [own, others] = [witness.app.window.id, other.app.window.id];
    expect(await ids()).toEqual([others, own]);
    await desktop.focus(own);
    expect(await ids()).toEqual([own, others]);
    expect((await desktop.windows()).map(({ isForeground }) => isForeground)).toEqual([true, false]);
    await desktop.type('to the right one');
    await waitFor('the text arrives', () => text() === 'to the right one');
    expect(other.log().some((one) => one.did === 'text')).toBe(false);
    await desktop.press(['F6']);
    await waitFor('the text is gone', () => text() === '');

    // Windows that go while they are asked for are left out, and disturb nobody.
    const asking = Array.from({ length: 40 }, async () => desktop.windows());
    await other.app.process.end();
    const answers = await Promise.all([...asking, ...Array.from({ length: 40 }, async () => desktop.windows())]);
    for (const windows of answers) expect(windows.map(({ id }) => id)).toContain(own);
    await waitFor('the other is gone', async () => (await ids()).length === 1);
    await expect(desktop.focus(others)).rejects.toThrow('gone');
  });

  it('passes over what lets everything through, as compositors have it', async () => {
    const x = await openConnection({ display: screen.display });
    const [window, shape] = [x.nextId(), await x.extension('SHAPE')];
    const [overrideRedirect, inputShape] = [0x200, 2];
    const size = [u16(0), u16(0), u16(1000), u16(700), u16(0), u16(1)];
    x.send(1, 0, body(u32(window), u32(x.setup.root), ...size, u32(0), u32(overrideRedirect), u32(1)));
    x.send(8, 0, body(u32(window)));
    await x.sync();
    expect((await screen.desktop.windows())[0]).toMatchObject({ title: '', bounds: { width: 1000, height: 700 } });
    x.send(shape ?? 0, 1, body(u8(0), u8(inputShape), u8(0), u8(0), u32(window), u16(0), u16(0)));
    await x.sync();
    expect((await screen.desktop.windows())[0]?.id).toBe(witness.app.window.id);
    x.close();
  });

  it('shows the same without shared memory', async () => {
    const x = await openConnection({ display: screen.display });
    const far = await openCapturing({ ...x, address: { ...x.address, isLocal: false } });
    const near = await openCapturing(x);
    const { client } = witness.app.window;
    expect(await far.capture(client)).toMatchObject({
      width: client.width,
      height: client.height,
      origin: { x: client.x },
    });
    // The caret blinks between the two.
    await waitFor('the same picture', async () => {
      const [whole, same] = [await far.capture(), await near.capture()];
      return Buffer.compare(whole.bgra, same.bgra) === 0;
    });
    near.close();
    x.close();
  });

  it('knows which program a window belongs to', async () => {
    expect((await witness.app.windowNow()).application).toMatch(/^python3/);
  });

  it('gives borrowed keys back', async () => {
    const x = await openConnection({ display: screen.display });
    const before = await getKeyboardMapping(x);
    const second = await openX11Desktop({ display: screen.display });
    await second.type('é😀');
    await waitFor('the text arrives', () => text().startsWith('é'));
    expect(await getKeyboardMapping(x)).not.toEqual(before);
    await second.close();
    expect(await getKeyboardMapping(x)).toEqual(before);
    x.close();
    await screen.desktop.press(['F6']);
    await waitFor('the text is gone', () => text() === '');
  });

  it('does not type while somebody holds a modifier', { timeout: 20_000 }, async () => {
    const before = text();
    const x = await openConnection({ display: screen.display });
    const xtest = await x.extension('XTEST');
    const control = 37;
    const hold = (type: number) => fakeInput(x, xtest ?? 0, { type, detail: control });
    hold(2);
    await x.sync();
    await expect(screen.desktop.type('x')).rejects.toThrow('holds');
    hold(3);
    await x.sync();
    x.close();
    expect(text()).toBe(before);
  });

  it('follows the screen to another size', async () => {
    const { desktop } = screen;
    await screen.resize({ width: 800, height: 600 });
    expect(await desktop.capture()).toMatchObject({ width: 800, height: 600 });
    expect(await desktop.capture({ x: 790, y: 590, width: 50, height: 50 })).toMatchObject({ width: 10, height: 10 });
    await expect(desktop.click({ x: 900, y: 100 })).rejects.toThrow('800×600');
    await expect(desktop.click({ x: Number.NaN, y: 100 })).rejects.toThrow('outside');
    await screen.resize({ width: 1000, height: 700 });
    expect((await desktop.capture()).bgra.length).toBe(1000 * 700 * 4);
  });
});

const editorMissing = screenMissing || describeMissing(['mousepad']);
describe.skipIf(editorMissing !== '')(`an editor of GTK${editorMissing}`, () => {
  it('gets every character, those beyond 16 bits too, and tells of its dialogs', async () => {
    const screen = await startScreen();
    try {
      const { desktop } = screen;
      const editor = await screen.startApp({ argv: ['mousepad'], title: /Mousepad/ });
      await desktop.focus(editor.window.id);
      const written = 'Grüße 🎉🙂 12 €\n\tZeile „zwei“ – ½ × π ≈ 1,57';
      await desktop.type(written);
      await desktop.press(['Control', 'a']);
      await desktop.press(['Control', 'c']);
      await waitFor('the clipboard', async () => (await screen.readClipboard()) !== '');
      expect(await screen.readClipboard()).toBe(written);
      // It asks whether to save: the question is a window of its own, in front.
      await desktop.closeWindow(editor.window.id);
      const dialog = await waitFor('the question', async () => {
        const [top] = await desktop.windows();
        return top?.isForeground === true && top.id !== editor.window.id && top;
      });
      expect(dialog).toMatchObject({ application: 'mousepad', className: 'Mousepad' });
      await desktop.press(['Escape']);
      await waitFor('the editor is back', async () => (await editor.windowNow()).isForeground);
    } finally {
      await screen.stop();
    }
  });
});

describe.skipIf(screenMissing !== '')(`a display that fails${screenMissing}`, () => {
  it('is a sentence, when it is not there', async () => {
    await expect(openDesktop({ platform: 'linux', display: ':99999' })).rejects.toThrow(/no display :99999.*DISPLAY/);
    await expect(openDesktop({ platform: 'linux', display: 'rm -rf /' })).rejects.toThrow(/no name of a display/);
    await expect(openDesktop({ platform: 'linux' })).rejects.toThrow(/DISPLAY is not set/);
    await expect(openDesktop({ platform: 'linux', waylandDisplay: 'wayland-0' })).rejects.toThrow(/Wayland/);
    await expect(openDesktop({ platform: 'darwin' })).rejects.toThrow(DesktopError);
  });

  it('lets in who has its cookie, and says so to who has none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heal-cookie-'));
    const authority = join(folder, 'cookies');
    const field = (bytes: Buffer) => Buffer.concat([Buffer.from([0, bytes.length]), bytes]);
    const fields = ['', '', 'MIT-MAGIC-COOKIE-1'].map((text) => field(Buffer.from(text)));
    writeFileSync(authority, Buffer.concat([Buffer.from([0xff, 0xff]), ...fields, field(randomBytes(16))]));
    const screen = await startScreen({ hasWindowManager: false, authority });
    const { display } = screen;
    await expect(openX11Desktop({ display })).rejects.toThrow(/refuses the connection/);
    const desktop = await openX11Desktop({ display, authority });
    expect(await desktop.size()).toEqual({ width: 1280, height: 800 });
    await screen.stop();
    rmSync(folder, { recursive: true });
  });

  it('is a sentence when it dies, at once for who waits and for who comes later', async () => {
    const screen = await startScreen({ hasWindowManager: false });
    const waiting = Array.from({ length: 20 }, () => screen.desktop.capture());
    const answers = Promise.allSettled(waiting);
    await screen.server.end();
    for (const answer of await answers) {
      if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(DesktopError);
    }
    await expect(screen.desktop.click({ x: 1, y: 1 })).rejects.toThrow(/is gone/);
    await expect(screen.desktop.windows()).rejects.toThrow(DesktopError);
    await screen.stop();
  });

  it('is given up when it does not answer', async () => {
    const screen = await startScreen({ hasWindowManager: false });
    const patient = await openX11Desktop({ display: screen.display, timeoutMs: 300 });
    screen.server.child.kill('SIGSTOP');
    const began = performance.now();
    await expect(patient.capture()).rejects.toThrow('has not answered for 300 ms');
    await expect(patient.type('x')).rejects.toThrow(DesktopError);
    await expect(openX11Desktop({ display: screen.display, timeoutMs: 300 })).rejects.toThrow(DesktopError);
    await patient.close();
    expect(performance.now() - began).toBeLessThan(5000);
    await screen.server.end();
    await screen.stop();
  });

  it('needs no window manager', async () => {
    const screen = await startScreen({ hasWindowManager: false });
    const bare = tkMissing === '' ? await startWitness(screen) : undefined;
    if (bare) {
      await screen.desktop.focus(bare.app.window.id);
      await screen.desktop.type('bare');
      await waitFor('the text', () => bare.log().some((one) => one.did === 'text' && one.text === 'bare'));
      const { bounds, client, isForeground } = await bare.app.windowNow();
      expect({ bounds, isForeground }).toEqual({ bounds: client, isForeground: true });
    }
    await screen.stop();
  });
});
