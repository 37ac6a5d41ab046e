import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Prototype } from '#core/replay/learned.ts';
import { runningThresholds } from '#core/replay/auto-heal-policy.ts';
import { isInside, type Frame, type Rect } from '#core/replay/screen.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { openFileDesktop } from '#drivers/desktop/file/index.ts';
import { dark, light, paintWindow } from '#drivers/vision/fixtures/painted-window.ts';
import { openVision } from '#drivers/vision/index.ts';
import { recordAll, windowOf } from '../find/fixtures/recorded-window.ts';
import { makeFinder } from '../find/index.ts';
import { findBetterOwner } from './identity.ts';
import { withPrototypes } from './with-prototypes.ts';

const labels = ['Open', 'Save', 'Submit', 'Cancel', 'Export', 'Import', 'Search', 'Delete', 'Help', 'Apply', '', 'OK'];
const drifted = { ...dark, scale: 2 };
const vision = openVision();
let workflow: Workflow;
beforeAll(async () => {
  const { frame, boxes } = paintWindow(labels);
  workflow = await recordAll(vision, frame, boxes);
});
afterAll(() => vision.close());

/** As a button looks now, as it would have been learned. */
async function seeLook(frame: Frame, box: Rect, target: string): Promise<Prototype> {
  const view = await vision.look(frame);
  const look = { picture: await view.cut(box), ink: await view.inkOf(box) };
  await view.close();
  return { id: target, target, look, rung: 'marks-ink', confirmed: 3, since: '2026-11-20T10:00:00.000Z' };
}
async function find(frame: Frame, id: string, prototypes: readonly Prototype[]) {
  const window = windowOf(frame);
  const scene = { screen: frame, windows: [window], elements: {} };
  const desktop = openFileDesktop({ scenes: { now: scene }, start: 'now' });
  const target = workflow.targets[id];
  if (target === undefined) throw new Error(`there is no target ${id}`);
  const known = { prototypesOf: async (of: string) => prototypes.filter((one) => one.target === of) };
  const signal = new AbortController().signal;
  return withPrototypes(
    makeFinder({ desktop, vision }),
    known,
  )({
    workflow,
    target,
    window,
    windows: [window],
    thresholds: runningThresholds,
    signal,
  });
}

describe('looks that were confirmed, on a screen', () => {
  test('find their target again, surer than its label alone', async () => {
    const { frame, boxes } = paintWindow(labels, drifted);
    const prototypes = await Promise.all([...boxes].map(([label, box]) => seeLook(frame, box, label)));
    for (const [label, box] of boxes) {
      const answer = await find(frame, label, prototypes);
      expect(answer, label).toMatchObject({ status: 'found', rung: 'marks-ink' });
      if (answer.status === 'lost') continue;
      expect(isInside(box, answer.point), label).toBe(true);
      expect(answer.score).toBeGreaterThan(0.98);
    }
  });

  test('do not find it where it is missing or was renamed', async () => {
    const { frame, boxes } = paintWindow(labels, drifted);
    const prototypes = await Promise.all([...boxes].map(([label, box]) => seeLook(frame, box, label)));
    for (const other of ['', 'Extort', 'Import']) {
      const now = paintWindow(
        labels.map((label) => (label === 'Export' ? other : label)),
        drifted,
      );
      expect(await find(now.frame, 'Export', prototypes), other).toMatchObject({ status: 'lost' });
    }
  });

  test('that belong to something else that was recorded are passed over', async () => {
    const { frame, boxes } = paintWindow(
      labels.map((label) => (label === 'Save' ? '' : label)),
      light,
    );
    const wrong = boxes.get('Delete');
    if (wrong === undefined) throw new Error('there is a button');
    const poisoned = await seeLook(frame, wrong, 'Save');
    expect(await find(frame, 'Save', [poisoned])).toMatchObject({ status: 'lost' });
    const [save, remove] = [workflow.targets['Save'], workflow.targets['Delete']];
    if (!save || !remove) throw new Error('they are recorded');
    expect(findBetterOwner(poisoned.look.ink, save, workflow)).toBe(remove.label);
    expect(findBetterOwner(poisoned.look.ink, remove, workflow)).toBeUndefined();
  });
});
