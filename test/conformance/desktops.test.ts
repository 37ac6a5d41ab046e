import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DesktopError } from '#core/ports/desktop.ts';
import type { Frame, Point } from '#core/replay/screen.ts';
import { screenMissing, tkMissing, waitFor } from '../replay/support/index.ts';
import { missingForWine } from '../wine/system.ts';
import { stageOnWine } from '../wine/witness-stage.ts';
import { clientSize, fields, stageOnFiles, stageOnX11, title, type Stage } from './desktops/stage.ts';

const desktops = [
  { name: 'of screenshots', missing: '', open: stageOnFiles },
  { name: `of X11`, missing: screenMissing || tkMissing, open: stageOnX11 },
  {
    name: 'of Windows, under Wine',
    missing: missingForWine === undefined ? '' : ` (${missingForWine})`,
    open: stageOnWine,
  },
];
/** Blue, green, red. */
const pixel = (frame: Frame, { x, y }: Point) => {
  const at = ((y - frame.origin.y) * frame.width + x - frame.origin.x) * 4;
  return [...frame.bgra.subarray(at, at + 3)];
};

for (const { name, missing, open } of desktops) {
  describe.skipIf(missing !== '')(`a desktop ${name}${missing}`, () => {
    let stage: Stage;
    beforeAll(async () => void (stage = await open()), 120_000);
    afterAll(() => stage?.stop());
    const inClient = async ({ x, y }: Point): Promise<Point> => {
      const { client } = await stage.window();
      return { x: client.x + x, y: client.y + y };
    };
    const text = () => stage.log().findLast((one) => one.did === 'text')?.text;

    it('tells its size and its windows, frame and inside', async () => {
      const { desktop } = stage;
      expect(await desktop.size()).toEqual({ width: 1000, height: 700 });
      const [window, ...others] = await desktop.windows();
      expect(others).toEqual([]);
      expect(window).toMatchObject({ title, className: 'Witness', isForeground: true, client: clientSize });
      const { bounds, client } = await stage.window();
      expect(bounds.x).toBeLessThanOrEqual(client.x);
      expect(bounds.y).toBeLessThan(client.y);
      expect(bounds.x + bounds.width).toBeGreaterThanOrEqual(client.x + client.width);
      expect(bounds.y + bounds.height).toBeGreaterThanOrEqual(client.y + client.height);
      expect(await desktop.elements(window?.id ?? '')).toEqual([]);
      expect(await desktop.textOf(window?.id ?? '')).toBeUndefined();
    });

    it('shows the colours that are painted, to the pixel, whole and in part', async () => {
      const { desktop } = stage;
      const whole = await desktop.capture();
      expect(whole).toMatchObject({ width: 1000, height: 700, origin: { x: 0, y: 0 } });
      expect(whole.bgra.length).toBe(1000 * 700 * 4);
      const { client } = await stage.window();
      const part = await desktop.capture({ x: client.x, y: client.y, width: 400, height: 200 });
      expect(part).toMatchObject({ width: 400, height: 200, origin: { x: client.x, y: client.y } });
      for (const { colour, at } of fields) {
        const corner = { x: at.x < 200 ? 0 : 200, y: at.y < 100 ? 0 : 100 };
        for (const point of [corner, at, { x: corner.x + 199, y: corner.y + 99 }]) {
          const onScreen = await inClient(point);
          expect(pixel(whole, onScreen)).toEqual(colour);
          expect(pixel(part, onScreen)).toEqual(colour);
        }
      }
    });

    it('cuts what reaches over the edge, and refuses what lies outside', async () => {
      const { desktop } = stage;
      const corner = await desktop.capture({ x: -20, y: -10, width: 50, height: 30 });
      expect(corner).toMatchObject({ width: 30, height: 20, origin: { x: 0, y: 0 } });
      const last = await desktop.capture({ x: 999, y: 699, width: 500, height: 500 });
      expect(last).toMatchObject({ width: 1, height: 1, origin: { x: 999, y: 699 } });
      expect(last.bgra.length).toBe(4);
      for (const outside of [
        { x: 1000, y: 0 },
        { x: 0, y: -5 },
      ]) {
        await expect(desktop.capture({ ...outside, width: 5, height: 5 })).rejects.toThrow(DesktopError);
      }
    });

    it('clicks where it is told, with each button, once and twice', async () => {
      for (const [index, { at }] of fields.entries()) {
        const point = await inClient(at);
        const before = stage.log().length;
        const button = ([1, 2, 3, 1] as const)[index] ?? 1;
        const named = ({ 1: 'left', 2: 'middle', 3: 'right' } as const)[button];
        await stage.desktop.click(point, { button: named, count: index === 3 ? 2 : 1 });
        const counts = index === 3 ? [1, 1, 2, 1] : [1, 1];
        const expected = counts.map((count, place) => ({
          did: place % 2 === 0 ? 'down' : 'up',
          ...point,
          button,
          count,
        }));
        await waitFor('the click arrives', () => stage.log().length >= before + expected.length);
        expect(stage.log().slice(before)).toEqual(expected);
      }
    });

    it('clicks the outermost pixels of a field, not those beside it', async () => {
      for (const at of [
        { x: 0, y: 0 },
        { x: 399, y: 199 },
      ]) {
        const point = await inClient(at);
        const before = stage.log().length;
        await stage.desktop.click(point);
        await waitFor('the click arrives', () => stage.log().length >= before + 2);
        expect(stage.log()[before]).toMatchObject({ did: 'down', ...point });
      }
    });

    it('does nothing at a place outside of the screen', async () => {
      const before = stage.log().length;
      const { desktop } = stage;
      for (const at of [
        { x: -1, y: 5 },
        { x: 5, y: 700 },
        { x: 1e9, y: 5 },
      ]) {
        await expect(desktop.click(at)).rejects.toThrow(DesktopError);
        await expect(desktop.move(at)).rejects.toThrow(DesktopError);
        await expect(desktop.drag(await inClient({ x: 5, y: 5 }), at)).rejects.toThrow(DesktopError);
      }
      expect(stage.log()).toHaveLength(before);
    });

    it('drags from one place to another, over what lies between', async () => {
      const [from, to] = [await inClient({ x: 20, y: 20 }), await inClient({ x: 350, y: 170 })];
      const before = stage.log().length;
      await stage.desktop.drag(from, to);
      await waitFor('the button is up', () =>
        stage
          .log()
          .slice(before)
          .some((one) => one.did === 'up'),
      );
      const seen = stage.log().slice(before);
      expect(seen[0]).toMatchObject({ did: 'down', ...from });
      expect(seen.at(-1)).toMatchObject({ did: 'up', ...to });
      expect(seen.findLast((one) => one.did === 'drag')).toMatchObject(to);
    });

    it('types text as it is written', async () => {
      const { desktop } = stage;
      const written = 'Grüße, 12 € für “Ünïcödé” & co.\n\tZeile 2: <a href="x">[~]</a> AbC ßøÅ Ω Ж 漢';
      await desktop.type(written);
      await waitFor('the text arrives', () => text() === written, 5000).catch(() => expect(text()).toBe(written));
      await desktop.press(['F6']);
      await waitFor('the text is gone', () => text() === '');
      await desktop.type('');
      for (const bad of ['a\0b', '\u001b[A', '\ud800']) await expect(desktop.type(bad)).rejects.toThrow(DesktopError);
      expect(text()).toBe('');
    });

    it('refuses keys that there are not, and hits none of them', async () => {
      for (const keys of [[], ['Contrl', 'a'], ['a', 'b'], ['Control', 'Delet'], ['Control', '']]) {
        await expect(stage.desktop.press(keys), keys.join('+')).rejects.toThrow(DesktopError);
      }
      expect(text()).toBe('');
    });

    it('focuses, and says when there is nothing to be focused', async () => {
      const { id } = await stage.window();
      await stage.desktop.focus(id);
      expect((await stage.window()).isForeground).toBe(true);
      for (const bad of ['0x7fffffff', 'nonsense', '']) {
        await expect(stage.desktop.focus(bad)).rejects.toThrow(DesktopError);
        await expect(stage.desktop.closeWindow(bad)).rejects.toThrow(DesktopError);
      }
    });

    it('asks a window to close, and knows it no longer', async () => {
      const { id } = await stage.window();
      await stage.desktop.closeWindow(id);
      await waitFor('the window is gone', async () => (await stage.desktop.windows()).every((one) => one.id !== id));
      expect(stage.log().at(-1)).toEqual({ did: 'close' });
      await expect(stage.desktop.focus(id)).rejects.toThrow(DesktopError);
    });

    it('does nothing any more once it was let go of', async () => {
      const { desktop } = stage;
      await desktop.close();
      await expect(desktop.capture()).rejects.toThrow(DesktopError);
      await expect(desktop.click({ x: 1, y: 1 })).rejects.toThrow(DesktopError);
      await expect(desktop.windows()).rejects.toThrow(DesktopError);
      await desktop.close();
    });
  });
}
