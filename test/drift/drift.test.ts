import { describe, expect, test } from 'vitest';
import { systemClock } from '#app/replay/clock.ts';
import { usualThresholds } from '#domains/replay/find/index.ts';
import { openVision } from '#drivers/vision/index.ts';
import { form } from './apps/form.ts';
import { record } from './record.ts';
import { replayJudged } from './replay.ts';
import { tunedPoints } from './tuned.ts';

/** A small form of `npm run bench -- replay`: fields, a key, boxes to be ticked, on a real screen. */
const app = { ...form, intents: form.intents.slice(1, 10) };
const drifts = ['scale-150', 'shuffled', 'renamed'];
const missing = app.missing();

describe.skipIf(missing !== undefined)(`replay under drift${missing === undefined ? '' : ` (${missing})`}`, () => {
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
            const parts = { desktop: session.desktop, vision, clock: systemClock, thresholds: usualThresholds };
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
