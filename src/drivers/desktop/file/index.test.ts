import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Frame } from '#core/replay/screen.ts';
import { encodePng, PictureError } from '../png.ts';
import { openFileDesktop } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'heal-file-desktop-'));
afterAll(() => rmSync(folder, { recursive: true }));
const plain = (shade: number): Frame => ({
  width: 4,
  height: 3,
  origin: { x: 0, y: 0 },
  bgra: new Uint8Array(4 * 3 * 4).fill(shade),
});
const shadeOf = ({ bgra }: Frame): number | undefined => bgra[0];

describe('a desktop of screenshots', () => {
  it('goes on to the picture that an action leads to, and keeps what was done', async () => {
    const saved = join(folder, 'saved.png');
    writeFileSync(saved, await encodePng(plain(200)));
    const desktop = openFileDesktop({
      scenes: { form: { screen: plain(10) }, saved: { screen: saved, texts: { screen: 'Saved' } } },
      start: 'form',
      react: (action, scene) => (scene === 'form' && action.do === 'click' && action.at.x > 1 ? 'saved' : undefined),
    });
    await desktop.click({ x: 0, y: 0 });
    expect([shadeOf(await desktop.capture()), await desktop.textOf('screen')]).toEqual([10, undefined]);
    await desktop.click({ x: 3, y: 2 }, { button: 'right', count: 2 });
    expect([shadeOf(await desktop.capture()), await desktop.textOf('screen')]).toEqual([200, 'Saved']);
    expect(desktop.scene).toBe('saved');
    expect(desktop.actions).toEqual([
      { do: 'click', at: { x: 0, y: 0 }, button: 'left', count: 1 },
      { do: 'click', at: { x: 3, y: 2 }, button: 'right', count: 2 },
    ]);
  });
  it('paints slowly when that is what its scenes say, and changes by itself', async () => {
    let looked = 0;
    const desktop = openFileDesktop({
      scenes: { blank: { screen: plain(0) }, painted: { screen: plain(50) }, asked: { screen: plain(90) } },
      start: 'blank',
      react: ({ do: what }) => (what === 'capture' && ++looked === 3 ? 'painted' : undefined),
    });
    const shades = [];
    for (let times = 0; times < 4; times++) shades.push(shadeOf(await desktop.capture()));
    expect(shades).toEqual([0, 0, 50, 50]);
    desktop.show('asked');
    expect(shadeOf(await desktop.capture())).toBe(90);
  });
  it('says which picture cannot be read', async () => {
    const broken = join(folder, 'broken.png');
    writeFileSync(broken, 'no picture');
    const desktop = openFileDesktop({ scenes: { only: { screen: broken } }, start: 'only' });
    await expect(desktop.capture()).rejects.toThrow(PictureError);
  });
});
