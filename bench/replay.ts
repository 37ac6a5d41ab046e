import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '#app/replay/clock.ts';
import { openVision } from '#drivers/vision/index.ts';
import type { DriftApp } from '../test/drift/app.ts';
import { form } from '../test/drift/apps/form.ts';
import { galculator } from '../test/drift/apps/galculator.ts';
import { mousepad } from '../test/drift/apps/mousepad.ts';
import { win32 } from '../test/drift/apps/win32.ts';
import { renderDriftTable, renderSummary, toMetrics } from '../test/drift/drift-report.ts';
import { heldOutPoints } from '../test/drift/held-out.ts';
import { measureApp, type MeasuredPoint } from '../test/drift/measure.ts';
import { tunedPoints } from '../test/drift/tuned.ts';
import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';

export const name = 'replay';
/**
 * 25 actions (20 clicks, 5 texts and keys) are recorded once on each application by Heal's recorder, and replayed by its
 * run loop on a real screen: undrifted, and under every drift point. Nothing is learned between the runs.
 *
 * The oracle is the application, never Heal: it logs what each of its widgets got and did, and tells where they are (the
 * form itself, a module inside of GTK programs, WM_COMMAND of the Win32 window; a window that lies above logs as well).
 * A click is right when the widget that was meant, and no other, got it and did what it is for. Everything else is a wrong
 * click, so is one on a place that is nothing. Fields of the Win32 window do not tell of presses: their boxes do.
 *
 * `completedDrifted` and `completedHeldOut` are the shares of the points that were completed (all 25 actions right, and the
 * result) among those that a careful person could complete without guessing. On the others (a target renamed, missing, with
 * a twin, covered for good) halting is right: `haltedRightly`; finishing without a wrong click is `completedRightly`.
 * `halted`: completable, not completed, nothing wrong clicked; `unconfirmed`: as well, but stopped after an action that was
 * right and was not seen to be. `heldOut`: by the rule in `test/drift/point.ts` half of the points and all of one
 * application, on which nobody tuned.
 *
 * `healTuned…`, `fixedTuned…` and so on are shares of clicks on the same frames: the truth leads the application through its
 * actions, and before each click every method is asked once where it would click, on the screen as it is. `fixed`: recorded
 * coordinates. `oneScale`: the recorded picture of the widget at its own size, likeness 0.7 (the method and the default of
 * SikuliX). `threeScales`: at 0.85, 1 and 1.18. They search the application's windows only, which is easier than a screen;
 * Heal here is its finder alone, without the run loop's waiting and confirming.
 *
 * Times are of the answer that found a target (`meanMs`, `p95Ms`), capture included, and of whole steps (`stepMeanMs`).
 * The Win32 window runs under Wine, with Heal's driver of Windows asked over a socket, and by sight: the structure rung is
 * off, which would find everything by the ids of its controls.
 */
export const about =
  '25 actions recorded on each of four applications and replayed under every drift; what is right is told by the applications';
export const goals = { wrongClicks: 0, wrongRuns: 0, unmeasured: 0, retriesUndrifted: 0, undriftedMeanMs: 300 };

const apps: readonly DriftApp[] = [form, galculator, win32, mousepad];
const large = { width: 2560, height: 1600 };
const small = { width: 1920, height: 1080 };

export async function run({ isQuick, say }: BenchmarkOptions): Promise<Metrics> {
  const vision = openVision();
  const tell = (one: MeasuredPoint) =>
    say(`${one.app} ${one.point?.id ?? 'undrifted'}: ${one.outcome} ${one.right}/${one.actions} ${one.said}`);
  const parts = { vision, clock: systemClock, tell };
  const measured: MeasuredPoint[] = [];
  const measuredSmall: MeasuredPoint[] = [];
  try {
    for (const app of isQuick ? [form] : apps) {
      const missing = app.missing();
      if (missing !== undefined) {
        say(`${app.name} is passed over: ${missing}`);
        continue;
      }
      const own = [
        ...tunedPoints.map((point) => ({ point, isHeldOut: false })),
        ...heldOutPoints.map((point) => ({ point, isHeldOut: true })),
      ].filter(({ point }) => point.app === app.name);
      measured.push(...(await measureApp(app, { size: large, points: isQuick ? own.slice(0, 3) : own }, parts)));
      if (!isQuick) measuredSmall.push(...(await measureApp(app, { size: small, points: [] }, parts)));
    }
  } finally {
    await vision.close();
  }
  const page = ['# Replay under drift', '', 'Written by `npm run bench -- replay`. Clicks are right/wrong/halted.', ''];
  const text = [...page, renderSummary(measured), '', renderDriftTable(measured), ''].join('\n');
  say(`\n${text}`);
  if (!isQuick) writeFileSync(join(import.meta.dirname, 'replay.md'), text);
  return toMetrics(measured, measuredSmall);
}
