import { afterAll, describe, expect, it } from 'vitest';
import { light, dark, paintWindow } from './fixtures/painted-window.ts';
import { openVision } from './open-vision.ts';
import { VisionError, VisionThread } from './vision-thread.ts';

const labels = ['Open', 'Save', 'Submit', 'Cancel', '42', '7'];
const vision = openVision();
afterAll(() => vision.close());

describe('seeing in a thread', () => {
  it('finds marks and matches in coordinates of the screen, and leaves the frame to its owner', async () => {
    const { frame, boxes } = paintWindow(labels, light, { x: 100, y: 50 });
    const before = frame.bgra.slice();
    const view = await vision.look(frame);
    const whole = { ...frame.origin, width: frame.width, height: frame.height };
    const box = boxes.get('Submit');
    if (!box) throw new Error('not painted');
    expect((await view.marks(whole)).filter(({ ink }) => ink)).toHaveLength(labels.length);
    expect((await view.match(await view.cut(box), whole))?.box).toEqual(box);
    expect(await view.difference(await view.cut(box), box)).toBe(0);
    expect(frame.bgra).toEqual(before);
    await view.close();
    await expect(view.marks(whole)).rejects.toThrow('this view is closed');
  });

  it.each([
    ['light', { ...light, scale: 2 }],
    ['dark', { ...dark, scale: 2 }],
  ])('reads words and numbers, offline: %s', async (_, look) => {
    const { frame, boxes } = paintWindow(labels, look);
    const view = await vision.look(frame);
    const read = await Promise.all([...boxes.values()].map((box) => view.read(box)));
    expect(read.map((one) => one?.text)).toEqual(labels);
    expect(Math.min(...read.map((one) => one?.confidence ?? 0))).toBeGreaterThan(0.5);
    const gap = { x: 0, y: 0, width: 18, height: 18 };
    expect(await view.read(gap)).toBeUndefined();
    await view.close();
  });

  it('says so when it cannot read', async () => {
    const blind = openVision({ canRead: false });
    const { frame, boxes } = paintWindow(labels);
    const view = await blind.look(frame);
    expect(await view.read(boxes.get('Save') ?? (frame.origin as never))).toBeUndefined();
    await blind.close();
  });

  it('starts anew after the thread was ended, and knows that earlier views are lost', async () => {
    const own = openVision();
    const { frame, boxes } = paintWindow(labels);
    const box = boxes.get('Save');
    if (!box) throw new Error('not painted');
    const lost = await own.look(frame);
    await own.close();
    const view = await own.look(frame);
    expect(await view.inkOf(box)).toBeDefined();
    await expect(lost.inkOf(box)).rejects.toThrow(VisionError);
    await lost.close();
    await own.close();
  });

  it('ends a thread that hangs, and fails what was asked of it', async () => {
    const hanging = new URL('data:text/javascript,for (;;) {}');
    const thread = new VisionThread(200, hanging);
    const { frame } = paintWindow(labels);
    await expect(thread.ask(1, { do: 'look', frame })).rejects.toThrow('took longer than 0.2 s');
    await thread.close();
  });

  it('fails what was asked of a thread that dies', async () => {
    const dying = new URL('data:text/javascript,throw new Error("broken")');
    const thread = new VisionThread(5000, dying);
    await expect(thread.ask(1, { do: 'close' })).rejects.toThrow('broken');
    await thread.close();
  });
});
