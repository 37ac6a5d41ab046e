import { describe, expect, it } from 'vitest';
import type { OutsideProbes } from '#core/ports/replay.ts';
import type { Postcondition } from '#core/replay/workflow.ts';
import { confirmAfter, type BeforeAction, type VerifyingWorld } from '#domains/replay/verify/postconditions.ts';
import { makePaintedDesktop, makeWindow, noProbes, realClock } from './painted-desktop.ts';

function makeWorld(probes: Partial<OutsideProbes> = {}, text: () => string | undefined = () => undefined) {
  const screen = makePaintedDesktop(['seven', 'plus']);
  const world: VerifyingWorld = {
    desktop: screen,
    probes: { ...noProbes, ...probes },
    clock: realClock,
    valueOf: (name) => (name === 'month' ? 'May' : undefined),
    textOf: async () => text(),
    signal: new AbortController().signal,
  };
  const confirm = async (
    after: readonly Postcondition[],
    work: () => void = () => {},
    ms = 250,
    drift: Partial<BeforeAction> = {},
  ) => {
    const [window] = screen.windowList;
    if (!window) throw new Error('no window');
    const frame = await screen.capture(window.client);
    work();
    const before = {
      window,
      frame,
      recordedClient: window.client,
      touched: undefined,
      touchedAsRecorded: undefined,
      isRearranged: false,
      ...drift,
    };
    return confirmAfter(after, before, world, realClock.elapsedMs() + ms);
  };
  return { screen, confirm };
}
const later = (work: () => void): void => void setTimeout(work, 120);

describe('what must be so after a step', () => {
  it('is a change in a region, or its opposite', async () => {
    const { screen, confirm } = makeWorld();
    const press = (): void => void screen.log.push('seven');
    const display = { x: 20, y: 20, width: 200, height: 20 };
    const elsewhere = { ...display, y: 200 };
    expect(await confirm([{ see: 'change', region: display }], press)).toMatchObject({ status: 'held' });
    expect(await confirm([{ see: 'change', region: elsewhere }], press)).toMatchObject({ status: 'not-held' });
    expect(await confirm([{ see: 'change' }], () => later(press))).toMatchObject({ status: 'held' });
    expect(await confirm([{ see: 'no-change' }], press, 700)).toMatchObject({ status: 'not-held' });
    expect(await confirm([{ see: 'no-change' }], undefined, 700)).toMatchObject({ status: 'held' });
    // Nobody watched it long enough to say so.
    expect(await confirm([{ see: 'no-change' }], undefined, 100)).toMatchObject({ status: 'not-held' });
  });

  it('is looked for where the region is now: it grows with the window, and may be elsewhere in another arrangement', async () => {
    const { screen, confirm } = makeWorld();
    const press = (): void => void screen.log.push('seven');
    const recordedClient = { width: 800, height: 600 };
    const display = { x: 40, y: 40, width: 400, height: 40 };
    const elsewhere = { see: 'change', region: { ...display, y: 400 } } as const;
    expect(await confirm([{ see: 'no-change', region: display }], press, 700, { recordedClient })).toMatchObject({
      status: 'not-held',
    });
    expect(await confirm([elsewhere], press, 250, { recordedClient })).toMatchObject({ status: 'held' });
    expect(await confirm([elsewhere], press, 250, { isRearranged: true })).toMatchObject({ status: 'held' });
    expect(await confirm([elsewhere], undefined, 250, { isRearranged: true })).toMatchObject({ status: 'not-held' });
    // What was clicked looks pressed: that is not what came of it.
    const touched = { x: 40 + 15, y: 30 + 15, width: 210, height: 30 };
    expect(await confirm([elsewhere], press, 250, { isRearranged: true, touched })).toMatchObject({
      status: 'not-held',
    });
  });

  it('is a change of the very thing that was clicked, wherever it is now', async () => {
    const { screen, confirm } = makeWorld();
    const press = (): void => void screen.log.push('seven');
    const drift = {
      isRearranged: true,
      touched: { x: 40 + 20, y: 30 + 20, width: 200, height: 20 },
      touchedAsRecorded: { x: 100, y: 200, width: 200, height: 20 },
    };
    const focus = { see: 'change', region: { x: 100, y: 200, width: 200, height: 20 } } as const;
    expect(await confirm([focus], press, 250, drift)).toMatchObject({ status: 'held' });
    expect(await confirm([focus], undefined, 250, drift)).toMatchObject({ status: 'not-held' });
  });

  it('is a caret that blinks in the field that was clicked, whenever it is looked at', async () => {
    const { screen, confirm } = makeWorld();
    const [name, city] = ['seven', 'plus'].map((id) => screen.buttons.find((one) => one.id === id));
    if (!name || !city) throw new Error('no fields');
    const focus = { see: 'change', region: city.box } as const;
    const drift = {
      touched: { ...city.box, x: 40 + city.box.x, y: 30 + city.box.y },
      touchedAsRecorded: city.box,
    };
    for (const phase of [0, 150]) {
      const isOn = (): boolean => (realClock.elapsedMs() + phase) % 300 < 150;
      let focused = name;
      screen.beforeCapture = () => {
        for (const one of [name, city]) one.isPainted = one === focused && isOn();
      };
      expect(await confirm([focus], undefined, 500, drift)).toMatchObject({ status: 'not-held' });
      expect(await confirm([focus], () => (focused = city), 500, drift)).toMatchObject({ status: 'held' });
    }
  });

  it('is a window that comes or goes', async () => {
    const { screen, confirm } = makeWorld();
    const box = { x: 0, y: 0, width: 10, height: 10 };
    const open = (): void => void screen.windowList.push(makeWindow('x', box, { title: 'Report May.pdf' }));
    const there = { see: 'window', title: 'Report {{month}}*', isThere: true } as const;
    expect(await confirm([there])).toMatchObject({ said: 'no window “Report May*” came' });
    expect(await confirm([there], () => later(open))).toMatchObject({ status: 'held' });
    expect(await confirm([{ ...there, isThere: false }])).toMatchObject({ status: 'not-held' });
  });

  it('is a text, a file, an answer, a row: all at once, asked again until they are', async () => {
    let isDone = false;
    const { confirm } = makeWorld(
      {
        file: async (path) => (isDone && path === 'out/May.csv' ? 'total;17' : undefined),
        http: async () => ({ status: isDone ? 200 : 503, body: 'paid' }),
        sql: async () => (isDone ? '17' : '0'),
      },
      () => (isDone ? ' Total \n 17' : 'Total 0'),
    );
    const all: Postcondition[] = [
      { see: 'text', target: 'total', equals: 'Total 17' },
      { see: 'file', path: 'out/{{month}}.csv', contains: 'total;17' },
      { see: 'http', url: 'http://x/', status: 200, contains: 'paid' },
      { see: 'sql', file: 'a.db', query: 'select 1', equals: '17' },
    ];
    for (const [one, said] of [
      [0, 'total shows “Total 0” instead of “Total 17”'],
      [1, 'there is no file out/May.csv'],
      [2, 'http://x/ answers 503 instead of 200'],
      [3, 'the database says “0” instead of “17”'],
    ] as const) {
      expect(await confirm(all.slice(one, one + 1), undefined, 80)).toEqual({ status: 'not-held', said });
    }
    expect(await confirm(all, () => later(() => (isDone = true)), 2000)).toEqual({ status: 'held', held: all });
  });
});
