import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desktop } from '#core/ports/desktop.ts';
import type { Clock } from '#core/ports/replay.ts';
import type { Vision } from '#core/ports/vision.ts';
import type { FindingThresholds } from '#core/replay/finding-a-target.ts';
import type { ReplayEvent, RunReport } from '#core/replay/run.ts';
import type { Point, Rect } from '#core/replay/screen.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { makeFinder } from '#domains/replay/find/index.ts';
import { runWorkflow } from '#domains/replay/run/index.ts';
import { makeRunJournal } from '#drivers/workflows/index.ts';
import type { Intent, RunningApp } from './app.ts';
import { isComplete, judgeAction, type Verdict } from './judge.ts';
import { park } from './walk.ts';
import type { Mark } from './witness.ts';

export interface ReplayedStep {
  readonly intent: Intent;
  readonly verdict: Verdict;
}
/** One real run of Heal on a real screen, judged by the application. */
export interface Replayed {
  readonly report: RunReport;
  /** Every step that was begun. */
  readonly steps: readonly ReplayedStep[];
  /** What the application holds at the end. */
  readonly result: { readonly isRight: boolean; readonly said: string };
  /** Most resident memory at the end of any step: of Heal's own process, vision included, and of the bench. */
  readonly peakMb: number;
}
export interface ReplayDeskParts {
  readonly desktop: Desktop;
  readonly vision: Vision;
  readonly clock: Clock;
  readonly thresholds: FindingThresholds;
}

/** The application may be slow to tell what it got. */
const answerMs = 3000;

/**
 * Runs the workflow as `heal replay run` does: Heal's run loop, finder, journal and vision. Only the listener is ours: when
 * a step begins it notes what the application has told so far, when it ends it asks what came, and judges.
 */
export async function replayJudged(
  workflow: Workflow,
  intents: readonly Intent[],
  app: RunningApp,
  { desktop: inner, vision, clock, thresholds }: ReplayDeskParts,
): Promise<Replayed> {
  const steps: ReplayedStep[] = [];
  const { desktop, done, forget } = watchActions(inner);
  const intentOf = (step: string) => intents[workflow.steps.findIndex(({ id }) => id === step)];
  let mark: Mark = await app.witness.mark();
  let silent: Rect | undefined;
  let peakMb = 0;
  const announce = async (event: ReplayEvent): Promise<void> => {
    if (event.type === 'step-started') {
      forget();
      mark = await app.witness.mark();
      silent = await boxOfSilent(app, intentOf(event.step));
    }
    if (event.type !== 'step-ended') return;
    const intent = intentOf(event.step);
    if (!intent) return;
    const isActed = done.clicks.length > 0 || done.sent > 0;
    const events = isActed
      ? await app.witness.settle(mark, (got) => isComplete(intent, got), answerMs)
      : await app.witness.eventsAfter(mark);
    steps.push({ intent, verdict: judgeAction(intent, { ...done, clicks: [...done.clicks], events, silent }) });
    peakMb = Math.max(peakMb, process.memoryUsage.rss() / 2 ** 20);
  };
  const folder = await mkdtemp(join(tmpdir(), 'heal-replay-'));
  await park(inner);
  try {
    const report = await runWorkflow(
      workflow,
      {
        ...{ desktop, clock, announce, find: makeFinder({ desktop, vision }) },
        readText: () => Promise.resolve(undefined),
        gate: {
          shouldExecuteStep: () => ({ mayRun: true, thresholds, mayLearn: false, state: 'running' }),
          onStepResult: () => undefined,
        },
        journal: makeRunJournal(join(folder, 'journal')),
        probes: {
          file: () => Promise.resolve(undefined),
          http: () => Promise.resolve(undefined),
          sql: () => Promise.resolve(undefined),
        },
      },
      {
        run: 'bench',
        signal: new AbortController().signal,
        values: new Map(workflow.parameters.map(({ name, value }) => [name, value ?? ''])),
      },
    );
    return { report, steps, result: await app.checkResult(), peakMb };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function boxOfSilent(app: RunningApp, intent: Intent | undefined): Promise<Rect | undefined> {
  if (intent?.do !== 'click' || !app.silent?.has(intent.widget)) return undefined;
  return (await app.witness.boxes()).find(({ widget }) => widget === intent.widget);
}

/** Counts what Heal really does with mouse and keyboard. */
function watchActions(inner: Desktop) {
  const done: { clicks: Point[]; sent: number } = { clicks: [], sent: 0 };
  const desktop: Desktop = {
    ...inner,
    async click(at, options) {
      done.clicks.push(at);
      await inner.click(at, options);
    },
    async drag(from, to) {
      done.clicks.push(from, to);
      await inner.drag(from, to);
    },
    async type(text) {
      done.sent += 1;
      await inner.type(text);
    },
    async press(keys) {
      done.sent += 1;
      await inner.press(keys);
    },
  };
  const forget = (): void => {
    done.clicks = [];
    done.sent = 0;
  };
  return { desktop, done, forget };
}
