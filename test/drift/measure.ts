import { messageOf } from '#core/errors.ts';
import type { Clock } from '#core/ports/replay.ts';
import type { Vision } from '#core/ports/vision.ts';
import type { Size } from '#core/replay/screen.ts';
import { runningThresholds } from '#core/replay/auto-heal-policy.ts';
import type { DriftApp, DriftSession } from './app.ts';
import { makeAskHeal } from './ask-heal.ts';
import { compareMethods, type Compared } from './compare.ts';
import type { DriftPoint } from './point.ts';
import { record, type Recorded } from './record.ts';
import { replayJudged, type Replayed } from './replay.ts';

/** How one real run ended, by the application's own word. */
export const outcomes = ['completed', 'halted', 'unconfirmed', 'wrong', 'unmeasured'] as const;
/**
 * `completed`: all 25 actions right, and the result too. `halted`: Heal stopped before an action, all before it right.
 * `unconfirmed`: it stopped after an action that was right, because it did not see so. `wrong`: at least one action went
 * elsewhere, or the result is wrong though Heal says that all is done.
 */
export type Outcome = (typeof outcomes)[number];

export interface MeasuredPoint {
  readonly app: DriftApp['name'];
  /** Undefined: undrifted. */
  readonly point: DriftPoint | undefined;
  readonly isHeldOut: boolean;
  readonly outcome: Outcome;
  readonly right: number;
  readonly wrong: number;
  readonly actions: number;
  /** Of every target that was found: milliseconds, and score. */
  readonly finds: readonly { readonly ms: number; readonly score: number; readonly rung: string }[];
  readonly retries: number;
  readonly stepMs: readonly number[];
  readonly peakMb: number;
  /** Where it ended and why; '' when it is completed. */
  readonly said: string;
  /** On the same frames, led by the truth; undefined where they were not compared. */
  readonly scores: Compared['scores'] | undefined;
  readonly misses: Compared['misses'];
  /** Whether the truth itself gets through, and why not. */
  readonly truth: string;
}

export interface MeasureParts {
  readonly vision: Vision;
  readonly clock: Clock;
  /** Told after each point. */
  readonly tell: (measured: MeasuredPoint) => void | Promise<void>;
}
export interface MeasureOptions {
  readonly size: Size;
  readonly points: readonly { readonly point: DriftPoint; readonly isHeldOut: boolean }[];
}

/** Records an application once, then replays it undrifted and under every drift. */
export async function measureApp(
  app: DriftApp,
  { size, points }: MeasureOptions,
  parts: MeasureParts,
): Promise<readonly MeasuredPoint[]> {
  const session = await app.open(size);
  const measured: MeasuredPoint[] = [];
  try {
    const recorded = await record(app, session, parts.vision, parts.clock);
    for (const entry of [{ point: undefined, isHeldOut: false }, ...points]) {
      const one = await measurePoint(app, session, recorded, entry, parts);
      measured.push(one);
      await parts.tell(one);
    }
  } finally {
    await session.close();
  }
  return measured;
}

async function measurePoint(
  app: DriftApp,
  session: DriftSession,
  recorded: Recorded,
  { point, isHeldOut }: { readonly point: DriftPoint | undefined; readonly isHeldOut: boolean },
  { vision, clock }: MeasureParts,
): Promise<MeasuredPoint> {
  const { desktop } = session;
  const switchedOff = app.rungs?.without ?? [];
  const thresholds = {
    ...runningThresholds,
    rungs: runningThresholds.rungs.filter((rung) => !switchedOff.includes(rung)),
  };
  const head = { app: app.name, point, isHeldOut, actions: app.intents.length };
  let compared: Compared | undefined;
  try {
    if (point) {
      const askHeal = makeAskHeal(recorded.workflow, { desktop, vision, thresholds });
      compared = await during(await session.launch(point), (running) =>
        compareMethods(app, running, desktop, recorded.baselines, askHeal),
      );
    }
    const replayed = await during(await session.launch(point), (running) =>
      replayJudged(recorded.workflow, app.intents, running, { desktop, vision, clock, thresholds }),
    );
    return { ...head, ...summarise(app, replayed), ...describeCompared(app, compared) };
  } catch (error) {
    const nothing = {
      outcome: 'unmeasured',
      right: 0,
      wrong: 0,
      finds: [],
      retries: 0,
      stepMs: [],
      peakMb: 0,
    } as const;
    return { ...head, ...nothing, said: messageOf(error), ...describeCompared(app, compared) };
  }
}

async function during<App extends { stop(): Promise<void> }, Result>(app: App, work: (app: App) => Promise<Result>) {
  try {
    return await work(app);
  } finally {
    await app.stop();
  }
}

function summarise(app: DriftApp, { report, steps, result, peakMb }: Replayed) {
  const wrongs = steps.flatMap(({ intent, verdict }) =>
    verdict.is === 'wrong' ? [`${intent.id}: ${verdict.said}`] : [],
  );
  const right = steps.filter(({ verdict }) => verdict.is === 'right').length;
  const isDone = report.status === 'done';
  const isLie = isDone && wrongs.length === 0 && !(right === app.intents.length && result.isRight);
  const outcome: Outcome =
    wrongs.length > 0 || isLie ? 'wrong' : isDone ? 'completed' : report.status === 'halted' ? 'halted' : 'unconfirmed';
  const end = report.end ? `${report.end.step ?? ''}: ${report.end.said}` : '';
  return {
    outcome,
    right,
    wrong: wrongs.length,
    finds: report.steps.flatMap(({ found }) => (found ? [{ ms: found.ms, score: found.score, rung: found.rung }] : [])),
    retries: report.steps.reduce((sum, { retries }) => sum + retries, 0),
    stepMs: report.steps.filter(({ status }) => status === 'done').map(({ ms }) => ms),
    peakMb,
    said: [...wrongs, ...(isLie ? [`the result is ${result.said}`] : []), end].filter((part) => part !== '').join('; '),
  };
}

function describeCompared(app: DriftApp, compared: Compared | undefined) {
  if (!compared) return { scores: undefined, misses: [], truth: '' };
  const bad = compared.walked.filter(({ verdict }) => verdict.is !== 'right').map(({ intent }) => intent.id);
  const left = app.intents.length - compared.walked.length;
  const truth = [...bad.map((id) => `not right: ${id}`), ...(left > 0 ? [`${left} passed over`] : [])].join(', ');
  return { scores: compared.scores, misses: compared.misses, truth };
}
