import { messageOf } from '#core/errors.ts';
import type { Desktop, InputEvent, InputHook } from '#core/ports/desktop.ts';
import type { Clock } from '#core/ports/replay.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import type { RememberTarget } from '../run/desk.ts';
import { makeAllowList } from './allow.ts';
import { startDraft } from './draft.ts';
import { gatherGestures, type Gesture } from './gestures.ts';
import { keepMoment, startSampling, type Sample } from './samples.ts';
import { writeSteps, type Deed, type Effect } from './write-steps.ts';

/** Everything that a recording stands on. */
export interface RecorderDesk {
  readonly desktop: Desktop;
  readonly hook: InputHook;
  readonly remember: RememberTarget;
  readonly clock: Clock;
  /** Shown to the person who records. */
  note(note: RecordNote): void;
  /** The workflow as far as it came, after every step: whoever keeps it loses nothing. */
  keep(workflow: Workflow): Promise<void>;
}
export type RecordNote =
  | { readonly type: 'started'; readonly windows: readonly string[] }
  | { readonly type: 'step'; readonly id: string; readonly title: string; readonly isSecret: boolean }
  /** Something outside of the windows that are recorded; told once for each application. */
  | { readonly type: 'passed-over'; readonly application: string }
  | { readonly type: 'problem'; readonly said: string };
export interface RecordOptions {
  readonly name: string;
  readonly title: string;
  /** Windows that are recorded: titles (with `*`) or names of applications. Everything else is passed over. */
  readonly windows: readonly string[];
  /** Keep typed text as the value of its parameter; never for secrets. */
  readonly keepText: boolean;
  /** All typed text is secret. */
  readonly isAllSecret?: boolean;
  /** Pressed together, they end the recording. */
  readonly stopKeys?: readonly string[];
  /** Aborted: the recording ends, what was recorded is kept. */
  readonly signal: AbortSignal;
}
export const usualStopKeys: readonly string[] = ['Control', 'Shift', 'F12'];

/** What a screen shows this long after an action is what came of it, unless the person went on before. */
const settleMs = 700;
const tickMs = 100;

/** What was on the screen when an event was heard. */
interface Seen {
  readonly sample: Sample;
  readonly calm: Sample;
}

/**
 * Records what a person does, until the hot key or the signal; answers with the workflow, undefined when nothing was
 * recorded. Throws when the hook or the desktop cannot be had. What goes wrong with one step is noted, and costs that step.
 */
export async function recordWorkflow(desk: RecorderDesk, options: RecordOptions): Promise<Workflow | undefined> {
  const { desktop, clock, hook } = desk;
  const over = new AbortController();
  const end = (): void => over.abort();
  options.signal.addEventListener('abort', end, { once: true });
  if (options.signal.aborted) return undefined;
  const draft = startDraft({ name: options.name, title: options.title, recordedOn: await desktop.size() });
  const allow = makeAllowList(options.windows, (application) => desk.note({ type: 'passed-over', application }));
  const steps = writeSteps(draft, allow, desk, options);
  const ring = startSampling(desktop, clock);

  let work = Promise.resolve();
  /** The last time that something began, with the screen as it was then: the end of what came of the gesture before. */
  let lastDown: { readonly ms: number; readonly sample: Sample } | undefined;
  let goOn: ((sample: Sample) => void) | undefined;
  const waitForEffect = (endedMs: number): Promise<Sample> => {
    if (lastDown && lastDown.ms > endedMs) return Promise.resolve(lastDown.sample);
    const interrupted = new Promise<Sample>((resolve) => (goOn = resolve));
    return Promise.race([ring.nextAfter(endedMs + settleMs), interrupted]);
  };
  const gatherer = gatherGestures<Seen>((gesture: Gesture<Seen>) => {
    const { sample, calm } = gesture.seen;
    const at = gesture.do === 'click' ? gesture.at : gesture.do === 'drag' ? gesture.from : undefined;
    const window = allow.windowFor(sample.windows, at);
    if (!window) return;
    const effect: Promise<Effect> = waitForEffect(gesture.endedMs).then((one) => ({
      after: keepMoment(one, window),
      meanwhile: ring.between(gesture.endedMs, one.atMs).map((other) => keepMoment(other, window)),
    }));
    const deed: Deed = { gesture, window, before: keepMoment(sample, window), calm: keepMoment(calm, window), effect };
    work = work
      .then(() => steps.write(deed))
      .catch((error: unknown) => desk.note({ type: 'problem', said: messageOf(error) }));
  });

  const stopKeys = options.stopKeys ?? usualStopKeys;
  const down = new Set<string>();
  const hear = (event: InputEvent): void => {
    if (over.signal.aborted) return;
    if (event.type === 'key-down') down.add(event.key);
    if (event.type === 'key-up') down.delete(event.key);
    if (event.type === 'key-down' && stopKeys.every((key) => down.has(key))) return end();
    const nowMs = clock.elapsedMs();
    const sample = ring.newestAt(nowMs);
    if (!sample) return;
    const calm = event.type === 'mouse-down' ? ring.withoutHover(sample, event.at) : sample;
    if (event.type === 'mouse-move' || event.type === 'mouse-up') ring.moved(event.at);
    if (event.type === 'mouse-down' || event.type === 'key-down') {
      lastDown = { ms: nowMs, sample };
      goOn?.(sample);
      goOn = undefined;
    }
    gatherer.hear(event, { sample, calm }, nowMs);
  };

  try {
    await ring.nextAfter(clock.elapsedMs());
    await hook.start(hear);
    desk.note({ type: 'started', windows: options.windows });
    while (!over.signal.aborted) {
      await clock.sleep(tickMs, over.signal);
      gatherer.settle(clock.elapsedMs());
    }
  } finally {
    over.abort();
    options.signal.removeEventListener('abort', end);
    await hook.stop();
    gatherer.flush();
    await ring.stop();
    await work;
  }
  await steps.keep();
  return draft.toWorkflow();
}
