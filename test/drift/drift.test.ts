import { describe, expect, test } from 'vitest';
import { systemClock } from '#app/replay/clock.ts';
import { centreOf } from '#core/replay/screen.ts';
import { runningThresholds } from '#core/replay/auto-heal-policy.ts';
import { openVision } from '#drivers/vision/index.ts';
import { form } from './apps/form.ts';
import { judgeAction } from './judge.ts';
import type { DriftPoint } from './point.ts';
import { record } from './record.ts';
import { replayJudged } from './replay.ts';
import { tunedPoints } from './tuned.ts';

/** A small form of `npm run bench -- replay`: fields, a key, boxes to be ticked, on a real screen. */
const app = { ...form, intents: form.intents.slice(1, 10) };
const drifts = ['scale-150', 'shuffled', 'renamed'];
const missing = app.missing();
const coverFor = (over: string): DriftPoint => ({
  ...{ app: 'form', id: 'covered', kind: 'covered', isCompletable: false, cover: { over, looks: 'tooltip' } },
});

describe.skipIf(missing !== undefined)(`replay under drift${missing === undefined ? '' : ` (${missing})`}`, () => {
  test('the oracle tells a right click from one on another widget, beside all and on a window above', async () => {
    const session = await app.open({ width: 1920, height: 1080 });
    const point = coverFor('check:express');
    const running = await session.launch(point);
    const intent = form.intents.find((one) => one.do === 'click' && one.widget === 'check:news');
    try {
      if (!intent) throw new Error('the form has no newsletter');
      const boxes = await running.witness.boxes();
      const clickOn = async (widget: string, beside = 0) => {
        const box = boxes.find((one) => one.widget === widget);
        if (!box) throw new Error(`there is no ${widget}`);
        const at = { x: centreOf(box).x, y: box.y + beside + Math.round(box.height / 2) };
        const mark = await running.witness.mark();
        await session.desktop.click(at);
        const events = await running.witness.settle(mark, (got) => got.length > 0, 3000);
        return judgeAction(intent, { clicks: [at], sent: 0, events });
      };
      expect(await clickOn('icon:new')).toEqual({ is: 'wrong', said: 'pressed icon:new' });
      expect(await clickOn('field:city', -18)).toMatchObject({ is: 'wrong' });
      expect(await clickOn('check:express')).toEqual({ is: 'wrong', said: 'pressed cover' });
    } finally {
      await running.stop();
      await session.close();
    }
  });

  test(
    'undrifted all actions are right, and under no drift is anything else clicked',
    { timeout: 120_000 },
    async () => {
      const session = await app.open({ width: 1920, height: 1080 });
      const vision = openVision();
      try {
        const { workflow } = await record(app, session, vision, systemClock);
        const replay = async (id: string | undefined) => {
          const point = tunedPoints.find((one) => one.app === 'form' && one.id === id);
          const running = await session.launch(point);
          try {
            const parts = { desktop: session.desktop, vision, clock: systemClock, thresholds: runningThresholds };
            return await replayJudged(workflow, app.intents, running, parts);
          } finally {
            await running.stop();
          }
        };
        const undrifted = await replay(undefined);
        expect(undrifted.report.end?.said ?? '').toBe('');
        expect(undrifted.steps.map(({ intent, verdict }) => `${intent.id} ${verdict.is}`)).toEqual(
          app.intents.map(({ id }) => `${id} right`),
        );
        for (const id of drifts) {
          const { steps } = await replay(id);
          expect(steps.length).toBeGreaterThan(0);
          expect({ id, wrong: steps.filter(({ verdict }) => verdict.is === 'wrong') }).toEqual({ id, wrong: [] });
        }
      } finally {
        await vision.close();
        await session.close();
      }
    },
  );
});
